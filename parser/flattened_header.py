"""The header of a flattened table: which paragraphs are titles, and how they stand over the columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from kehoach.meaning.numbering import split_label
from kehoach.parser import columns as col
from kehoach.parser.cell_score import Column
from kehoach.parser.cues import years_in
from kehoach.parser.ordinals import read_ordinal, split_ordinal

MAX_TITLES = 16
MAX_TITLE_LENGTH = 120
_LONGEST_FIRST_TITLE = 40
_FIRST_ROLES = (col.DEADLINE, col.LEAD, col.COORDINATE, col.MONITOR, col.PRODUCT, col.UNIT)
"""Roles of columns that may stand before the ordinals, told by words that head no section."""


@dataclass(frozen=True)
class Layout:
    """A reading of the header. `rows` hold, for every column, the index of the title that stands there,
    or None where a title above or to the left covers it."""

    rows: tuple[tuple[int | None, ...], ...]
    columns: tuple[Column, ...]

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.columns)


def find_header(texts: Sequence[str]) -> tuple[int, int, int] | None:
    """Where a header stands: its first paragraph, the one after its last title, and the body's first.

    A header opens with an ordinal column's title ("STT", "TT") and ends where counting begins.
    """
    for start, text in enumerate(texts):
        if len(text) <= 12 and col.is_ordinal(text):
            end = _titles_end(texts, start + 1)
            if end - start >= 2 and col.is_header(texts[start:end]) and not _follows_titles(texts, start, end):
                return start, end, _after_column_numbers(texts, end, end - start)
    return None


def _follows_titles(texts: Sequence[str], start: int, end: int) -> bool:
    """Whether the ordinals' title has another column's right before it: then a row's first cells stand before its number,
    and where rows begin cannot be told."""
    before = next((texts[place] for place in range(start - 1, -1, -1) if texts[place]), "")
    if (
        len(before) > _LONGEST_FIRST_TITLE
        or before.isupper()
        or before.endswith((":", ".", ")"))
        or split_label(before)
    ):
        return False
    role = col.role_of(before)
    return role in _FIRST_ROLES and role not in map(col.role_of, texts[start + 1 : end])


def layouts(titles: Sequence[str]) -> Iterator[Layout]:
    """The ways to read the titles, the plain one (one row) first.

    With two rows, flattening prints the first row whole, then the titles under those that span several
    columns; each such title has at least two under it.
    """
    count = len(titles)
    yield _layout(titles, count, {})
    for first_row in range(2, count - 1):
        below = count - first_row
        for parents in (1, 2):
            for chosen in combinations(range(1, first_row), parents):
                for shares in _shares(below, parents):
                    children = dict(zip(chosen, shares, strict=True))
                    if _go_together(titles, first_row, children):
                        yield _layout(titles, first_row, children)


def _go_together(titles: Sequence[str], first_row: int, children: dict[int, int]) -> bool:
    """Whether the titles below a common one are of a kind: all periods, all agencies, or all unknown."""
    following = first_row
    for parent, share in children.items():
        roles = {col.role_of(title) or col.OTHER for title in titles[following : following + share]}
        following += share
        if not (
            len(roles) == 1 or roles <= set(col.AGENCY_ROLES) or roles <= {col.START, col.DEADLINE, col.OTHER}
        ) or roles & {col.ORDINAL, col.TEXT, col.PROJECT}:
            return False
        over = col.role_of(titles[parent])
        if over in (col.ORDINAL, col.TEXT, col.PROJECT, col.PRODUCT, col.NOTES, col.UNIT):
            return False
        if over in col.AGENCY_ROLES and not roles <= set(col.AGENCY_ROLES):
            return False
        if over == col.VALUE and roles & set(col.AGENCY_ROLES):
            return False
    return True


def _layout(titles: Sequence[str], first_row: int, children: dict[int, int]) -> Layout:
    upper: list[int | None] = []
    lower: list[int | None] = []
    following = first_row
    for title in range(first_row):
        share = children.get(title, 0)
        upper += [title, *[None] * (share - 1)] if share else [title]
        lower += range(following, following + share) if share else [None]
        following += share
    rows = (tuple(upper), tuple(lower)) if children else (tuple(upper),)
    return Layout(rows, _columns(titles, rows))


def _columns(titles: Sequence[str], rows: tuple[tuple[int | None, ...], ...]) -> tuple[Column, ...]:
    stacks: list[list[str]] = []
    for place in range(len(rows[0])):
        above = next((rows[0][left] for left in range(place, -1, -1) if rows[0][left] is not None), None)
        below = rows[1][place] if len(rows) > 1 else None
        stacks.append([titles[index] for index in (above, below) if index is not None])
    roles = col.roles_of(stacks)
    return tuple(Column(role, years_in(stack[-1])) for role, stack in zip(roles, stacks, strict=True))


def _shares(total: int, parents: int) -> Iterator[tuple[int, ...]]:
    if parents == 1:
        if total >= 2:
            yield (total,)
    else:
        yield from ((first, total - first) for first in range(2, total - 1))


def _titles_end(texts: Sequence[str], start: int) -> int:
    for index in range(start, min(len(texts), start + MAX_TITLES)):
        text = texts[index]
        label = read_ordinal(text) if len(text) <= 6 else None
        if (label and label.value == 1) or text == "(1)" or len(text) > MAX_TITLE_LENGTH or _opens_group(text):
            return index
    return min(len(texts), start + MAX_TITLES)


def _opens_group(text: str) -> bool:
    split = split_ordinal(text)
    return split is not None and split[0].style in ("roman", "capital") and split[0].value == 1


def _after_column_numbers(texts: Sequence[str], end: int, titles: int) -> int:
    """Skip a row "(1) (2) (3)" or "1 2 3" that numbers the columns."""
    count = 0
    while end + count < len(texts) and texts[end + count].strip("()") == str(count + 1):
        count += 1
    return end + count if 3 <= count <= titles else end
