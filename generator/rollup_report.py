"""The report of a plan's issuer on a period, put together from what its agencies have submitted."""

from __future__ import annotations

from collections.abc import Sequence

from kehoach.generator.draft_outline import Part, numbered, part_of
from kehoach.generator.report_body import annex_list
from kehoach.generator.report_subject import coming, counted_days, report_title, within
from kehoach.generator.report_words import LATE
from kehoach.generator.rollup_annexes import rollup_annexes
from kehoach.generator.rollup_lines import (
    contradiction_line,
    difficulty_lines,
    late_line,
    passages_of,
    proposal_lines,
    result_lines,
    sending_lines,
    task_name,
    who_leads,
)
from kehoach.generator.rollup_words import COLUMNS, OTHER, by_field, counts_words, whole
from kehoach.generator.settings import Settings
from kehoach.generator.wording import Parent
from kehoach.meaning.agencies import Agency
from kehoach.meaning.open_points import BLANK
from kehoach.model import Document, Figure, Paragraph, Plan, Section, Series, Signature
from kehoach.progress.duties import outline_of
from kehoach.progress.fields import same_field
from kehoach.progress.model import Status
from kehoach.progress.outline import Outline, OutlinePart, OutlineText
from kehoach.progress.rollup_model import Rollup


def province_report(
    plan: Plan,
    rollup: Rollup,
    *,
    settings: Settings | None = None,
    outline: Outline | None = None,
    heir: Agency | None = None,
) -> Document:
    """The draft of the report, in the official form. To whom it goes and who signs it, no plan says: those are blanks
    unless the settings of the whole (`[unit]`) tell them. `heir` makes the report where the plan's issuer has ended."""
    document = plan.document
    parent = Parent(document)
    issuer = heir.name if heir else parent.issuer
    unit = (settings or Settings()).unit
    symbol = f"BC-{unit.symbol or (document.symbol or BLANK).rpartition('-')[2]}"
    when = within(rollup.period)
    annexes = rollup_annexes(
        rollup, f"(Kèm theo Báo cáo số        /{symbol} ngày     tháng     năm        của {issuer})"
    )
    signature = document.signature or Signature()
    titles = unit.signer_title or tuple(filter(None, (*(signature.authority or "").splitlines(), signature.title)))
    addressees = unit.addressees or (BLANK,)
    return Document(
        type="BÁO CÁO",
        symbol=symbol,
        superior=heir.superior if heir else document.superior,
        issuer=heir.header if heir else document.issuer,
        place=unit.place or (heir.place if heir else document.place),
        title=report_title(plan, rollup.period),
        addressees=addressees,
        lead=_say(
            f"Thực hiện {parent.full_citation}, {issuer} báo cáo kết quả thực hiện {when}"
            f"{counted_days(rollup.period, rollup.data)} như sau:"
        ),
        outline=_outline(plan, rollup, issuer, [annex.label for annex in annexes], outline or outline_of(plan)),
        closing=_say(
            f"Trên đây là báo cáo kết quả thực hiện {parent.code} {when} của {issuer}, kính gửi "
            f"{', '.join(addressees)} xem xét, tổng hợp."
        ),
        annexes=annexes,
        figures=_charts(rollup),
        recipients=(*(unit.recipients or ("Như trên", BLANK)), f"Lưu: {unit.archive or f'VT, {BLANK}'}"),
        signature=Signature(
            authority="\n".join(titles[:-1]) or None,
            title=titles[-1] if titles else BLANK,
            name=unit.signer_name or BLANK,
        ),
    )


def _outline(plan: Plan, rollup: Rollup, issuer: str, annexes: Sequence[str], outline: Outline) -> tuple[Section, ...]:
    parent = Parent(plan.document)
    parts = [
        _direction(rollup, outline),
        part_of("Kết quả thực hiện", _results(rollup, parent, annexes), _fields(rollup, outline)),
        part_of("Đánh giá chung", below=_assessment(rollup)),
        part_of(f"Phương hướng, nhiệm vụ {coming(plan, rollup.period)}", _open_tasks(rollup)),
        part_of("Kiến nghị, đề xuất", *_proposals(rollup, issuer, outline)),
    ]
    return numbered(parts)


