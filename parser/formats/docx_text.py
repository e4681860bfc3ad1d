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
    attribute,
    children,
    chosen_branch,
    number,
    switched_on,
    value,
)

PAGE_BREAK = "\f"
UNKNOWN_SIGN = "\ufffd"

_DELETED_TEXT = W + "delText"
_STYLE = W + "pStyle"
_RUN_STYLE = W + "rStyle"
_VANISH = W + "vanish"
_CAPITALS = W + "caps"
_FONTS = W + "rFonts"
_TELLING = frozenset({_RUN_STYLE, _VANISH, _CAPITALS, _FONTS})
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_VML = "{urn:schemas-microsoft-com:vml}"
_PICTURES: dict[object, str] = {
    f"{{{_DRAWING}main}}blip": "hình ảnh",
    f"{_VML}imagedata": "hình ảnh",
    f"{{{_DRAWING}chart}}chart": "biểu đồ",
    f"{{{_DRAWING}diagram}}relIds": "sơ đồ SmartArt",
}
_SIGNS: dict[object, str] = {
    W + "tab": " ",
    W + "ptab": " ",
    W + "cr": "\n",
    # Official text has a plain hyphen in "163/KH-UBND", whether or not Word may break the line there.
    W + "noBreakHyphen": "-",
}
_SILENT = (
    W + "delInstrText",
    W + "instrText",
    W + "sdtPr",
    W + "softHyphen",
)


