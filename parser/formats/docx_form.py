"""The form of a Word document: its paragraphs as they are printed, its sections, its tables.

Which part of the document a paragraph is comes later, the same for all formats: `kehoach.parser.components`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from kehoach.errors import KehoachError
from kehoach.model import LaidOutParagraph, Layout, PageSetup, Source, TableForm
from kehoach.model.trusted import changed, trusted
from kehoach.parser.extraction import Origin
from kehoach.parser.formats.docx_form_cells import Around, Surroundings
from kehoach.parser.formats.docx_form_neighbours import Formed, with_strokes, without_contextual_space
from kehoach.parser.formats.docx_form_pages import NumberedPart, SectionForm, read_sections
from kehoach.parser.formats.docx_form_properties import MM_PER_TWIP, POINTS_PER_TWIP, ParagraphForm
from kehoach.parser.formats.docx_form_runs import FormedText, FormReader
from kehoach.parser.formats.docx_form_styles import FormStyles, Resolved
from kehoach.parser.formats.docx_paths import Paths
from kehoach.parser.formats.docx_story import Seen, SeenParagraph, SeenTable
from kehoach.parser.formats.docx_xml import (
    PARAGRAPH_PROPERTIES,
    ROW_PROPERTIES,
    Element,
    W,
    child,
    members,
    switched_on,
)

MAX_PARAGRAPHS: Final = 200_000
"""Paragraphs of a document whose form is read; a thousand pages have about 20,000."""

Container = Literal["text", "header", "footer", "note"]

_AUTO_SPACE = 280.0
"""Twips that Word puts where it chooses the space between paragraphs itself."""
_LINE = 240.0


@dataclass(frozen=True)
class FormStory:
    """A story whose form is asked for. `relation` names the part of a header or footer; `place` is where a note is told."""

    container: Container
    seen: Seen
    relation: str = ""
    place: Source | None = None


class FormOfDocument:
    """Lays out the stories of one document."""

    def __init__(self, origin: Origin, styles: FormStyles) -> None:
        self._origin = origin
        self._styles = styles
        self._reader = FormReader()
        self._paths = Paths()
        self._languages: Counter[str] = Counter()
        self._numbered: dict[str, NumberedPart] = {}
        self._measured: dict[int, dict[str, object]] = {}

    def layout(
        self,
        stories: Sequence[FormStory],
        last_section: Element | None,
        states: Sequence[Literal["signed", "protected", "tracked"]],
    ) -> Layout:
        """The form of the document; the first story is its text."""
        if sum(len(story.seen.paragraphs) for story in stories) > MAX_PARAGRAPHS:
            raise KehoachError(
                f"văn bản có hơn {MAX_PARAGRAPHS:,} đoạn, không phải văn bản thật", file=self._origin.file
            )
        text, *others = stories
        around = {story.relation: self._story(story) for story in others if story.relation}
        notes = [paragraph for story in others if not story.relation for paragraph in self._story(story)]
        ends = [_section_of(seen.element) for seen in text.seen.paragraphs]
        properties = [section for section in [*ends, last_section] if section is not None]
        sections = read_sections(properties, self._numbered.get)
        pages = tuple(section.setup for section in sections)
        body = self._story(text, pages, ends)
        return Layout(
            format="docx",
            pages=pages,
            paragraphs=(*body, *notes, *_in_sections(around, sections)),
            tables=tuple(self._table(table) for table in text.seen.tables),
            states=tuple(states),
            language=self._languages.most_common(1)[0][0] if self._languages else None,
        )

    def _story(
        self, story: FormStory, pages: Sequence[PageSetup] = (), ends: Sequence[Element | None] = ()
    ) -> list[LaidOutParagraph]:
        """The paragraphs of a story, in order, with the rules that belong to them."""
        surroundings = Surroundings(self._styles, story.seen.tables)
        found: list[Formed] = []
        page = 0
        for index, seen in enumerate(story.seen.paragraphs):
            around = surroundings.of(seen)
            found.append(self._paragraph(seen, story, around, page, pages[page] if pages else None))
            if index < len(ends) and ends[index] is not None:
                page = min(page + 1, len(pages) - 1)
        return with_strokes(without_contextual_space(found))

    def _paragraph(
        self, seen: SeenParagraph, story: FormStory, around: Around, page: int, setup: PageSetup | None
    ) -> Formed:
        resolved = self._styles.paragraph(child(seen.element, PARAGRAPH_PROPERTIES), around.table_style)
        form = resolved.form
        words = self._reader.read(seen.element, resolved.runs)
        self._languages.update(words.languages)
        if words.page_number is not None and story.relation:
            self._numbered.setdefault(story.relation, _numbered(words, form, seen.element))
        paragraph = trusted(
            LaidOutParagraph,
            {
                "text": words.text,
                "runs": words.runs(),
                "component": _component(story, words),
                "container": "box" if seen.boxed and story.container == "text" else story.container,
                "style": resolved.name,
                "label": seen.label or None,
                "page": page,
                "path": self._paths.of(seen.element) if story.container == "text" else None,
                "source": story.place
                or self._origin.at(paragraph=seen.number or None, **(around.cell.place if around.cell else {})),
                "room": _room(form, around, setup),
                **self._measures(resolved),
            },
        )
        return Formed(
            paragraph=paragraph,
            parent=around.parent,
            style=resolved.style,
            contextual=form.get("contextual", False),
            bordered=form.get("ruled", False),
            overlined=form.get("overlined", False),
            strokes=tuple(words.strokes),
        )

    def _measures(self, resolved: Resolved) -> dict[str, object]:
        """The measures of a form, worked out once: the resolver gives the same object for the same form."""
        known = self._measured.get(id(resolved))
        if known is None:
            known = self._measured[id(resolved)] = _measures(resolved.form)
        return known

    def _table(self, seen: SeenTable) -> TableForm:
        rows = [child(row, ROW_PROPERTIES) for row in members(seen.element, W + "tr")]
        return TableForm(
            header_repeated=switched_on(child(rows[0], W + "tblHeader")) if rows else None,
            rows_kept_whole=all(switched_on(child(row, W + "cantSplit")) for row in rows),
            path=self._paths.of(seen.element),
            source=self._origin.at(table=seen.number, paragraph=seen.first),
        )


def _component(story: FormStory, words: FormedText) -> str:
    if story.container == "note":
        return "note"
    return "page_number" if story.relation and words.page_number is not None else "other"


def _room(form: ParagraphForm, around: Around, setup: PageSetup | None) -> float | None:
    """How many mm a paragraph's lines may be wide."""
    indents = form.get("left", 0.0) + form.get("right", 0.0)
    if around.cell is not None:
        return _mm(around.room - indents) if around.room is not None else None
    if setup is None or setup.left is None or setup.right is None:
        return None
    return round(setup.width - setup.left - setup.right - _mm(indents), 2)


