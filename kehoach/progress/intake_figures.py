"""The figures: goals of targets, and the statistic forms with the rules between their rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kehoach.meaning.numbers import print_number
from kehoach.progress.duties import GoalDuty
from kehoach.progress.figures import Figure, FigureKind, Number
from kehoach.progress.intake_cells import Reader
from kehoach.progress.layout import FoundRow, FoundSheet
from kehoach.progress.model import StatisticValue, TargetProgress
from kehoach.progress.notices import listed
from kehoach.progress.statistics import (
    StatisticForm,
    StatisticRow,
    StatisticRule,
    disagreements,
    worked_out,
)

_TOLERANCE = 0.05
_BROKEN = {"sum": "W171", "ratio": "W172", "at-least-sum": "W173"}
_KINDS: dict[str, FigureKind] = {"ratio": "ratio", "count": "count", "amount": "amount"}
_YES_OR_NO = {"có": "Có", "x": "Có", "không": "Không", "true": "Có", "false": "Không"}


def take_targets(sheets: Sequence[FoundSheet], reader: Reader) -> tuple[TargetProgress, ...]:
    """The entries of the sheet on targets, those rows left out that say nothing."""
    goals = {goal.key: goal for goal in reader.duties.goals}
    entries: dict[str, TargetProgress] = {}
    for sheet in sheets:
        for row in sheet.rows if sheet.expected.form.key == "targets" else ():
            if reader.is_foreign(sheet, row):
                reader.findings.add("W130", sheet.name, row.row, item=row.given.label, words=row.given.words)
            else:
                entries[row.given.id] = _target(reader, sheet, row, goals[row.given.id])
    return tuple(entries[key] for key in goals if key in entries)


def take_statistics(sheets: Sequence[FoundSheet], reader: Reader) -> tuple[StatisticValue, ...]:
    """The entries of the statistic forms, rows without an answer left out; broken rules are told."""
    forms = {f"statistics/{form.id}": form for form in reader.duties.forms}
    values: list[StatisticValue] = []
    for sheet in sheets:
        form = forms.get(sheet.expected.form.key)
        if form is not None:
            values += _Form(reader, sheet, form).take()
    return tuple(values)


def _target(reader: Reader, sheet: FoundSheet, row: FoundRow, goal: GoalDuty) -> TargetProgress:
    percentage = goal.unit == "%" and not (goal.aim and goal.aim.comparator in ("increase", "decrease"))
    if goal.aim is None:
        figure, text = None, reader.text(sheet, row, "value")
    else:
        figure, text = reader.figure(sheet, row, "value", "ratio" if percentage else "amount", goal.unit), None
    if figure is not None and not figure.available:
        text = str(row.cells["value"].value).strip()
    entry = TargetProgress(
        item=goal.item,
        goal=goal.goal,
        scope=goal.aim.scope if goal.aim else None,
        value=figure.value if figure else None,
        unit=goal.unit or None,
        text=text,
        numerator=reader.number(sheet, row, "numerator", "amount"),
        denominator=reader.number(sheet, row, "denominator", "amount"),
        basis=reader.text(sheet, row, "basis"),
        changed=reader.is_changed(sheet, row, goal.address),
        place=reader.place(sheet, row),
    )
    carried = reader.carried(sheet, row, {"basis": entry.basis})
    entry = entry.model_copy(update={"carried": carried})
    _check_target(reader, sheet, row, entry, percentage=percentage)
    return entry


def _check_target(reader: Reader, sheet: FoundSheet, row: FoundRow, entry: TargetProgress, *, percentage: bool) -> None:
    part, whole = entry.numerator, entry.denominator
    if reader.is_blank(row, "value"):
        reader.tell("W167", sheet, row, "value")
    elif entry.value is not None and entry.basis is None:
        reader.tell("W182", sheet, row, "basis")
    if (part is None) != (whole is None):
        reader.tell("W183", sheet, row, "numerator" if part is None else "denominator")
    if part is None or whole is None or not percentage:
        return
    if part > whole:
        words = {"found": print_number(part), "expected": print_number(whole)}
        reader.tell("W177", sheet, row, "numerator", **words, part="tử số", whole="mẫu số")
    elif entry.value is not None and whole and abs(part / whole * 100 - entry.value) > _tolerance(entry.value):
        expected = print_number(round(part / whole * 100, 2))
        reader.tell("W181", sheet, row, "value", found=print_number(entry.value), expected=expected)


def _tolerance(value: Number) -> float:
    """Half of the last place that a percentage is given with."""
    return _TOLERANCE if isinstance(value, float) else 10 * _TOLERANCE


class _Form:
    """One statistic form as it came back."""

    def __init__(self, reader: Reader, sheet: FoundSheet, form: StatisticForm) -> None:
        self.reader = reader
        self.sheet = sheet
        self.form = form
        self.rows = {row.given.id: row for row in sheet.rows}
        self.rules: dict[str, StatisticRule] = {rule.row: rule for rule in form.rules}
        self.figures: dict[str, Figure | None] = {}

    def take(self) -> list[StatisticValue]:
        """The values of the form's rows, those that a formula has yet to work out included."""
        for row_id, row in self.rows.items():
            self.figures[row_id] = self._figure(row, self.form.row(row_id))
        numbers = {id: figure.value for id, figure in self.figures.items() if figure and figure.value is not None}
        self._work_out(numbers)
        notes = {id: self.reader.text(self.sheet, row, "note") for id, row in self.rows.items()}
        self._check(numbers, notes)
        values = []
        for id in (row.row for row in self.form.rows if row.row in self.rows):
            figure = self.figures[id]
            if id in numbers or notes[id] or (figure and not figure.available):
                values.append(
                    StatisticValue(
                        form=self.form.id,
                        row=id,
                        value=numbers.get(id),
                        available=figure is None or figure.available,
                        note=notes[id],
                        place=self.reader.place(self.sheet, self.rows[id]),
                    )
                )
        return values

    def _figure(self, found: FoundRow, row: StatisticRow) -> Figure | None:
        if row.kind == "choice":
            return self._choice(found, row)
        ours = row.row in self.rules
        return self.reader.figure(self.sheet, found, "value", _KINDS[row.kind], row.unit, ours=ours)

    def _choice(self, found: FoundRow, row: StatisticRow) -> Figure | None:
        """The code of a choice, typed as its number or its words."""
        text = self.reader.text(self.sheet, found, "value")
        if text is None:
            return None
        if text == "-":
            return Figure(available=False)
        words = _YES_OR_NO.get(text.casefold(), text).casefold()
        for code, name in row.choices.items():
            if words in (code, f"0{code}", name.casefold()):
                return Figure(int(code))
        self._tell("W174", row.row, found=text, expected=row.unit)
        return None

    def _work_out(self, numbers: dict[str, Number]) -> None:
        """Figures whose own formula was not worked out by the program that saved the file: as long as there are new ones,
        for a sum may add up other sums."""
        waiting = [rule for rule in self.form.rules if self._is_waiting(rule, numbers)]
        known = -1
        while known < len(numbers):
            known = len(numbers)
            for rule in waiting:
                value = worked_out(rule, numbers) if rule.row not in numbers else None
                if value is not None and (rule.is_ == "sum" or 0 <= value <= 100):
                    numbers[rule.row] = round(value, 2)
                    words = print_number(numbers[rule.row])
                    self._tell("W176", rule.row, rows=listed(rule.of), value=words)

    def _is_waiting(self, rule: StatisticRule, numbers: Mapping[str, Number]) -> bool:
        """Whether the rule's row holds a formula without a result."""
        row = self.rows.get(rule.row)
        cell = row.cells.get("value") if row else None
        if rule.is_ == "at-least-sum" or rule.row in numbers or cell is None:
            return False
        return cell.formula and cell.kind != "error"

    def _check(self, numbers: Mapping[str, Number], notes: Mapping[str, str | None]) -> None:
        for rule, found, expected in disagreements(self.form, numbers):
            code = "W175" if notes.get(rule.row) else _BROKEN[rule.is_]
            words = {"found": print_number(found), "expected": print_number(round(expected, 2))}
            self._tell(code, rule.row, **words, rows=listed(rule.of))
        for rule in self.form.rules:
            if rule.is_ == "ratio" and all(row in numbers for row in rule.of):
                part, whole = (numbers[row] for row in rule.of)
                if part > whole:
                    words = {"found": print_number(part), "expected": print_number(whole)}
                    self._tell("W177", rule.of[0], **words, part=f"dòng {rule.of[0]}", whole=f"dòng {rule.of[1]}")

    def _tell(self, code: str, row: str, **words: object) -> None:
        self.reader.tell(code, self.sheet, self.rows[row], "value", **words)
