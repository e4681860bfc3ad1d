"""Rows of the data files made into agencies and groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kehoach.errors import KehoachError
from kehoach.meaning.agencies.agency import Agency, Group, Successor
from kehoach.meaning.agencies.data import AgencyRow, GroupRow, Kind, Province
from kehoach.meaning.agencies.names import expand, slug
from kehoach.meaning.agencies.places import full_name

_FROM_KIND = ("symbol", "head_title", "header", "superior", "place")


@dataclass(frozen=True)
class Filler:
    """Fills in the placeholders of one row; knows the file and the row, for what is wrong in it."""

    values: Mapping[str, str]
    path: Path
    row: str

    def fill(self, text: str, **more: str) -> str:
        """A text with its placeholders filled in."""
        try:
            return " ".join(text.format(**self.values, **more).split())
        except (KeyError, ValueError, IndexError) as error:
            raise self.error(f"không điền được chỗ trống trong «{text}»") from error

    def id(self, text: str) -> str:
        """The id that a name or an id stands for."""
        return slug(self.fill(text))

    def patterns(self, patterns: Iterable[str]) -> tuple[str, ...]:
        """Patterns of names with their placeholders filled in."""
        filled = tuple(self.fill(pattern) for pattern in patterns)
        for pattern in filled:
            try:
                expand(pattern)
            except ValueError as error:
                raise self.error(f"ngoặc không khớp trong «{pattern}»") from error
        return filled

    def successors(self, successors: Iterable[Successor]) -> tuple[Successor, ...]:
        """Successors with the ids of their agencies."""
        return tuple(successor.model_copy(update={"agency": self.id(successor.agency)}) for successor in successors)

    def error(self, reason: str) -> KehoachError:
        """The error of this row."""
        return KehoachError(reason, file=self.path, place=self.row)


def merge_rows(earlier: AgencyRow, later: AgencyRow) -> AgencyRow:
    """A row with another one over it: aliases add up, and what is given again is no longer unverified."""
    given = later.model_fields_set
    update = {field: getattr(later, field) for field in given}
    update["aliases"] = (*earlier.aliases, *later.aliases)
    update["unverified"] = (*(field for field in earlier.unverified if field not in given), *later.unverified)
    return earlier.model_copy(update=update)


def override(agency: Agency, row: AgencyRow, filler: Filler) -> Agency:
    """A district's or commune's body with what a row without a kind says of it."""
    given = {field: getattr(row, field) for field in row.model_fields_set - {"id", "present"}}
    given["aliases"] = filler.patterns(row.aliases)
    if row.successors:
        given["successors"] = filler.successors(row.successors)
    if row.header:
        given["header"] = tuple(filler.fill(line).upper() for line in row.header)
    return agency.model_copy(update=given)


def make_agency(id: str, row: AgencyRow, kind: Kind, province: Province, filler: Filler) -> Agency:
    """The agency of a row; what the row leaves out is its kind's."""
    name = filler.fill(row.name or id)
    full = full_name(name, province)

    def lines(patterns: Iterable[str]) -> tuple[str, ...]:
        return tuple(filler.fill(pattern, name=name, full=full).upper() for pattern in patterns)

    place = row.place or kind.place
    parent = row.parent or kind.parent
    own = {field for field in _FROM_KIND if getattr(row, field) is not None}
    return Agency(
        id=id,
        name=name,
        aliases=(*filler.patterns(row.aliases), *((row.symbol,) if row.symbol and kind.symbol_is_name else ())),
        symbol=row.symbol,
        kind=kind.id,
        level=row.level or kind.level,
        head_title=row.head_title or kind.head_title,
        header=lines(kind.header if row.header is None else row.header),
        superior=lines(kind.superior if row.superior is None else row.superior),
        place=(filler.fill(place) or None) if place else None,
        parent=filler.id(parent) if parent else None,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        successors=filler.successors(row.successors),
        province=row.province or (province.full if kind.level != "trung-uong" else None),
        unverified=tuple(dict.fromkeys((*row.unverified, *(field for field in kind.unverified if field not in own)))),
    )


def make_group(row: GroupRow, members: tuple[str, ...], filler: Filler) -> Group:
    """The group of a row, with its members."""
    return Group(
        id=row.id,
        name=filler.fill(row.name or row.id),
        aliases=filler.patterns(row.aliases),
        members=members,
        open=row.open,
        successors=filler.successors(row.successors),
    )


def related_group(group: Group) -> Group:
    """The group narrowed by "có liên quan": it names nobody in particular any more."""
    update = {"id": f"{group.id}-lien-quan", "name": f"{group.name} có liên quan", "aliases": (), "open": True}
    return group.model_copy(update=update)
