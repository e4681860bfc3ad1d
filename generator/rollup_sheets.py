"""The overview of a period as a spreadsheet: by agency, by field, every task, goal and figure, and the cells behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kehoach.generator.formats.workbook import Link, Sheet, Value, write_workbook
from kehoach.generator.rollup_words import (
    COLUMNS,
    Line,
    by_agency,
    by_field,
    figure_words,
    goal_words,
    status_of,
    whole,
)
from kehoach.meaning.dates import print_short_date
from kehoach.meaning.spelling import without_bullet
from kehoach.progress.model import Part
from kehoach.progress.periods import print_report_period
from kehoach.progress.rollup_model import Cell, Received, Rollup

_SOURCES = "Nguồn số liệu"
_SIGNS = 16
"""Signs of a file's SHA-256: enough to tell files apart; the data have all of it."""
_PARTS: dict[Part, str] = {"lead": "Chủ trì", "coordinate": "Phối hợp", "undecided": "Chưa rõ vai trò"}
_COUNT_WIDTHS = (44, 10, *[14] * len(COLUMNS))

_Source = tuple[str, str, Cell, Value]
"""One line of the sheet of sources: what it belongs to, its address, the cell, the value there."""


def rollup_workbook(rollup: Rollup) -> bytes:
    """The bytes of the .xlsx; each total and status leads to the cells that it rests on."""
    sources = list(_sources(rollup))
    first: dict[str, int] = {}
    for place, (key, *_) in enumerate(sources):
        first.setdefault(key, place)
    period = print_report_period(rollup.period)
    sheets = [
        _sending_sheet(rollup),
        _count_sheet("Theo cơ quan", "Cơ quan, đơn vị", by_agency(rollup), period),
        _count_sheet("Theo lĩnh vực", "Lĩnh vực", [*by_field(rollup), whole(rollup)], period),
        _task_sheet(rollup, first),
        _goal_sheet(rollup, first),
        _figure_sheet(rollup, first),
        _answer_sheet(rollup),
        _text_sheet(rollup),
        _contradiction_sheet(rollup),
        _source_sheet(rollup, sources),
    ]
    return write_workbook(sheets, title=f"Tổng hợp {period}: {rollup.plan.code}")


def _sources(rollup: Rollup) -> Iterator[_Source]:
    for task in rollup.tasks:
        for answer in task.answers:
            yield task.item, task.address, answer.cell, answer.status.words if answer.status else None
    for goal in rollup.goals:
        for told in goal.answers:
            value: Value = told.value if told.value is not None else told.text
            yield f"{goal.item}#{goal.goal}", goal.address, told.cell, value
    for figure in rollup.figures:
        for part in figure.parts:
            yield _key(figure.form, figure.row), f"Biểu {figure.form}, dòng {figure.row}", part.cell, part.value


def _key(form: str, row: str) -> str:
    return f"biểu {form} dòng {row}"


def _led(text: str, key: str, first: dict[str, int]) -> Value:
    """A text that leads to the first of its sources, where there is one."""
    return Link(text, f"'{_SOURCES}'!A{first[key] + 3}") if key in first else text


def _sending_sheet(rollup: Rollup) -> Sheet:
    rows: list[list[Value]] = [
        [
            rollup.names.get(one.agency, one.agency),
            _sent(one),
            ", ".join(rollup.names.get(other, other) for other in one.for_agencies),
            one.file,
            one.sha256[:_SIGNS],
        ]
        for one in rollup.received
    ]
    for left_out in (rollup.missing, rollup.excluded, rollup.rejected):
        rows += [[one.name, one.reason, "", "", ""] for one in left_out]
    state = f"đã chốt ngày {print_short_date(rollup.closed_on)}" if rollup.closed_on else "chưa chốt"
    return Sheet(
        "Gửi báo cáo",
        ["Cơ quan, đơn vị", "Tình trạng", "Báo cáo thay cho", "Tệp", f"SHA-256 ({_SIGNS} ký tự đầu)"],
        rows,
        widths=[44, 40, 34, 44, 20],
        title=f"{rollup.plan.code}: tổng hợp {print_report_period(rollup.period)} ({state})",
        frozen=1,
    )


def _sent(one: Received) -> str:
    old = ", theo nội dung cũ của kế hoạch" if one.changed else ""
    old += ", chưa điền nội dung" if one.blank else ""
    return f"Đã gửi{old}" + (f"; {one.errors} lỗi phải sửa" if one.errors else "")


def _count_sheet(name: str, heading: str, lines: Sequence[Line], period: str) -> Sheet:
    rows: list[list[Value]] = [[line.name, line.total, *line.counts] for line in lines]
    return Sheet(
        name,
        [heading, "Số nhiệm vụ", *(column for column, _ in COLUMNS)],
        rows,
        widths=_COUNT_WIDTHS,
        title=f"Tình hình thực hiện nhiệm vụ, {period}",
        frozen=1,
        centred=frozenset(range(1, 2 + len(COLUMNS))),
    )


