"""The numbered parts of a sub-plan: aims, targets, main tasks, solutions, money, organisation of the work."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from kehoach.generator.wording import Parent, Unit
from kehoach.meaning.agencies import Registry, find_mentions
from kehoach.meaning.allocation import Allocation, Share
from kehoach.meaning.in_force import words_in_force
from kehoach.meaning.numbering import letter, roman
from kehoach.meaning.open_points import BLANK
from kehoach.model import Annex, Paragraph, Plan, Responsibility, Section, WorkItem

_GENERAL_AIM = re.compile(r"mục tiêu (chung|tổng quát)|^mục tiêu$", re.IGNORECASE)
_SOLUTIONS = re.compile(r"giải pháp", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZĐÁÀẢÃẠĂÂÊÔƠƯ])")
_MONEY = re.compile(r"kinh phí|nguồn lực", re.IGNORECASE)


def body(
    plan: Plan, unit: Unit, parent: Parent, allocation: Allocation, annexes: Sequence[Annex], registry: Registry
) -> tuple[Section, ...]:
    """All parts in order; `annexes` are the sub-plan's own."""
    writer = _Writer(plan, unit, parent, allocation, [annex.label for annex in annexes], registry)
    parts = [
        ("MỤC ĐÍCH, YÊU CẦU", writer.purpose()),
        ("MỤC TIÊU", writer.aims()),
        ("NHIỆM VỤ TRỌNG TÂM", writer.tasks()),
        ("GIẢI PHÁP CHỦ YẾU", writer.solutions()),
        ("KINH PHÍ THỰC HIỆN", writer.money()),
        ("TỔ CHỨC THỰC HIỆN", writer.organisation()),
    ]
    return tuple(_section((), place, title, children) for place, (title, children) in enumerate(parts, start=1))


Draft = tuple[str, Sequence[Paragraph], Sequence["Draft"]]
"""A part before it is numbered: title, paragraphs, parts below it. An empty title holds paragraphs alone."""


