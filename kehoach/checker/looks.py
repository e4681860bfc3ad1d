"""Whether words have the size, style, case and alignment asked of them; every deviation with its correction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from kehoach.checker.edits import Edit, SetParagraph, SetRuns
from kehoach.checker.rule import Hit, NotEvaluated
from kehoach.model import Alignment, LaidOutParagraph, Run

_ROUNDING = 0.25  # points; PDF readers give 13.98 for 14
_ALIGNED = {"left": "căn trái", "center": "căn giữa", "right": "căn phải", "justify": "căn đều hai lề"}
_FIELDS = {"font": "phông chữ", "color": "màu chữ"}
_STYLE = {("bold", True): "đậm", ("bold", False): "không đậm", ("italic", True): "nghiêng", ("italic", False): "đứng"}


def size_hits(paragraphs: Iterable[LaidOutParagraph], smallest: float, largest: float) -> Iterator[Hit]:
    """Paragraphs with words outside a range of sizes, in points."""
    wanted = figures(smallest) if smallest == largest else f"từ {figures(smallest)} đến {figures(largest)}"
    for paragraph in known(paragraphs, "size"):
        wrong = {size for size in sizes(paragraph) if not smallest - _ROUNDING <= size <= largest + _ROUNDING}
        if wrong:
            told = ", ".join(map(figures, sorted(wrong)))
            best = largest if min(wrong) > largest else smallest
            yield Hit(f"cỡ chữ {told}, phải là {wanted}", paragraph, edits=run_edits(paragraph, "size", best))


def style_hits(
    paragraphs: Iterable[LaidOutParagraph], *, bold: bool | None = None, italic: bool | None = None
) -> Iterator[Hit]:
    """Paragraphs with words that are not as bold or as upright as asked (None: not asked)."""
    seen = tuple(paragraphs)
    asked: tuple[tuple[Literal["bold", "italic"], bool | None], ...] = (("bold", bold), ("italic", italic))
    for field, wanted in asked:
        if wanted is None:
            continue
        for paragraph in known(seen, field):
            if any(getattr(run, field) is (not wanted) for run in wordy_runs(paragraph)):
                edits = run_edits(paragraph, field, wanted)
                yield Hit(
                    f"có chữ {_STYLE[field, not wanted]}, phải là chữ {_STYLE[field, wanted]}", paragraph, edits=edits
                )


def alignment_hits(paragraphs: Iterable[LaidOutParagraph], wanted: Alignment) -> Iterator[Hit]:
    """Paragraphs that are aligned otherwise."""
    seen = tuple(paragraphs)
    if seen and all(paragraph.alignment is None for paragraph in seen):
        raise NotEvaluated("tệp không cho biết cách căn lề của đoạn")
    for paragraph in seen:
        if paragraph.alignment not in (None, wanted):
            edits = paragraph_edits(paragraph, "alignment", wanted)
            yield Hit(f"{_ALIGNED[paragraph.alignment or wanted]}, phải {_ALIGNED[wanted]}", paragraph, edits=edits)


def case_hits(paragraphs: Iterable[LaidOutParagraph], *, capitals: bool) -> Iterator[Hit]:
    """Paragraphs that are not in capitals throughout, or, for `capitals` False, those that are."""
    for paragraph in paragraphs:
        if any(sign.isalpha() for sign in paragraph.text) and in_capitals(paragraph) is not capitals:
            yield Hit(
                "chưa viết bằng chữ in hoa" if capitals else "viết bằng chữ in hoa, phải là chữ in thường", paragraph
            )


def figures(value: float) -> str:
    """A measure as it is written in Vietnamese, to two decimals: "12,5"."""
    return f"{round(value, 2):g}".replace(".", ",")


def sizes(paragraph: LaidOutParagraph) -> set[float]:
    """The sizes of a paragraph's words, in points."""
    return {run.size for run in wordy_runs(paragraph) if run.size is not None}


def wordy_runs(paragraph: LaidOutParagraph) -> list[Run]:
    """The runs that hold letters or digits: the looks of spaces and marks alone do not show."""
    return [run for run in paragraph.runs if any(sign.isalnum() for sign in run.text)]


def in_capitals(paragraph: LaidOutParagraph) -> bool:
    """Whether all letters are printed as capitals, typed or by the font."""
    lettered = [run for run in paragraph.runs if any(sign.isalpha() for sign in run.text)]
    return all(run.capitals or run.text.isupper() for run in lettered) if lettered else paragraph.text.isupper()


def run_edits(
    paragraph: LaidOutParagraph, field: Literal["font", "size", "bold", "italic"], value: float | str | bool
) -> tuple[Edit, ...]:
    """The correction of all runs of a paragraph; none where the file cannot be corrected."""
    return (SetRuns(paragraph.path, field, value),) if paragraph.path else ()


def paragraph_edits(
    paragraph: LaidOutParagraph,
    field: Literal["alignment", "first_line", "before", "line_spacing", "keep_next"],
    value: float | str | bool,
) -> tuple[Edit, ...]:
    """The correction of a paragraph's form; none where the file cannot be corrected."""
    return (SetParagraph(paragraph.path, field, value),) if paragraph.path else ()


def known(
    paragraphs: Iterable[LaidOutParagraph], field: Literal["font", "size", "bold", "italic", "color"]
) -> tuple[LaidOutParagraph, ...]:
    """The paragraphs again. Raises `NotEvaluated` where the file tells the field of no run."""
    seen = tuple(paragraphs)
    told = [getattr(run, field) is not None for paragraph in seen for run in wordy_runs(paragraph)]
    if told and not any(told):
        raise NotEvaluated(f"tệp không cho biết {_FIELDS.get(field, 'cỡ chữ, kiểu chữ của đoạn')}")
    return seen
