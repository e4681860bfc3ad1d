"""An agency's report on a plan in a period, as a `Document` in the official form (Nghị định 30/2020/NĐ-CP, Mẫu 1.4).

Every sentence rests on what the agency entered or on what the plan says; what nobody entered is a visible "[...]".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kehoach.errors import KehoachError
from kehoach.generator.recipients import gatherers
from kehoach.generator.report_annexes import report_annexes
from kehoach.generator.report_body import report_body
from kehoach.generator.report_charts import report_charts
from kehoach.generator.report_subject import coming, counted_days, report_title, within
from kehoach.generator.settings import Settings
from kehoach.generator.wording import Parent, Unit
from kehoach.meaning.agencies import Registry
from kehoach.meaning.allocation import Allocation
from kehoach.meaning.open_points import BLANK
from kehoach.model import Annex, Document, Paragraph, Plan
from kehoach.progress.duties import Duties, DutyBook
from kehoach.progress.model import Submission
from kehoach.progress.periods import ReportPeriod
from kehoach.progress.review import combined
from kehoach.progress.standing import Standing, standing_of


@dataclass(frozen=True)
class Report:
    """A report with what it was made of; `blanks` counts the places left to fill in."""

    document: Document
    standing: Standing
    blanks: int


def make_report(
    book: DutyBook,
    submissions: Sequence[Submission],
    *,
    field: str | None = None,
    settings: Settings | None = None,
) -> Report:
    """The draft of an agency's report from what it has submitted in the book's period (one submission, or those of many
    periods for a review).

    `field` is the title of one group of tasks, for a thematic report. Raises `KehoachError` when nothing was submitted,
    or when the plan has no such field.
    """
    plan, registry = book.plan, book.registry
    submission = combined(submissions, book.period, book.reporting, book.outline)
    duties = book.of(submission.agency)
    standing = standing_of(duties, submission)
    if field is not None:
        field = _known_field(field, standing)
        standing = standing.of_field(field)
    unit = Unit(registry.agency(submission.agency), (settings or Settings()).of(submission.agency))
    parent = Parent(plan.document)
    allocation = book.allocator.of(submission.agency)
    document = _document(plan, unit, parent, allocation, registry, duties, standing, field)
    return Report(document, standing, document.model_dump_json().count(BLANK))


def _known_field(wanted: str, standing: Standing) -> str:
    found = [title for title in standing.fields if wanted.casefold() in title.casefold()]
    if len(found) != 1:
        raise KehoachError(
            f"không có đúng một lĩnh vực tên «{wanted}»",
            advice="Chọn trong: " + "; ".join(standing.fields) + ".",
        )
    return found[0]


def _document(
    plan: Plan,
    unit: Unit,
    parent: Parent,
    allocation: Allocation,
    registry: Registry,
    duties: Duties,
    standing: Standing,
    field: str | None,
) -> Document:
    when = within(duties.period)
    gathering = gatherers(allocation, unit, registry)
    addressee = _addressee(unit, parent, gathering, registry, duties.period)
    symbol = f"BC-{unit.symbol}"
    annexes = report_annexes(standing, unit, symbol)
    return Document(
        type="BÁO CÁO",
        symbol=symbol,
        superior=unit.agency.superior,
        issuer=unit.issuer,
        place=unit.place or plan.document.place,
        title=report_title(plan, duties.period, field),
        addressees=unit.settings.addressees or (addressee,),
        lead=(
            Paragraph(
                text=f"Thực hiện {parent.full_citation}, {unit.agency.name} báo cáo kết quả thực hiện {when}"
                f"{counted_days(duties.period, duties.data)} như sau:"
            ),
        ),
        outline=report_body(
            standing, parent, coming(plan, duties.period), [annex.label for annex in annexes], whole=field is None
        ),
        closing=(
            Paragraph(
                text=f"Trên đây là báo cáo kết quả thực hiện {parent.code} {when} của {unit.agency.name}, "
                f"kính gửi {', '.join(unit.settings.addressees or (addressee,))} xem xét, tổng hợp."
            ),
        ),
        annexes=annexes,
        figures=report_charts(standing, "II" if field is None else "I", _annex_of_goals(standing, annexes)),
        recipients=_recipients(unit, gathering),
        signature=unit.signature,
    )


def _addressee(unit: Unit, parent: Parent, gathering: Sequence[str], registry: Registry, period: ReportPeriod) -> str:
    """To whom the report goes: the plan's issuer, through whoever gathers; a commune's to its district's committee for as
    long as there is one."""
    above = registry.agencies_by_id.get(unit.agency.parent or "")
    if unit.agency.level == "xa" and above is not None and above.level == "huyen" and above.exists_on(period.last_day):
        return above.name
    return f"{parent.issuer} (qua {gathering[0]})" if gathering else parent.issuer


def _annex_of_goals(standing: Standing, annexes: Sequence[Annex]) -> str | None:
    """The id of the annex of targets: the first after that of the tasks."""
    return annexes[1 if standing.tasks else 0].id if standing.goals else None


def _recipients(unit: Unit, gathering: Sequence[str]) -> tuple[str, ...]:
    names = unit.settings.recipients or ("Như trên", *gathering, f"Lãnh đạo {unit.agency.name}", unit.inner_units)
    return (*dict.fromkeys(names), f"Lưu: {unit.settings.archive or f'VT, {BLANK}'}")
