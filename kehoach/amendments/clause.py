"""What one clause of an amending sentence says: what is done, where, with which words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kehoach.amendments.address import Address
from kehoach.amendments.operations import Side

Action = Literal[
    "context",
    "again",
    "again_value",
    "pair",
    "amend",
    "rename",
    "insert_beside",
    "insert_at",
    "insert_into",
    "insert_phrase",
    "insert_annex",
    "insert_entry",
    "repeal",
    "remove_phrase",
    "replace_phrase",
    "replace_words",
    "set_field",
    "field_first",
    "set_target",
    "extend",
    "assign",
    "assign_coordinate",
    "give",
    "pass_lead",
    "add_agency",
    "add_words",
    "drop",
    "move_to",
    "move_beside",
    "suspend",
    "replace_annex",
    "replace_entry",
    "replace_plan",
]
"""The rules of the grammar that a clause can be."""


@dataclass(frozen=True)
class Excluded:
    """An address taken out of others again ("trừ điểm b mục 3"): out of those from `start` up to `end`."""

    address: Address
    start: int = 0
    end: int | None = None


@dataclass(frozen=True)
class Where:
    """Addresses, what is taken out of them again and, where told, the one column that is meant."""

    addresses: tuple[Address, ...] = ()
    column: str | None = None
    excluded: tuple[Excluded, ...] = ()

    def within(self, larger: Where) -> Where:
        """These addresses with what they lack taken from the last of a larger place; none are the larger place itself."""
        above = larger.addresses[-1] if larger.addresses else Address()
        own = tuple(address.within(above) for address in self.addresses) or larger.addresses
        excluded = self.excluded if self.addresses else (*larger.excluded, *self.excluded)
        return Where(own, self.column or larger.column, excluded)


@dataclass(frozen=True)
class Clause:
    """What a clause orders.

    `wheres` are its places in their order: what it is done to, then what that goes beside, to or into. `quotes` are the
    quoted words in their order; `named` tells that only the title of the place is meant, `entries` that a list of the
    head is ("căn cứ", "nơi nhận"), `piece` that a paragraph or a sentence is put in ("đoạn", "câu"), `at_end` that what
    is put in goes to the end of its place, `partner` who works with whom is named first, `lists` that
    its places stand below it ("bãi bỏ các nội dung sau"). What is absent is None.
    """

    action: Action
    wheres: tuple[Where, ...] = ()
    quotes: tuple[str, ...] = ()
    side: Side | None = None
    named: bool = False
    corrects: bool = False
    field: str | None = None
    period: str | None = None
    old: str | None = None
    new: str | None = None
    count: int | None = None
    annex: str | None = None
    until: str | None = None
    document: str | None = None
    entries: str | None = None
    piece: str | None = None
    at_end: bool = False
    partner: str | None = None
    lists: bool = False
