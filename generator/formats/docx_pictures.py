"""The charts of a Word file: their parts, and what the package says of them."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from itertools import chain

from lxml import etree

from kehoach.generator.formats.content import Content
from kehoach.generator.formats.docx_template import parsed

_TYPES = "[Content_Types].xml"
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


def picture_parts(content: Content, parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts to add or to put in place of those there are, for the charts that a filled template shows; none for none."""
    views = [
        block.figure
        for block in chain(content.body, *(annex.blocks for annex in content.annexes))
        if block.figure is not None
    ]
    if not views:
        return {}
    main = next(name for name in parts if name.endswith("/document.xml"))
    folder, name = posixpath.split(main)
    relations_name = f"{folder}/_rels/{name}.rels"
    shown = [view for view in views if view.relation.encode() in parts[main]]
    relations, types = parsed(parts[relations_name]), parsed(parts[_TYPES])
    for view in shown:
        attributes = {"Id": view.relation, "Type": _IMAGE, "Target": view.part}
        etree.SubElement(relations, etree.QName(relations, "Relationship"), attributes)
    if not any(entry.get("Extension", "").lower() == "png" for entry in types):
        types.insert(0, etree.Element(etree.QName(types, "Default"), {"Extension": "png", "ContentType": "image/png"}))
    pictures = {f"{folder}/{view.part}": view.png for view in shown}
    return {relations_name: _bytes(relations), _TYPES: _bytes(types), **pictures}


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
