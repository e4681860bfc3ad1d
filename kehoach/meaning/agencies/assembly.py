"""Data files laid over one another: the agencies, groups, places and words of a province."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date as Date
from datetime import timedelta
from typing import Any

from kehoach.meaning.agencies.agency import Agency, Group, Successor
from kehoach.meaning.agencies.data import AgencyRow, GroupRow, Kind, Layer, MergerRow, Province, UnitRow, Words
from kehoach.meaning.agencies.localities import make_places, rearranged
from kehoach.meaning.agencies.membership import Membership
from kehoach.meaning.agencies.names import slug
from kehoach.meaning.agencies.places import Place, local_agency, moved_name, placeholders
from kehoach.meaning.agencies.rows import Filler, make_agency, make_group, merge_rows, override, related_group


class Assembly:
    """What some data files, a later one over an earlier one, say about a province.

    `agencies` are those found by their names alone, `local_agencies` those of districts and communes;
    `absent` are the ids of bodies that the province does not have. Raises `KehoachError` with the file
    and the row for one that does not fit the others.
    """

    def __init__(self, layers: Sequence[Layer], province: Province) -> None:
        self.province = province
        self._layers = layers
        self._values = placeholders(province)
        self._rows = self._agency_rows()
        self._group_rows = self._rows_of_groups()
        self._merger = self._own_merger()
        self.kinds = {kind.id: kind for layer in layers for kind in layer.data.kinds}
        self.units = {unit.word: unit for unit in self._units()}
        self.local_rows = tuple({row.head: row for layer in layers for row in layer.data.locals}.values())
        self.provinces = tuple(province for layer in layers for province in layer.provinces)
        self.words = self._words()
        self.places = self._places()
        self.absent: set[str] = set()
        listed = [local_agency(row, place) for place in self.places for row in self.local_rows if row.listed]
        self.local_agencies = {agency.id: agency for agency in listed}
        self.agencies: dict[str, Agency] = {}
        for id, (row, filler) in self._rows.items():
            self._add(id, row, filler)
        self._check_successors()

    def groups(self, day: Date | None) -> tuple[Group, ...]:
        """The groups, with the members that exist on a day, and each as narrowed by "có liên quan"."""
        membership = self._membership(self._existing(day))
        groups = [make_group(row, membership.of(id), filler) for id, (row, filler) in self._group_rows.items()]
        return (*groups, *(related_group(group) for group in groups))

    def groups_of_unlisted(self, day: Date | None) -> dict[str, tuple[str, ...]]:
        """The groups of the kinds of local bodies of which the data list none: who is named is one of them."""
        existing = self._existing(day)
        membership = self._membership(existing)
        listed = {agency.kind for agency in existing}
        return {kind: membership.of_kind(kind) for kind in self._local_kinds() - listed}

    def _existing(self, day: Date | None) -> list[Agency]:
        every = {**self.agencies, **self.local_agencies}
        return [agency for agency in every.values() if agency.exists_on(day) and agency.id not in self.absent]

    def _local_kinds(self) -> set[str]:
        return {f"{row.kind}-{unit.level}" for row in self.local_rows for unit in self.units.values()}

    def _membership(self, existing: Sequence[Agency]) -> Membership:
        every = {**self.agencies, **self.local_agencies}
        return Membership(self._group_rows, existing, {*self.kinds, *self._local_kinds()}, every)

    # Rows

    def _filler(self, layer: Layer, row: str) -> Filler:
        return Filler(self._values, layer.path, row)

    def _agency_rows(self) -> dict[str, tuple[AgencyRow, Filler]]:
        rows: dict[str, tuple[AgencyRow, Filler]] = {}
        for layer in self._layers:
            for row in layer.data.agencies:
                filler = self._filler(layer, f"agency ({row.id or row.name})")
                id = row.id or filler.id(row.name or "")
                rows[id] = (merge_rows(rows[id][0], row) if id in rows else row, filler)
        return rows

    def _rows_of_groups(self) -> dict[str, tuple[GroupRow, Filler]]:
        rows: dict[str, tuple[GroupRow, Filler]] = {}
        for layer in self._layers:
            for row in layer.data.groups:
                given = {field: getattr(row, field) for field in row.model_fields_set}
                whole = rows[row.id][0].model_copy(update=given) if row.id in rows else row
                rows[row.id] = whole, self._filler(layer, f"group ({row.id})")
        return rows

    def _own_merger(self) -> MergerRow | None:
        """The merger that ended the province, if one did."""
        mergers = [merger for layer in self._layers for merger in layer.data.mergers]
        return next((merger for merger in reversed(mergers) if self.province.name in merger.provinces), None)

    def _units(self) -> Iterator[UnitRow]:
        for layer in self._layers:
            for unit in layer.data.units:
                group = self._group_rows.get(unit.successors_of or "")
                successors = unit.successors or (group[0].successors if group else ())
                filled = self._filler(layer, f"unit ({unit.word})").successors(successors)
                yield unit.model_copy(update={"successors": filled})

    def _words(self) -> Words:
        """The words of all files, their lists added up, with the placeholders filled in."""
        values: dict[str, Any] = {}
        for layer in self._layers:
            for field in layer.data.words.model_fields_set:
                given = getattr(layer.data.words, field)
                if isinstance(given, dict):
                    values[field] = values.get(field, {}) | given
                else:
                    filled = self._filler(layer, f"words / {field}").patterns(given)
                    values[field] = (*values.get(field, ()), *filled)
        return Words.model_validate(values)

    def _places(self) -> list[Place]:
        there = self._merger.into if self._merger else self.province
        places: dict[str, Place] = {}
        for layer in self._layers:
            made = make_places(layer.data.districts, self.units, self.province, self._filler(layer, "district"))
            places |= {place.id: place for place in made}
            for row in layer.data.rearrangements:
                later = rearranged(places.values(), row, self.units, there, self._filler(layer, "rearrangement"))
                places = {place.id: place for place in later}
        return list(places.values())

    # Agencies

    def _add(self, id: str, row: AgencyRow, filler: Filler) -> None:
        if id in self.local_agencies and row.kind is None:
            self.local_agencies[id] = override(self.local_agencies[id], row, filler)
            return
        kind = self._kind(row, filler)
        agency = make_agency(id, row, kind, self.province, filler)
        if not row.present:
            self.absent.add(id)
        if self._merger and kind.level == "tinh" and agency.exists_on(self._merger.date) and not row.province:
            heir = self._heir(row, kind, self._merger, filler)
            self.agencies[heir.id] = heir
            self.absent |= {heir.id} if id in self.absent else set()
            agency = _ended(agency, heir, self._merger, is_seen=kind.follows_province)
        self.agencies[id] = agency

    def _kind(self, row: AgencyRow, filler: Filler) -> Kind:
        if not row.name or not row.kind:
            raise filler.error("cơ quan mới phải có name và kind")
        if row.kind not in self.kinds:
            raise filler.error(f"kind «{row.kind}» không có; các kind có sẵn: {', '.join(sorted(self.kinds))}")
        if row.valid_from and row.valid_to and row.valid_from > row.valid_to:
            raise filler.error("valid_from sau valid_to")
        return self.kinds[row.kind]

    def _heir(self, row: AgencyRow, kind: Kind, merger: MergerRow, filler: Filler) -> Agency:
        """The body of the new province that takes over from the one of a row."""
        name = moved_name(filler.fill(row.name or ""), self.province, merger.into)
        there = Filler(placeholders(merger.into), filler.path, filler.row)
        heir = make_agency(slug(name), row, kind, merger.into, there)
        parent = row.parent or kind.parent
        if parent:
            parent = slug(moved_name(filler.fill(parent), self.province, merger.into))
        since = {"valid_from": merger.date, "successors": (), "aliases": ()}
        return heir.model_copy(update={"name": name, "parent": parent, **since})

    def _check_successors(self) -> None:
        known = {*self.agencies, *self.local_agencies, *self._group_rows}
        for id, (_, filler) in self._rows.items():
            agency = self.agencies.get(id) or self.local_agencies[id]
            for successor in agency.successors:
                if successor.agency not in known:
                    raise filler.error(f"successors: cơ quan «{successor.agency}» không có")


def _ended(agency: Agency, heir: Agency, merger: MergerRow, *, is_seen: bool) -> Agency:
    successor = Successor(
        agency=heir.id,
        document=merger.document,
        date=merger.date,
        unverified=merger.unverified or not is_seen,
    )
    last_day = merger.date - timedelta(days=1)
    return agency.model_copy(update={"valid_to": last_day, "successors": (*agency.successors, successor)})
