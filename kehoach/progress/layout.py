"""Finding the sheets, columns and rows of a workbook that came back, wherever they have been moved to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from kehoach.meaning.spelling import words_of
from kehoach.progress.answers import RawAnswers, RawCell, RawSheet, cell_name
from kehoach.progress.columns import GUIDE, HEADER_ROW, MARK, TECHNICAL, Column
from kehoach.progress.notices import Findings, listed
from kehoach.progress.sheets import GivenRow, HeadingRow, SheetRows
from kehoach.progress.technical import Technical, read_head_line, read_technical

_NEAR = 85.0
"""Likeness (0-100) from which a changed title or name is taken for ours."""
_SEARCHED_ROWS = 20
_HEAD_ROWS = 5
_MANY_EXTRA = 5


@dataclass(frozen=True)
class FoundRow:
    """A row of the workbook that answers one of ours: its cells by column key."""

    given: GivenRow
    row: int
    cells: Mapping[str, RawCell]


@dataclass
class FoundSheet:
    """A sheet of the workbook that is one of ours; `columns` are the places of ours in it, by key."""

    expected: SheetRows
    raw: RawSheet
    header: int = HEADER_ROW
    columns: dict[str, int] = field(default_factory=dict)
    rows: list[FoundRow] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Its name in the workbook."""
        return self.raw.name

    def place(self, row: int, key: str) -> tuple[int, int]:
        """The cell of a column in a row, as (row, column)."""
        return row, self.columns.get(key, 1)


def identity(raw: RawAnswers) -> Technical:
    """What a workbook says of itself: for which agency, period and plan it was made. Where the hidden sheet is gone, the
    first of the other sheets that says so at its head is believed."""
    technical = read_technical(_technical_rows(raw))
    if technical.agency is not None:
        return technical
    heads = (cell for sheet in raw.sheets for place, cell in sheet.cells.items() if place[0] <= _HEAD_ROWS)
    said = (read_head_line(_words(cell)) for cell in heads)
    return next((one for one in said if one is not None), technical)


def find_sheets(
    raw: RawAnswers, expected: Sequence[SheetRows], technical: Technical, findings: Findings
) -> tuple[FoundSheet, ...]:
    """Our sheets in the workbook, with their columns and rows; what is missing, moved or added is told."""
    used: set[int] = set()
    found = []
    for sheet in expected:
        place = _place_of(raw, sheet, used)
        if place is None:
            findings.add("W111", expected=sheet.form.name, count=len(sheet.given))
            continue
        used.add(place)
        raw_sheet = raw.sheets[place]
        if raw_sheet.name != sheet.form.name:
            findings.add("W112", raw_sheet.name, expected=sheet.form.name, found=raw_sheet.name)
        one = FoundSheet(sheet, raw_sheet)
        _find_columns(one, findings)
        _Rows(one, technical, findings).find()
        _tell_merged(one, findings)
        found.append(one)
    _tell_others(raw, used, expected, findings)
    return tuple(found)


def _technical_rows(raw: RawAnswers) -> list[list[str]]:
    sheet = next((sheet for sheet in raw.sheets if sheet.name == TECHNICAL), None)
    if sheet is None:
        return []
    rows: list[list[str]] = []
    for row in range(1, sheet.last_row + 1):
        cells = (sheet.cells.get((row, column)) for column in range(1, 6))
        rows.append([str(cell.value) if cell and cell.value is not None else "" for cell in cells])
    return rows


def _place_of(raw: RawAnswers, sheet: SheetRows, used: set[int]) -> int | None:
    """The sheet with our mark (that with our name first), else that with our name or nearly our name."""
    mark, name = f"{MARK}{sheet.form.key}", _plain(sheet.form.name)
    free = [place for place in range(len(raw.sheets)) if place not in used]
    marked = [place for place in free if _mark(raw.sheets[place]) == mark]
    for place in marked:
        if _plain(raw.sheets[place].name) == name:
            return place
    if marked:
        return marked[0]
    unmarked = [place for place in free if not _mark(raw.sheets[place]).startswith(MARK)]
    named = [place for place in unmarked if _plain(raw.sheets[place].name) == name]
    near = [place for place in unmarked if fuzz.ratio(_plain(raw.sheets[place].name), name) >= _NEAR]
    # Names that differ in a figure alone ("Biểu 1", "Biểu 2") are different names.
    near = [place for place in near if _digits(raw.sheets[place].name) == _digits(sheet.form.name)]
    return next(iter(named or near), None)