def _task_sheet(rollup: Rollup, first: dict[str, int]) -> Sheet:
    rows: list[list[Value]] = []
    for task in rollup.tasks:
        lead = (
            f"{task.lead} ({len(task.expected)} cơ quan)"
            if task.shared
            else "; ".join(rollup.names[one] for one in task.expected)
        )
        silent = [rollup.names[one] for one in task.expected if one not in {answer.agency for answer in task.leading}]
        status = _led(status_of(task).replace("\n", " "), task.item, first)
        due = "\n".join(map(without_bullet, task.deadline.splitlines()))
        rows.append([task.item, task.address, task.group, task.text, lead, due, status, "; ".join(silent)])
    header = ["Mã mục", "Địa chỉ", "Lĩnh vực", "Nhiệm vụ", "Chủ trì", "Thời hạn", "Tình trạng", "Chưa báo cáo"]
    return Sheet(
        "Nhiệm vụ", header, rows, widths=[11, 20, 26, 60, 28, 20, 34, 40], title="Từng nhiệm vụ, đề án", frozen=2
    )


def _goal_sheet(rollup: Rollup, first: dict[str, int]) -> Sheet:
    judged = {True: "Đạt", False: "Chưa đạt", None: ""}
    rows: list[list[Value]] = [
        [
            goal.item,
            goal.address,
            goal.text,
            goal.wanted,
            _led(goal_words(goal), f"{goal.item}#{goal.goal}", first),
            judged[goal.reached],
            "; ".join(rollup.names[answer.agency] for answer in goal.answers if answer.value is not None),
        ]
        for goal in rollup.goals
    ]
    header = ["Mã mục", "Địa chỉ", "Chỉ tiêu", "Được giao", "Kết quả", "Đánh giá", "Cơ quan báo cáo"]
    return Sheet("Chỉ tiêu", header, rows, widths=[11, 20, 60, 26, 24, 12, 44], title="Từng chỉ tiêu", frozen=2)


def _figure_sheet(rollup: Rollup, first: dict[str, int]) -> Sheet:
    rows: list[list[Value]] = [
        [
            figure.form,
            figure.row,
            figure.name,
            figure.unit,
            _led(figure_words(figure), _key(figure.form, figure.row), first),
            f"dòng {figure.of[0]} : dòng {figure.of[1]}" if figure.of else "",
            len(figure.parts),
        ]
        for figure in rollup.figures
    ]
    header = ["Biểu", "Dòng", "Chỉ tiêu thống kê", "Đơn vị tính", "Số liệu", "Cách tính", "Số cơ quan"]
    return Sheet("Thống kê", header, rows, widths=[8, 9, 70, 20, 22, 22, 12], title="Biểu mẫu thống kê", frozen=2)


def _answer_sheet(rollup: Rollup) -> Sheet:
    """What every agency said of every task, for whoever has to sum it up in words."""
    rows: list[list[Value]] = [
        [
            task.address,
            task.text,
            rollup.names.get(answer.agency, answer.agency),
            _PARTS[answer.part],
            answer.status.words if answer.status else "",
            answer.percent,
            print_short_date(answer.completed_on) if answer.completed_on else "",
            answer.result,
            answer.difficulties,
            answer.proposal,
            f"{answer.cell.file}: {answer.cell.cell}",
        ]
        for task in rollup.tasks
        for answer in task.answers
        if answer.status or answer.result or answer.difficulties or answer.proposal
    ]
    header = ["Địa chỉ", "Nhiệm vụ", "Cơ quan, đơn vị", "Vai trò", "Tình trạng", "%", "Ngày hoàn thành", "Kết quả"]
    header += ["Khó khăn, vướng mắc", "Đề xuất, kiến nghị", "Ô"]
    widths = [20, 50, 32, 12, 22, 7, 14, 50, 36, 36, 40]
    return Sheet("Trả lời", header, rows, widths=widths, title="Trả lời của từng cơ quan, từng nhiệm vụ", frozen=3)


def _text_sheet(rollup: Rollup) -> Sheet:
    rows: list[list[Value]] = [
        [
            one.section,
            one.title,
            rollup.names.get(one.agency, one.agency),
            one.text,
            f"{one.cell.file}: {one.cell.cell}",
        ]
        for one in rollup.texts
    ]
    header = ["Mục", "Nội dung", "Cơ quan, đơn vị", "Phần báo cáo của cơ quan", "Ô"]
    title = "Phần lời của từng cơ quan, theo mục của báo cáo"
    return Sheet("Phần lời", header, rows, widths=[9, 36, 32, 90, 40], title=title, frozen=3)


def _contradiction_sheet(rollup: Rollup) -> Sheet:
    rows: list[list[Value]] = [
        [one.item, one.address, one.message, "\n".join(f"{cell.file}: {cell.cell}" for cell in one.cells)]
        for one in rollup.contradictions
    ]
    header = ["Mã mục", "Địa chỉ", "Mâu thuẫn", "Các ô"]
    return Sheet("Mâu thuẫn", header, rows, widths=[11, 22, 80, 60], title="Số liệu không khớp giữa các cơ quan")


def _source_sheet(rollup: Rollup, sources: Sequence[_Source]) -> Sheet:
    rows: list[list[Value]] = [
        [key, address, rollup.names.get(cell.agency, cell.agency), cell.file, cell.cell, value]
        for key, address, cell, value in sources
    ]
    header = ["Mã", "Địa chỉ", "Cơ quan, đơn vị", "Tệp", "Ô", "Giá trị"]
    return Sheet(
        _SOURCES, header, rows, widths=[18, 24, 40, 36, 30, 28], title="Mọi số liệu và ô nguồn của nó", frozen=1
    )
