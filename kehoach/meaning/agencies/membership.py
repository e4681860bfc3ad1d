"""Which agencies a group means."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from kehoach.meaning.agencies.agency import Agency
from kehoach.meaning.agencies.data import GroupRow
from kehoach.meaning.agencies.rows import Filler


class Membership:
    """The members of groups: `existing` are the agencies that count, `kinds` and `ids` are all that rows may name."""

    def __init__(
        self,
        rows: Mapping[str, tuple[GroupRow, Filler]],
        existing: Sequence[Agency],
        kinds: Collection[str],
        ids: Collection[str],
    ) -> None:
        self._rows, self._existing, self._kinds, self._ids = rows, existing, kinds, ids
        self._known: dict[str, tuple[str, ...]] = {}

    def of(self, group: str) -> tuple[str, ...]:
        """The ids of a group's members, in the registry's order. A group inside itself adds nothing."""
        if group not in self._known:
            self._known[group] = ()
            row, filler = self._rows[group]
            self._known[group] = self._own(row, filler) or self._of_all(row.otherwise, filler)
        return self._known[group]

    def of_kind(self, kind: str) -> tuple[str, ...]:
        """The ids of the groups that an agency of a kind belongs to: those that name somebody in particular."""
        return tuple(group for group, (row, _) in self._rows.items() if not row.open and self._takes(row, kind))

    def _takes(self, row: GroupRow, kind: str) -> bool:
        groups = row.groups if self.of(row.id) else (*row.groups, *row.otherwise)
        return kind in row.kinds or any(self._takes(self._rows[group][0], kind) for group in groups)

    def _own(self, row: GroupRow, filler: Filler) -> tuple[str, ...]:
        named = [filler.id(name) for name in row.agencies]
        for what, given, known in (("kind", row.kinds, self._kinds), ("cơ quan", named, self._ids)):
            if unknown := [name for name in given if name not in known]:
                raise filler.error(f"{what} «{unknown[0]}» không có")
        own = [agency.id for agency in self._existing if agency.kind in row.kinds or agency.id in named]
        return tuple(dict.fromkeys([*own, *self._of_all(row.groups, filler)]))

    def _of_all(self, groups: Iterable[str], filler: Filler) -> tuple[str, ...]:
        members: list[str] = []
        for group in groups:
            if group not in self._rows:
                raise filler.error(f"nhóm «{group}» không có")
            members += self.of(group)
        return tuple(dict.fromkeys(members))
