"""Provinces, districts and communes, and the bodies that are named after them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date

from kehoach.meaning.agencies.agency import Agency, Successor
from kehoach.meaning.agencies.data import LocalRow, Province, UnitRow
from kehoach.meaning.agencies.names import slug

_PREFIXES: tuple[tuple[str, str], ...] = (
    ("tỉnh ", "tỉnh"),
    ("thành phố ", "thành phố"),
    ("tp.", "thành phố"),
    ("tp ", "thành phố"),
)

_ROMAN = frozenset({"II", "III", "IV", "VII", "VIII", "IX"})
"""Numbers in names of places that are no syllables, as "VI" is one."""


@dataclass(frozen=True)
class Place:
    """A district or commune: "Kế Sách" is a "huyện". A commune has its district's id.

    `within` is shown after names that would not tell it from another: ", thị xã Ngã Năm".
    """

    id: str
    unit: UnitRow
    name: str
    district: str | None = None
    within: str = ""
    province: str | None = None
    valid_from: Date | None = None
    valid_to: Date | None = None
    successors: tuple[Successor, ...] = ()


def split_province(words: str) -> tuple[str, str | None]:
    """A province's name and its unit when that is written: "TỈNH SÓC TRĂNG" -> ("SÓC TRĂNG", "tỉnh")."""
    text = " ".join(words.split())
    for prefix, unit in _PREFIXES:
        if text.lower().startswith(prefix):
            return text[len(prefix) :].strip(), unit
    return text, None


def in_small_letters(name: str) -> str:
    """A name in capitals as names are written: "NÚI XANH" -> "Núi Xanh", "HÒA TÚ II" -> "Hòa Tú II"; any other stays."""
    if not name.isupper():
        return name
    return " ".join(word if word in _ROMAN else word[:1] + word[1:].lower() for word in name.split())


def placeholders(province: Province) -> dict[str, str]:
    """What stands for "{unit}", "{province}" and the like in the data files."""
    return {
        "unit": province.unit,
        "province": province.name,
        "short": "Thành" if province.unit == "thành phố" else "Tỉnh",
        "initials": "".join(word[0] for word in province.name.split()),
        "seat": province.place or province.name,
    }


def full_name(name: str, province: Province) -> str:
    """An agency's name with its province: "Sở Nội vụ tỉnh Sóc Trăng", "UBND tỉnh Sóc Trăng", "Báo Sóc Trăng"."""
    if not province.full or name.endswith(province.name):
        return name
    names_unit = name.endswith(f" {province.unit}") or name.startswith(("Tỉnh ", "Thành "))
    return f"{name} {province.name if names_unit else province.full}"


def moved_name(name: str, here: Province, there: Province) -> str:
    """The full name of the same body of another province: "UBND tỉnh" -> "UBND thành phố Cần Thơ"."""
    short = placeholders(here)["short"]
    if name.endswith(f" {here.unit}"):
        name = name.removesuffix(here.unit) + there.unit
    elif name.startswith(f"{short} "):
        name = placeholders(there)["short"] + name.removeprefix(short)
    elif here.name and name.endswith(here.name):
        name = name.removesuffix(here.name) + there.name
    return full_name(name, there)


def local_agency(row: LocalRow, place: Place) -> Agency:
    """The body of a kind ("UBND") of a district or commune."""
    unit = place.unit.word
    values = {"head": row.head, "unit": unit, "place": place.name}
    own_place = place.id.removeprefix(slug(unit)) if row.unit else place.id
    return Agency(
        id=slug(f"{row.head} {own_place}"),
        name=" ".join(f"{row.head} {'' if row.unit else unit} {place.name}{place.within}".split()),
        symbol=row.symbol,
        kind=f"{row.kind}-{place.unit.level}",
        level=place.unit.level,
        head_title=row.head_title,
        header=tuple(" ".join(line.format(**values).split()).upper() for line in row.header),
        # a place named by a number keeps the unit's word (NĐ 30/2020, Phụ lục I, II.4.a)
        place=f"{unit.capitalize()} {place.name}" if place.name.isdigit() else place.name,
        parent=slug(f"{row.head} {place.district}") if place.district and not row.unit else None,
        valid_from=place.valid_from or place.unit.valid_from,
        valid_to=place.valid_to or place.unit.valid_to,
        successors=place.successors or place.unit.successors,
        province=place.province,
    )
