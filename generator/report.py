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
from kehoach.meaning.agencies import Agency
from kehoach.meaning.open_points import BLANK
from kehoach.model import Annex, Document, Paragraph, Plan
from kehoach.progress.duties import Duties, DutyBook
from kehoach.progress.model import Submission
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
    plan = book.plan
    submission = combined(submissions, book.period, book.reporting, book.outline)
    duties = book.of(submission.agency)
    standing = standing_of(duties, submission)
    if field is not None:
        field = _known_field(field, standing)
        standing = standing.of_field(field)
    unit = Unit(book.registry.agency(submission.agency), (settings or Settings()).of(submission.agency))
    parent = Parent(plan.document)
    gathering = _gathering(book, unit)
    above = _above(book, unit, parent)
    document = _document(plan, unit, parent, above, gathering, duties, standing, field)
    return Report(document, standing, document.model_dump_json().count(BLANK))


def _gathering(book: DutyBook, unit: Unit) -> list[str]:
    """Through whom the agency reports, under the name of today: as the plan tells it, or those whom it took over from."""
    ids = (unit.agency.id, *book.predecessors(unit.agency.id))
    names = [name for id in ids for name in gatherers(book.allocator.of(id), unit, book.registry)]
    today = [heir.name if (heir := heir_of(name, book)) else name for name in names]
    return [name for name in dict.fromkeys(today) if name != unit.agency.name]


def heir_of(name: str, book: DutyBook) -> Agency | None:
    """Who took over from the agency of a name by the end of the book's period; None where it is still there, or nobody
    is known."""
    found = book.registry.find(name)
    heir = book.heir(found.id) if isinstance(found, Agency) else None
    return None if heir is None or not isinstance(found, Agency) or heir == found.id else book.registry.agency(heir)


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
    above: str,
    gathering: Sequence[str],
    duties: Duties,
    standing: Standing,
    field: str | None,
) -> Document:
    when = within(duties.period)
    addressee = f"{above} (qua {gathering[0]})" if gathering else above
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
                f"{counted_days(duties.period, duties.data)}{_taken_over(duties)} như sau:"
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


def _taken_over(duties: Duties) -> str:
    return f", gồm cả phần việc kế hoạch giao cho {', '.join(duties.taken_over)}," if duties.taken_over else ""


def _above(book: DutyBook, unit: Unit, parent: Parent) -> str:
    """To whom the report goes: the plan's issuer, or who took over from it; a commune's to its district's committee for
    as long as there is one."""
    above = book.registry.agencies_by_id.get(unit.agency.parent or "")
    has_district = unit.agency.level == "xa" and above is not None and above.level == "huyen"
    if above is not None and has_district and above.exists_on(book.period.last_day):
        return above.name
    heir = heir_of(parent.issuer, book)
    return heir.name if heir else parent.issuer


def _annex_of_goals(standing: Standing, annexes: Sequence[Annex]) -> str | None:
    """The id of the annex of targets: the first after that of the tasks."""
    return annexes[1 if standing.tasks else 0].id if standing.goals else None


def _recipients(unit: Unit, gathering: Sequence[str]) -> tuple[str, ...]:
    names = unit.settings.recipients or ("Như trên", *gathering, f"Lãnh đạo {unit.agency.name}", unit.inner_units)
    return (*dict.fromkeys(names), f"Lưu: {unit.settings.archive or f'VT, {BLANK}'}")
