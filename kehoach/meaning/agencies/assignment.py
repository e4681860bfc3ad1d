"""Who an agency cell names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from kehoach.meaning.agencies.agency import Role
from kehoach.meaning.agencies.grammar import Piece
from kehoach.meaning.agencies.registry import Registry
from kehoach.meaning.agencies.writing import Writing
from kehoach.model.plan import Assignment
from kehoach.model.source import Source

_ENDS_ITEM = frozenset(";/\n:().+•…")
_ENDS_SENTENCE = frozenset("\n.")


def read_assignment(text: str, registry: Registry, *, source: Source | None = None) -> Assignment:
    """The agencies and groups of a cell, in the order named; those named after "phối hợp với" are partners.

    A name counts only when it is the whole of an item (between separators): in "Văn phòng Sở Nội vụ" the part
    that is known is not what is meant, so the item goes to `unknown` as written. "A phối hợp với B; C" has
    the partners B and C; a new line or sentence begins with leads again, unless a label ("Phối hợp:") opened
    the list or it is plainly unfinished.
    """
    cell = _Cell(*registry.read(text))
    return Assignment(
        text=text,
        agencies=cell.named("agency", "lead"),
        groups=cell.named("group", "lead"),
        partners=cell.named("agency", "partner"),
        partner_groups=cell.named("group", "partner"),
        unknown=tuple(cell.unknown),
        source=source,
    )


class _Entry(NamedTuple):
    """Something named, and its role; entries of one `item` stand between the same separators."""

    piece: Piece
    role: Role
    item: int


class _Cell:
    """The items of a cell, gathered piece by piece."""

    def __init__(self, writing: Writing, pieces: Sequence[Piece]) -> None:
        self.unknown: list[str] = []
        self._writing, self._pieces = writing, pieces
        self._entries: list[_Entry] = []
        self._item: list[Piece] = []
        self._items = 0
        self._role: Role = "lead"
        self._is_labelled = False
        self._in_note = False
        self._lead_is_said = False
        self._list_begins = 0
        for place, piece in enumerate(pieces):
            self._take(place, piece)
        self._close(self._role)

    def named(self, what: Literal["agency", "group"], role: Role) -> tuple[str, ...]:
        """The ids of the agencies or groups in a role, each once."""
        pieces = [entry.piece for entry in self._entries if entry.role == role]
        ids = [piece.agency if what == "agency" else piece.group for piece in pieces]
        return tuple(dict.fromkeys(filter(None, ids)))

    def _take(self, place: int, piece: Piece) -> None:
        word = self._word(place)
        if self._in_note:
            self._in_note = word not in {"\n", ";"}
        elif piece.kind == "note":
            self._in_note = True
        elif piece.kind in {"lead", "partner", "lead_partner"}:
            self._take_role(place, piece)
        elif piece.kind == "mark" and word in _ENDS_ITEM:
            self._close(self._role)
            if word in {";", "\n"}:
                self._list_begins = len(self._entries)
            if word == ":" and self._kind(place + 1) == "mention":
                self._drop_introduction(place - 1)
            if word in _ENDS_SENTENCE:
                self._begin_sentence(place)
        elif piece.kind in {"mark", "filler", "action"}:
            self._take_connector(place, piece)
        elif not self._is_numbering(place, piece):
            self._item.append(piece)

    def _take_role(self, place: int, piece: Piece) -> None:
        """Before "chủ trì, phối hợp với" stand leads, after it partners; "(chủ trì)" and "B phối hợp" say it afterwards.

        Where it is said who leads, "B, C phối hợp" is a list of partners.
        """
        after = self._word(place + 1)
        role: Role = "lead" if piece.kind == "lead" else "partner"
        if not self._item and self._word(place - 1) == "(" and after == ")":
            self._entries = [e._replace(role=role) if e.item == self._items else e for e in self._entries]
            return
        if piece.kind == "partner" and self._item and after in {"", ";", ".", ",", "\n", ")"}:
            self._close("partner")
            if self._lead_is_said:
                listed = self._entries[self._list_begins :]
                self._entries[self._list_begins :] = [entry._replace(role="partner") for entry in listed]
            return
        says_who_leads = piece.kind == "lead" and bool(self._item)
        self._close(self._role if piece.kind == "partner" else "lead")
        if says_who_leads:
            self._lead_is_said, self._list_begins = True, len(self._entries)
        self._role, self._is_labelled = role, after == ":"

    def _drop_introduction(self, place: int) -> None:
        """A group before a colon is only what the list spells out: "Các Sở: Nội vụ, Tài chính"."""
        if self._entries and self._entries[-1].piece.group and self._entries[-1].piece is self._pieces[place]:
            self._entries.pop()

    def _begin_sentence(self, place: int) -> None:
        before = self._pieces[place - 1] if place else None
        is_unfinished = before is None or before.kind != "mention"
        if not self._is_labelled and not is_unfinished:
            self._role = "lead"

    def _take_connector(self, place: int, piece: Piece) -> None:
        """A separator between names; inside a name that is not known it belongs to the name."""
        if not self._item:
            return
        word, following = self._word(place), self._pieces[place + 1] if place + 1 < len(self._pieces) else None
        is_separator = word in {",", "-", "và", "&"}
        if self._is_known():
            goes_on = word != "," and following is not None and following.kind == "word"
            if is_separator and not (goes_on and following and self._writing.is_capital(following.first)):
                self._close(self._role)
            elif is_separator:
                self._item.append(piece)
        elif is_separator and (following is None or following.kind not in {"word", "mark"}):
            self._close(self._role)
        else:
            self._item.append(piece)

    def _close(self, role: Role) -> None:
        if not self._item:
            return
        if self._is_known():
            self._items += 1
            self._entries += [_Entry(piece, role, self._items) for piece in self._item]
        else:
            self.unknown.append(self._writing.written(self._item[0].first, self._item[-1].last))
        self._item = []

    def _is_known(self) -> bool:
        return all(piece.agency or piece.group for piece in self._item)

    def _is_numbering(self, place: int, piece: Piece) -> bool:
        """Whether a piece is the "1" of "1." or the "a" of "a)" before an item."""
        opens = self._word(place - 1) in {"", "\n"} and self._word(place + 1) in {".", ")"}
        return opens and piece.kind == "word" and len(self._word(place)) <= 2

    def _kind(self, place: int) -> str:
        return self._pieces[place].kind if place < len(self._pieces) else ""

    def _word(self, place: int) -> str:
        """The word of a piece; "" before the first and after the last."""
        return self._writing.word(self._pieces[place].first) if 0 <= place < len(self._pieces) else ""
