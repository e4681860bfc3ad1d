"""What WeasyPrint leaves out of a PDF that is to be both PDF/A-2a (to keep) and PDF/UA-1 (to be read aloud)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf  # type: ignore[import-untyped]  # WeasyPrint's own writer, without types

VARIANT = "pdf/a-2a"
"""WeasyPrint writes one variant; this one, whose text is tagged as PDF/UA asks."""

# PDF/UA-1 is claimed in the metadata; PDF/A wants such a claim's vocabulary declared beside it (ISO 19005-2, 6.6.2.3).
_CLAIM = b"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF>"""


# Elements that are done away with are emptied, not freed: pydyf 0.13 numbers wrongly when an object is free.


def finish(_document: Any, pdf: Any) -> None:
    """Complete a PDF (a `pydyf.PDF`) before it is written; WeasyPrint calls this with every document."""
    elements = [item for item in pdf.objects if isinstance(item, dict) and item.get("Type") == "/StructElem"]
    for cell in elements:
        if cell["S"] == "/TH":
            cell["A"]["Scope"] = "/Column"
        elif cell["S"] == "/TD":
            # WeasyPrint 70 counts columns wrongly where a two-row header has cells of two rows side by side.
            cell["A"].pop("Headers", None)
    root = _object(pdf, pdf.catalog["StructTreeRoot"])
    silent = _silence_page_margins(pdf, _object(pdf, root["K"][0]), elements)
    owners = _give_lines_to_their_paragraphs(elements) | dict.fromkeys(silent, b"null")
    for marked in _object(pdf, root["ParentTree"])["Nums"]:
        if isinstance(marked, list):
            marked[:] = [owners.get(owner, owner) for owner in marked]
    metadata = _object(pdf, pdf.catalog["Metadata"])
    metadata.stream = [part.replace(b"</rdf:RDF>", _CLAIM) for part in metadata.stream]
    pdf.objects[:] = [item if item.free == "f" else _Written(item) for item in pdf.objects]


class _Written(pydyf.Object):  # type: ignore[misc]  # pydyf has no types
    """An object turned into bytes once: pydyf asks twice, for the identifier that PDF/A wants and for the file."""

    data = b""
    compressible = False

    def __init__(self, item: pydyf.Object) -> None:
        super().__init__()
        self.number, self.generation, self.free, self.offset = item.number, item.generation, item.free, item.offset
        self.data, self.compressible = item.data, item.compressible


def _silence_page_margins(pdf: Any, document: Any, elements: list[Any]) -> list[bytes]:
    """Page numbers come as tagged text outside the tree: mark them as artifacts, which are not read aloud.

    ISO 14289-1, 7.8. Gives the references of the elements that are so done away with.
    """
    told = set(document["K"])
    silent = [item for item in elements if item["P"] == document.reference and item.reference not in told]
    for item in silent:
        operators = _object(pdf, _object(pdf, item["Pg"])["Contents"]).stream
        for kid in item["K"]:
            if isinstance(kid, int):
                place = operators.index({"MCID": kid})
                operators[place - 1 : place + 1] = [b"/Artifact", b"<</Type/Pagination>>"]
            else:
                silent.append(_object(pdf, kid))
    for item in silent:
        item.clear()
    return [item.reference for item in silent]


def _give_lines_to_their_paragraphs(elements: list[Any]) -> dict[bytes, bytes]:
    """Every line of text comes as an element of its own: half of all elements, and a reader may pause at each.

    Gives, for each of those elements, the one that takes its place.
    """
    lines = {item.reference: item for item in elements if item.get("S") == "/Span"}

    def marks(kids: list[Any]) -> Iterator[Any]:
        for kid in kids:
            if kid in lines:
                yield from marks(lines[kid]["K"])  # a piece of a line that is kept together
            else:
                yield kid

    def owner(reference: bytes) -> bytes:
        parent: bytes = lines[reference]["P"]
        return owner(parent) if parent in lines else parent

    for item in elements:
        if item and item.reference not in lines:
            item["K"][:] = list(marks(item["K"]))
    owners = {reference: owner(reference) for reference in lines}
    for line in lines.values():
        line.clear()
    return owners


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]
