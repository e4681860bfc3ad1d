"""What the rules on pages and heads ask alike: which documents they concern, and how the parts of a head look."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import takewhile

from kehoach.checker.edits import Edit, ReplaceText
from kehoach.checker.looks import alignment_hits, size_hits, style_hits
from kehoach.checker.rule import Check, Hit
from kehoach.checker.subject import NotApplicable, NotEvaluated, Subject, has_main_text
from kehoach.meaning.spelling import plain
from kehoach.model import DrawnLine, LaidOutParagraph, Layout

ANNEX_1 = "Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I"
"""The part of the decree that says how administrative documents look."""

TOP = "phần đầu văn bản"
"""Where what is missing should stand."""

_LENGTH_TOLERANCE = 0.05  # share of the words' width: printed widths of two programs differ by some hundredths
_RAISED = 0.65  # how much smaller Word prints raised signs
_LEGISLATION = {"LUẬT", "BỘ LUẬT", "PHÁP LỆNH", "NGHỊ ĐỊNH", "THÔNG TƯ", "THÔNG TƯ LIÊN TỊCH"}
_OF_LEGISLATION = re.compile(r"\d{4}/")  # "24/2026/NQ-HĐND"
_OF_THE_PARTY = re.compile(r"\w+/(?:TW|TU|HU|QU|TXU|ThU|ĐU|ĐUK)\b")  # "35-NQ/TU"
_OF_ANOTHER_HEAD = {"legal_basis", "body", "heading", "closing", "recipient", "table"}
"""Components below a head: what comes after them belongs to the head of another document in the same file."""
_PLACED_BY_HAND = re.compile(r".*\t|[ \u00a0]{3}")


def administrative(subject: Subject) -> Layout:
    """The form of a document that the decree concerns. Raises `NotApplicable` for legislation and the Party's documents.

    They have forms of their own (Nghị định 30/2020/NĐ-CP, Điều 2; Nghị định 78/2025/NĐ-CP).
    """
    document = subject.document
    symbol = document.symbol or ""
    if document.type in _LEGISLATION or _OF_LEGISLATION.match(symbol):
        raise NotApplicable("văn bản quy phạm pháp luật có thể thức riêng, không theo Nghị định 30/2020/NĐ-CP")
    if _OF_THE_PARTY.match(symbol):
        raise NotApplicable("văn bản của Đảng có thể thức riêng, không theo Nghị định 30/2020/NĐ-CP")
    return subject.form


def parts(subject: Subject, *components: str) -> tuple[LaidOutParagraph, ...]:
    """The paragraphs of these components in the main text. Raises `NotApplicable` where there are none."""
    found = tuple(each for each in administrative(subject).of(*components) if each.annex is None and shown(each))
    if not found:
        raise NotApplicable("văn bản không có thành phần này")
    return found


def required(subject: Subject, component: str) -> tuple[LaidOutParagraph, ...]:
    """The paragraphs of a component that every document must have; none where it is missing.

    Raises `NotApplicable` for an annex in a file of its own and for a document enclosed in another one: the other
    file or document has what is missing here.
    """
    form = administrative(subject)
    found = tuple(each for each in form.of(component) if each.annex is None and shown(each))
    if found:
        return found
    if subject.document.enacted_by is not None:
        raise NotApplicable("văn bản ban hành kèm theo văn bản khác; thành phần này nằm ở văn bản đó")
    has_main_text(subject)
    return found


def shown(paragraph: LaidOutParagraph) -> str:
    """A paragraph's words as printed: capitals by form turned into capitals, one kind of dash, single spaces."""
    runs = "".join(run.text.upper() if run.capitals else run.text for run in paragraph.runs)
    return " ".join(plain(unicodedata.normalize("NFC", runs or paragraph.text)).split())


def words_of_lines(paragraphs: Iterable[LaidOutParagraph]) -> str:
    """The printed words of several paragraphs in a row: a narrow column cuts what is one line."""
    return " ".join(map(shown, paragraphs))


def check_sizes(**ranges: tuple[float, float]) -> Check:
    """A check that each named component has a size in its range."""

    def check(subject: Subject) -> Iterator[Hit]:
        by_component = _by_component(parts(subject, *ranges))
        for component, paragraphs in by_component.items():
            yield from _with_sure_edits(subject, size_hits(paragraphs, *ranges[component]))

    return check


def check_style(*, bold: Collection[str] = (), italic: Collection[str] = (), upright: Collection[str] = ()) -> Check:
    """A check that components are upright and bold, slanting and not bold, or upright and not bold."""

    def check(subject: Subject) -> Iterator[Hit]:
        by_component = _by_component(parts(subject, *bold, *italic, *upright))
        for component, paragraphs in by_component.items():
            hits = style_hits(paragraphs, bold=component in bold, italic=component in italic)
            yield from _with_sure_edits(subject, hits)

    return check


def check_centred(*components: str) -> Check:
    """A check that components stand in the middle of their line or cell.

    Words placed by tabs and spaces, as two columns on one line are, cannot be judged by the paragraph's alignment.
    """

    def check(subject: Subject) -> Iterator[Hit]:
        found = parts(subject, *components)
        several = _paths_of_several(subject)
        judged = [each for each in found if each.path not in several and not _PLACED_BY_HAND.match(each.text.rstrip())]
        hits = list(alignment_hits(judged, "center"))
        if not hits and any(each.alignment != "center" for each in found if each not in judged):
            raise NotEvaluated("các thành phần được đặt chỗ bằng tab hoặc dấu cách, không xét được cách canh giữa")
        yield from hits

    return check