def _direction(rollup: Rollup, outline: Outline) -> Part:
    """What is to be written on how the work was directed, and who has reported."""
    own = [section for section in outline if section.part == "direction"]
    title = own[0].title if own else "Công tác chỉ đạo, điều hành"
    passages = [part_of(text.title, [BLANK]) for section in own for text in section.children]
    return part_of(title, below=[*passages, part_of("Thực hiện chế độ báo cáo", sending_lines(rollup))])


def _results(rollup: Rollup, parent: Parent, annexes: Sequence[str]) -> list[str]:
    total = whole(rollup)
    lines = [f"Kế hoạch có {total.total:02} nhiệm vụ, đề án, trong đó: {counts_words(total)}."] if total.total else []
    if rollup.goals:
        judged = [goal.reached for goal in rollup.goals]
        kinds = (("đạt", True), ("chưa đạt", False), ("chưa đủ số liệu đánh giá chung", None))
        counts = [f"{judged.count(kind):02} chỉ tiêu {name}" for name, kind in kinds if kind in judged]
        lines.append(f"Trong {len(judged):02} chỉ tiêu: {'; '.join(counts)}.")
    lines.append(f"(Chi tiết tại {annex_list(annexes)} kèm theo; điểm, mục, phụ lục nêu dưới đây là của {parent.code})")
    return lines


def _fields(rollup: Rollup, outline: Outline) -> list[Part]:
    """Field by field: each task's results, then what those who lead the field wrote on it."""
    groups = list(dict.fromkeys(task.group for task in rollup.tasks))
    fields = []
    for group in groups:
        lines = [line for task in rollup.tasks if task.group == group for line in result_lines(rollup, task)]
        texts = [
            text
            for section in outline
            if section.part == "results" and same_field(section.title, groups) == group
            for text in section.children
        ]
        passages = _passages(rollup, group, texts)
        fields.append(part_of(group or OTHER, lines or ([] if passages else [BLANK]), passages))
    return fields


def _passages(rollup: Rollup, group: str, texts: Sequence[OutlineText]) -> list[Part]:
    found = [(text.title, passages_of(rollup, group, text.id)) for text in texts]
    return [part_of(title, lines) for title, lines in found if lines]


def _assessment(rollup: Rollup) -> list[Part]:
    late = [late_line(rollup, task) for task in rollup.tasks if task.status in LATE]
    doubts = [contradiction_line(one) for one in rollup.contradictions]
    parts = [
        part_of("Mặt tích cực", [BLANK]),
        part_of("Những tồn tại, hạn chế", [*late, *difficulty_lines(rollup)] or [BLANK]),
        part_of("Nguyên nhân của tồn tại, hạn chế", [BLANK]),
    ]
    return (
        [*parts, part_of("Số liệu chưa thống nhất giữa các cơ quan, đơn vị, cần xác minh", doubts)] if doubts else parts
    )


def _open_tasks(rollup: Rollup) -> list[str]:
    late = [task for task in rollup.tasks if task.status is Status.OVERDUE]
    if not late:
        return [BLANK]
    lines = [f"- {task_name(task)} ({who_leads(rollup, task) or BLANK}; {task.address})." for task in late]
    return [BLANK, f"Đôn đốc hoàn thành {len(late):02} nhiệm vụ quá hạn:", *lines]


def _proposals(rollup: Rollup, issuer: str, outline: Outline) -> tuple[list[str], list[Part]]:
    """What is proposed to the centre, which the report is for, and what to the issuer and its agencies."""
    part: OutlinePart = "proposals"
    passages = {text.id for section in outline if section.part == part for text in section.children}
    central, own = proposal_lines(rollup, passages)
    if not own:
        return central or [BLANK], []
    return [], [
        part_of("Với các cơ quan Trung ương", central or [BLANK]),
        part_of(f"Với {issuer} và các cơ quan, đơn vị", own),
    ]


def _charts(rollup: Rollup) -> tuple[Figure, ...]:
    lines = by_field(rollup)
    series = tuple(
        Series(name=name, values=tuple(line.counts[place] for line in lines), colour=place)
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
