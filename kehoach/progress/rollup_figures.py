"""The totals of the statistic forms over all agencies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kehoach.progress.model import Submission
from kehoach.progress.rollup_model import Cell, FigurePart, FigureTotal
from kehoach.progress.statistics import Number, StatisticForm, Statistics, worked_out

_SUMMED = ("count", "amount")


def figure_totals(statistics: Statistics, submissions: Iterable[Submission]) -> Iterator[FigureTotal]:
    """A total for every row that holds figures: counts and amounts are added up, ratios worked out from the totals.

    The answers to a choice (có, không) are not added up: they stand as parts only.
    """
    parts: dict[tuple[str, str], list[FigurePart]] = {}
    for one in submissions:
        file = one.workbook.name if one.workbook else ""
        for entry in one.statistics:
            if entry.value is not None:
                where = entry.place.cell("value") if entry.place else ""
                named = (entry.place.file if entry.place else None) or file
                part = FigurePart(value=entry.value, cell=Cell(agency=one.agency, file=named, cell=where))
                parts.setdefault((entry.form, entry.row), []).append(part)
    for form in statistics.forms:
        yield from _form_totals(form, parts)


def _form_totals(form: StatisticForm, parts: dict[tuple[str, str], list[FigurePart]]) -> Iterator[FigureTotal]:
    sums: dict[str, Number] = {
        row.row: sum(part.value for part in parts[form.id, row.row])
        for row in form.rows
        if row.kind in _SUMMED and (form.id, row.row) in parts
    }
    ratios = {rule.row: rule for rule in form.rules if rule.is_ == "ratio"}
    for row in form.rows:
        if row.kind == "heading":
            continue
        rule = ratios.get(row.row)
        ratio = worked_out(rule, sums) if rule and row.kind == "ratio" else None
        yield FigureTotal(
            form=form.id,
            form_title=form.title,
            row=row.row,
            name=row.name,
            unit=row.unit,
            value=round(ratio, 2) if ratio is not None else sums.get(row.row),
            of=rule.of if rule and ratio is not None else (),
            parts=tuple(parts.get((form.id, row.row), ())),
        )