class _Writer:
    def __init__(
        self,
        plan: Plan,
        unit: Unit,
        parent: Parent,
        allocation: Allocation,
        annexes: Sequence[str],
        registry: Registry,
    ) -> None:
        self.plan = plan
        self.unit = unit
        self.parent = parent
        self.allocation = allocation
        self.annexes = annexes
        self.registry = registry

    def purpose(self) -> list[Draft]:
        purpose = _say(
            f"- Tổ chức triển khai thực hiện đầy đủ, đúng tiến độ các mục tiêu, nhiệm vụ được giao cho "
            f"{self.unit.agency.name} tại {self.parent.code}."
        )
        demands = [
            said
            for part in self.shared_parts()
            for paragraph in part.paragraphs
            if paragraph not in part.reporting and (said := self.to_unit(paragraph)).text
        ]
        return [
            ("Mục đích", [purpose], []),
            ("Yêu cầu", [_dashed(paragraph) for paragraph in demands] or [_say(BLANK)], []),
        ]

    def aims(self) -> list[Draft]:
        named = [s for s in _sections(self.plan.document.outline) if _GENERAL_AIM.search(s.title)]
        general = next((section for section in named if section.paragraphs), None)
        aims: list[Draft] = [("Mục tiêu chung", list(general.paragraphs) if general else [_say(BLANK)], [])]
        lines = [_say(words) for words in self.target_words()]
        aims.append(("Chỉ tiêu cụ thể", lines, []))
        return aims

    def target_words(self) -> list[str]:
        """What the annex of targets holds: those to be met, and those to be followed."""
        roles = [share.role for share in self.allocation.targets]
        met = sum(role in ("lead", "subject") for role in roles)
        followed = roles.count("monitor")
        words = []
        if met:
            words.append(f"- Thực hiện {met:02} chỉ tiêu nêu tại {self.annexes[0]} kèm theo Kế hoạch này.")
        if followed:
            words.append(
                f"- Theo dõi, tham mưu thực hiện {followed:02} chỉ tiêu nêu tại {self.annexes[0]} kèm theo Kế hoạch này."
            )
        if not words:
            words.append(
                f"{self.parent.code} không giao chỉ tiêu riêng cho {self.unit.agency.name}. Chỉ tiêu của đơn vị: {BLANK}"
            )
        return words

    def tasks(self) -> list[Draft]:
        fields: list[Draft] = []
        for title, shares in groupby(self.allocation.tasks, key=_field):
            fields.append((title or "Các nhiệm vụ được giao", [], self.roles(list(shares))))
        own = [part for part in self.allocation.responsibilities if self.unit.agency.id in part.agencies]
        if own:
            duties = [_dashed(paragraph) for part in own for paragraph in part.paragraphs]
            fields.append((f"Nhiệm vụ tại phần tổ chức thực hiện của {self.parent.code}", duties, []))
        if self.allocation.projects:
            lines = [self.line(share) for share in self.allocation.projects]
            fields.append(("Xây dựng các đề án, kế hoạch", lines, []))
        fields.append(("Khâu đột phá", [_say(BLANK)], []))
        return fields

    def roles(self, shares: Sequence[Share]) -> list[Draft]:
        names = {
            "lead": "Chủ trì thực hiện",
            "coordinate": "Phối hợp thực hiện",
            "monitor": "Theo dõi, đôn đốc",
            "undecided": "Chủ trì hoặc phối hợp (chưa xác định)",
        }
        drafts: list[Draft] = []
        for role, name in names.items():
            held = [share for share in shares if share.role == role]
            if held and role == "coordinate":
                drafts.append((name, [self.coordination(held)], []))
            elif held:
                drafts.append((name, [self.line(share) for share in held], []))
        return drafts

    def coordination(self, shares: Sequence[Share]) -> Paragraph:
        """The tasks of a field that others lead: how many, and where they stand; the annex has their words."""
        places = self.parent.cite_many([share.item.id for share in shares])
        return _say(
            f"- Phối hợp với các cơ quan chủ trì thực hiện {len(shares):02} nhiệm vụ tại {places} của {self.parent.code}, "
            f"nêu tại {self.task_annex()} kèm theo Kế hoạch này."
        )

    def task_annex(self) -> str:
        """The label of the annex of tasks: the first after that of the targets."""
        return self.annexes[1 if self.allocation.targets else 0]

    def line(self, share: Share) -> Paragraph:
        """One item as a dashed line: its words, its deadline, its address."""
        item = share.item
        text = words_in_force(item).replace("\n", " ").lstrip("- ").rstrip(" .;")
        deadline = item.deadline.text if isinstance(item, WorkItem) and item.deadline.text else BLANK
        when = deadline.replace("\n", "; ").lstrip("- ")
        if share.role == "undecided":
            text += f": văn bản nguồn có nhiều cách đọc, {BLANK}"
        return Paragraph(text=f"- {text} (thời gian: {when}; {self.parent.cite(item.id)}).", source=item.source)

    def solutions(self) -> list[Draft]:
        found = [s for s in self.plan.document.outline if _SOLUTIONS.search(s.title)]
        lines: list[Draft] = [(child.title.rstrip(), [], []) for section in found for child in section.children]
        lines.append((f"Giải pháp riêng của {self.unit.agency.name}: {BLANK}", [], []))
        return lines

    def money(self) -> list[Draft]:
        found = [s for s in self.plan.document.outline if _MONEY.search(s.title)]
        paragraphs = [paragraph for section in found for paragraph in section.paragraphs]
        return [("", paragraphs or [_say(BLANK)], [])]

    def organisation(self) -> list[Draft]:
        reporting = [_dashed(paragraph) for part in self.allocation.responsibilities for paragraph in part.reporting]
        return [
            (
                self.unit.inner_units,
                [
                    _say(
                        f"- Căn cứ Kế hoạch này và chức năng, nhiệm vụ được giao, tổ chức thực hiện các nhiệm vụ nêu tại "
                        f"{' và '.join(self.annexes) or 'Kế hoạch này'}; phân công cụ thể: {BLANK}"
                    )
                ],
                [],
            ),
            ("Chế độ báo cáo", reporting or [_say(BLANK)], []),
        ]

    def to_unit(self, paragraph: Paragraph) -> Paragraph:
        """The paragraph less the sentences that set others apart ("Riêng các cơ quan trung ương ...")."""
        sentences = _SENTENCE.split(paragraph.text)
        kept = [sentence for sentence in sentences if not sentence.startswith("Riêng ") or self.names_unit(sentence)]
        return paragraph.model_copy(update={"text": " ".join(kept)})

    def names_unit(self, sentence: str) -> bool:
        """Whether the sentence names the unit, or a group that it belongs to."""
        unit = self.unit.agency.id
        return any(
            mention.agency == unit or (mention.group is not None and unit in self.registry.members(mention.group))
            for mention in find_mentions(sentence, self.registry)
        )

    def shared_parts(self) -> Iterator[Responsibility]:
        """Sections that speak to the unit as one of a group."""
        return (part for part in self.allocation.responsibilities if self.unit.agency.id not in part.agencies)


def _section(path: Sequence[str], place: int, title: str, drafts: Sequence[Draft]) -> Section:
    number = (roman, str, letter)[min(len(path), 2)](place)
    here = (*path, number)
    own = [paragraph for name, paragraphs, _ in drafts if not name for paragraph in paragraphs]
    below = [draft for draft in drafts if draft[0]]
    return Section(
        id="/".join(here),
        level=len(here),
        number=number,
        title=title,
        paragraphs=tuple(own),
        children=tuple(
            _section(here, count, name, [("", paragraphs, ()), *children])
            for count, (name, paragraphs, children) in enumerate(below, start=1)
        ),
    )


def _sections(outline: Sequence[Section]) -> Iterator[Section]:
    for section in outline:
        yield section
        yield from _sections(section.children)


def _field(share: Share) -> str:
    return share.item.group.title if share.item.group else ""


def _dashed(paragraph: Paragraph) -> Paragraph:
    return paragraph.model_copy(update={"text": "- " + paragraph.text.lstrip("- ")})


def _say(text: str) -> Paragraph:
    return Paragraph(text=text)
