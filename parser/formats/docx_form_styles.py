"""The form that takes effect: defaults, table, paragraph and run styles, list levels and direct form, laid over one another.

ECMA-376 part 1, 17.7.2 tells the order; 17.7.3 how toggles (bold, italic, capitals, hidden) of several styles combine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, Literal, NamedTuple, TypeVar

from kehoach.parser.formats.docx_form_properties import (
    BLACK,
    ParagraphForm,
    RunForm,
    Signature,
    paragraph_form,
    paragraph_signature,
    run_form,
    run_signature,
)
from kehoach.parser.formats.docx_numbering import Numbering
from kehoach.parser.formats.docx_xml import PARAGRAPH_PROPERTIES, RUN_PROPERTIES, Element, W, child, number, value

WORD_FONT: Final = "Times New Roman"
"""What Word takes when no level names a typeface."""
WORD_SIZE: Final = 20
"""Half-points that Word takes when no level tells a size."""

_MAX_CHAIN = 32
_ON = frozenset({"1", "true", "on"})
_Toggle = Literal["bold", "italic", "capitals", "hidden"]
_TOGGLES: tuple[_Toggle, ...] = ("bold", "italic", "capitals", "hidden")
_Kind = TypeVar("_Kind", ParagraphForm, RunForm)


class Looks(NamedTuple):
    """How signs look: `font` is for signs up to U+007F, `high_font` for all others; the size in points."""

    font: str
    high_font: str
    size: float
    bold: bool
    italic: bool
    underline: bool
    capitals: bool
    color: str
    hidden: bool
    language: str | None


class RunStyles:
    """How the runs of paragraphs of one style look.

    `levels` are the run forms of the defaults, the table style and the paragraph style.
    """

    def __init__(self, styles: FormStyles, levels: tuple[RunForm, RunForm, RunForm]) -> None:
        self._styles = styles
        self._levels = levels
        self._known: dict[Signature, Looks] = {}

    def looks(self, properties: Element | None) -> Looks:
        """How a run with these `w:rPr` looks."""
        signature = run_signature(properties) if properties is not None else ()
        if signature not in self._known:
            self._known[signature] = self._resolved(properties)
        return self._known[signature]

    def _resolved(self, properties: Element | None) -> Looks:
        defaults, table, paragraph = self._levels
        run = self._styles.run_style(value(properties, W + "rStyle"))
        form = defaults | table | paragraph | run
        for toggle in _TOGGLES:
            said = [level.get(toggle, False) for level in (table, paragraph, run)]
            form[toggle] = defaults.get(toggle, False) or sum(said) % 2 == 1
        form |= self._styles.direct_run(properties)
        font = form.get("font", WORD_FONT)
        return Looks(
            font=font,
            high_font=form.get("high_font", font),
            size=form.get("size", WORD_SIZE) / 2,
            bold=form.get("bold", False),
            italic=form.get("italic", False),
            underline=form.get("underline", False),
            capitals=form.get("capitals", False),
            color=form.get("color", BLACK),
            hidden=form.get("hidden", False),
            language=form.get("language"),
        )


class Resolved(NamedTuple):
    """What takes effect in a paragraph: its style (the id, and the name that Word shows), its form, and how its runs look."""

    style: str
    name: str | None
    form: ParagraphForm
    runs: RunStyles


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
        self._run_defaults = run_form(child(runs, RUN_PROPERTIES), themes)
        self._chains: dict[str, list[Element]] = {}
        self._known: dict[tuple[Signature, str], Resolved] = {}
        self._run_styles: dict[tuple[str, str], RunStyles] = {}

    def paragraph(self, properties: Element | None, table_style: str) -> Resolved:
        """What takes effect in a paragraph with these `w:pPr`, in a table of that style ("" for none)."""
        key = (paragraph_signature(properties) if properties is not None else (), table_style)
        if key not in self._known:
            self._known[key] = self._resolved(properties, table_style)
        return self._known[key]

    def table_style(self, table: Element) -> str:
        """The id of a table's style; that of the default table style when it names none that is defined."""
        return self._defined(value(child(table, W + "tblPr"), W + "tblStyle"), "table")

    def run_style(self, identifier: str | None) -> RunForm:
        """What a run style and those it is based on say."""
        return _laid_over([self.direct_run(child(style, RUN_PROPERTIES)) for style in self._chain(identifier or "")])

    def direct_run(self, properties: Element | None) -> RunForm:
        """What a `w:rPr` says by itself."""
        return run_form(properties, self._themes)

    def _defined(self, named: str | None, kind: str) -> str:
        return named if named in self._elements else self._defaults.get(kind, "")

    def _resolved(self, properties: Element | None, table_style: str) -> Resolved:
        style = self._defined(value(properties, W + "pStyle"), "paragraph")
        key = (style, table_style)
        if key not in self._run_styles:
            levels = (self._run_defaults, self.run_style(table_style), self.run_style(style))
            self._run_styles[key] = RunStyles(self, levels)
        form = _laid_over([*self._layers(style, table_style, properties), paragraph_form(properties)])
        return Resolved(style, value(self._elements.get(style), W + "name"), form, self._run_styles[key])

    def _layers(self, style: str, table_style: str, properties: Element | None) -> list[ParagraphForm]:
        """The paragraph forms below the direct one. A list level comes right below the properties that name the list;
        where these name list 0, all lists are taken away."""
        table = (paragraph_form(child(element, PARAGRAPH_PROPERTIES)) for element in self._chain(table_style))
        layers = [self._paragraph_defaults, *table]
        own = child(properties, W + "numPr")
        own_list, own_level = value(own, W + "numId"), value(own, W + "ilvl")
        num_id, level = self._list_of(style)
        is_listed = number(own_list, num_id) > 0
        for element in self._chain(style):
            said = child(element, PARAGRAPH_PROPERTIES)
            if is_listed and num_id and value(child(said, W + "numPr"), W + "numId") is not None:
                layers.append(self._of_level(num_id, level, element.get(W + "styleId")))
            layers.append(paragraph_form(said))
        if own is not None and is_listed:
            linked = style if own_level is None else None
            layers.append(self._of_level(number(own_list, num_id), number(own_level, level), linked))
        return layers

    def _list_of(self, style: str) -> tuple[int, int]:
        """The list (0 for none) and level that a paragraph style names, itself or through those it is based on."""
        num_id = level = 0
        for element in self._chain(style):
            numbering = child(child(element, PARAGRAPH_PROPERTIES), W + "numPr")
            num_id = number(value(numbering, W + "numId"), num_id)
            level = number(value(numbering, W + "ilvl"), level)
        return num_id, level

    def _of_level(self, num_id: int, level: int, style: str | None) -> ParagraphForm:
        return paragraph_form(self._numbering.paragraph_properties(num_id, level, style))

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
