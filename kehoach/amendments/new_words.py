"""New words that an amending document gives for items: from quotations, line by line, and from the rows of its tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kehoach.amendments.changes import Field
from kehoach.amendments.edits import lines_of
from kehoach.amendments.facts import FIELD_NAMES
from kehoach.amendments.paper import content_column
from kehoach.amendments.rows import column_titles, standing_cell
from kehoach.amendments.sections import behind_label
from kehoach.meaning.numbering import read_label
from kehoach.meaning.spelling import plain
from kehoach.model import Source, Table

_WHO = r"(?:(?:cơ quan|đơn vị)(?:, (?:cơ quan|đơn vị))? )"
_NAMED = (
    (Field.LEAD, rf"{_WHO}?chủ trì(?: thực hiện)?"),
    (Field.COORDINATE, rf"{_WHO}?phối hợp(?: thực hiện)?"),
    (Field.DEADLINE, r"(?:thời gian|thời hạn|tiến độ)(?: (?:thực hiện|hoàn thành))?"),
    (Field.MONITOR, rf"{_WHO}?theo dõi(?:, (?:đánh giá|đôn đốc))?"),
    (Field.PRODUCT, r"(?:sản phẩm|kết quả)(?: đầu ra)?"),
    (Field.NOTES, r"ghi chú"),
)
_PERIOD = r"(?:giai đoạn|năm|đến năm) \d{4}(?: ?- ?\d{4})?"
_NAMES = "|".join(f"(?P<{field}>{pattern})" for field, pattern in _NAMED)
_BEGINS = r"(?:^|(?<=[.;,:\n(]))[ \t]*(?:[-+•] ?)?"
_SAYS_VALUE = r"(?: ?: ?| (?=(?:phấn đấu|đạt|tối thiểu|trên|dưới|từ|tăng|giảm|\d)))"
"""In a table of targets also "giai đoạn 2021-2025 đạt 95%"; elsewhere such words are part of what is to be done."""

_UNIT = re.compile(r" ?\([^()]*\)$")
_EDGES = " .;,\n\t"
_LONGEST_NUMBER = 5
TEXT = FIELD_NAMES[Field.TEXT]


@dataclass(frozen=True)
class NewRow:
    """New words for one item: its label ("" where none is printed), those of the rows above it in the table, and its
    cells by their columns' names."""

    label: str
    above: tuple[str, ...]
    cells: dict[str, str]
    source: Source | None = None


@lru_cache(maxsize=64)
def _parts(titles: tuple[str, ...], *, values: bool) -> re.Pattern[str]:
    """What begins a cell in running words: the name of a field, a period, or a column's own title and a colon."""
    named = {plain(_UNIT.sub("", title)).strip() for title in titles} | {plain(title).strip() for title in titles}
    own = "|".join(re.escape(title) for title in sorted(named, key=lambda title: (-len(title), title)) if title)
    title = rf"|(?P<title>{own}) ?: ?" if own else ""
    period = rf"(?P<period>{_PERIOD}){_SAYS_VALUE if values else ' ?: ?'}"
    return re.compile(rf"{_BEGINS}(?:(?:{_NAMES}) ?: ?|{period}{title})", re.IGNORECASE)


def cells_in(text: str, titles: tuple[str, ...] = (), *, values: bool = False) -> dict[str, str]:
    """The cells that words name: "...; cơ quan chủ trì: A; thời gian: B"; what is before the first name is the text.

    `titles` are those of the plan's columns, which may be named too; `values` tells that the words are for targets.
    """
    matches = list(_parts(titles, values=values).finditer(plain(text)))
    if not matches:
        return {TEXT: text}
    ends = [*(match.start() for match in matches[1:]), len(text)]
    before = text[: matches[0].start()].rstrip(_EDGES + "(:")
    cells = {TEXT: before} if before else {}
    for match, end in zip(matches, ends, strict=True):
        groups = match.groupdict()
        name = groups["period"] or groups.get("title") or FIELD_NAMES[Field(match.lastgroup or "")]
        words = text[match.end() : end].strip(_EDGES)
        words = words.removesuffix(")") if words.count(")") > words.count("(") else words
        cells[_title(name)] = _title(words) if match["period"] else words
    return cells


def quoted_rows(
    text: str, labels: Sequence[str], titles: tuple[str, ...] = (), *, values: bool = False
) -> list[NewRow]:
    """The items that a quotation holds, each beginning with one of the labels; without any, the whole is one.

    `titles` and `values` as for `cells_in`.
    """
    rows: list[tuple[str, list[str]]] = []
    for line in text.split("\n"):
        opened = next(((label, rest) for label in labels if (rest := behind_label(line, label)) is not None), None)
        if opened is not None and opened[0] not in [known for known, _ in rows]:
            rows.append((opened[0], [opened[1]]))
        elif rows:
            rows[-1][1].append(line)
        else:
            rows.append(("", [line]))
    return [NewRow(label, (), cells_in("\n".join(lines), titles, values=values)) for label, lines in rows]


def table_rows(table: Table) -> Iterator[NewRow]:
    """The rows of a table with new words; a row with a number and a title alone only tells where those below it stand."""
    content = content_column(table)
    if content is None:
        return
    titles = column_titles(table)
    ordinal = table.roles.index("ordinal") if "ordinal" in table.roles else None
    above: list[tuple[str, str]] = []
    lines = lines_of(table)
    for line, row in enumerate(table.rows):
        label = read_label(row[ordinal].text) if ordinal is not None else None
        number = label.number if label else _number(row[ordinal].text) if ordinal is not None else ""
        style = label.style if label else ""
        above = above[: next((place for place, (known, _) in enumerate(above) if known == style), len(above))]
        filled = [place for place, cell in enumerate(row) if cell.text and place != ordinal]
        if number and len(filled) <= 1:
            above.append((style, number))
            continue
        cells = {
            titles[place]: standing_cell(lines, line, place).text
            for place, cell in enumerate(row)
            if place != ordinal and cell.merged != "left"
        }
        yield NewRow(number, tuple(known for _, known in above), cells, row[content].source)


def _number(text: str) -> str:
    """A number that is in no official list, "8a" or "f)", without its marks; "" for other words."""
    number = text.strip(" .)")
    return number if len(number) <= _LONGEST_NUMBER and number.isalnum() else ""


def _title(name: str) -> str:
    return name[:1].upper() + name[1:]
