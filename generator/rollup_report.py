"""The report of a plan's issuer on a period, put together from what its agencies have submitted."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from kehoach.generator.report_words import one_line
from kehoach.generator.rollup_annexes import rollup_annexes
from kehoach.generator.rollup_words import (
    COLUMNS,
    OTHER,
    by_field,
    counts_words,
    whole,
)
from kehoach.generator.settings import Settings
from kehoach.generator.wording import Parent
from kehoach.meaning.dates import print_short_date
from kehoach.meaning.numbering import roman
from kehoach.meaning.open_points import BLANK
from kehoach.model import Document, Figure, Paragraph, Plan, Section, Series, Signature
from kehoach.progress.model import Status
from kehoach.progress.periods import print_report_period, time_to_come
from kehoach.progress.rollup_model import Rollup, TaskRollup

_MOST_NAMES = 12


def province_report(plan: Plan, rollup: Rollup, *, settings: Settings | None = None) -> Document:
    """The draft of the report, in the official form. To whom it goes and who signs it, no plan says: those are blanks
    unless the settings of the whole (`[unit]`) tell them."""
    document = plan.document
    parent = Parent(document)
    unit = (settings or Settings()).unit
    symbol = f"BC-{unit.symbol or (document.symbol or BLANK).rpartition('-')[2]}"
    period, after = print_report_period(rollup.period), time_to_come(rollup.period)
    annexes = rollup_annexes(
        rollup, f"(Kèm theo Báo cáo số        /{symbol} ngày     tháng     năm        của {parent.issuer})"
    )
    first, last = print_short_date(rollup.data.first), print_short_date(rollup.data.last)
    signature = document.signature or Signature()
    titles = unit.signer_title or tuple(filter(None, (*(signature.authority or "").splitlines(), signature.title)))
    return Document(
        type="BÁO CÁO",
        symbol=symbol,
        superior=document.superior,
        issuer=document.issuer,
        place=unit.place or document.place,
        title=f"Kết quả thực hiện Kế hoạch {parent.aim} trong {period} và phương hướng, nhiệm vụ {after}",
        addressees=(BLANK,),
        lead=_say(
            f"Thực hiện {parent.full_citation}, {parent.issuer} báo cáo kết quả thực hiện trong {period} "
            f"(số liệu từ ngày {first} đến ngày {last}) như sau:"
        ),
        outline=_outline(rollup, after, [annex.label for annex in annexes]),
        closing=_say(f"Trên đây là báo cáo kết quả thực hiện {parent.code} trong {period} của {parent.issuer}."),
        annexes=annexes,
        figures=_charts(rollup),
        recipients=(*(unit.recipients or ("Như trên", BLANK)), f"Lưu: {unit.archive or f'VT, {BLANK}'}"),
        signature=Signature(
            authority="\n".join(titles[:-1]) or None,
            title=titles[-1] if titles else BLANK,
            name=unit.signer_name or BLANK,
        ),
    )


def _outline(rollup: Rollup, after: str, annexes: Sequence[str]) -> tuple[Section, ...]:
    parts: list[tuple[str, list[str], list[tuple[str, list[str]]]]] = [
        ("Công tác chỉ đạo, điều hành; tình hình gửi báo cáo", [BLANK, *_sending(rollup)], []),
        ("Kết quả thực hiện", _results(rollup, annexes), _fields(rollup)),
        ("Đánh giá chung", [], _assessment(rollup)),
        (f"Phương hướng, nhiệm vụ {after}", _open_tasks(rollup) or [BLANK], []),
        ("Kiến nghị, đề xuất", _entered(rollup, "proposal") or [BLANK], []),
    ]
    return tuple(
        Section(
            id=roman(place),
            level=1,
            number=roman(place),
            title=title,
            paragraphs=_say(*lines),
            children=tuple(
                Section(id=f"{roman(place)}/{count}", level=2, number=str(count), title=name, paragraphs=_say(*words))
                for count, (name, words) in enumerate(children, start=1)
            ),
        )
        for place, (title, lines, children) in enumerate(parts, start=1)
    )


def _sending(rollup: Rollup) -> list[str]:
    sent = len(rollup.expected) - len(rollup.missing)
    lines = [f"{sent:02}/{len(rollup.expected):02} cơ quan, đơn vị đã gửi báo cáo."]
    for title, left_out in (("Chưa gửi", rollup.missing), ("Không tính", (*rollup.excluded, *rollup.rejected))):
        if left_out:
            lines.append(f"{title}: {len(left_out):02} trường hợp:")
            reasons = groupby(sorted(left_out, key=lambda one: one.reason), key=lambda one: one.reason)
            lines += [f"- {_names([one.name for one in members])}: {reason}." for reason, members in reasons]
    changed = [rollup.names.get(one.agency, one.agency) for one in rollup.received if one.changed]
    if changed:
        lines.append(f"Biểu lập theo nội dung cũ của kế hoạch: {', '.join(changed)}.")
    return lines


def _names(names: Sequence[str]) -> str:
    """A few names in full; of many, how many there are: the overview has the list."""
    return ", ".join(names) if len(names) <= _MOST_NAMES else f"{len(names)} cơ quan, đơn vị"


def _results(rollup: Rollup, annexes: Sequence[str]) -> list[str]:
    total = whole(rollup)
    lines = [f"Kế hoạch có {total.total:02} nhiệm vụ, đề án, trong đó: {counts_words(total)}."] if total.total else []
    if rollup.goals:
        judged = [goal.reached for goal in rollup.goals]
        lines.append(
            f"Trong {len(judged):02} chỉ tiêu: {judged.count(True):02} chỉ tiêu đạt; {judged.count(False):02} chỉ tiêu "
            f"chưa đạt; {judged.count(None):02} chỉ tiêu chưa đủ số liệu đánh giá chung."
        )
    return [*lines, f"(Chi tiết tại {', '.join(annexes)} kèm theo Báo cáo này)"] if annexes else lines


def _fields(rollup: Rollup) -> list[tuple[str, list[str]]]:
    fields = []
    for group in dict.fromkeys(task.group for task in rollup.tasks):
        tasks = [task for task in rollup.tasks if task.group == group]
        lines = [
            f"- {rollup.names[answer.agency]}: {one_line(answer.result)} ({task.address})."
            for task in tasks
            if not task.shared
            for answer in task.leading
            if answer.result
        ]
        fields.append((group or OTHER, lines or [BLANK]))
    return fields


def _assessment(rollup: Rollup) -> list[tuple[str, list[str]]]:
    late = [
        f"- {_who(rollup, task)}: {task.status.words.lower()} (thời hạn: {task.deadline or BLANK}; {task.address})."
        for task in rollup.tasks
        if task.status in (Status.OVERDUE, Status.DONE_LATE) and task.status is not None
    ]
    doubts = [f"- {one.address}: {one.message}." for one in rollup.contradictions]
    parts = [
        ("Mặt tích cực", [BLANK]),
        ("Những tồn tại, hạn chế", [*late, *_entered(rollup, "difficulties")] or [BLANK]),
        ("Nguyên nhân của tồn tại, hạn chế", [BLANK]),
    ]
    return [*parts, ("Số liệu còn mâu thuẫn, phải xác minh", doubts)] if doubts else parts


def _open_tasks(rollup: Rollup) -> list[str]:
    late = [task for task in rollup.tasks if task.status is Status.OVERDUE]
    if not late:
        return []
    lines = [f"- {_who(rollup, task)} ({task.address})." for task in late]
    return [f"Đôn đốc hoàn thành {len(late):02} nhiệm vụ quá hạn:", *lines]


def _who(rollup: Rollup, task: TaskRollup) -> str:
    """Who leads a task; of one that a group has, those who have not done their part."""
    if not task.shared:
        return ", ".join(rollup.names[agency] for agency in task.expected) or BLANK
    behind = [
        rollup.names[answer.agency]
        for answer in task.leading
        if answer.status in (Status.OVERDUE, Status.DONE_LATE, Status.NOT_DONE_IN_PERIOD)
    ]
    return ", ".join(behind)


def _entered(rollup: Rollup, field: str) -> list[str]:
    """One line for each word of difficulty or proposal; the same words of several agencies once."""
    said: dict[tuple[str, str], list[str]] = {}
    for task in rollup.tasks:
        for answer in task.answers:
            words = one_line(getattr(answer, field) or "")
            if words:
                said.setdefault((words, task.address), []).append(rollup.names[answer.agency])
    return [f"- {', '.join(names)}: {words} ({address})." for (words, address), names in said.items()]


def _charts(rollup: Rollup) -> tuple[Figure, ...]:
    lines = by_field(rollup)
    series = tuple(
        Series(name=name, values=tuple(line.counts[place] for line in lines))
        for place, (name, _) in enumerate(COLUMNS)
        if any(line.counts[place] for line in lines)
    )
    if not series:
        return ()
    return (
        Figure(
            after="II",
            title="Tiến độ thực hiện nhiệm vụ theo lĩnh vực",
            description="Số nhiệm vụ theo lĩnh vực. "
            + " ".join(f"{line.name}: {counts_words(line)}." for line in lines),
            categories=tuple(line.name for line in lines),
            series=series,
            stacked=True,
        ),
    )


def _say(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text=text) for text in texts)