@dataclass(slots=True)
class Asides:
    """What hangs on a paragraph or hides in it, besides the words that a reader sees.

    `notes` are what it refers to: the kind ("footnotes", "endnotes", "comments") and the id.
    `unknown_signs` are fonts and codes.
    """

    deleted: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    instructions: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    unknown_signs: list[tuple[str, str]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(
            self.deleted or self.hidden or self.instructions or self.notes or self.pictures or self.unknown_signs
        )


@dataclass(slots=True)
class ParagraphText:
    """A paragraph taken apart.

    `properties` are the children of its `w:pPr` by name, `style` is what its style says. `visible` are pieces
    of its text, not yet cleaned, with `PAGE_BREAK` where a page begins. `boxes` are the contents of its text
    boxes: elements, or just words.
    """

    style: Style
    properties: dict[object, Element] = field(default_factory=dict)
    visible: list[str] = field(default_factory=list)
    boxes: list[Element | str] = field(default_factory=list)
    asides: Asides | None = None


def all_words(element: Element) -> str:
    """All words below an element, seen or not, a space between paragraphs."""
    found = element.iter(PARAGRAPH, TEXT, _DELETED_TEXT)
    return "".join(" " if inner.tag == PARAGRAPH else inner.text or "" for inner in found)


class TextReader:
    """Reads one paragraph after the other."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._into = ParagraphText(Style())
        self._asides = Asides()
        self._hidden = False
        self._capitals = False
        self._font: str | None = None
        self._instructing: list[bool] = []
        self._handlers: dict[object, Callable[[Element, list[str]], None]] = {
            TEXT: self._text,
            _DELETED_TEXT: self._text,
            _MATH + "t": self._text,
            W + "r": self._run,
            RUN_PROPERTIES: self._run_properties,
            PARAGRAPH_PROPERTIES: self._paragraph_properties,
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

    def read(self, paragraph: Element) -> ParagraphText:
        """The words of a paragraph."""
        self._into = ParagraphText(self._styles.paragraph(None))
        self._instructing = []
        self._walk(paragraph, self._into.visible)
        if self._asides:
            self._into.asides, self._asides = self._asides, Asides()
        return self._into

    def _walk(self, element: Element, sink: list[str]) -> None:
        handlers = self._handlers
        for inner in element:
            handler = handlers.get(inner.tag)
            if handler is None:
                self._walk(inner, sink)
            else:
                handler(inner, sink)

    def _nothing(self, element: Element, sink: list[str]) -> None:
        """Properties and instructions: no words for a reader."""

    def _paragraph_properties(self, element: Element, sink: list[str]) -> None:
        own = self._into.properties = children(element)
        if _STYLE in own:
            self._into.style = self._styles.paragraph(attribute(own[_STYLE]))

    def _run(self, run: Element, sink: list[str]) -> None:
        style = self._into.style
        self._hidden, self._capitals, self._font = style.hidden, style.capitals, None
        self._walk(run, sink)
        self._hidden = False

    def _run_properties(self, element: Element, sink: list[str]) -> None:
        for inner in element:
            if inner.tag in _TELLING:
                self._take_over(children(element))
                return

    def _take_over(self, own: dict[object, Element]) -> None:
        """Note what a run says of itself; most runs say nothing that changes their words."""
        named, vanish, caps, fonts = (own.get(name) for name in (_RUN_STYLE, _VANISH, _CAPITALS, _FONTS))
        if named is not None:
            # A paragraph style and a run style that both hide cancel each other out: ECMA-376 part 1, 17.7.3.
            style = self._styles.run(attribute(named))
            self._hidden = self._hidden != style.hidden
            self._capitals = self._capitals != style.capitals
        if vanish is not None:
            self._hidden = switched_on(vanish)
        if caps is not None:
            self._capitals = switched_on(caps)
        if fonts is not None:
            self._font = fonts.get(W + "ascii") or fonts.get(W + "hAnsi")

    def _put(self, text: str, sink: list[str]) -> None:
        if sink is self._into.visible:
            if self._instructing and any(self._instructing):
                sink = self._asides.instructions
            elif self._hidden:
                sink = self._asides.hidden
        sink.append(text)

    def _text(self, element: Element, sink: list[str]) -> None:
        text = element.text or ""
        if not text.isprintable():
            text = PRIVATE_SIGN.sub(lambda match: self._sign_of(self._font or "Symbol", ord(match[0])), text)
            text = text.replace("\n", " ")
        if self._capitals:
            text = text.upper()
        if self._hidden or self._instructing:
            self._put(text, sink)
        else:
            sink.append(text)

    def _sign(self, element: Element, sink: list[str]) -> None:
        self._put(_SIGNS[element.tag], sink)

    def _break(self, element: Element, sink: list[str]) -> None:
        self._put(PAGE_BREAK if element.get(W + "type") in {"page", "column"} else "\n", sink)

    def _symbol(self, element: Element, sink: list[str]) -> None:
        try:
            code = int(element.get(W + "char", "")[:8], 16)
        except ValueError:
            code = 0
        self._put(self._sign_of(element.get(W + "font", ""), code), sink)

    def _sign_of(self, font: str, code: int) -> str:
        sign = symbol(font, code)
        if sign is None:
            self._asides.unknown_signs.append((font, f"{code:04X}"))
        return sign or UNKNOWN_SIGN

    def _field_mark(self, element: Element, sink: list[str]) -> None:
        """Between "begin" and "separate" stands the field's instruction, then its result until "end"."""
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self._put(_form_value(element), sink)
            self._instructing.append(True)
        elif self._instructing and kind == "separate":
            self._instructing[-1] = False
        elif self._instructing and kind == "end":
            self._instructing.pop()

    def _box(self, element: Element, sink: list[str]) -> None:
        if sink is self._into.visible and not self._hidden:
            self._into.boxes.append(element)
        else:
            self._put(all_words(element), sink)

    def _word_art(self, element: Element, sink: list[str]) -> None:
        self._into.boxes.append(element.get("string", ""))

    def _drawn_paragraph(self, element: Element, sink: list[str]) -> None:
        self._into.boxes.append("".join(text.text or "" for text in element.iter(f"{{{_DRAWING}main}}t")))

    def _alternatives(self, element: Element, sink: list[str]) -> None:
        self._walk(chosen_branch(element), sink)

    def _deleted(self, element: Element, sink: list[str]) -> None:
        self._walk(element, self._asides.deleted)

    def _picture(self, element: Element, sink: list[str]) -> None:
        self._asides.pictures.append(_PICTURES[element.tag])

    def _note(self, element: Element, sink: list[str]) -> None:
        if sink is not self._asides.deleted:
            self._asides.notes.append((_NOTES[element.tag], element.get(W + "id", "")))


_NOTES: dict[object, str] = {
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
