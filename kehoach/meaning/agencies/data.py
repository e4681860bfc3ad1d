"""The TOML files that hold agencies, groups, places and words: their rows, and reading them."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError

from kehoach.errors import KehoachError, cause_of
from kehoach.meaning.agencies.agency import Level, Successor
from kehoach.model.base import Model

_DIRECTORY = Path(__file__).parent
_REASONS = {
    "extra_forbidden": "khóa này không có trong định dạng",
    "missing": "thiếu khóa này",
    "string_type": "phải là một chuỗi",
    "bool_type": "phải là true hoặc false",
    "bool_parsing": "phải là true hoặc false",
    "tuple_type": "phải là một danh sách",
    "dict_type": "phải là một bảng",
    "model_type": "phải là một bảng",
    "literal_error": "không phải giá trị được phép",
}


class Kind(Model):
    """What agencies of a kind have in common. In its lines "{name}" is the agency's name, "{full}" the name
    with the province, "{unit}" and "{province}" are the province's. `symbol_is_name` where the symbol is
    used as a name too ("SNV"). `follows_province` where it was seen that the bodies of merged provinces became one."""

    id: str
    level: Level
    symbol_is_name: bool = False
    follows_province: bool = False
    head_title: str | None = None
    header: tuple[str, ...] = ("{name}",)
    superior: tuple[str, ...] = ()
    place: str | None = "{province}"
    parent: str | None = None
    unverified: tuple[str, ...] = ()


class AgencyRow(Model):
    """An agency as a file gives it: what is absent comes from an earlier file, else from its kind.

    `present` is False for a body that only some provinces have: its name is known, but it counts nowhere.
    """

    id: str | None = None
    name: str | None = None
    aliases: tuple[str, ...] = ()
    symbol: str | None = None
    kind: str | None = None
    level: Level | None = None
    head_title: str | None = None
    header: tuple[str, ...] | None = None
    superior: tuple[str, ...] | None = None
    place: str | None = None
    parent: str | None = None
    province: str | None = None
    valid_from: Date | None = None
    valid_to: Date | None = None
    successors: tuple[Successor, ...] = ()
    present: bool = True
    unverified: tuple[str, ...] = ()


class GroupRow(Model):
    """A group: its members are all agencies of some kinds, some agencies, and the members of other groups;
    when none of them exists on the registry's day, the members of the groups in `otherwise`."""

    id: str
    name: str | None = None
    aliases: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    otherwise: tuple[str, ...] = ()
    open: bool = False
    successors: tuple[Successor, ...] = ()


class LocalRow(Model):
    """A body that every district or commune has: "UBND" + "huyện" + "Kế Sách".

    `unit` is given when the head contains it ("Huyện ủy" + "Kế Sách"). Those of a `listed` one are in the
    registry for every known district and commune; the others as soon as a text names them.
    """

    head: str
    aliases: tuple[str, ...] = ()
    kind: str
    unit: str | None = None
    symbol: str | None = None
    head_title: str | None = None
    header: tuple[str, ...] = ("{head} {unit} {place}",)
    listed: bool = False


class UnitRow(Model):
    """A word for a kind of district or commune ("huyện"), and what became of all units of that kind.

    Units of a `numbered` kind may have a number as their name ("phường 1"). `successors_of` is the group
    whose successors took over from their bodies too.
    """

    word: str
    level: Level
    numbered: bool = False
    valid_from: Date | None = None
    valid_to: Date | None = None
    successors: tuple[Successor, ...] = ()
    successors_of: str | None = None


class DistrictRow(Model):
    """A district with its communes, by their full names ("Huyện Kế Sách", "Xã Ba Trinh")."""

    name: str
    communes: tuple[str, ...] = ()


class Province(Model):
    """A province; its name is "" when nothing is known of it. `place` is its địa danh when that is not its name."""

    name: str
    unit: Literal["tỉnh", "thành phố"] = "tỉnh"
    place: str | None = None

    @property
    def full(self) -> str | None:
        """The name with the unit: "tỉnh Sóc Trăng"."""
        return f"{self.unit} {self.name}" if self.name else None


