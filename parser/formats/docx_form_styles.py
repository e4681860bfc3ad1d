"""The form that takes effect: defaults, table, paragraph and run styles, list levels and direct form, laid over one another.

ECMA-376 part 1, 17.7.2 tells the order; 17.7.3 how toggles (bold, italic, capitals, hidden) of several styles combine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, Literal, TypeVar

from kehoach.parser.formats.docx_form_properties import BLACK, ParagraphForm, RunForm, paragraph_form, run_form
from kehoach.parser.formats.docx_numbering import Numbering
from kehoach.parser.formats.docx_xml import (
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    Element,
    W,
    child,
    number,
    value,
)

WORD_FONT: Final = "Times New Roman"
"""What Word takes when no level names a typeface."""
WORD_SIZE: Final = 20
"""Half-points that Word takes when no level tells a size."""

_MAX_CHAIN = 32
_ON = frozenset({"1", "true", "on"})
_Toggle = Literal["bold", "italic", "capitals", "hidden"]
_TOGGLES: tuple[_Toggle, ...] = ("bold", "italic", "capitals", "hidden")
_Kind = TypeVar("_Kind", ParagraphForm, RunForm)


class Context:
    """What a paragraph's runs look like before they say anything themselves.

    `levels` are the run forms of the defaults, the table style and the paragraph style.
    """

    def __init__(self, styles: FormStyles, levels: tuple[RunForm, RunForm, RunForm]) -> None:
        self._styles = styles
        self._levels = levels
        self._known: dict[str | None, RunForm] = {}

    def run(self, properties: Element | None) -> RunForm:
        """The form that takes effect in a run with these `w:rPr`."""
        if properties is None:
            return self._styled(None)
        styled = self._styled(value(properties, W + "rStyle"))
        own = self._styles.own_run(properties)
        return styled | own if own else styled

    def _styled(self, style: str | None) -> RunForm:
        """The form of a run that says nothing but its style."""
        if style not in self._known:
            defaults, table, paragraph = self._levels
            run = self._styles.run_style(style)
            form = defaults | table | paragraph | run
            for toggle in _TOGGLES:
                said = [level.get(toggle, False) for level in (table, paragraph, run)]
                form[toggle] = defaults.get(toggle, False) or sum(said) % 2 == 1
            self._known[style] = form
        return self._known[style]


class FormStyles:
    """The styles of a document with what they say of form, each resolved once."""

    def __init__(self, root: Element | None, numbering: Numbering, themes: Mapping[str, str]) -> None:
        self._numbering = numbering
        self._themes = themes
        self._elements: dict[str, Element] = {}
        self._defaults: dict[str, str] = {}
        for element in root.iterchildren(W + "style") if root is not None else ():
            identifier = element.get(W + "styleId", "")
            self._elements.setdefault(identifier, element)
            if element.get(W + "default") in _ON:
                self._defaults.setdefault(element.get(W + "type", ""), identifier)
        defaults = child(root, W + "docDefaults")
        paragraphs, runs = (child(defaults, W + name) for name in ("pPrDefault", "rPrDefault"))
        self._paragraph_defaults = paragraph_form(child(paragraphs, PARAGRAPH_PROPERTIES))
        self._run_defaults: RunForm = {"font": WORD_FONT, "high_font": WORD_FONT, "size": WORD_SIZE, "color": BLACK}
        self._run_defaults |= run_form(child(runs, RUN_PROPERTIES), themes)
        self._chains: dict[str, list[Element]] = {}
        self._layers: dict[tuple[str, str], tuple[ParagraphForm, Context]] = {}
        self._run_styles: dict[str | None, RunForm] = {None: {}}

    def paragraph(self, properties: Element | None, table_style: str) -> tuple[ParagraphForm, Context]:
        """The form of a paragraph with these `w:pPr`, in a table of that style ("" for none), and that of its runs."""
        style = self.style_of(properties)
        key = (style, table_style)
        if key not in self._layers:
            self._layers[key] = self._styled(style, table_style)
        form, context = self._layers[key]
        if properties is None:
            return form, context
        return self._numbered(form, style, table_style, properties) | paragraph_form(properties), context

    def style_of(self, properties: Element | None) -> str:
        """The id of a paragraph's style; that of the default style when it names none that is defined."""
        named = value(properties, W + "pStyle")
        return named if named in self._elements else self._defaults.get("paragraph", "")

    def name_of(self, style: str) -> str | None:
        """The name of a style as Word shows it."""
        return value(self._elements.get(style), W + "name")

    def table_style(self, table: Element) -> str:
        """The id of a table's style; that of the default table style when it names none that is defined."""
        named = value(child(table, W + "tblPr"), W + "tblStyle")
        return named if named in self._elements else self._defaults.get("table", "")

    def run_style(self, identifier: str | None) -> RunForm:
        """What a run style and those it is based on say."""
        if identifier not in self._run_styles:
            self._run_styles[identifier] = self._runs_of(identifier or "")
        return self._run_styles[identifier]

    def own_run(self, properties: Element) -> RunForm:
        """What a `w:rPr` says by itself."""
        return run_form(properties, self._themes)

    def _styled(self, style: str, table_style: str) -> tuple[ParagraphForm, Context]:
        """What the defaults, a table style and a paragraph style make of a paragraph."""
        runs = (self._run_defaults, self._runs_of(table_style), self._runs_of(style))
        form = self._below_style(table_style)
        numbered = self._style_numbering(style)
        for element in self._chain(style):
            own = child(element, PARAGRAPH_PROPERTIES)
            if numbered and value(child(own, W + "numPr"), W + "numId") is not None:
                form = form | self._level_form(*numbered, style)
            form = form | paragraph_form(own)
        return form, Context(self, runs)

    def _below_style(self, table_style: str) -> ParagraphForm:
        parts = (paragraph_form(child(element, PARAGRAPH_PROPERTIES)) for element in self._chain(table_style))
        return _laid_over([self._paragraph_defaults, *parts])

    def _numbered(self, form: ParagraphForm, style: str, table_style: str, properties: Element) -> ParagraphForm:
        """The form of a styled paragraph that names a list level itself; list 0 takes the style's list away."""
        own = child(properties, W + "numPr")
        if own is None:
            return form
        from_style = self._style_numbering(style)
        num_id = value(own, W + "numId")
        if num_id is None and from_style is None:
            return form
        chosen = number(num_id, 0) if num_id is not None or from_style is None else from_style[0]
        if not chosen:
            plain = [paragraph_form(child(element, PARAGRAPH_PROPERTIES)) for element in self._chain(style)]
            return _laid_over([self._below_style(table_style), *plain])
        level = value(own, W + "ilvl")
        fallback = from_style[1] if from_style else 0
        return form | self._level_form(chosen, number(level, 0) if level is not None else fallback, None)

    def _style_numbering(self, style: str) -> tuple[int, int] | None:
        """The list and level that a paragraph style names, itself or through those it is based on."""
        num_id = level = 0
        for element in self._chain(style):
            numbering = child(child(element, PARAGRAPH_PROPERTIES), W + "numPr")
            num_id = number(value(numbering, W + "numId"), num_id)
            level = number(value(numbering, W + "ilvl"), level)
        return (num_id, level) if num_id else None

    def _level_form(self, num_id: int, level: int, style: str | None) -> ParagraphForm:
        return paragraph_form(self._numbering.paragraph_properties(num_id, level, style))

    def _runs_of(self, style: str) -> RunForm:
        return _laid_over([run_form(child(element, RUN_PROPERTIES), self._themes) for element in self._chain(style)])

    def _chain(self, identifier: str) -> list[Element]:
        """A style and those it is based on, the most basic first; a circle is cut."""
        if identifier not in self._chains:
            found: dict[str, Element] = {}
            name: str | None = identifier
            while name is not None and name in self._elements and name not in found and len(found) < _MAX_CHAIN:
                found[name] = self._elements[name]
                name = value(self._elements[name], W + "basedOn")
            self._chains[identifier] = list(found.values())[::-1]
        return self._chains[identifier]


def _laid_over(forms: Iterable[_Kind]) -> _Kind:
    """Forms put over one another, the last on top."""
    result: _Kind = {}
    for form in forms:
        result = result | form
    return result
