"""The annexes of the report on a whole plan: by agency, by task, by target, the statistic forms."""

from __future__ import annotations

from collections.abc import Sequence

from kehoach.generator.report_words import one_line
from kehoach.generator.rollup_words import COLUMNS, Line, by_agency, figure_words, goal_words, status_of
from kehoach.generator.tables import grouped_rows, row_of, table_of
from kehoach.meaning.dates import print_short_date
from kehoach.meaning.numbering import roman
from kehoach.meaning.open_points import BLANK
from kehoach.meaning.spelling import without_bullet
from kehoach.model import Annex, Paragraph, Table
from kehoach.progress.rollup_model import GoalRollup, Rollup, TaskAnswer, TaskRollup


def rollup_annexes(rollup: Rollup, caption: str) -> tuple[Annex, ...]:
    """The annexes that are needed; `caption` says which report they go with."""
    needed: list[tuple[str, list[str], list[Table]]] = [
        ("Tình hình thực hiện nhiệm vụ theo cơ quan, đơn vị", [], [_count_table(by_agency(rollup))]),
        ("Tình hình thực hiện các nhiệm vụ", [], [_task_table(rollup)]),
    ]
    if rollup.goals:
        needed.append(("Kết quả thực hiện các chỉ tiêu", [], [_goal_table(rollup)]))
    forms = list(dict.fromkeys((figure.form, figure.form_title) for figure in rollup.figures if figure.parts))
    if forms:
        tables = [_form_table(rollup, form, place) for place, (form, _) in enumerate(forms, start=1)]
        needed.append(("Biểu mẫu thống kê số liệu", [f"Biểu {form}. {title}" for form, title in forms], tables))
    return tuple(
        Annex(
            id=f"pl{place}",
            label=f"Phụ lục {roman(place)}",
            title=title.upper(),
            caption=caption,
            paragraphs=tuple(Paragraph(text=line) for line in lines),
            tables=tuple(tables),
        )
        for place, (title, lines, tables) in enumerate(needed, start=1)
    )


def _count_table(lines: Sequence[Line]) -> Table:
    header = ("STT", "Cơ quan, đơn vị", "Số nhiệm vụ chủ trì", *(name for name, _ in COLUMNS))
    rows = [(str(place), line.name, str(line.total), *map(str, line.counts)) for place, line in enumerate(lines, 1)]
    return table_of(header, ("ordinal", "text", *["value"] * (len(header) - 2)), map(row_of, rows))


def _task_table(rollup: Rollup) -> Table:
    header = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn", "Tình trạng", "Kết quả", "Căn cứ")
    roles = ("ordinal", "text", "lead", "deadline", "status", "product", "origin")

    def cells(task: TaskRollup) -> Sequence[str]:
        lead = task.lead if task.shared else "\n".join(rollup.names[agency] for agency in task.expected)
        results = [] if task.shared else [words for answer in task.leading if (words := _result(answer))]
        due = "\n".join(map(without_bullet, task.deadline.splitlines()))
        return (without_bullet(task.text), lead, due or BLANK, status_of(task), "\n".join(results), task.address)

    return table_of(header, roles, grouped_rows(rollup.tasks, lambda task: task.group, cells, len(header)))


def _result(answer: TaskAnswer) -> str:
    done = f" (ngày {print_short_date(answer.completed_on)})" if answer.completed_on else ""
    return f"{one_line(answer.result or '')}{done}".strip()


def _goal_table(rollup: Rollup) -> Table:
    header = ("STT", "Chỉ tiêu", "Chỉ tiêu được giao", "Kết quả trong kỳ", "Đánh giá", "Căn cứ")
    roles = ("ordinal", "indicator", "value", "value", "value", "origin")

    def cells(goal: GoalRollup) -> Sequence[str]:
        judged = {True: "Đạt", False: "Chưa đạt", None: BLANK}[goal.reached]
        return (goal.text, goal.wanted, goal_words(goal), judged, goal.address)

    return table_of(header, roles, grouped_rows(rollup.goals, lambda goal: goal.group, cells, len(header)))


def _form_table(rollup: Rollup, form: str, position: int) -> Table:
    header = ("STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Số liệu", "Số cơ quan báo cáo")
    rows = [
        (figure.row, figure.name, figure.unit, figure_words(figure), str(len(figure.parts)) if figure.parts else "")
        for figure in rollup.figures
        if figure.form == form
    ]
    table = table_of(header, ("ordinal", "text", "unit", "value", "value"), map(row_of, rows))
    return table.model_copy(update={"position": position})
