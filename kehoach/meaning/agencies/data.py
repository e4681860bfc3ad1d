"""The TOML files that hold agencies, groups and words: their rows, reading, and errors in them."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable, Sequence
from datetime import date as Date
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from kehoach.errors import KehoachError
from kehoach.meaning.agencies.agency import Level, Successor
from kehoach.model.base import Model

DATA_DIRECTORY = Path(__file__).parent


class Kind(Model):
    """What agencies of a kind have in common. "{name}", "{unit}", "{province}", "{place}" are filled in."""

    id: str
    level: Level
    head_title: str | None = None
    header: tuple[str, ...] = ("{name}",)
    superior: tuple[str, ...] = ()
    place: str | None = "{province}"
    parent: str | None = None


class AgencyRow(Model):
    """An agency as a file gives it. What is absent comes from an earlier file, else from its kind."""

    id: str | None = None
    name: str | None = None
    aliases: tuple[str, ...] | None = None
    symbol: str | None = None
    kind: str | None = None
    level: Level | None = None
    head_title: str | None = None
    header: tuple[str, ...] | None = None
    superior: tuple[str, ...] | None = None
    place: str | None = None
    parent: str | None = None
    valid_from: Date | None = None
    valid_to: Date | None = None
    successors: tuple[Successor, ...] | None = None
    everywhere: bool | None = None
    unverified: tuple[str, ...] | None = None


class GroupRow(Model):
    """A group: its members are all agencies of some kinds, some agencies, and those of other groups."""

    id: str
    name: str | None = None
    aliases: tuple[str, ...] | None = None
    kinds: tuple[str, ...] | None = None
    levels: tuple[Level, ...] | None = None
    agencies: tuple[str, ...] | None = None
    groups: tuple[str, ...] | None = None
    open: bool | None = None


class LocalRow(Model):
    """A kind of body that every district or commune has: "UBND" + "huyện" + "Kế Sách"."""

    head: str
    aliases: tuple[str, ...] = ()
    kind: str
    symbol: str | None = None
    head_title: str | None = None
    header: tuple[str, ...] = ("{head}", "{unit} {place}")
    listed: bool = False


class UnitRow(Model):
    """A word for a kind of district or commune ("huyện") and its level."""

    word: str
    level: Level
    aliases: tuple[str, ...] = ()


class DistrictRow(Model):
    """A district with its communes, by their full names ("Huyện Kế Sách", "Xã Ba Trinh")."""

    name: str
    communes: tuple[str, ...] = ()


class ProvinceRow(Model):
    """Which province a file is about; `unit` is "tỉnh" or "thành phố"."""

    name: str
    unit: str = "tỉnh"
    place: str | None = None
    aliases: tuple[str, ...] = ()


class Words(Model):
    """The words around agencies' names, as patterns (see `names.expand`)."""

    contractions: dict[str, tuple[str, ...]] = {}
    lead: tuple[str, ...] = ()
    partner: tuple[str, ...] = ()
    fillers: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    group_tails: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    elliptic: tuple[str, ...] = ()
    names_begin: tuple[str, ...] = ()
    compounds: dict[str, tuple[str, ...]] = {}


class DataFile(Model):
    """One TOML file."""

    province: ProvinceRow | None = None
    words: Words = Words()
    kinds: tuple[Kind, ...] = Field((), alias="kind")
    agencies: tuple[AgencyRow, ...] = Field((), alias="agency")
    groups: tuple[GroupRow, ...] = Field((), alias="group")
    locals: tuple[LocalRow, ...] = Field((), alias="local")
    units: tuple[UnitRow, ...] = Field((), alias="unit")
    districts: tuple[DistrictRow, ...] = Field((), alias="district")
    provinces: tuple[ProvinceRow, ...] = Field((), alias="other_province")


@functools.cache
def read_packaged(name: str) -> DataFile | None:
    """A data file of this package by its name without ".toml", or None when there is none."""
    path = DATA_DIRECTORY / f"{name}.toml"
    return read_data(path) if path.is_file() else None


def read_data(path: Path) -> DataFile:
    """A data file. Raises `KehoachError` naming the file, the key and the reason."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise KehoachError("không đọc được tệp dữ liệu cơ quan", file=path) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise KehoachError(f"không phải TOML hợp lệ ({error})", file=path) from error
    try:
        return DataFile.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        place = _place(raw, first["loc"])
        raise KehoachError(f"giá trị không dùng được ({first['msg']})", file=path, place=place) from error


def _place(raw: dict[str, Any], location: Sequence[int | str]) -> str:
    """A readable key: agency "Sở Nội vụ", valid_from."""
    parts: list[str] = []
    value: Any = raw
    for key in location:
        try:
            value = value[key]
        except (KeyError, IndexError, TypeError):
            value = None
        if isinstance(key, int):
            name = value.get("id") or value.get("name") if isinstance(value, dict) else None
            parts.append(f"thứ {key + 1}" + (f" ({name})" if name else ""))
        else:
            parts.append(key)
    return ", ".join(parts)
