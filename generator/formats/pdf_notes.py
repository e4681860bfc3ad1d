"""The footnotes of a PDF: CSS floats that WeasyPrint puts at the foot of the page, also out of a table's cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from markupsafe import Markup
from weasyprint.document import Document

from kehoach import templates as template_files
from kehoach.errors import KehoachError
from kehoach.generator.formats.content import BLANK, Content

NOTES = b"""
.note { float: footnote; footnote-policy: line; font: normal 10pt/1.149 "Times New Roman";
  text-align: justify; text-indent: 0; text-transform: none; }
.note::footnote-call { content: "[" counter(footnote) "]"; font: normal 9pt "Times New Roman"; vertical-align: super;
  line-height: 0; }
.note::footnote-marker { content: "[" counter(footnote) "] "; font: normal 10pt "Times New Roman"; }
@page { @footnote { margin-top: 6pt; padding-top: 3pt; border-top: 0.5pt solid; } }
"""
"""The look of footnotes where a template's style sheet does not say otherwise."""

_BREAKS = tuple(
    f"p, h1, h2, h3, h4 {{ orphans: {orphans} !important; widows: {widows} !important; }}".encode()
    for orphans, widows in ((3, 3), (2, 3), (3, 2), (4, 4), (1, 1))
)

_CALL, _NOTE = "note-call-", "note-"
_TAG = re.compile(r"<title>[^<]*</title>|<[^>]*>")


def with_notes(html: str, content: Content) -> str:
    """A filled template with its footnotes. Raises `KehoachError` when the template leaves out the opening lines."""
    if content.opening and str(Markup.escape(content.opening[0])) not in _TAG.sub("", html):
        raise no_opening(template_files.PAGE)
    if not content.notes:
        return html
    signs = re.compile("|".join(map(re.escape, content.notes)))
    notes = {sign: _note(text, ord(sign)) for sign, text in content.notes.items()}
    outside = _TAG.sub(lambda tag: signs.sub("", tag[0]), html)
    return signs.sub(lambda sign: notes[sign[0]], outside)


def no_opening(template: str) -> KehoachError:
    """What is wrong with a template that does not print the lines below the title."""
    return KehoachError(
        "mẫu không có chỗ cho các dòng nêu văn bản được hợp nhất",
        file=template,
        advice="Thêm vào mẫu vòng lặp in các dòng của trường opening, dưới trích yếu (xem mẫu có sẵn).",
    )


def laid_out(layout: Callable[[Sequence[bytes]], Document]) -> Document:
    """The pages on which the most footnotes stand below their signs, of those that `layout` makes with more style sheets.

    WeasyPrint moves notes to the next page where a page ends in the second line of a paragraph or in a row with a note:
    other breaks of paragraphs help, else such a row goes to the next page as well.
    """
    best = layout([])
    if stray := _stray_notes(best):
        for breaks in _BREAKS:
            other = layout([breaks])
            if len(found := _stray_notes(other)) < len(stray):
                best, stray = other, found
            if not stray:
                return best
    moved: set[str] = set()
    while stray - moved:
        moved |= stray
        other = layout([_next_page(moved)])
        if len(found := _stray_notes(other)) < len(stray):
            best = other
        stray = found
    return best


def _next_page(notes: Iterable[str]) -> bytes:
    """A style sheet that opens a page with each row that has one of these notes."""
    rows = ", ".join(f"tr:has(#{_CALL}{name})" for name in sorted(notes))
    return f"{rows} {{ break-before: page; }}".encode()


def _stray_notes(document: Document) -> set[str]:
    """The footnotes that are not on the page of their sign."""
    calls: dict[str, int] = {}
    notes: dict[str, int] = {}
    for number, page in enumerate(document.pages):
        for name in page.anchors:
            if name.startswith(_CALL):
                calls[name.removeprefix(_CALL)] = number
            elif name.startswith(_NOTE):
                notes[name.removeprefix(_NOTE)] = number
    return {name for name, number in calls.items() if notes.get(name) != number}


def _note(text: str, number: int) -> str:
    words = str(Markup.escape(text)).replace(BLANK, f"<mark>{BLANK}</mark>").replace("\n", "<br>")
    return f'<span id="{_CALL}{number}"><span class="note" id="{_NOTE}{number}">{words}</span></span>'
