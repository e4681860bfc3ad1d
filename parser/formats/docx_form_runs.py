"""The words of one `w:p` with how they look: exactly as they stand in the file, deleted and hidden ones left out."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import groupby

from kehoach.model import Run
from kehoach.model.trusted import trusted
from kehoach.parser.formats.docx_form_lines import DRAWINGS, Stroke, strokes_in
from kehoach.parser.formats.docx_form_properties import BLACK, RunForm
from kehoach.parser.formats.docx_form_styles import WORD_FONT, WORD_SIZE, Context
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


@dataclass
class FormedText:
    """A paragraph's words: stretches with their form, and what is drawn between them.

    `strokes` stand after that many signs. `page_number` is the form of the field that prints the page's number, `tabs` how
    many tab stops lie before it. `languages` counts signs by proofing language.
    """

    stretches: list[tuple[str, RunForm]] = field(default_factory=list)
    strokes: list[tuple[int, Stroke]] = field(default_factory=list)
    page_number: RunForm | None = None
    tabs: int = 0
    languages: dict[str, int] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """All words."""
        return "".join(text for text, _ in self.stretches)

    def runs(self) -> tuple[Run, ...]:
        """The words as runs, each as long as nothing changes."""
        found: list[tuple[tuple[object, ...], str]] = []
        for text, form in self.stretches:
            for looks, words in _looks(text, form):
                if found and found[-1][0] == looks:
                    found[-1] = (looks, found[-1][1] + words)
                else:
                    found.append((looks, words))
        return tuple(_run(words, looks) for looks, words in found)


def _looks(text: str, form: RunForm) -> list[tuple[tuple[object, ...], str]]:
    low, high = form.get("font", WORD_FONT), form.get("high_font", WORD_FONT)
    rest = (
        form.get("size", WORD_SIZE) / 2,
        form.get("bold", False),
        form.get("italic", False),
        form.get("underline", False),
        form.get("capitals", False),
        form.get("color", BLACK),
    )
    if low == high:
        return [((low, *rest), text)]
    parts = groupby(text, key=lambda sign: sign <= _LAST_ASCII and not unicodedata.combining(sign))
    return [((low if is_low else high, *rest), "".join(signs)) for is_low, signs in parts]


def _run(text: str, looks: tuple[object, ...]) -> Run:
    names = ("font", "size", "bold", "italic", "underline", "capitals", "color")
    return trusted(Run, {"text": text, **dict(zip(names, looks, strict=True))})


def as_run(text: str, form: RunForm) -> Run:
    """A run of these words in that form, the typeface that of plain signs."""
    return _run(text, _looks("", form | {"high_font": form.get("font", WORD_FONT)})[0][0])


class FormReader:
    """Reads the runs of one paragraph after the other."""

    def __init__(self) -> None:
        self._into = FormedText()
        self._context: Context | None = None
        self._form: RunForm = {}
        self._signs = 0
        self._fields: list[list[str] | None] = []
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

    def read(self, paragraph: Element, context: Context) -> FormedText:
        """The words of a paragraph whose runs stand in that context."""
        self._into, self._context, self._signs, self._fields = FormedText(), context, 0, []
        self._form = context.run(None)
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
        if self._context is not None:
            self._form = self._context.run(child(run, RUN_PROPERTIES))
        self._walk(run)

    def _put(self, text: str) -> None:
        # A field's instruction is no text; its result is.
        if not text or self._form.get("hidden") or any(part is not None for part in self._fields):
            return
        self._into.stretches.append((text, self._form))
        self._signs += len(text)
        language = self._form.get("language")
        if language:
            self._into.languages[language] = self._into.languages.get(language, 0) + len(text)

    def _text(self, element: Element) -> None:
        text = element.text or ""
        if not text.isprintable():
            font = self._form.get("font", "Symbol")
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
        elif self._fields and kind == "separate":
            self._close_instruction()
        elif self._fields and kind == "end":
            self._close_instruction()
            self._fields.pop()

    def _close_instruction(self) -> None:
        words = self._fields[-1]
        if words is not None:
            self._note_field("".join(words))
        self._fields[-1] = None

    def _instruction(self, element: Element) -> None:
        if self._fields and self._fields[-1] is not None:
            self._fields[-1].append(element.text or "")

    def _simple_field(self, element: Element) -> None:
        first = next(element.iter(W + "r"), None)
        if first is not None and self._context is not None:
            self._form = self._context.run(child(first, RUN_PROPERTIES))
        self._note_field(element.get(W + "instr", ""))
        self._walk(element)

    def _note_field(self, instruction: str) -> None:
        if instruction.split()[:1] in (["PAGE"], ["page"]) and self._into.page_number is None:
            self._into.page_number = self._form

    def _alternatives(self, element: Element) -> None:
        self._walk(chosen_branch(element))

    def _drawing(self, element: Element) -> None:
        self._into.strokes += [(self._signs, stroke) for stroke in strokes_in(element)]


_WORDLESS = (PARAGRAPH_PROPERTIES, RUN_PROPERTIES, TEXT_BOX, W + "sdtPr", W + "delInstrText")
