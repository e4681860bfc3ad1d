"""The agencies and groups of a province on a day, put together from the data files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date as Date
from pathlib import Path

from kehoach.errors import KehoachError
from kehoach.meaning.agencies.agency import Agency, Group
from kehoach.meaning.agencies.data import AgencyRow, DataFile, GroupRow, Kind, ProvinceRow, read_data, read_packaged
from kehoach.meaning.agencies.names import slug, tokenize
from kehoach.meaning.agencies.vocabulary import Place, Vocabulary, build_vocabulary


class Registry:
    """Agencies and groups by id, and the vocabulary that finds them in a text.

    Agencies that the grammar derives from a text ("UBND huyện X") are remembered, so that `agency` knows them.
    """

    def __init__(
        self,
        agencies: Iterable[Agency],
        groups: Iterable[Group],
        vocabulary: Vocabulary,
        *,
        province: ProvinceRow,
        on: Date | None = None,
    ) -> None:
        self._all = {agency.id: agency for agency in agencies}
        self._groups = {group.id: group for group in groups}
        self.vocabulary = vocabulary
        self.province = province
        self.on = on

    @property
    def agencies(self) -> tuple[Agency, ...]:
        """The agencies that exist on the registry's day."""
        return tuple(agency for agency in self._all.values() if agency.exists_on(self.on))

    @property
    def groups(self) -> tuple[Group, ...]:
        """All groups."""
        return tuple(self._groups.values())

    def agency(self, id: str) -> Agency:
        """An agency by its id, of any day. Raises KeyError."""
        return self._all[id]

    def group(self, id: str) -> Group:
        """A group by its id. Raises KeyError."""
        return self._groups[id]

    def members(self, group_id: str) -> tuple[str, ...]:
        """The ids of the agencies that a group means on the registry's day; none for an open group of nobody."""
        return tuple(id for id in self._groups[group_id].members if self._all[id].exists_on(self.on))

    def find(self, name: str) -> Agency | Group | None:
        """What a whole name means in any of its spellings, or None."""
        from kehoach.meaning.agencies.phrases import find_mentions

        mentions = find_mentions(name, self)
        if len(mentions) != 1 or not mentions[0].known or mentions[0].text != name.strip():
            return None
        mention = mentions[0]
        return self._all[mention.agency] if mention.agency else self._groups[mention.group or ""]

    def remember(self, agency: Agency) -> Agency:
        """Keeps a derived agency; one that is there already stays."""
        return self._all.setdefault(agency.id, agency)


def load_registry(province: str | None = None, *, on: Date | None = None, files: Sequence[Path] = ()) -> Registry:
    """The registry of a province ("Sóc Trăng", "TỈNH SÓC TRĂNG", "Tỉnh Lâm Đồng") on a day.

    Without data of its own a province gets the national bodies with its name filled in. `files` are a
    user's own data files: they override and extend piece by piece. Raises `KehoachError` for their errors.
    """
    own = [read_data(path) for path in files]
    where = _province(province, own)
    packaged = read_packaged("national")
    assert packaged is not None
    local = read_packaged(slug(where.name)) if where.name else None
    layers = [packaged, *([local] if local else []), *(file for file in own if _is_about(file, where))]
    return _build(layers, where, on)


def _province(wanted: str | None, own: Sequence[DataFile]) -> ProvinceRow:
    named = [file.province for file in own if file.province]
    if wanted is None:
        return named[-1] if named else ProvinceRow(name="")
    words = wanted.replace("\n", " ").split()
    unit, name = "", " ".join(words)
    for candidate in ("tỉnh", "thành phố", "tp.", "tp"):
        head = " ".join(words)[: len(candidate)].lower()
        if head == candidate:
            unit, name = ("tỉnh" if candidate == "tỉnh" else "thành phố"), " ".join(words)[len(candidate) :].strip()
            break
    known = [*reversed(named), *_packaged_provinces(name)]
    for row in known:
        if slug(row.name) == slug(name):
            return row
    if name.isupper():
        name = name.title()
    return ProvinceRow(name=name, unit=unit or "tỉnh")


def _packaged_provinces(name: str) -> list[ProvinceRow]:
    file = read_packaged(slug(name)) if slug(name) else None
    national = read_packaged("national")
    return [*([file.province] if file and file.province else []), *(national.provinces if national else ())]


def _is_about(file: DataFile, province: ProvinceRow) -> bool:
    return file.province is None or slug(file.province.name) == slug(province.name)


def _build(layers: Sequence[DataFile], province: ProvinceRow, on: Date | None) -> Registry:
    fill = {
        "unit": province.unit,
        "Unit": province.unit.capitalize(),
        "province": province.name,
        "initials": "".join(word[0] for word in province.name.split()),
    }
    kinds = {kind.id: kind for layer in layers for kind in layer.kinds}
    rows: dict[str, AgencyRow] = {}
    for layer in layers:
        for row in layer.agencies:
            _merge_agency(rows, row, fill)
    agencies = {id: _agency(id, row, kinds, fill, province) for id, row in rows.items()}
    units = {unit.word: unit for layer in layers for unit in layer.units}
    local_rows = [row for layer in layers for row in layer.locals]
    places = list(_places(layers, units))
    for place in places:
        for row in local_rows:
            if row.listed:
                agency = local_agency(row, place, province)
                agencies.setdefault(agency.id, agency)
    groups = _groups(layers, agencies, fill)
    belongs: dict[str, list[str]] = {}
    for group in groups:
        for member in group.members:
            belongs.setdefault(member, []).append(group.id)
    listed = [agency.model_copy(update={"groups": tuple(belongs.get(agency.id, ()))}) for agency in agencies.values()]
    named = [agency for agency in listed if not agency.kind.startswith("ubnd-") or agency.kind == "ubnd-tinh"]
    words = layers[0].words
    vocabulary = build_vocabulary(words, named, groups, places, units.values(), local_rows, fill)
    return Registry(listed, groups, vocabulary, province=province, on=on)


