"""What reading instructions needs to know: the new words for a clause, and what the plan is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kehoach.amendments.address import ANNEX, LETTER, Address, Found, find
from kehoach.amendments.diff_document import sections_of
from kehoach.amendments.facts import Item
from kehoach.amendments.new_words import NewRow, quoted_rows, table_rows
from kehoach.amendments.paper import CONTENT_ROLES
from kehoach.amendments.rows import column_titles
from kehoach.model import Annex, Document, Plan, Section, Table


@dataclass(frozen=True)
class Content:
    """New words for a clause: a quotation, tables, or whole annexes.

    Where several clauses of a sentence share them, `shared` are the labels of all their items, `own` those of this one.
    `titles` are those of the plan's columns.
    """

    text: str = ""
    tables: tuple[Table, ...] = ()
    annexes: tuple[Annex, ...] = ()
    shared: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there are no new words."""
        return not (self.text or self.tables or self.annexes)

    def rows(self, labels: Sequence[str], *, values: bool) -> list[NewRow]:
        """The new words item by item; the labels tell where a quotation's items begin, `values` that they are targets."""
        if self.tables:
            rows = [row for table in self.tables for row in table_rows(table)]
        else:
            rows = quoted_rows(self.text, self.shared or labels, self.titles, values=values)
        return [row for row in rows if row.label in self.own] if self.shared else rows


@dataclass(frozen=True)
class KnownPlan:
    """What reading instructions needs to know of the plan: its number and symbol, and the ids of its parts.

    `value_annexes` are the annexes that have targets with values, `titles` the titles of the columns of its tables.
    """

    code: str | None
    items: tuple[str, ...]
    sections: tuple[str, ...]
    annexes: tuple[str, ...]
    value_annexes: frozenset[str] = frozenset()
    titles: tuple[str, ...] = ()

    @classmethod
    def of(cls, plan: Plan) -> KnownPlan:
        """What there is to know of a plan."""
        document = plan.document
        items: tuple[Item, ...] = (*plan.targets, *plan.tasks, *plan.projects)
        number = "/".join(part for part in (document.number, document.symbol) if part) if document.number else None
        return cls(
            number or (document.enacted_by.code if document.enacted_by else None),
            tuple(item.id for item in items),
            tuple(section.id for section in sections_of(document.outline)),
            tuple(annex.id for annex in document.annexes),
            frozenset(target.id.partition("/")[0] for target in plan.targets),
            _titles(document),
        )

    def rows_of(self, address: Address) -> list[str]:
        """The labels of the rows that a lettered item is divided into; none for a group's title and for one row."""
        found = self.find(address)
        if found.kind != "group" or address.smallest != LETTER:
            return []
        return [item.removeprefix(f"{found.id}/") for item in self.items if item.startswith(f"{found.id}/")]

    def has_values(self, address: Address) -> bool:
        """Whether an address is in an annex with targets."""
        annex = next((part for part in address.parts if part[0] == ANNEX), None)
        return annex is not None and self.find(Address((annex,))).id in self.value_annexes

    def find(self, address: Address) -> Found:
        """What an address leads to."""
        return find(address, self.items, self.sections, self.annexes)


def _titles(document: Document) -> tuple[str, ...]:
    """The titles of all columns but those of numbers, of contents and of values, which are named in other ways."""
    holders: tuple[Annex | Section, ...] = (*document.annexes, *sections_of(document.outline))
    found = {
        title.rpartition(" / ")[2]: None
        for tables in (document.tables, *(holder.tables for holder in holders))
        for table in tables
        for title, role in zip(column_titles(table), table.roles, strict=False)
        if role not in ("ordinal", "value", *CONTENT_ROLES)
    }
    return tuple(title for title in found if title)
