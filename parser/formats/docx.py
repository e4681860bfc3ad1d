"""Word files (.docx, .docm, .dotx): WordprocessingML, ECMA-376, read by a walk of our own.

What a reader of the printed document sees becomes blocks; all other words (deleted, hidden, notes,
comments, headers) come back as notices that quote them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from kehoach.errors import KehoachError
from kehoach.model import Block, Layout, Notice, Paragraph, Source
from kehoach.parser.extraction import Extraction, Origin
from kehoach.parser.formats.docx_form import Container, FormOfDocument, FormStory
from kehoach.parser.formats.docx_form_properties import themed_fonts
from kehoach.parser.formats.docx_form_states import states_of
from kehoach.parser.formats.docx_form_styles import FormStyles
from kehoach.parser.formats.docx_legacy import names_legacy_font, withhold_legacy
from kehoach.parser.formats.docx_notices import notice
from kehoach.parser.formats.docx_numbering import Numbering
from kehoach.parser.formats.docx_package import Package
from kehoach.parser.formats.docx_story import Seen, Story
from kehoach.parser.formats.docx_styles import Styles
from kehoach.parser.formats.docx_xml import Element, W, child

_PAGE_NUMBER = re.compile(r"(?:trang|page|of|[\W\d_])*", re.IGNORECASE)
_NOTE_CODES = {"footnotes": "P404", "endnotes": "P404", "comments": "P405"}
_EXCERPT = 200
_EMBEDDED = ("word/embeddings/", "word/activex/")


def extract(origin: Origin) -> Extraction:
    """The blocks of a Word file, body order, with notices of what is not among them.

    Raises `KehoachError` for a file that is damaged, encrypted, hostile or has no words.
    """
    return extract_package(origin, origin.data)


def extract_with_form(origin: Origin) -> tuple[Extraction, Layout]:
    """The blocks of a Word file and what it looks like. Raises `KehoachError` as `extract` does."""
    return package_with_form(origin, origin.data)


def extract_package(origin: Origin, data: bytes) -> Extraction:
    """The blocks of a Word package that stands for a source file: the file itself or a conversion of it."""
    return _Document(origin, Package(data, origin.file)).extract()


def package_with_form(origin: Origin, data: bytes) -> tuple[Extraction, Layout]:
    """The blocks and the form of a Word package that stands for a source file."""
    document = _Document(origin, Package(data, origin.file), with_form=True)
    return document.extract(), document.form()


class _Document:
    """A package whose parts are found: the main part, and those it refers to. `with_form` keeps what the form is read from."""

    def __init__(self, origin: Origin, package: Package, *, with_form: bool = False) -> None:
        self._origin = origin
        self._package = package
        self._relations = package.relations(package.main_part)
        self._styles = Styles(package.elements(self._target("styles"), W + "style"))
        self._numbering = Numbering(self._related("numbering"), self._styles)
        self._with_form = with_form
        self._body: Element | None = None
        self._stories: list[FormStory] = []

    def extract(self) -> Extraction:
        root = self._package.xml(self._package.main_part)
        body = child(root, W + "body")
        if body is None:
            raise KehoachError(
                "không phải văn bản Word: thiếu phần thân (word/document.xml)",
                file=self._origin.file,
                advice="Lưu lại tệp từ Word dạng .docx.",
            )
        self._body = body
        story = self._story("text")
        blocks = story.blocks(body)
        withheld: list[Notice] = []
        if names_legacy_font(self._related("fontTable")):
            blocks, withheld = withhold_legacy(blocks)
        notices = [
            *self._about_package(),
            *story.notices,
            *withheld,
            *self._notes(story.notes),
            *self._headers(),
            *_about_pictures(story.pictures),
        ]
        if not _words(blocks):
            raise KehoachError(
                "tệp Word không có chữ nào đọc được"
                + "".join(f"; {found.message[:_EXCERPT]}" for found in notices[:3]),
                file=self._origin.file,
                advice="Dùng bản có chữ (không phải ảnh chụp), gõ bằng phông Unicode.",
            )
        return Extraction("docx", tuple(blocks), tuple(notices))

    def form(self) -> Layout:
        """What the document looks like, once it is taken apart."""
        themes = themed_fonts(self._related("theme"))
        styles = FormStyles(self._related("styles"), self._numbering, themes)
        section = child(self._body, W + "sectPr")
        states = states_of(self._package.names, self._body, self._related("settings"))
        return FormOfDocument(self._origin, styles).layout(self._stories, section, states)

    def _target(self, kind: str) -> str:
        """The name of the part that the main part refers to as that kind; "" for none."""
        return next((relation.target for relation in self._relations if relation.kind == kind), "")

    def _related(self, kind: str) -> Element | None:
        return self._package.xml(self._target(kind))

    def _story(self, container: Container, place: Source | None = None, relation: str = "") -> Story:
        if not self._with_form:
            return Story(self._origin, self._styles, self._numbering, place)
        self._stories.append(FormStory(container, Seen(), relation, place))
        return Story(self._origin, self._styles, self._numbering, place, self._stories[-1].seen)

    def _about_package(self) -> list[Notice]:
        """What the file carries besides words: nothing of it is opened."""
        names = self._package.names
        embedded = [name for name in names if name.startswith(_EMBEDDED)]
        inserted = [relation.target for relation in self._relations if relation.kind == "aFChunk"]
        external = [relation for relation in self._relations if relation.external and relation.kind != "hyperlink"]
        found = [notice("P413", self._origin.at())] if any(name.endswith("vbaproject.bin") for name in names) else []
        for code, targets in (
            ("P414", embedded),
            ("P415", inserted),
            ("P416", [relation.target for relation in external]),
        ):
            if targets:
                found.append(notice(code, self._origin.at(), quote="; ".join(targets)))
        return found

    def _notes(self, references: Iterable[tuple[str, str, Source]]) -> list[Notice]:
        """Footnotes, endnotes and comments at the paragraphs that refer to them, each once."""
        parts: dict[str, dict[str, Element]] = {}
        found: list[Notice] = []
        for kind, identifier, place in references:
            if kind not in parts:
                root = self._related(kind)
                parts[kind] = {note.get(W + "id", ""): note for note in root} if root is not None else {}
            element = parts[kind].pop(identifier, None)
            if element is None:
                continue
            story = self._story("note", place)
            words = _words(story.blocks(element))
            found += [notice(_NOTE_CODES[kind], place, quote=words)] if words else []
            found += story.notices
        return found

    def _headers(self) -> list[Notice]:
        """The words of page headers and footers, page numbers aside, each text once."""
        found: dict[str, list[Notice]] = {}
        for relation in self._relations:
            if relation.kind not in {"header", "footer"}:
                continue
            root = self._package.xml(relation.target)
            if root is None:
                continue
            place: Container = "header" if relation.kind == "header" else "footer"
            story = self._story(place, self._origin.at(), relation.id)
            words = _words(story.blocks(root))
            if words and not _PAGE_NUMBER.fullmatch(words):
                found.setdefault(words, [notice("P406", self._origin.at(), quote=words), *story.notices])
        return [told for notices in found.values() for told in notices]


def _about_pictures(pictures: list[tuple[str, Source]]) -> list[Notice]:
    """One notice for all pictures, at the first."""
    if not pictures:
        return []
    counts = Counter(name for name, _ in pictures)
    listed = ", ".join(f"{count} {name}" for name, count in counts.items())
    return [notice("P417", pictures[0][1], quote=listed)]


def _words(blocks: Iterable[Block]) -> str:
    """All words of blocks, a line for each paragraph and cell."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
        else:
            lines += [cell.text for row in block.rows for cell in row if cell.text]
    return "\n".join(lines)