def _merge_agency(rows: dict[str, AgencyRow], row: AgencyRow, fill: dict[str, str]) -> None:
    name = row.name.format(**fill) if row.name else None
    id = row.id or slug(name or "")
    if not id:
        raise KehoachError("mỗi cơ quan phải có name hoặc id")
    given = {field: getattr(row, field) for field in row.model_fields_set} | {"id": id}
    if name:
        given["name"] = " ".join(name.split())
    earlier = rows.get(id)
    if earlier:
        given["aliases"] = (*(earlier.aliases or ()), *(row.aliases or ()))
        rows[id] = earlier.model_copy(update=given)
    else:
        rows[id] = AgencyRow(**given)


def _agency(id: str, row: AgencyRow, kinds: dict[str, Kind], fill: dict[str, str], province: ProvinceRow) -> Agency:
    if row.kind is None or row.name is None:
        raise KehoachError("cơ quan mới phải có name và kind", place=id)
    kind = kinds.get(row.kind) or Kind(id=row.kind, level="tinh")
    values = fill | {"name": row.name}

    def lines(patterns: Iterable[str]) -> tuple[str, ...]:
        return tuple(pattern.format(**values).strip().upper() for pattern in patterns)

    parent = row.parent or kind.parent
    return Agency(
        id=id,
        name=row.name,
        aliases=tuple(alias.format(**fill) for alias in row.aliases or ()),
        symbol=row.symbol,
        kind=row.kind,
        level=row.level or kind.level,
        head_title=row.head_title or kind.head_title,
        header=lines(row.header or kind.header),
        superior=lines(kind.superior if row.superior is None else row.superior),
        place=row.place or (kind.place or "").format(**fill) or None,
        parent=slug(parent.format(**fill)) if parent else None,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        successors=row.successors or (),
        province=f"{province.unit} {province.name}".strip() if kind.level != "trung-uong" and province.name else None,
        unverified=row.unverified or (),
    )


def _places(layers: Sequence[DataFile], units: dict[str, object]) -> Iterable[Place]:
    districts = [district for layer in layers for district in layer.districts]
    names = [name for district in districts for name in district.communes]
    for district in districts:
        unit, name = _split_unit(district.name, units)
        id = slug(district.name)
        yield Place(id, unit, name, "huyen")
        for commune in district.communes:
            unit, name = _split_unit(commune, units)
            own = slug(commune) if names.count(commune) == 1 else slug(f"{commune} {district.name}")
            yield Place(own, unit, name, "xa", id)


def _split_unit(full: str, units: dict[str, object]) -> tuple[str, str]:
    for word in units:
        if full.lower().startswith(word + " "):
            return word, full[len(word) :].strip()
    raise KehoachError(f"không rõ loại đơn vị hành chính của «{full}»")


def local_agency(row: object, place: Place, province: ProvinceRow) -> Agency:
    """The body of a kind ("UBND") that a district or commune has."""
    from kehoach.meaning.agencies.data import LocalRow

    assert isinstance(row, LocalRow)
    values = {"head": row.head, "unit": place.unit, "place": place.name}
    return Agency(
        id=f"{slug(row.head)}-{place.id}",
        name=f"{row.head} {place.unit} {place.name}",
        symbol=row.symbol,
        kind=f"{row.kind}-{place.level}",
        level=place.level,
        head_title=row.head_title,
        header=tuple(line.format(**values).upper() for line in row.header),
        place=place.name if not place.name.isdigit() else f"{place.unit.capitalize()} {place.name}",
        parent=f"{slug(row.head)}-{place.district}" if place.district else None,
        province=f"{province.unit} {province.name}".strip() if province.name else None,
    )


def _groups(layers: Sequence[DataFile], agencies: dict[str, Agency], fill: dict[str, str]) -> list[Group]:
    rows: dict[str, GroupRow] = {}
    for layer in layers:
        for row in layer.groups:
            earlier = rows.get(row.id)
            given = {field: getattr(row, field) for field in row.model_fields_set}
            rows[row.id] = earlier.model_copy(update=given) if earlier else row
    members: dict[str, tuple[str, ...]] = {}

    def resolve(id: str) -> tuple[str, ...]:
        if id not in members:
            row = rows[id]
            members[id] = ()
            own = [agency.id for agency in agencies.values() if row.kinds and agency.kind in row.kinds]
            own += [*(row.agencies or ()), *(member for group in row.groups or () for member in resolve(group))]
            members[id] = tuple(dict.fromkeys(own))
        return members[id]

    result = []
    for id, row in rows.items():
        name = (row.name or id).format(**fill)
        aliases = tuple(alias.format(**fill) for alias in row.aliases or ())
        group = Group(id=id, name=name, aliases=aliases, members=resolve(id), open=bool(row.open))
        result.append(group)
    result += [
        group.model_copy(
            update={"id": f"{group.id}-lien-quan", "name": f"{group.name} có liên quan", "aliases": (), "open": True}
        )
        for group in list(result)
    ]
    return result


__all__ = ["Registry", "load_registry", "local_agency", "tokenize"]