class MergerRow(Model):
    """Provinces that became one on a day."""

    into: Province
    provinces: tuple[str, ...]
    date: Date
    document: str
    unverified: bool = False


class RearrangementRow(Model):
    """The communes that a province's area consists of from a day on; `unchanged` ones went on as they were."""

    date: Date
    document: str
    communes: tuple[str, ...]
    unchanged: tuple[str, ...] = ()


class Words(Model):
    """The words around agencies' names, as patterns (see `names.expand`); national.toml says what each is for."""

    contractions: dict[str, tuple[str, ...]] = {}
    lead: tuple[str, ...] = ()
    partner: tuple[str, ...] = ()
    lead_partner: tuple[str, ...] = ()
    fillers: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    group_tails: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    elliptic: tuple[str, ...] = ()
    names_begin: tuple[str, ...] = ()
    compounds: dict[str, tuple[str, ...]] = {}


class DataFile(Model):
    """The content of one TOML file."""

    province: Province | None = None
    words: Words = Words()
    provinces: tuple[Province, ...] = Field((), alias="other_province")
    province_names: dict[Literal["tỉnh", "thành phố"], tuple[str, ...]] = {}
    kinds: tuple[Kind, ...] = Field((), alias="kind")
    agencies: tuple[AgencyRow, ...] = Field((), alias="agency")
    groups: tuple[GroupRow, ...] = Field((), alias="group")
    locals: tuple[LocalRow, ...] = Field((), alias="local")
    units: tuple[UnitRow, ...] = Field((), alias="unit")
    districts: tuple[DistrictRow, ...] = Field((), alias="district")
    mergers: tuple[MergerRow, ...] = Field((), alias="merger")
    rearrangements: tuple[RearrangementRow, ...] = Field((), alias="rearrangement")


@dataclass(frozen=True)
class Layer:
    """A data file and where it was read from."""

    path: Path
    data: DataFile

    @functools.cached_property
    def provinces(self) -> list[Province]:
        """The provinces that the file lists."""
        named = [Province(name=name, unit=unit) for unit, names in self.data.province_names.items() for name in names]
        return [*self.data.provinces, *named]


@functools.cache
def packaged_layer(name: str) -> Layer | None:
    """The file of this package with a name (without ".toml"), or None when there is none. Read once a process."""
    return read_layer(_DIRECTORY / f"{name}.toml") if name in _packaged_names() else None


@functools.cache
def _packaged_names() -> frozenset[str]:
    """The names that there are files for: a document's own words may be any, also longer than a file's name can be."""
    return frozenset(path.stem for path in _DIRECTORY.glob("*.toml"))


def read_layer(path: Path) -> Layer:
    """A data file. Raises `KehoachError` with the file, the key and the reason."""
    advice = "Sửa tệp dữ liệu cơ quan; xem mẫu trong kehoach/meaning/agencies/soc-trang.toml."
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise KehoachError("không đọc được tệp dữ liệu cơ quan", file=path, advice=advice) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise KehoachError(f"không phải TOML hợp lệ ({cause_of(error)})", file=path, advice=advice) from error
    try:
        return Layer(path, DataFile.model_validate(raw))
    except ValidationError as error:
        first = error.errors()[0]
        reason = _REASONS.get(first["type"], "giá trị không hợp lệ")
        raise KehoachError(reason, file=path, place=_key(raw, first["loc"]), advice=advice) from error


def _key(raw: dict[str, Any], location: Sequence[int | str]) -> str:
    """A key that a person finds: "agency (Sở Nội vụ) / valid_from"."""
    parts: list[str] = []
    value: Any = raw
    for key in location:
        try:
            value = value[key]
        except (KeyError, IndexError, TypeError):  # a key that is missing: there is nothing below it
            value = None
        if isinstance(key, str):
            parts.append(key)
            continue
        name = (value.get("id") or value.get("name")) if isinstance(value, dict) else None
        parts[-1] += f" ({name or f'thứ {key + 1}'})"
    return " / ".join(parts)