def _tell_others(raw: RawAnswers, used: set[int], expected: Sequence[SheetRows], findings: Findings) -> None:
    names = {f"{MARK}{sheet.form.key}": sheet.form.name for sheet in expected}
    for place, sheet in enumerate(raw.sheets):
        if place in used or sheet.name in (GUIDE, TECHNICAL) or not sheet.cells:
            continue
        if _mark(sheet) in names:
            findings.add("W117", sheet.name, expected=names[_mark(sheet)])
        else:
            findings.add("W113", sheet.name, count=len(sheet.cells))


def _find_columns(found: FoundSheet, findings: Findings) -> None:
    columns = found.expected.form.columns
    found.header = max(
        range(1, _SEARCHED_ROWS + 1), key=lambda row: (len(_titled(found.raw, row, columns)), row == HEADER_ROW)
    )
    titles = _titles(found.raw, found.header)
    found.columns = _titled(found.raw, found.header, columns)
    for column in columns:
        if column.key not in found.columns:
            _find_renamed(column, titles, found)
        expected = columns.index(column) + 1
        if column.key not in found.columns:
            if column.is_answer:
                findings.add("W114", found.name, expected=column.title)
        elif found.columns[column.key] != expected or titles[found.columns[column.key]] != column.title:
            place = found.columns[column.key]
            if column.kind != "id":
                words = {"expected": column.title, "found": titles[place]}
                findings.add("W115", found.name, (found.header, place), **words)
    _tell_extra_columns(found, titles, findings)


def _find_renamed(column: Column, titles: Mapping[int, str], found: FoundSheet) -> None:
    free = {place: title for place, title in titles.items() if place not in found.columns.values()}
    near = {place: fuzz.ratio(_plain(title), _plain(column.title)) for place, title in free.items()}
    best = max(near, key=lambda place: near[place], default=None)
    if best is not None and near[best] >= _NEAR:
        found.columns[column.key] = best


def _tell_extra_columns(found: FoundSheet, titles: Mapping[int, str], findings: Findings) -> None:
    known = set(found.columns.values())
    filled = sorted({column for row, column in found.raw.cells if row > found.header and column not in known})
    for column in filled[:_MANY_EXTRA]:
        findings.add("W116", found.name, (found.header, column), found=titles.get(column, cell_name(1, column)[:-1]))


def _titled(sheet: RawSheet, row: int, columns: Sequence[Column]) -> dict[str, int]:
    """The columns whose titles stand in a row."""
    places = {_plain(title): place for place, title in reversed(_titles(sheet, row).items())}
    return {column.key: places[_plain(column.title)] for column in columns if _plain(column.title) in places}


def _titles(sheet: RawSheet, row: int) -> dict[int, str]:
    cells = {column: cell for (at, column), cell in sheet.cells.items() if at == row and cell.kind == "text"}
    return {column: str(cells[column].value) for column in sorted(cells)}