def both(*checks: Check) -> Check:
    """One check of several things that one sentence of the decree asks for."""

    def check(subject: Subject) -> Iterator[Hit]:
        for each in checks:
            yield from each(subject)

    return check


def check_line(component: str, low: float, high: float) -> Check:
    """A check that a line is drawn below a component, its length between two shares of the words' width."""
    return partial(_line, component, low, high)


def _line(component: str, low: float, high: float, subject: Subject) -> Iterator[Hit]:
    wanted = "bằng độ dài dòng chữ" if low > 0.5 else "từ 1/3 đến 1/2 độ dài dòng chữ"
    for paragraphs in _heads(subject, component):
        line = next((paragraph.line_below for paragraph in reversed(paragraphs) if paragraph.line_below), None)
        if line is None and component == "title" and _is_ruled_below_caption(subject, paragraphs[-1]):
            continue
        if line is None:
            yield Hit(f"không có đường kẻ ngang, nét liền ở dưới; kẻ một đường dài {wanted}", paragraphs[-1])
        elif line.share is None:
            raise NotEvaluated("không đo được độ dài đường kẻ trong tệp này")
        elif not any(low - _LENGTH_TOLERANCE <= each <= high + _LENGTH_TOLERANCE for each in _shares(line, paragraphs)):
            yield Hit(f"đường kẻ dài khoảng {line.share:.0%} dòng chữ; quy định {wanted}", paragraphs[-1])


def _is_ruled_below_caption(subject: Subject, title: LaidOutParagraph) -> bool:
    """Whether the rule stands below the line "(Kèm theo Quyết định số ...)" under the title of an enclosed document."""
    form = administrative(subject).paragraphs
    below = form[next(place for place, each in enumerate(form) if each is title) + 1 :]
    captions = takewhile(lambda each: each.component == "annex_caption" or not shown(each), below)
    return any(each.line_below is not None for each in captions)


def _heads(subject: Subject, component: str) -> list[list[LaidOutParagraph]]:
    """The lines of a component by the head that they stand in: a decision and the plan that it encloses have one each."""
    heads: list[list[LaidOutParagraph]] = []
    parts(subject, component)
    before: str | None = None
    for each in administrative(subject).paragraphs:
        if each.annex is None and each.component == component and shown(each):
            if before in _OF_ANOTHER_HEAD or not heads:
                heads.append([])
            heads[-1].append(each)
            before = component
        elif each.component in _OF_ANOTHER_HEAD:
            before = each.component
    return heads


def _shares(line: DrawnLine, paragraphs: Sequence[LaidOutParagraph]) -> tuple[float, ...]:
    """How long a line is beside the words: the last line of them, or the longest, by its letters, where they have several.

    Typed signs may be raised, hence smaller than told, as in the decree's forms.
    """
    share = line.share or 0.0
    letters = [len(line.strip()) for each in paragraphs for line in each.text.strip().split("\n")]
    if letters[-1] < max(letters):
        return (share, share * letters[-1] / max(letters))
    return (share, share * _RAISED) if line.kind == "underscores" else (share,)


def text_edits(paragraph: LaidOutParagraph, old: str, new: str) -> tuple[Edit, ...]:
    """Write some signs of a paragraph another way, where they are its text and not an automatic number."""
    return (ReplaceText(paragraph.path, old, new),) if paragraph.path and old and old in paragraph.text else ()


def _by_component(paragraphs: Iterable[LaidOutParagraph]) -> dict[str, list[LaidOutParagraph]]:
    found: dict[str, list[LaidOutParagraph]] = {}
    for paragraph in paragraphs:
        found.setdefault(paragraph.component, []).append(paragraph)
    return found


def _with_sure_edits(subject: Subject, hits: Iterable[Hit]) -> Iterator[Hit]:
    """The hits, without corrections of a file's paragraph that holds several components: each wants its own look."""
    several = _paths_of_several(subject)
    for hit in hits:
        unsure = isinstance(hit.where, LaidOutParagraph) and hit.where.path in several
        yield replace(hit, edits=()) if unsure else hit


def _paths_of_several(subject: Subject) -> set[str]:
    """The addresses of the file's paragraphs that hold several components, parted by soft breaks or tabs."""
    first: dict[str, str] = {}
    paragraphs = ((each.path, each.component) for each in subject.form.paragraphs if each.path is not None)
    return {path for path, component in paragraphs if first.setdefault(path, component) != component}


def grouped(named: Iterable[tuple[str, LaidOutParagraph]]) -> dict[tuple[str, str | None], list[LaidOutParagraph]]:
    """Paragraphs by what is wrong with them and by annex: a slip that runs through a document is told once for each."""
    groups: dict[tuple[str, str | None], list[LaidOutParagraph]] = {}
    for name, paragraph in named:
        group = groups.setdefault((name, paragraph.annex), [])
        if not group or group[-1] is not paragraph:
            group.append(paragraph)
    return groups


def in_paragraphs(paragraphs: Sequence[LaidOutParagraph]) -> str:
    """Where a slip stands that is told at the first of the paragraphs that have it; "" where there is only that one."""
    return f" ở {len(paragraphs)} đoạn (đầu tiên là đoạn này)" if len(paragraphs) > 1 else ""
