"""The footnotes of a PDF: CSS floats that WeasyPrint puts at the foot of the page, also out of a table's cells."""

from __future__ import annotations

import re

from markupsafe import Markup

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

_TAG = re.compile(r"<title>[^<]*</title>|<[^>]*>")


def with_notes(html: str, content: Content) -> str:
    """A filled template with its footnotes. Raises `KehoachError` when the template leaves out the opening lines."""
    if content.opening and str(Markup.escape(content.opening[0])) not in _TAG.sub("", html):
        raise no_opening(template_files.PAGE)
    if not content.notes:
        return html
    signs = re.compile("|".join(map(re.escape, content.notes)))
    notes = {sign: _note(text) for sign, text in content.notes.items()}
    outside = _TAG.sub(lambda tag: signs.sub("", tag[0]), html)
    return signs.sub(lambda sign: notes[sign[0]], outside)


def no_opening(template: str) -> KehoachError:
    """What is wrong with a template that does not print the lines below the title."""
    return KehoachError(
        "mẫu không có chỗ cho các dòng nêu văn bản được hợp nhất",
        file=template,
        advice="Thêm vào mẫu vòng lặp in các dòng của trường opening, dưới trích yếu (xem mẫu có sẵn).",
    )


def _note(text: str) -> str:
    words = str(Markup.escape(text)).replace(BLANK, f"<mark>{BLANK}</mark>").replace("\n", "<br>")
    return f'<span class="note">{words}</span>'
