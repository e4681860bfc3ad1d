"""The words of one `w:p` with how they look: exactly as they stand in the file, deleted and hidden ones left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import groupby

from kehoach.model import Run
from kehoach.model.trusted import trusted
from kehoach.parser.formats.docx_form_lines import DRAWINGS, Stroke, strokes_in
from kehoach.parser.formats.docx_form_styles import Looks, RunStyles
from kehoach.parser.formats.docx_symbols import PRIVATE_SIGN, symbol
from kehoach.parser.formats.docx_text import UNKNOWN_SIGN
from kehoach.parser.formats.docx_xml import (
    ALTERNATIVES,
    DELETED,
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    TEXT,
    TEXT_BOX,
    Element,
    W,
    child,
    chosen_branch,
)

_LAST_ASCII = "\u007f"
_SEEN = Looks._fields.index("hidden")
"""So many of the fields of `Looks` can be seen on paper."""


@dataclass
class FormedText:
    """A paragraph's words: stretches with their form, and what is drawn between them.

    `strokes` stand after that many signs. `page_number` is how the field looks that prints the page's number, `tabs` how
    many tab stops lie before it. `languages` counts signs by proofing language.
    """

    stretches: list[tuple[str, Looks]] = field(default_factory=list)
    strokes: list[tuple[int, Stroke]] = field(default_factory=list)
    page_number: Looks | None = None
    tabs: int = 0
    languages: dict[str, int] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """All words."""
        return "".join([text for text, _ in self.stretches])

    def runs(self) -> tuple[Run, ...]:
        """The words as runs, each as long as nothing changes."""
        parts = (
            part
            for text, looks in self.stretches
            for part in ([(looks, text)] if looks.font == looks.high_font else _by_font(text, looks))
        )
        alike = groupby(parts, key=lambda part: part[0][:_SEEN])
        return tuple([_run("".join([text for _, text in group]), looks) for looks, group in alike])


def _by_font(text: str, looks: Looks) -> list[tuple[Looks, str]]:
    """The text in parts of one typeface."""
    low, high = looks._replace(high_font=looks.font), looks._replace(font=looks.high_font)
    parts = groupby(text, key=lambda sign: sign <= _LAST_ASCII)
    return [(low if is_low else high, "".join(signs)) for is_low, signs in parts]


def _run(text: str, looks: tuple[object, ...]) -> Run:
    font, _, size, bold, italic, underline, capitals, color = looks
    return trusted(
        Run,
        {
            "text": text,
            "font": font,
            "size": size,
            "bold": bold,
            "italic": italic,
            "underline": underline,
            "capitals": capitals,
            "color": color,
        },
    )


class FormReader:
    """Reads the runs of one paragraph after the other."""

    def __init__(self) -> None:
        self._into = FormedText()
        self._styles: RunStyles | None = None
        self._looks: Looks | None = None
        self._signs = 0
        self._fields: list[list[str] | None] = []
        self._instructing = 0
        self._handlers: dict[object, Callable[[Element], None]] = {
            TEXT: self._text,
            W + "r": self._run,
            W + "tab": self._tab,
            W + "ptab": self._tab,
            W + "br": self._break,
            W + "cr": self._break,
            W + "noBreakHyphen": self._hyphen,
            W + "sym": self._symbol,
            W + "fldChar": self._field_mark,
            W + "instrText": self._instruction,
            W + "fldSimple": self._simple_field,
            ALTERNATIVES: self._alternatives,
            **dict.fromkeys(DRAWINGS, self._drawing),
            **dict.fromkeys((*DELETED, *_WORDLESS), self._nothing),
        }

    def read(self, paragraph: Element, styles: RunStyles) -> FormedText:
        """The words of a paragraph whose runs have those styles."""
        self._into, self._styles, self._signs, self._fields = FormedText(), styles, 0, []
        self._looks, self._instructing = styles.looks(None), 0
        self._walk(paragraph)
        return self._into

    def _walk(self, element: Element) -> None:
        handlers = self._handlers
        for inner in element:
            handler = handlers.get(inner.tag)
            if handler is None:
                self._walk(inner)
            else:
                handler(inner)

    def _nothing(self, element: Element) -> None:
        """Properties, deleted words and text boxes, which are paragraphs of their own."""

    def _run(self, run: Element) -> None:
        self._take_looks(run)
        self._walk(run)

    def _take_looks(self, run: Element) -> None:
        if self._styles is not None:
            self._looks = self._styles.looks(child(run, RUN_PROPERTIES))

    def _put(self, text: str) -> None:
        # A field's instruction is no text; its result is.
        looks = self._looks
        if not text or looks is None or looks.hidden or self._instructing:
            return
        self._into.stretches.append((text, looks))
        self._signs += len(text)
        if looks.language:
            languages = self._into.languages
            languages[looks.language] = languages.get(looks.language, 0) + len(text)

    def _text(self, element: Element) -> None:
        text = element.text or ""
        if not text.isprintable():
            font = self._looks.font if self._looks is not None else "Symbol"
            text = PRIVATE_SIGN.sub(lambda match: symbol(font, ord(match[0])) or UNKNOWN_SIGN, text)
            text = text.replace("\n", " ")
        self._put(text)

    def _tab(self, element: Element) -> None:
        if self._into.page_number is None:
            self._into.tabs += 1
        self._put("\t")

    def _break(self, element: Element) -> None:
        if element.get(W + "type") not in {"page", "column"}:
            self._put("\n")

    def _hyphen(self, element: Element) -> None:
        self._put("-")

    def _symbol(self, element: Element) -> None:
        try:
            code = int(element.get(W + "char", "")[:8], 16)
        except ValueError:
            code = 0
        self._put(symbol(element.get(W + "font", ""), code) or UNKNOWN_SIGN)

    def _field_mark(self, element: Element) -> None:
        """Between "begin" and "separate" stands the field's instruction, then its result until "end"."""
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append([])
            self._instructing += 1
        elif self._fields and kind == "separate":
            self._close_instruction()
        elif self._fields and kind == "end":
            self._close_instruction()
            self._fields.pop()

    def _close_instruction(self) -> None:
        words = self._fields[-1]
        if words is not None:
            self._note_field("".join(words))
            self._instructing -= 1
        self._fields[-1] = None

    def _instruction(self, element: Element) -> None:
        if self._fields and self._fields[-1] is not None:
            self._fields[-1].append(element.text or "")

    def _simple_field(self, element: Element) -> None:
        first = next(element.iter(W + "r"), None)
        if first is not None:
            self._take_looks(first)
        self._note_field(element.get(W + "instr", ""))
        self._walk(element)

    def _note_field(self, instruction: str) -> None:
        if instruction.split()[:1] in (["PAGE"], ["page"]) and self._into.page_number is None:
            self._into.page_number = self._looks

    def _alternatives(self, element: Element) -> None:
        self._walk(chosen_branch(element))

    def _drawing(self, element: Element) -> None:
        self._into.strokes += [(self._signs, stroke) for stroke in strokes_in(element)]


_WORDLESS = (PARAGRAPH_PROPERTIES, RUN_PROPERTIES, TEXT_BOX, W + "sdtPr", W + "delInstrText")
