"""Districts and communes of a province from the rows of the data files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date as Date
from datetime import timedelta

from kehoach.meaning.agencies.agency import Successor
from kehoach.meaning.agencies.data import DistrictRow, Province, RearrangementRow, UnitRow
from kehoach.meaning.agencies.names import slug
from kehoach.meaning.agencies.places import Place
from kehoach.meaning.agencies.rows import Filler

COMMUNES = "ubnd-cap-xa"
"""The group that took over from the communes that a rearrangement changed: which one, the area decides."""


def make_places(
    districts: Iterable[DistrictRow], units: Mapping[str, UnitRow], province: Province, filler: Filler
) -> Iterator[Place]:
    """Districts and their communes; communes of one name have their district in their ids."""
    districts = list(districts)
    names = [name for district in districts for name in district.communes]
    for district in districts:
        unit, name = _split(district.name, units, filler)
        yield Place(slug(district.name), unit, name, province=province.full)
        for commune in district.communes:
            unit, name = _split(commune, units, filler)
            within = "" if names.count(commune) == 1 else f", {district.name[0].lower()}{district.name[1:]}"
            yield Place(slug(commune + within), unit, name, slug(district.name), within, province.full)


def rearranged(
    places: Iterable[Place], row: RearrangementRow, units: Mapping[str, UnitRow], province: Province, filler: Filler
) -> Iterator[Place]:
    """The same places, the communes among them ended unless unchanged, and the new communes of `province`."""
    heir = Successor(agency=COMMUNES, document=row.document, date=row.date, functions="theo địa bàn mới")
    unchanged = {slug(name) for name in row.unchanged}
    for place in places:
        if place.unit.level == "xa" and place.id not in unchanged:
            yield replace(place, valid_to=row.date - timedelta(days=1), successors=(heir,))
        else:
            yield place
    for commune in row.communes:
        unit, name = _split(commune, units, filler)
        within = f", {province.full}"
        yield Place(slug(commune + within), unit, name, None, within, province.full, valid_from=row.date)


def found_by_name(places: Iterable[Place], day: Date | None) -> list[Place]:
    """The places that names mean on a day: one that exists hides one that does not. Without a day the older."""
    places = list(places)
    taken = {(place.unit.word, place.name) for place in places if _exists(place, day)}
    return [place for place in places if _exists(place, day) or (place.unit.word, place.name) not in taken]


def _exists(place: Place, day: Date | None) -> bool:
    if day is None:
        return place.valid_from is None
    return (place.valid_from is None or place.valid_from <= day) and (place.valid_to is None or day <= place.valid_to)


def _split(full: str, units: Mapping[str, UnitRow], filler: Filler) -> tuple[UnitRow, str]:
    for word, unit in units.items():
        if full.lower().startswith(f"{word} "):
            return unit, full[len(word) :].strip()
    raise filler.error(f"không rõ loại đơn vị hành chính của «{full}»")
