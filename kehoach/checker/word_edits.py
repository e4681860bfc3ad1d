"""Writes one correction into the XML of a Word file, as direct formatting, where the schema wants it.

The order of properties is that of CT_PPr and CT_RPr (ECMA-376 Part 1, 17.3.1.26 and 17.3.2.28).
"""

from __future__ import annotations

from lxml import etree

from kehoach.checker.edits import ReplaceText, SetPage, SetParagraph, SetRuns
from kehoach.checker.word_file import Element, W, paragraph_at

_PARAGRAPH_ORDER = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
_RUN_ORDER = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
    "eastAsianLayout specVanish oMath"
)
_SECTION_ORDER = (
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols "
    "formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
)
_ALIGNMENTS = {"left": "left", "center": "center", "right": "right", "justify": "both"}
_SIDES = {"width": ("pgSz", "w"), "height": ("pgSz", "h")}
_TWIPS_IN_MILLIMETRE = 1440 / 25.4
_SHAPES: dict[object, tuple[str | None, str]] = {
    f"{W}sectPr": (None, _SECTION_ORDER),
    f"{W}p": ("pPr", _PARAGRAPH_ORDER),
    f"{W}r": ("rPr", _RUN_ORDER),
}
"""Which child holds an element's properties, and the order of those."""

Properties = dict[str, dict[str, str | None]]
"""Elements by name, each with its attributes; an attribute of None is taken away."""


def targets(root: Element, edit: SetPage | SetParagraph | SetRuns) -> list[tuple[Element, Properties]]:
    """The elements (`w:sectPr`, `w:p`, `w:r`) that an edit concerns, with what each has to say; none if they are gone."""
    if isinstance(edit, SetPage):
        return [(section, _page(edit)) for section in sections_of(root)[edit.page : edit.page + 1]]
    paragraph = paragraph_at(root, edit.path)
    if paragraph is None:
        return []
    if isinstance(edit, SetParagraph):
        return [(paragraph, _paragraph(edit))]
    return [(run, _run(edit)) for run in runs_of(paragraph)]


def set_properties(element: Element, properties: Properties) -> None:
    """Make an element say this, its properties in the order of the schema."""
    name, order = _SHAPES[element.tag]
    holder = element if name is None else _holder(element, name)
    for child_name, attributes in properties.items():
        child = holder.find(W + child_name)
        if child is None:
            child = _inserted(holder, child_name, order)
        for attribute, value in attributes.items():
            if value is None:
                child.attrib.pop(W + attribute, None)
            else:
                child.set(W + attribute, value)


def take_out(element: Element, properties: Properties) -> None:
    """Take these attributes away, and the elements that nothing is left of: what two files must then have in common."""
    name, _ = _SHAPES[element.tag]
    holder = element if name is None else element.find(W + name)
    if holder is None:
        return
    for child_name, attributes in properties.items():
        for child in holder.findall(W + child_name):
            for attribute in attributes:
                child.attrib.pop(W + attribute, None)
            if not child.attrib and not len(child):
                holder.remove(child)
    if holder is not element and not len(holder) and not holder.attrib:
        element.remove(holder)


def runs_of(paragraph: Element) -> list[Element]:
    """The runs of a paragraph, those in links and the like too; not those of text boxes that are anchored in it."""
    return [run for run in paragraph.iter(f"{W}r") if next(run.iterancestors(f"{W}p"), None) is paragraph]


def sections_of(root: Element) -> list[Element]:
    """The sections of a document in their order; what tracked changes keep of former ones left out."""
    return [
        section for section in root.iter(f"{W}sectPr") if getattr(section.getparent(), "tag", "") != f"{W}sectPrChange"
    ]


def replace_text(paragraph: Element, edit: ReplaceText) -> None:
    """Write the new signs wherever the old ones stand in the paragraph's text, also over the ends of runs.

    The new words take the form of the run where the old ones begin. Tabs and line breaks are never part of a match.
    """
    for texts in stretches(paragraph):
        _replace_in(texts, edit.old, edit.new)