def _measures(form: ParagraphForm) -> dict[str, object]:
    """The fields of a laid-out paragraph that its properties tell."""
    line, rule = form.get("line", _LINE), form.get("line_rule", "auto")
    before = _AUTO_SPACE if form.get("before_auto") else form.get("before", 0.0)
    after = _AUTO_SPACE if form.get("after_auto") else form.get("after", 0.0)
    return {
        "alignment": form.get("alignment", "left"),
        "first_line": _mm(form.get("first", 0.0)),
        "left": _mm(form.get("left", 0.0)),
        "right": _mm(form.get("right", 0.0)),
        "before": round(before * POINTS_PER_TWIP, 2),
        "after": round(after * POINTS_PER_TWIP, 2),
        "line_spacing": round(line / _LINE, 3) if rule == "auto" else None,
        "line_pitch": round(line * POINTS_PER_TWIP, 2) if rule != "auto" else None,
        "keep_next": form.get("keep_next", False),
    }


def _mm(length: float) -> float:
    return round(length * MM_PER_TWIP, 2)


def _numbered(words: FormedText, form: ParagraphForm, element: Element) -> NumberedPart:
    """How a page number looks, and where it stands in its line."""
    number = words.page_number
    alignment = form.get("alignment", "left")
    frame = child(child(element, PARAGRAPH_PROPERTIES), W + "framePr")
    tab = next((found.get(W + "alignment") for found in element.iter(W + "ptab")), None)
    if frame is not None and frame.get(W + "xAlign") in {"center", "right"}:
        alignment = "center" if frame.get(W + "xAlign") == "center" else "right"
    elif words.tabs and alignment in {"left", "justify"}:
        # Word's own header style has a tab stop in the middle and one at the right margin.
        alignment = "center" if tab == "center" or (tab is None and words.tabs == 1) else "right"
    if number is None:
        return NumberedPart(alignment, None, None, None, None)
    return NumberedPart(alignment, number.font, number.size, number.bold, number.italic)


def _section_of(paragraph: Element) -> Element | None:
    """The `w:sectPr` of a paragraph that ends a section."""
    return child(child(paragraph, PARAGRAPH_PROPERTIES), W + "sectPr")


def _in_sections(
    around: Mapping[str, Sequence[LaidOutParagraph]], sections: Sequence[SectionForm]
) -> Iterator[LaidOutParagraph]:
    """The paragraphs of headers and footers, each part with the first section that prints it."""
    for relation, paragraphs in around.items():
        pages = (place for place, section in enumerate(sections) if relation in section.parts.values())
        page = next(pages, 0)
        yield from (changed(paragraph, page=page) for paragraph in paragraphs)
