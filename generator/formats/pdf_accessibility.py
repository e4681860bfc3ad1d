"""What WeasyPrint leaves out of a PDF that is to be both PDF/A-2a (to keep) and PDF/UA-1 (to be read aloud)."""

from __future__ import annotations

from typing import Any

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


def finish(_document: Any, pdf: Any) -> None:
    """Complete a PDF (a `pydyf.PDF`) before it is written; WeasyPrint calls this with every document."""
    for item in pdf.objects:
        if not isinstance(item, dict):
            continue
        if item.get("S") == "/TH":
            item["A"]["Scope"] = "/Column"
        elif item.get("S") == "/TD":
            # WeasyPrint 70 counts columns wrongly where a two-row header has cells of two rows side by side.
            item["A"].pop("Headers", None)
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    metadata.stream = [part.replace(b"</rdf:RDF>", _CLAIM) for part in metadata.stream]
