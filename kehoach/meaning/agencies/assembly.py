"""Data files laid over one another: the agencies, groups and words of a province."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date as Date
from datetime import timedelta

from kehoach.meaning.agencies.agency import Agency, Group, Successor
from kehoach.meaning.agencies.data import AgencyRow, GroupRow, Kind, Layer, MergerRow, Province, UnitRow, Words
from kehoach.meaning.agencies.localities import make_places, rearranged
from kehoach.meaning.agencies.names import slug
from kehoach.meaning.agencies.places import Place, local_agency, moved_name, placeholders
from kehoach.meaning.agencies.rows import Filler, make_agency, make_group, merge_rows, related_group


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
        self.kinds = {kind.id: kind for layer in layers for kind in layer.data.kinds}
        self.units = {unit.word: unit for unit in self._units()}
        self.local_rows = [row for layer in layers for row in layer.data.locals]
        self.provinces = [
            Province(name=name, unit=unit)
            for layer in layers
            for unit, names in layer.data.provinces.items()
            for name in names
        ]
        self.words = _joined([layer.data.words for layer in layers])
        self.absent: set[str] = set()
        self.agencies = self._make_agencies()
        self.places = self._make_places()
        listed = [local_agency(row, place) for place in self.places for row in self.local_rows if row.listed]
        self.local_agencies = {agency.id: agency for agency in listed}

    def groups(self, day: Date | None) -> list[Group]:
        """The groups, with the members that exist on a day, and each as narrowed by "có liên quan"."""
        rows: dict[str, tuple[GroupRow, Filler]] = {}
        for layer in self._layers:
            for row in layer.data.groups:
                earlier = rows.get(row.id)
                given = {field: getattr(row, field) for field in row.model_fields_set}
                rows[row.id] = (
                    earlier[0].model_copy(update=given) if earlier else row,
                    self._filler(layer, f"group ({row.id})"),
                )
        resolver = _Members(rows, self._existing(day), self._all_kinds())
        groups = [make_group(row, resolver.of(id), filler) for id, (row, filler) in rows.items()]
        return [*groups, *(related_group(group) for group in groups)]

    def _filler(self, layer: Layer, row: str) -> Filler:
        return Filler(self._values, layer.path, row)

    def _existing(self, day: Date | None) -> list[Agency]:
        every = [*self.agencies.values(), *self.local_agencies.values()]
        return [agency for agency in every if agency.exists_on(day) and agency.id not in self.absent]

    def _all_kinds(self) -> set[str]:
        local = {f"{row.kind}-{unit.level}" for row in self.local_rows for unit in self.units.values()}
        return {*self.kinds, *local}

    def _units(self) -> Iterator[UnitRow]:
        of_groups = {row.id: row.successors for layer in self._layers for row in layer.data.groups if row.successors}
        for layer in self._layers:
            for unit in layer.data.units:
                successors = unit.successors or of_groups.get(unit.successors_of or "", ())
                filled = self._filler(layer, f"unit ({unit.word})").successors(successors)
                yield unit.model_copy(update={"successors": filled})

    def _make_agencies(self) -> dict[str, Agency]:
        rows: dict[str, tuple[AgencyRow, Filler]] = {}
        for layer in self._layers:
            for row in layer.data.agencies:
                filler = self._filler(layer, f"agency ({row.id or row.name})")
                id = row.id or filler.id(row.name or "")
                rows[id] = (merge_rows(rows[id][0], row) if id in rows else row, filler)
        merger = self._merger()
        agencies: dict[str, Agency] = {}
        for id, (row, filler) in rows.items():
            kind = self._kind(row, filler)
            agency = make_agency(id, row, kind, self.province, filler)
            if not row.present:
                self.absent.add(id)
            if merger and kind.level == "tinh" and agency.exists_on(merger.date):
                agency, heir = self._merged(agency, row, kind, merger, filler)
                agencies[heir.id] = heir
                self.absent |= {heir.id} if id in self.absent else set()
            agencies[id] = agency
        return agencies

    def _kind(self, row: AgencyRow, filler: Filler) -> Kind:
        if not row.name or not row.kind:
            raise filler.error("cơ quan mới phải có name và kind")
        if row.kind not in self.kinds:
            raise filler.error(f"kind «{row.kind}» không có trong các loại: {', '.join(sorted(self.kinds))}")
        if row.valid_from and row.valid_to and row.valid_from > row.valid_to:
            raise filler.error("valid_from sau valid_to")
        return self.kinds[row.kind]

    def _merger(self) -> MergerRow | None:
        """The merger that ended the province, if one did."""
        mergers = [merger for layer in self._layers for merger in layer.data.mergers]
        return next((merger for merger in mergers if self.province.name in merger.provinces), None)

    def _merged(
        self, agency: Agency, row: AgencyRow, kind: Kind, merger: MergerRow, filler: Filler
    ) -> tuple[Agency, Agency]:
        """An agency that ends with its province, and the body of the new province that takes over."""
        there = Filler(placeholders(merger.into), filler.path, filler.row)
        name = moved_name(agency.name, self.province, merger.into)
        abroad = make_agency(slug(name), row.model_copy(update={"name": name}), kind, merger.into, there)
        heir = abroad.model_copy(update={"valid_from": merger.date, "successors": (), "aliases": ()})
        successor = Successor(agency=heir.id, document=merger.document, date=merger.date, unverified=merger.unverified)
        ended = {"valid_to": merger.date - timedelta(days=1), "successors": (*agency.successors, successor)}
        return agency.model_copy(update=ended), heir

    def _make_places(self) -> list[Place]:
        merger = self._merger()
        there = merger.into if merger else self.province
        places: list[Place] = []
        for layer in self._layers:
            places += make_places(layer.data.districts, self.units, self.province, self._filler(layer, "district"))
            for row in layer.data.rearrangements:
                filler = self._filler(layer, "rearrangement")
                places = list(rearranged(places, row, self.units, there, filler))
        return places


class _Members:
    """The members of groups."""

    def __init__(
        self, rows: Mapping[str, tuple[GroupRow, Filler]], agencies: Iterable[Agency], kinds: set[str]
    ) -> None:
        self._rows, self._kinds = rows, kinds
        self._agencies = list(agencies)
        self._known: dict[str, tuple[str, ...]] = {}

    def of(self, group: str) -> tuple[str, ...]:
        if group not in self._known:
            self._known[group] = ()
            row, filler = self._rows[group]
            self._known[group] = self._own(row, filler) or self._of_all(row.otherwise, filler)
        return self._known[group]

    def _own(self, row: GroupRow, filler: Filler) -> tuple[str, ...]:
        if unknown := [kind for kind in row.kinds if kind not in self._kinds]:
            raise filler.error(f"kind «{unknown[0]}» không có")
        named = {filler.id(name) for name in row.agencies}
        own = [agency.id for agency in self._agencies if agency.kind in row.kinds or agency.id in named]
        return tuple(dict.fromkeys([*own, *self._of_all(row.groups, filler)]))

    def _of_all(self, groups: Iterable[str], filler: Filler) -> tuple[str, ...]:
        members: list[str] = []
        for group in groups:
            if group not in self._rows:
                raise filler.error(f"nhóm «{group}» không có")
            members += self.of(group)
        return tuple(dict.fromkeys(members))


def _joined(parts: Sequence[Words]) -> Words:
    """The words of several files: lists add up."""
    values: dict[str, object] = {}
    for field in Words.model_fields:
        given = [getattr(part, field) for part in parts]
        if isinstance(given[0], dict):
            values[field] = {key: value for part in given for key, value in part.items()}
        else:
            values[field] = tuple(word for part in given for word in part)
    return Words.model_validate(values)
