"""The annexes of a report: every task with its status, every target with its value, the statistic forms."""

from __future__ import annotations

from collections.abc import Sequence

from kehoach.generator.report_words import goal_value, one_line
from kehoach.generator.tables import grouped_rows, row_of, table_of
from kehoach.generator.wording import Unit
from kehoach.meaning.dates import print_short_date
from kehoach.meaning.numbering import roman
from kehoach.meaning.numbers import print_number
from kehoach.meaning.open_points import BLANK
from kehoach.model import Annex, Paragraph, Row, Table
from kehoach.progress.model import StatisticValue, Status
from kehoach.progress.standing import GoalStanding, Standing, TaskStanding
from kehoach.progress.statistics import StatisticForm, StatisticRow

_PARTS = {"lead": "Chủ trì", "coordinate": "Phối hợp", "undecided": "Chưa xác định"}


_WITHOUT_RESULT = (Status.NOT_DUE, Status.WAITING, Status.NOT_DONE_IN_PERIOD, Status.OVERDUE)
"""How tasks stand of which no result is expected."""


_CHANGED = f"(Kế hoạch đã sửa đổi nội dung này sau khi báo cáo, rà soát lại {BLANK})"


def report_annexes(standing: Standing, unit: Unit, symbol: str) -> tuple[Annex, ...]:
    """The annexes that are needed, with Roman numbers when there are two or more (Phụ lục I, III.1)."""
    caption = f"(Kèm theo Báo cáo số        /{symbol} ngày     tháng     năm        của {unit.agency.name})"
    needed: list[tuple[str, tuple[Paragraph, ...], tuple[Table, ...]]] = []
    if standing.tasks:
        needed.append(("Tình hình thực hiện các nhiệm vụ", (), (_task_table(standing.tasks),)))
    if standing.goals:
        needed.append(("Kết quả thực hiện các chỉ tiêu", (), (_goal_table(standing.goals),)))
    if standing.forms:
        names = tuple(Paragraph(text=f"Biểu {form.id}. {form.title}") for form in standing.forms)
        tables = tuple(_form_table(form, standing, place) for place, form in enumerate(standing.forms, start=1))
        needed.append(("Biểu mẫu thống kê số liệu", names, tables))
    several = len(needed) > 1
    return tuple(
        Annex(
            id=f"pl{place}" if several else "pl",
            label=f"Phụ lục {roman(place)}" if several else "Phụ lục",
            title=title.upper(),
            caption=caption,
            paragraphs=paragraphs,
            tables=tables,
        )
        for place, (title, paragraphs, tables) in enumerate(needed, start=1)
    )


def _task_table(tasks: Sequence[TaskStanding]) -> Table:
    header = (
        "STT",
        "Nhiệm vụ",
        "Vai trò",
        "Thời hạn",
        "Tình trạng",
        "Kết quả, minh chứng",
        "Khó khăn, vướng mắc",
        "Căn cứ",
    )
    roles = ("ordinal", "text", "part", "deadline", "status", "product", "difficulty", "origin")
    return table_of(header, roles, grouped_rows(tasks, lambda task: task.duty.group, _task_cells, len(header)))


def _task_cells(task: TaskStanding) -> Sequence[str]:
    progress = task.progress
    status = task.status.words if task.status else BLANK
    result, difficulties = BLANK, ""
    if progress is not None:
        if progress.completed_on is not None:
            status += f"\nngày {print_short_date(progress.completed_on)}"
        elif progress.percent is not None:
            status += f"\n({print_number(progress.percent)}%)"
        said = "\n".join(one_line(words) for words in (progress.result, progress.evidence) if words)
        result = said or ("" if task.status in _WITHOUT_RESULT else BLANK)
        result = f"{result}\n{_CHANGED}".strip() if progress.changed else result
        difficulties = one_line(progress.difficulties or "")
    deadline = task.duty.when or BLANK
    return (task.duty.text, _PARTS[task.duty.part], deadline, status, result, difficulties, task.duty.address)


def _goal_table(goals: Sequence[GoalStanding]) -> Table:
    header = ("STT", "Chỉ tiêu", "Chỉ tiêu được giao", "Kết quả trong kỳ", "Đánh giá", "Cơ sở số liệu", "Căn cứ")
    roles = ("ordinal", "indicator", "value", "value", "part", "difficulty", "origin")
    return table_of(header, roles, grouped_rows(goals, lambda goal: goal.duty.group, _goal_cells, len(header)))


def _goal_cells(goal: GoalStanding) -> Sequence[str]:
    duty, progress = goal.duty, goal.progress
    judged = {True: "Đạt", False: "Chưa đạt", None: "" if progress and progress.text else BLANK}[goal.is_reached]
    basis = one_line(progress.basis or "") if progress else ""
    basis = f"{basis}\n{_CHANGED}".strip() if progress and progress.changed else basis
    text = f"{duty.text} ({duty.aim.scope})" if duty.aim and duty.aim.scope else duty.text
    return (text, duty.wanted, goal_value(goal), judged, basis, duty.address)


def _form_table(form: StatisticForm, standing: Standing, position: int) -> Table:
    header = ("STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Số liệu", "Ghi chú")
    rows = tuple(_form_row(row, standing.figures.get((form.id, row.row))) for row in form.rows)
    table = table_of(header, ("ordinal", "text", "unit", "value", "notes"), rows)
    return table.model_copy(update={"position": position})


def _form_row(row: StatisticRow, entry: StatisticValue | None) -> Row:
    if row.kind == "heading":
        return row_of((row.row, row.name, "", "", ""))
    if entry is None or (entry.value is None and entry.available):
        value = BLANK
    else:
        value = "-" if entry.value is None else print_number(entry.value)
    return row_of((row.row, row.name, row.unit, value, one_line(entry.note or "") if entry else ""))
