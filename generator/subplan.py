"""An agency's sub-plan: what falls to it of a plan, as a `Plan` and a `Document` of its own.

Nothing is invented: every sentence states what the parent says or what follows from its form, and what
the parent leaves out is a visible "[...]".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kehoach.errors import KehoachError
from kehoach.generator.abbreviations import Abbreviations, introduce, introduce_in
from kehoach.generator.draft_outline import say
from kehoach.generator.recipients import gatherers
from kehoach.generator.settings import Settings
from kehoach.generator.subplan_annexes import make_annexes
from kehoach.generator.subplan_body import body
from kehoach.generator.subplan_material import Material
from kehoach.generator.wording import Parent, Unit
from kehoach.meaning.agencies import Registry
from kehoach.meaning.allocation import Allocation, Allocator
from kehoach.meaning.citations import split_legal_bases
from kehoach.meaning.open_points import BLANK
from kehoach.model import Annex, Document, LegalBasis, Plan


@dataclass(frozen=True)
class Subplan:
    """A sub-plan with what it was made of; `blanks` counts the places left to fill in."""

    plan: Plan
    allocation: Allocation
    blanks: int


def make_subplan(
    plan: Plan, agency: str, registry: Registry, *, settings: Settings | None = None, allocator: Allocator | None = None
) -> Subplan:
    """The draft of the sub-plan of an agency (a registry id), with what the settings say of it.

    `allocator` is that of the plan, for who makes many.

    Raises `KehoachError` when the plan gives the agency nothing to do.
    """
    unit = Unit(registry.agency(agency), (settings or Settings()).of(agency))
    allocation = (allocator or Allocator(plan, registry)).of(agency)
    if allocation.is_empty:
        raise KehoachError(
            f"kế hoạch không giao việc nào cho {unit.agency.name}",
            advice="Xem «kehoach agencies KẾ_HOẠCH» để biết cơ quan nào được giao việc.",
        )
    parent = Parent(plan.document)
    symbol = f"KH-{unit.symbol}"
    caption = f"(Kèm theo Kế hoạch số        /{symbol} ngày     tháng     năm        của {unit.agency.name})"
    made = make_annexes(allocation, parent, registry, caption)
    material = Material(plan, unit, parent, allocation, [annex.label for annex in made.annexes], registry)
    document = _document(material, made.annexes)
    draft = Plan(document=document, targets=made.targets, tasks=made.tasks, projects=made.projects)
    return Subplan(draft, allocation, document.model_dump_json().count(BLANK))


def _document(material: Material, annexes: Sequence[Annex]) -> Document:
    plan, unit, parent = material.plan, material.unit, material.parent
    name = unit.agency.name
    abbreviations = Abbreviations.of(parent.texts)
    lead = say(f"{name} ban hành Kế hoạch triển khai thực hiện với những nội dung cụ thể như sau:")
    closing = say(
        f"Trên đây là Kế hoạch của {name} triển khai thực hiện {parent.code}. Trong quá trình thực hiện, nếu có khó khăn, "
        f"vướng mắc, các đơn vị phản ánh về {BLANK} để tổng hợp, báo cáo {_reader(unit)} xem xét, quyết định."
    )
    return Document(
        type="KẾ HOẠCH",
        symbol=f"KH-{unit.symbol}",
        superior=unit.agency.superior,
        issuer=unit.issuer,
        place=unit.place or plan.document.place,
        title=f"Triển khai thực hiện Kế hoạch {parent.aim}",
        legal_bases=(_cited(parent), *plan.document.legal_bases),
        lead=introduce_in((lead,), abbreviations),
        outline=introduce(body(material), abbreviations),
        closing=introduce_in((closing,), abbreviations),
        annexes=tuple(annexes),
        recipients=_recipients(material),
        signature=unit.signature,
    )


def _cited(parent: Parent) -> LegalBasis:
    """The parent as a basis, with what its citation tells of it."""
    citation = parent.full_citation
    named = split_legal_bases(citation)
    return named[0] if [basis.text for basis in named] == [citation] else LegalBasis(text=citation)


def _reader(unit: Unit) -> str:
    """Who decides on what a plan's execution meets: the committee itself, or the agency's head."""
    return unit.agency.name if unit.is_committee else unit.head


def _recipients(material: Material) -> tuple[str, ...]:
    """The parent's issuer, the unit's own superior, whom its reports go to, its own people, the file."""
    unit, registry = material.unit, material.registry
    above = [registry.agency(unit.agency.parent).name] if unit.agency.level == "xa" and unit.agency.parent else []
    named = gatherers(material.allocation, unit, registry)
    names = unit.settings.recipients or [material.parent.issuer, *above, *named, unit.leaders, unit.inner_units]
    return (*dict.fromkeys(names), f"Lưu: {unit.settings.archive or f'VT, {BLANK}'}")
