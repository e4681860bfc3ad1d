"""The footnotes of a Word file: the references in its text, the part that holds them, and what the package says of it."""

from __future__ import annotations

import copy
import posixpath
import re
from collections.abc import Callable, Mapping

from lxml import etree

from kehoach import templates as template_files
from kehoach.generator.formats.content import Content
from kehoach.generator.formats.docx_template import W, parsed
from kehoach.generator.formats.pdf_notes import no_opening
from kehoach.meaning.note_marks import without_marks

_TYPES, _PART, _RELATION = "[Content_Types].xml", "footnotes.xml", "rIdFootnotes"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_NAMESPACE = W.strip("{}")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TEXT_STYLE, _MARK_STYLE = "FootnoteText", "FootnoteReference"

_STYLES = {
    _TEXT_STYLE: f"""<w:style xmlns:w="{_NAMESPACE}" w:type="paragraph" w:styleId="{_TEXT_STYLE}">
<w:name w:val="footnote text"/><w:pPr><w:jc w:val="both"/></w:pPr>
<w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>""",
    _MARK_STYLE: f"""<w:style xmlns:w="{_NAMESPACE}" w:type="character" w:styleId="{_MARK_STYLE}">
<w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>""",
}
_EMPTY = f"""<w:footnotes xmlns:w="{_NAMESPACE}">
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>
</w:footnotes>"""


def note_parts(
    content: Content, parts: Mapping[str, bytes], finish: Callable[[etree._Element], None]
) -> dict[str, bytes]:
    """The parts to add or to put in place of those there are, for the footnotes of a filled template; none for none.

    `finish` highlights what is left blank in the notes. A template that has footnotes of its own keeps them. Raises
    `KehoachError` when it leaves out the opening lines.
    """
    main = next((name for name in parts if name.endswith("/document.xml")), None)
    if main is None or not (content.notes or content.opening):
        return {}
    root = parsed(parts[main])
    if content.opening and content.opening[0] not in "".join(root.itertext(f"{W}t")):
        raise no_opening(template_files.WORD)
    folder = posixpath.dirname(main)
    changed = _registered(main, parts)
    held = f"{folder}/{_PART}"
    footnotes = parsed(parts.get(held, _EMPTY.encode()))
    _put_in(root, footnotes, content.notes)
    finish(footnotes)
    properties = (name for name in parts if name.endswith("/core.xml"))
    changed |= {name: without_marks(parts[name].decode()).encode() for name in properties}
    return changed | {
        main: _bytes(root),
        held: _bytes(footnotes),
        f"{folder}/styles.xml": _bytes(_with_styles(parsed(parts[f"{folder}/styles.xml"]))),
    }


def _registered(main: str, parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The package's lists with the part of the footnotes in them."""
    folder, name = posixpath.split(main)
    relations_name = f"{folder}/_rels/{name}.rels"
    relations, types = parsed(parts[relations_name]), parsed(parts[_TYPES])
    if f"{folder}/{_PART}" in parts:
        return {}
    attributes = {"Id": _RELATION, "Type": _KIND, "Target": _PART}
    etree.SubElement(relations, etree.QName(relations, "Relationship"), attributes)
    entry = {"PartName": f"/{folder}/{_PART}", "ContentType": _CONTENT}
    etree.SubElement(types, etree.QName(types, "Override"), entry)
    return {relations_name: _bytes(relations), _TYPES: _bytes(types)}


def _with_styles(styles: etree._Element) -> etree._Element:
    known = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    for name, style in _STYLES.items():
        if name not in known:
            styles.append(parsed(style.encode()))
    return styles


def _put_in(root: etree._Element, footnotes: etree._Element, notes: Mapping[str, str]) -> None:
    """Put references in the place of the signs, and a note for each; attributes only lose the signs."""
    if not notes:
        return
    signs = re.compile(f"([{''.join(notes)}])")
    first = max(int(note.get(f"{W}id", "0")) for note in footnotes) + 1
    count = 0
    for element in list(root.iter()):
        for name, value in element.items():
            if signs.search(value):
                element.set(name, signs.sub("", value))
        if element.tag == f"{W}t" and signs.search(element.text or ""):
            found = _divide(element, signs, first + count)
            for place, sign in enumerate(found):
                footnotes.append(_footnote(first + count + place, notes[sign]))
            count += len(found)


def _divide(text: etree._Element, signs: re.Pattern[str], first: int) -> list[str]:
    """Divide a run at the signs of its text, with a reference in the place of each; gives the signs."""
    run = text.getparent()
    pieces = [piece for piece in signs.split(text.text or "") if piece]
    found = [piece for piece in pieces if signs.fullmatch(piece)]
    if run is None:
        return []
    numbers = iter(range(first, first + len(found)))
    properties = run.find(f"{W}rPr")
    before = [child for child in run if child is not properties]
    at = before.index(text)
    for piece in [*before[:at], *pieces, *before[at + 1 :]]:
        part = etree.Element(run.tag, run.attrib)
        if isinstance(piece, str) and signs.fullmatch(piece):
            part.extend(_reference(next(numbers)))
        else:
            if properties is not None:
                part.append(copy.deepcopy(properties))
            part.append(_words(piece) if isinstance(piece, str) else piece)
        run.addprevious(part)
    parent = run.getparent()
    if parent is not None:
        parent.remove(run)
    return found


def _words(piece: str) -> etree._Element:
    text = etree.Element(f"{W}t", {_SPACE: "preserve"})
    text.text = piece
    return text


def _mark_properties() -> etree._Element:
    properties = etree.Element(f"{W}rPr")
    etree.SubElement(properties, f"{W}rStyle", {f"{W}val": _MARK_STYLE})
    return properties


def _reference(number: int) -> list[etree._Element]:
    return [_mark_properties(), etree.Element(f"{W}footnoteReference", {f"{W}id": str(number)})]


def _footnote(number: int, text: str) -> etree._Element:
    note = etree.Element(f"{W}footnote", {f"{W}id": str(number)})
    for place, line in enumerate(text.split("\n")):
        paragraph = etree.SubElement(note, f"{W}p")
        properties = etree.SubElement(paragraph, f"{W}pPr")
        etree.SubElement(properties, f"{W}pStyle", {f"{W}val": _TEXT_STYLE})
        if not place:
            own = etree.SubElement(paragraph, f"{W}r")
            own.append(_mark_properties())
            etree.SubElement(own, f"{W}footnoteRef")
        words = etree.SubElement(paragraph, f"{W}r")
        words.append(_words(line if place else f" {line}"))
    return note


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
