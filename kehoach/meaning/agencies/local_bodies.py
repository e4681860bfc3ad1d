"""Names of the bodies of districts and communes: "UBND" + "huyện" + "Kế Sách".

A place that the data does not know is still understood: its name is the words in capitals that follow.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from kehoach.meaning.agencies.agency import Agency
from kehoach.meaning.agencies.data import LocalRow, Province, UnitRow
from kehoach.meaning.agencies.names import slug
from kehoach.meaning.agencies.places import Place, in_small_letters, local_agency
from kehoach.meaning.agencies.writing import Writing


class LocalBody(NamedTuple):
    """A local body's name that ends before token `end`; no agency when the name means several.

    `plural` is set after "các": "UBND các huyện Kế Sách, Mỹ Tú".
    """

    end: int
    agency: Agency | None
    row: LocalRow
    unit: UnitRow
    plural: bool = False


def local_body(writing: Writing, place: int) -> LocalBody | None:
    """The local body whose name begins at a token."""
    head = writing.vocabulary.heads.longest(writing.tokens, place)
    if head is None:
        return None
    end, row = head[0], head[1][0]
    if row.unit:
        unit = writing.vocabulary.unit_by_word[row.unit]
        return _body(writing, end, row, unit, plural=False)
    plural = writing.word(end) == "các"
    found = writing.vocabulary.units.longest(writing.tokens, end + plural)
    if found is None:
        return None
    end, unit = found[0], found[1][0]
    return _body(writing, end + (plural and writing.word(end) == ":"), row, unit, plural=plural)


def later_local_body(writing: Writing, place: int, before: LocalBody) -> LocalBody | None:
    """A later member of a list, which leaves out what stood before: "thị xã Ngã Năm", "Mỹ Tú"."""
    other = writing.vocabulary.units.longest(writing.tokens, place)
    end, unit = (other[0], other[1][0]) if other else (place, before.unit)
    if end >= len(writing.tokens) or not writing.is_capital(end):
        return None
    body = _body(writing, end, before.row, unit, plural=before.plural, must_be_sure=not other)
    return body if body and writing.item_ends(body.end) else None


def _body(
    writing: Writing, place: int, row: LocalRow, unit: UnitRow, *, plural: bool, must_be_sure: bool = False
) -> LocalBody | None:
    known = writing.vocabulary.places[unit.word].longest(writing.tokens, place)
    if known and not _goes_on(writing, known[0]):
        end, options = known
    else:
        end, options = _unknown_end(writing, place, unit), ()
        if end == place or (must_be_sure and not (plural and (end > place + 1 or unit.numbered))):
            return None
    name = _place_name(writing, place, end)
    city = _city(writing, place, unit) if not options else None
    if city:
        return None if city == writing.vocabulary.province else LocalBody(end, _city_body(row, city), row, unit, plural)
    end, chosen = _with_district(writing, end, unit, name, options)
    if chosen is None:
        return LocalBody(end, None, row, unit, plural)
    end, agency = _with_province(writing, end, local_agency(row, chosen))
    return LocalBody(end, agency, row, unit, plural)


def _place_name(writing: Writing, place: int, end: int) -> str:
    """A place's name as names are written, wherever it stands."""
    return in_small_letters(" ".join(unicodedata.normalize("NFC", writing.written(place, end)).split()))


def _goes_on(writing: Writing, place: int) -> bool:
    """Whether a known name is only the beginning of a longer one: "Long Phú" in "xã Long Phú Đông"."""
    if place >= len(writing.tokens) or not writing.is_capital(place):
        return False
    return not writing.name_begins(place) and not writing.written(place - 1, place + 1).isupper()


def _unknown_end(writing: Writing, place: int, unit: UnitRow) -> int:
    """The end of the name of a place that the data does not know, or `place` when it cannot be told."""
    end = writing.capitals_end(place)
    if end == place:
        return place
    if end == place + 1 and not writing.item_ends(end):
        return place
    if writing.written(place, place + 1).isdigit() and not (unit.numbered and end == place + 1):
        return place
    joined = writing.word(end) == "-" and end + 1 < len(writing.tokens) and writing.is_capital(end + 1)
    return place if joined and not writing.name_begins(end + 1) else end


def _city(writing: Writing, place: int, unit: UnitRow) -> Province | None:
    found = writing.vocabulary.provinces.longest(writing.tokens, place) if unit.word == "thành phố" else None
    return found[1][0] if found and found[1][0].unit == "thành phố" else None


def _city_body(row: LocalRow, city: Province) -> Agency:
    """A centrally-run city's body is a province's, not a district's."""
    name = f"{row.head} {city.full}"
    return Agency(id=slug(name), name=name, kind=f"{row.kind}-tinh", level="tinh", province=city.full)


def _with_district(
    writing: Writing, end: int, unit: UnitRow, name: str, options: Sequence[Place]
) -> tuple[int, Place | None]:
    """The place that is meant, with its district where that follows ("phường 1, thị xã Ngã Năm")."""
    found = _district_after(writing, end) if unit.level == "xa" else None
    if found:
        after, district, is_listed = found
        fitting = [option for option in options if option.district == slug(district)]
        if fitting:
            return after, fitting[0]
        if not (len(options) == 1 and is_listed):
            return after, Place(slug(f"{unit.word} {name} {district}"), unit, name, slug(district), f", {district}")
    if len(options) > 1:
        return end, None
    return end, options[0] if options else Place(slug(f"{unit.word} {name}"), unit, name)


def _district_after(writing: Writing, end: int) -> tuple[int, str, bool] | None:
    """The end and name of a district that follows, and whether it follows like a list's next member."""
    is_listed = writing.word(end) == ","
    start = end + (writing.word(end) in {",", "thuộc", "-"})
    unit = writing.vocabulary.units.longest(writing.tokens, start)
    if unit is None or unit[1][0].level != "huyen":
        return None
    known = writing.vocabulary.places[unit[1][0].word].longest(writing.tokens, unit[0])
    after = known[0] if known else writing.capitals_end(unit[0])
    if after == unit[0]:
        return None
    return after, f"{unit[1][0].word} {_place_name(writing, unit[0], after)}", is_listed


def _with_province(writing: Writing, end: int, agency: Agency) -> tuple[int, Agency]:
    """The body with the province that follows it; another province's body is not ours."""
    start = end + (writing.word(end) == "," and writing.word(end + 1) == "tỉnh")
    found = writing.vocabulary.provinces.longest(writing.tokens, start)
    if found is None:
        return end, agency
    there = found[1][0]
    if there == writing.vocabulary.province:
        return found[0], agency
    name = f"{agency.name}, {there.full}"
    abroad = {"id": slug(name), "name": name, "province": there.full, "parent": None}
    return found[0], agency.model_copy(update=abroad)
