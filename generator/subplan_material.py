"""What a sub-plan is written from: the parent plan, the unit, what falls to it, and the annexes that hold it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from kehoach.generator.addressing import Addressing, dashed, orders_plan, sentences
from kehoach.generator.recipients import receivers
from kehoach.generator.wording import Parent, Unit
from kehoach.meaning.addresses import cite_sections, listed
from kehoach.meaning.agencies import Registry
from kehoach.meaning.allocation import Allocation
from kehoach.meaning.spelling import says
from kehoach.model import Paragraph, Plan, Responsibility, Section


@dataclass(frozen=True)
class Material:
    """The sources of one sub-plan; `annexes` are the labels of its own annexes."""

    plan: Plan
    unit: Unit
    parent: Parent
    allocation: Allocation
    annexes: Sequence[str]
    registry: Registry

    @cached_property
    def addressing(self) -> Addressing:
        """How the parent's sentences read in the unit's plan."""
        return Addressing(self.unit, self.parent, self.registry)

    @property
    def target_annex(self) -> str:
        """The label of the annex of targets, which is the first."""
        return self.annexes[0]

    @property
    def task_annex(self) -> str:
        """The label of the annex of tasks, which follows that of the targets."""
        return self.annexes[1 if self.allocation.targets else 0]

    @property
    def own_annexes(self) -> str:
        """All annexes in running text, "Kế hoạch này" where there are none."""
        return f"{listed(self.annexes)} kèm theo Kế hoạch này" if self.annexes else "Kế hoạch này"

    @property
    def shared_parts(self) -> list[Responsibility]:
        """The parent's sections that speak to whole groups, the unit among them."""
        return [part for part in self.allocation.responsibilities if not part.agencies]

    @property
    def demands(self) -> list[Paragraph]:
        """What the parent asks of the plan that each has to make."""
        return self.addressing.lines(
            paragraph for part in self.shared_parts for paragraph in part.paragraphs if _is_demand(paragraph, part)
        )

    def duties(self, part: Responsibility) -> list[Paragraph]:
        """What a section gives the unit to do.

        Its own section, or one that names few, is taken word for word; of what is said to whole groups, reports and
        demands on the plan have places of their own.
        """
        if part.agencies:
            own = self.addressing.own_words
            return [dashed(paragraph.model_copy(update={"text": own(paragraph.text)})) for paragraph in part.paragraphs]
        return self.addressing.lines(
            paragraph.model_copy(update={"text": _sentences_of(paragraph, part, reporting=False)})
            for paragraph in part.paragraphs
            if not _is_demand(paragraph, part)
        )

    @property
    def reports(self) -> list[Paragraph]:
        """What whole groups have to report; reports that come to the unit itself are those of the others."""
        return [
            reporting
            for part in self.shared_parts
            for paragraph in part.reporting
            for text in [_sentences_of(paragraph, part, reporting=True)]
            for reporting in self._reports(paragraph.model_copy(update={"text": text}), part)
        ]

    def _reports(self, paragraph: Paragraph, part: Responsibility) -> list[Paragraph]:
        if not self.gathers(paragraph.text):
            return self.addressing.lines([paragraph])
        where = f"{cite_sections([part.id])} {self.parent.code}"
        text = f"Theo dõi, đôn đốc và tổng hợp báo cáo gửi về {self.unit.agency.name} theo quy định tại {where}: "
        quoted = self.addressing.own_words(f"{text}“{paragraph.text.strip().lstrip('-–+ ').rstrip('.')}”.")
        return [paragraph.model_copy(update={"text": f"- {quoted}"})]

    def gathers(self, text: str) -> bool:
        """Whether a sentence on reports sends them to the unit itself."""
        return self.unit.agency.id in receivers(text, self.registry)

    def sections(self, among: Sequence[Section] | None = None) -> Iterator[Section]:
        """All sections of the parent's text, those above before those below."""
        for section in self.plan.document.outline if among is None else among:
            yield section
            yield from self.sections(section.children)


def _is_demand(paragraph: Paragraph, part: Responsibility) -> bool:
    return orders_plan(paragraph.text) and paragraph not in part.reporting


def _sentences_of(paragraph: Paragraph, part: Responsibility, *, reporting: bool) -> str:
    """The sentences on reports of a paragraph that has some, or the others; a paragraph without any is whole."""
    if paragraph not in part.reporting:
        return "" if reporting else paragraph.text
    return " ".join(sentence for sentence in sentences(paragraph.text) if says(sentence, "báo cáo") == reporting)


def paragraphs_of(section: Section) -> list[Paragraph]:
    """What a section says, the titles of its items as paragraphs."""
    below = [
        paragraph
        for child in section.children
        for paragraph in (Paragraph(text=child.title, source=child.source), *paragraphs_of(child))
    ]
    return [*section.paragraphs, *below, *section.trailing]
