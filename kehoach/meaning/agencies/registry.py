"""The agencies and groups of a province on a day."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date as Date
from pathlib import Path
from typing import NamedTuple

from kehoach.meaning.agencies.agency import Agency, Group
from kehoach.meaning.agencies.assembly import Assembly
from kehoach.meaning.agencies.data import Layer, Province, packaged_layer, read_layer
from kehoach.meaning.agencies.grammar import Piece, read_pieces
from kehoach.meaning.agencies.localities import found_by_name
from kehoach.meaning.agencies.names import slug
from kehoach.meaning.agencies.places import in_small_letters, split_province
from kehoach.meaning.agencies.vocabulary import Vocabulary, build_vocabulary
from kehoach.meaning.agencies.writing import Writing

_NATIONAL = ("national", "central", "provinces")


class Parts(NamedTuple):
    """What registries of one province and day have in common; nothing changes it."""

    province: Province
    agencies: Mapping[str, Agency]
    groups: Mapping[str, Group]
    absent: Set[str]
    vocabulary: Vocabulary
    groups_of_unlisted: Mapping[str, tuple[str, ...]]


class Registry:
    """Agencies and groups by id, and the reading of their names.

    An agency that only the grammar knows ("UBND huyện X" of a province without data) is remembered once a
    text names it, so that `agency` knows it; where the data list none of its kind, it is a member of that kind's groups.
    """

    def __init__(self, parts: Parts, on: Date | None) -> None:
        self.province: Province = parts.province
        self.on = on
        self._vocabulary = parts.vocabulary
        self._agencies = dict(parts.agencies)
        self._absent = parts.absent
        self._groups = parts.groups
        self._groups_of_unlisted = parts.groups_of_unlisted
        self._joined: dict[str, list[str]] = {}

    @property
    def agencies_by_id(self) -> Mapping[str, Agency]:
        """The agencies of any day, those included that the province does not have."""
        return self._agencies

    @property
    def agencies(self) -> tuple[Agency, ...]:
        """The agencies that exist on the registry's day (without a day: all of any time)."""
        return tuple(a for a in self._agencies.values() if a.exists_on(self.on) and a.id not in self._absent)

    @property
    def groups(self) -> tuple[Group, ...]:
        """All groups."""
        return tuple(self._groups.values())

    def agency(self, id: str) -> Agency:
        """An agency by its id, of any day. Raises KeyError."""
        return self._agencies[id]

    def group(self, id: str) -> Group:
        """A group by its id. Raises KeyError."""
        return self._groups[id]

    def members(self, group_id: str) -> tuple[str, ...]:
        """The ids of the agencies that a group means on the registry's day. Raises KeyError."""
        return (*self._groups[group_id].members, *self._joined.get(group_id, ()))

    def find(self, name: str) -> Agency | Group | None:
        """What a whole name means, in any of its spellings, or None."""
        _, pieces = self.read(name)
        if len(pieces) != 1:
            return None
        piece = pieces[0]
        return self._agencies[piece.agency] if piece.agency else self._groups.get(piece.group or "")

    def read(self, text: str) -> tuple[Writing, list[Piece]]:
        """A text as pieces: names, role words, marks (see `grammar`)."""
        writing = Writing.of(text, self._vocabulary)
        pieces = list(read_pieces(writing))
        for piece in pieces:
            if piece.derived and piece.derived.id not in self._agencies:
                self._remember(piece.derived)
        return writing, pieces

    def _remember(self, agency: Agency) -> None:
        own = agency.province in (None, self.province.full) and agency.exists_on(self.on)
        groups = self._groups_of_unlisted.get(agency.kind, ()) if own else ()
        self._agencies[agency.id] = agency.model_copy(update={"groups": groups})
        for group in groups:
            self._joined.setdefault(group, []).append(agency.id)


def load_registry(province: str | None = None, *, on: Date | None = None, files: Sequence[Path] = ()) -> Registry:
    """The registry of a province ("Sóc Trăng", "TỈNH SÓC TRĂNG", "Tỉnh Lâm Đồng") on a day (None: of any time).

    A province without data of its own has the national bodies with its name filled in. `files` are a user's
    own data files, which override and extend the rest piece by piece; one that is about another province
    (`[province]`) is left out. Raises `KehoachError` for what is wrong in them.
    """
    own = [read_layer(path) for path in files]
    here = _province(province, [*own, *_packaged_layers("")])
    about = [layer for layer in own if layer.data.province is None or slug(layer.data.province.name) == slug(here.name)]
    if not about:
        return Registry(_packaged_parts(here, on), on)
    return Registry(_parts([*_packaged_layers(slug(here.name)), *about], here, on), on)


def _packaged_layers(province: str) -> list[Layer]:
    names = (*_NATIONAL, *([province] if province else []))
    return [layer for name in names if (layer := packaged_layer(name))]


@functools.lru_cache(maxsize=8)
def _packaged_parts(here: Province, on: Date | None) -> Parts:
    return _parts(_packaged_layers(slug(here.name)), here, on)


def _parts(layers: Sequence[Layer], here: Province, on: Date | None) -> Parts:
    assembly = Assembly(layers, here)
    groups = assembly.groups(on)
    vocabulary = build_vocabulary(assembly, groups, found_by_name(assembly.places, on))
    agencies = _in_groups({**assembly.agencies, **assembly.local_agencies}, groups)
    by_id = {group.id: group for group in groups}
    return Parts(assembly.province, agencies, by_id, assembly.absent, vocabulary, assembly.groups_of_unlisted(on))


def _in_groups(agencies: Mapping[str, Agency], groups: Iterable[Group]) -> dict[str, Agency]:
    """The agencies with the groups that each belongs to; an open group names nobody in particular."""
    belongs: dict[str, list[str]] = {}
    for group in groups:
        for member in group.members if not group.open else ():
            belongs.setdefault(member, []).append(group.id)
    members = {id: agencies[id].model_copy(update={"groups": tuple(of)}) for id, of in belongs.items()}
    return {**agencies, **members}


def _province(wanted: str | None, layers: Iterable[Layer]) -> Province:
    """The province that some words mean; a name that no file has is taken as it is."""
    about = [layer.data.province for layer in layers if layer.data.province]
    if wanted is None:
        return about[0] if about else Province(name="")
    name, unit = split_province(wanted)
    listed = [province for layer in layers for province in layer.provinces]
    for known in (*about, *listed):
        if slug(known.name) == slug(name) and unit in {None, known.unit}:
            return known
    return Province.model_validate({"name": in_small_letters(name), "unit": unit or "tỉnh"})
