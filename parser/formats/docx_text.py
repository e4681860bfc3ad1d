"""The words of one `w:p`: what a reader sees, what hides behind it, and what hangs on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kehoach.parser.formats.docx_styles import Style, Styles
from kehoach.parser.formats.docx_symbols import PRIVATE_SIGN, symbol
from kehoach.parser.formats.docx_xml import (
    ALTERNATIVES,
    DELETED,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    TEXT,
    TEXT_BOX,
    Element,
    W,
    chosen_branch,
    number,
    switched_on,
    value,
)

PAGE_BREAK = "\f"
UNKNOWN_SIGN = "\ufffd"

_DELETED_TEXT = W + "delText"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_VML = "{urn:schemas-microsoft-com:vml}"
_PICTURES = {
    f"{{{_DRAWING}main}}blip": "hình ảnh",
    f"{_VML}imagedata": "hình ảnh",
    f"{{{_DRAWING}chart}}chart": "biểu đồ",
    f"{{{_DRAWING}diagram}}relIds": "sơ đồ SmartArt",
}
_SIGNS = {
    W + "tab": " ",
    W + "ptab": " ",
    W + "cr": "\n",
    # Official text has a plain hyphen in "163/KH-UBND", whether or not Word may break the line there.
    W + "noBreakHyphen": "-",
}
_SILENT = (
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    W + "delInstrText",
    W + "instrText",
    W + "sdtPr",
    W + "softHyphen",
)


@dataclass
class ParagraphText:
    """A paragraph taken apart; texts are pieces not yet cleaned, with `PAGE_BREAK` where a page begins.

    `boxes` are the contents of its text boxes: elements, or just words. `notes` are what it refers to:
    the kind ("footnotes", "endnotes", "comments") and the id. `unknown_signs` are fonts and codes.
    """

    visible: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    instructions: list[str] = field(default_factory=list)
    boxes: list[Element | str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    unknown_signs: list[tuple[str, str]] = field(default_factory=list)


def all_words(element: Element) -> str:
    """All words below an element, seen or not, a space between paragraphs."""
    found = element.iter(PARAGRAPH, TEXT, _DELETED_TEXT)
    return "".join(" " if child.tag == PARAGRAPH else child.text or "" for child in found)


class TextReader:
    """Reads one paragraph after the other."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._into = ParagraphText()
        self._capitals = False
        self._font: str | None = None
        self._instructing: list[bool] = []
        self._handlers: dict[str, Callable[[Element, list[str]], None]] = {
            TEXT: self._text,
            _DELETED_TEXT: self._text,
            _MATH + "t": self._text,
            W + "r": self._run,
            W + "br": self._break,
            W + "sym": self._symbol,
            W + "fldChar": self._field_mark,
            TEXT_BOX: self._box,
            _VML + "textpath": self._word_art,
            f"{{{_DRAWING}main}}p": self._drawn_paragraph,
            ALTERNATIVES: self._alternatives,
            **dict.fromkeys(_SIGNS, self._sign),
            **dict.fromkeys(DELETED, self._deleted),
            **dict.fromkeys(_PICTURES, self._picture),
            **dict.fromkeys(_NOTES, self._note),
            **dict.fromkeys(_SILENT, self._nothing),
        }

    def read(self, paragraph: Element, style: Style) -> ParagraphText:
        """The words of a paragraph of that style."""
        self._into = ParagraphText()
        self._style = style
        self._instructing = []
        self._walk(paragraph, self._into.visible)
        return self._into

    def _walk(self, element: Element, sink: list[str]) -> None:
        for child in element:
            handler = self._handlers.get(child.tag)
            if handler is None:
                self._walk(child, sink)
            else:
                handler(child, sink)

    def _nothing(self, element: Element, sink: list[str]) -> None:
        """Properties and instructions: no words for a reader."""

    def _run(self, run: Element, sink: list[str]) -> None:
        hidden, self._capitals, self._font = self._style.hidden, self._style.capitals, None
        properties = run.find(RUN_PROPERTIES)
        if properties is not None and len(properties):
            hidden = self._toggle(properties)
        self._walk(run, self._into.hidden if hidden and sink is self._into.visible else sink)

    def _toggle(self, properties: Element) -> bool:
        """Take over a run's own properties; whether they hide it. Styles of two kinds cancel each other out
        (ECMA-376 part 1, 17.7.3)."""
        style = self._styles.run(value(properties, W + "rStyle"))
        hidden = self._style.hidden != style.hidden
        self._capitals = self._style.capitals != style.capitals
        for child in properties:
            if child.tag == W + "vanish":
                hidden = switched_on(child)
            elif child.tag == W + "caps":
                self._capitals = switched_on(child)
            elif child.tag == W + "rFonts":
                self._font = child.get(W + "ascii") or child.get(W + "hAnsi")
        return hidden

    def _text(self, element: Element, sink: list[str]) -> None:
        text = (element.text or "").replace("\n", " ")
        if PRIVATE_SIGN.search(text):
            text = PRIVATE_SIGN.sub(lambda match: self._sign_of(self._font or "Symbol", ord(match[0])), text)
        if any(self._instructing):
            sink = self._into.instructions
        sink.append(text.upper() if self._capitals else text)

    def _sign(self, element: Element, sink: list[str]) -> None:
        sink.append(_SIGNS[element.tag])

    def _break(self, element: Element, sink: list[str]) -> None:
        sink.append(PAGE_BREAK if element.get(W + "type") in {"page", "column"} else "\n")

    def _symbol(self, element: Element, sink: list[str]) -> None:
        try:
            code = int(element.get(W + "char", "")[:8], 16)
        except ValueError:
            code = 0
        sink.append(self._sign_of(element.get(W + "font", ""), code))

    def _sign_of(self, font: str, code: int) -> str:
        sign = symbol(font, code)
        if sign is None:
            self._into.unknown_signs.append((font, f"{code:04X}"))
        return sign or UNKNOWN_SIGN

    def _field_mark(self, element: Element, sink: list[str]) -> None:
        """Between "begin" and "separate" stands the field's instruction, then its result until "end"."""
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self._instructing.append(True)
            sink.append(_form_value(element))
        elif self._instructing and kind == "separate":
            self._instructing[-1] = False
        elif self._instructing and kind == "end":
            self._instructing.pop()

    def _box(self, element: Element, sink: list[str]) -> None:
        if sink is self._into.visible:
            self._into.boxes.append(element)
        else:
            sink.append(all_words(element))

    def _word_art(self, element: Element, sink: list[str]) -> None:
        self._into.boxes.append(element.get("string", ""))

    def _drawn_paragraph(self, element: Element, sink: list[str]) -> None:
        self._into.boxes.append("".join(text.text or "" for text in element.iter(f"{{{_DRAWING}main}}t")))

    def _alternatives(self, element: Element, sink: list[str]) -> None:
        self._walk(chosen_branch(element), sink)

    def _deleted(self, element: Element, sink: list[str]) -> None:
        self._walk(element, self._into.deleted)

    def _picture(self, element: Element, sink: list[str]) -> None:
        self._into.pictures.append(_PICTURES[element.tag])

    def _note(self, element: Element, sink: list[str]) -> None:
        if sink is not self._into.deleted:
            self._into.notes.append((_NOTES[element.tag], element.get(W + "id", "")))


_NOTES = {
    W + "footnoteReference": "footnotes",
    W + "endnoteReference": "endnotes",
    W + "commentReference": "comments",
}


def _form_value(mark: Element) -> str:
    """What Word shows for an old form field that has no result text: a check box or a chosen line."""
    box = mark.find(f"{W}ffData/{W}checkBox")
    if box is not None:
        state = box.find(W + "checked")
        return "☒" if switched_on(state if state is not None else box.find(W + "default")) else "☐"
    choice = mark.find(f"{W}ffData/{W}ddList")
    if choice is None:
        return ""
    lines = [line.get(W + "val", "") for line in choice.iterchildren(W + "listEntry")]
    chosen = number(value(choice, W + "result"), 0)
    return lines[chosen] if 0 <= chosen < len(lines) else ""