class _Rows:
    """The rows of one sheet: each matched by its id, else by its words."""

    def __init__(self, found: FoundSheet, technical: Technical, findings: Findings) -> None:
        self.found = found
        self.technical = technical
        self.findings = findings
        self.by_id = {row.id: row for row in found.expected.given}
        self.headings = {_plain(row.title) for row in found.expected.rows if isinstance(row, HeadingRow)}
        self.by_words: dict[str, GivenRow | None] = {}
        for row in found.expected.given:
            # Rows with the same words are told apart by their ids alone.
            self.by_words[_plain(row.words)] = None if _plain(row.words) in self.by_words else row
        self.words_key = next(
            column.key for column in found.expected.form.columns if column.kind == "given" and column.width > 30
        )
        self.answers = [column.key for column in found.expected.form.columns if column.is_answer]
        # A statistic form's rows have their id as their number too.
        self.is_numbered = all(row.id == row.given.get("number") for row in found.expected.given)
        self.matched: dict[str, list[FoundRow]] = {}

    def find(self) -> None:
        for row in range(self.found.header + 1, self.found.raw.last_row + 1):
            cells = {
                key: self.found.raw.cells[row, column]
                for key, column in self.found.columns.items()
                if (row, column) in self.found.raw.cells
            }
            given = self._given(row, cells)
            if given is not None:
                self.matched.setdefault(given.id, []).append(FoundRow(given, row, cells))
        for given in self.found.expected.given:
            if given.id in self.matched:
                self._take(self.matched[given.id])
            else:
                self.findings.add("W121", self.found.name, item=given.label, words=given.words)

    def _given(self, row: int, cells: Mapping[str, RawCell]) -> GivenRow | None:
        """Our row that this one answers; what is not ours is told, where it has answers."""
        id = _words(cells.get("id")) or _words(cells.get("number") if self.is_numbered else None)
        by_id = self.by_id.get(id)
        words = _plain(_words(cells.get(self.words_key)))
        by_words = self.by_words.get(words) if words else None
        if words in self.headings and not by_words and not self._has_answers(cells):
            # A heading that was sorted to where another row's id stands.
            return None
        if by_id is not None:
            return self._checked(row, by_id, by_words, words)
        if by_words is not None:
            if id:
                self.findings.add("W125", self.found.name, row, found=id, item=by_words.label)
            return by_words
        if self._has_answers(cells):
            gone = (self.found.expected.form.key, id) in self.technical.fingerprints
            item = _address(_words(cells.get(self.words_key))) or id
            self.findings.add("W130" if gone else "W122", self.found.name, row, item=item, words=self._quoted(cells))
        return None

    def _checked(self, row: int, by_id: GivenRow, by_words: GivenRow | None, words: str) -> GivenRow:
        """The row that an id names, unless the words beside it are another row's."""
        before = self.technical.fingerprints.get((self.found.expected.form.key, by_id.id))
        changed = before is not None and before != by_id.fingerprint
        if not words or changed or words == _plain(by_id.words):
            return by_id
        if by_words is not None:
            self.findings.add("W125", self.found.name, row, found=by_id.label, item=by_words.label)
            return by_words
        self.findings.add("W126", self.found.name, row, found=words, item=by_id.label)
        return by_id

    def _take(self, rows: Sequence[FoundRow]) -> None:
        """Take the first row that has answers; tell of the others."""
        chosen = next((row for row in rows if self._has_answers(row.cells)), rows[0])
        self.found.rows.append(chosen)
        for row in rows:
            if row is not chosen:
                same = not self._has_answers(row.cells) or self._quoted(row.cells) == self._quoted(chosen.cells)
                self.findings.add(
                    "W123" if same else "W124",
                    self.found.name,
                    row.row,
                    item=row.given.label,
                    row=chosen.row,
                    words=self._quoted(row.cells),
                )
        if chosen.row in self.found.raw.hidden_rows:
            self.findings.add("W127", self.found.name, chosen.row)

    def _has_answers(self, cells: Mapping[str, RawCell]) -> bool:
        return any(_words(cells.get(key)) for key in self.answers)

    def _quoted(self, cells: Mapping[str, RawCell]) -> str:
        answers = [_words(cells.get(key)) for key in self.answers]
        return listed([_words(cells.get(self.words_key)), *filter(None, answers)])


def _tell_merged(found: FoundSheet, findings: Findings) -> None:
    """Merged areas that cover answers."""
    form = found.expected.form
    answers = {found.columns[column.key] for column in form.columns if column.is_answer and column.key in found.columns}
    for first_row, first, last_row, last in found.raw.merged:
        if last_row > found.header and answers & set(range(first, min(last, 200) + 1)):
            area = f"{cell_name(first_row, first)}:{cell_name(last_row, last)}"
            findings.add("W128", found.name, (first_row, first), found=area)


def _address(words: str) -> str:
    """The address in brackets that closes the words of a row: "điểm d mục 1 Phụ lục 2"; "" where there is none."""
    last = words.splitlines()[-1] if words else ""
    return last[1:-1] if last.startswith("(") and last.endswith(")") else ""


def _words(cell: RawCell | None) -> str:
    return "" if cell is None or cell.value is None else str(cell.value).strip()


def _mark(sheet: RawSheet) -> str:
    return _words(sheet.cells.get((1, 1)))


def _digits(text: str) -> list[str]:
    return [sign for sign in text if sign.isdigit()]


def _plain(text: str) -> str:
    return words_of(text).casefold()
