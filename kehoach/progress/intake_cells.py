"""The answers in single cells: words, figures, days; every trouble told with the cell's name."""

from __future__ import annotations

import datetime
import unicodedata

from kehoach.meaning.dates import print_short_date
from kehoach.meaning.numbers import print_number
from kehoach.progress.answers import RawAnswers, RawCell, cell_name
from kehoach.progress.columns import MAX_TEXT
from kehoach.progress.duties import Duties
from kehoach.progress.figures import Figure, FigureKind, Number, read_day, read_figure, swapped
from kehoach.progress.layout import FoundRow, FoundSheet
from kehoach.progress.model import Place
from kehoach.progress.notices import Findings
from kehoach.progress.technical import Technical, carried_text

_EPOCH = datetime.date(1899, 12, 30)
_TRUTH = {True: "Có", False: "Không"}


class Reader:
    """Reads the cells of found rows, and tells what is wrong with them."""

    def __init__(
        self,
        raw: RawAnswers,
        technical: Technical,
        findings: Findings,
        duties: Duties,
        today: datetime.date | None = None,
    ) -> None:
        self.raw = raw
        self.technical = technical
        self.findings = findings
        self.duties = duties
        self.today = today
        self.other_plan = technical.digest not in (None, duties.plan.digest) and technical.plan != duties.plan.code

    def tell(self, code: str, sheet: FoundSheet, row: FoundRow, key: str, **words: object) -> None:
        """Tell of a cell."""
        self.findings.add(code, sheet.name, sheet.place(row.row, key), **words)

    def cell(self, sheet: FoundSheet, row: FoundRow, key: str, *, ours: bool = False) -> RawCell | None:
        """A cell that holds something to read; `ours` is a formula that we wrote ourselves."""
        cell = row.cells.get(key)
        if cell is None:
            return None
        if cell.kind == "error":
            self.tell("W131", sheet, row, key, found=cell.value)
            return None
        blank = cell.value is None or (isinstance(cell.value, str) and not cell.value.strip())
        if cell.formula and not ours:
            self.tell("W133" if blank else "W132", sheet, row, key, found=cell.value)
        return None if blank else cell

    def is_blank(self, row: FoundRow, key: str) -> bool:
        """Whether nobody has typed anything into a cell."""
        cell = row.cells.get(key)
        # Of a figure "-" says that there is none; where a day belongs it says nothing.
        nothing = " -" if key == "completed_on" else " "
        return cell is None or (not cell.formula and str(cell.value or "").strip(nothing) == "" and cell.value != 0)

    def text(self, sheet: FoundSheet, row: FoundRow, key: str) -> str | None:
        """An answer in words; None when there is none."""
        cell = self.cell(sheet, row, key)
        if cell is None:
            return None
        words = _as_words(cell)
        kept = "".join(sign for sign in words if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cf", "Cs"))
        if kept != words:
            self.tell("W149", sheet, row, key)
        if len(kept) > MAX_TEXT:
            self.tell("W148", sheet, row, key, count=len(kept), expected=MAX_TEXT)
        return kept.strip() or None

    def figure(
        self, sheet: FoundSheet, row: FoundRow, key: str, kind: FigureKind, unit: str = "", *, ours: bool = False
    ) -> Figure | None:
        """A figure; None for an empty cell."""
        cell = self.cell(sheet, row, key, ours=ours)
        if cell is None:
            return None
        figure = read_figure(cell, kind, unit)
        for code, words in figure.problems:
            self.tell(code, sheet, row, key, **words)
        return figure

    def number(self, sheet: FoundSheet, row: FoundRow, key: str, kind: FigureKind, unit: str = "") -> Number | None:
        """A figure's value alone."""
        figure = self.figure(sheet, row, key, kind, unit)
        return figure.value if figure else None

    def day(self, sheet: FoundSheet, row: FoundRow, key: str) -> datetime.date | None:
        """A day; one that could only be right with day and month exchanged is asked about."""
        cell = None if self.is_blank(row, key) else self.cell(sheet, row, key)
        if cell is None:
            return None
        read = read_day(cell, epoch_1904=self.raw.epoch_1904)
        for code, words in read.problems:
            self.tell(code, sheet, row, key, **words)
        last = self.duties.data.last
        other = swapped(read.value) if read.value else None
        if read.value and other and read.value > last >= other:
            found, value = print_short_date(read.value), print_short_date(other)
            self.tell("W145", sheet, row, key, found=found, value=value)
        return read.value

    def place(self, sheet: FoundSheet, row: FoundRow) -> Place:
        """Where a row stands, and each of its answers."""
        answers = (column.key for column in sheet.expected.form.columns if column.is_answer)
        cells = {key: cell_name(row.row, sheet.columns[key]) for key in answers if key in sheet.columns}
        return Place(sheet=sheet.name, row=row.row, cells=cells)

    def carried(self, sheet: FoundSheet, row: FoundRow, values: dict[str, object]) -> tuple[str, ...]:
        """The fields whose values are still those that were carried forward from the last period."""
        key = sheet.expected.form.key
        same = [
            name
            for name, value in values.items()
            if value is not None and self.technical.carried.get((key, row.given.id, name)) == carried_text(value)
        ]
        if same:
            self.tell("W168", sheet, row, same[0])
        return tuple(same)

    def is_changed(self, sheet: FoundSheet, row: FoundRow, address: str) -> bool:
        """Whether the item has changed in the plan since the workbook was made."""
        before = self.technical.fingerprints.get((sheet.expected.form.key, row.given.id))
        changed = before is not None and before != row.given.fingerprint
        if changed:
            self.findings.add("W129", sheet.name, row.row, item=address)
        return changed

    def is_foreign(self, sheet: FoundSheet, row: FoundRow) -> bool:
        """Whether a row comes from another plan, whose items only share the address."""
        before = self.technical.fingerprints.get((sheet.expected.form.key, row.given.id))
        return self.other_plan and bool(row.given.fingerprint) and before != row.given.fingerprint


def _as_words(cell: RawCell) -> str:
    value = cell.value
    if isinstance(value, bool):
        return _TRUTH[value]
    if isinstance(value, (int, float)):
        if cell.date:
            try:
                return print_short_date(_EPOCH + datetime.timedelta(days=int(value)))
            except OverflowError:
                return str(value)
        return f"{print_number(value * 100)}%" if cell.percent else (print_number(value) if value >= 0 else str(value))
    return str(value)
