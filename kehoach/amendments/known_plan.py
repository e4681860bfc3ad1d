"""What reading instructions needs to know: the new words for a clause, and what the plan is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kehoach.amendments.address import ANNEX, LETTER, Address, Found, find
from kehoach.amendments.diff_document import sections_of
from kehoach.amendments.facts import Item
from kehoach.amendments.new_words import NewRow, quoted_rows, table_rows
from kehoach.model import Annex, Plan, Table


@dataclass(frozen=True)
class Content:
    """New words for a clause: a quotation, tables, or whole annexes."""

    text: str = ""
    tables: tuple[Table, ...] = ()
    annexes: tuple[Annex, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there are no new words."""
        return not (self.text or self.tables or self.annexes)

    def rows(self, labels: Sequence[str], *, values: bool) -> list[NewRow]:
        """The new words item by item; the labels tell where a quotation's items begin, `values` that they are targets."""
        if self.tables:
            return [row for table in self.tables for row in table_rows(table)]
        return quoted_rows(self.text, labels, values=values)


@dataclass(frozen=True)
class KnownPlan:
    """What reading instructions needs to know of the plan: its number and symbol, and the ids of its parts.

    `value_annexes` are the annexes that have targets with values.
    """

    code: str | None
    items: tuple[str, ...]
    sections: tuple[str, ...]
    annexes: tuple[str, ...]
    value_annexes: frozenset[str] = frozenset()

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