def stretches(paragraph: Element) -> list[list[Element]]:
    """The text elements that follow one another with nothing printed between them."""
    found: list[list[Element]] = [[]]
    for run in runs_of(paragraph):
        for child in run:
            if child.tag == f"{W}t":
                found[-1].append(child)
            elif child.tag != f"{W}rPr":
                found.append([])
    return [texts for texts in found if texts]


def _replace_in(texts: list[Element], old: str, new: str) -> None:
    words = "".join(text.text or "" for text in texts)
    starts = _starts(words, old)
    if not starts:
        return
    signs = [(text, sign) for text in texts for sign in text.text or ""]
    fresh: dict[Element, list[str]] = {text: [] for text in texts}
    for place, (text, sign) in enumerate(signs):
        if place in starts:
            fresh[text].append(new)
        elif not any(start < place < start + len(old) for start in starts):
            fresh[text].append(sign)
    for text, parts in fresh.items():
        text.text = "".join(parts)
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _starts(words: str, old: str) -> set[int]:
    found = set()
    place = words.find(old) if old else -1
    while place >= 0:
        found.add(place)
        place = words.find(old, place + len(old))
    return found


def _page(edit: SetPage) -> Properties:
    """What a section has to say for a measure in millimetres."""
    element, attribute = _SIDES.get(edit.field, ("pgMar", edit.field))
    return {element: {attribute: _twips(edit.value)}}


def _paragraph(edit: SetParagraph) -> Properties:
    """What a paragraph has to say; the automatic and character-counted twins of a measure go, for they would win."""
    value = edit.value
    if edit.field == "alignment":
        return {"jc": {"val": _ALIGNMENTS[str(value)]}}
    if edit.field == "keep_next":
        return {"keepNext": {"val": "1" if value else "0"}}
    number = float(value)
    if edit.field == "first_line":
        indent = {"firstLine": None, "hanging": None, "firstLineChars": None, "hangingChars": None}
        return {"ind": indent | {"hanging" if number < 0 else "firstLine": _twips(abs(number))}}
    if edit.field == "left":
        return {"ind": {"left": _twips(number), "start": None, "leftChars": None, "startChars": None}}
    if edit.field == "line_spacing":
        return {"spacing": {"line": str(round(number * 240)), "lineRule": "auto"}}
    name = edit.field
    return {"spacing": {name: str(round(number * 20)), f"{name}Autospacing": None, f"{name}Lines": None}}


def _run(edit: SetRuns) -> Properties:
    """What a run has to say; colours and fonts of the theme go, for they would win."""
    value = edit.value
    if edit.field == "font":
        fonts: dict[str, str | None] = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), str(value))
        themes: dict[str, str | None] = dict.fromkeys(("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"))
        return {"rFonts": fonts | themes}
    if edit.field == "size":
        half_points = str(round(float(value) * 2))
        return {"sz": {"val": half_points}, "szCs": {"val": half_points}}
    if edit.field == "color":
        return {"color": {"val": str(value), "themeColor": None, "themeTint": None, "themeShade": None}}
    name = "b" if edit.field == "bold" else "i"
    said = "1" if value else "0"
    return {name: {"val": said}, f"{name}Cs": {"val": said}}


def _holder(element: Element, name: str) -> Element:
    """The element that holds properties, made as the first child where there is none."""
    holder = element.find(W + name)
    if holder is None:
        holder = etree.Element(W + name)
        element.insert(0, holder)
    return holder


def _inserted(holder: Element, name: str, order: str) -> Element:
    child = etree.Element(W + name)
    names = order.split()
    later = {W + each for each in names[names.index(name) + 1 :]}
    following = (place for place, sibling in enumerate(holder) if sibling.tag in later)
    holder.insert(next(following, len(holder)), child)
    return child


def _twips(millimetres: float) -> str:
    return str(round(millimetres * _TWIPS_IN_MILLIMETRE))
