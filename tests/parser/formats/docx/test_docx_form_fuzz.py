"""The form of damaged Word files: a layout or a `KehoachError`, and never anything else."""

import random

import pytest

from kehoach.errors import KehoachError
from kehoach.parser.components import with_components
from kehoach.parser.extraction import Origin
from kehoach.parser.formats import docx
from kehoach.parser.formats.docx_form import MAX_PARAGRAPHS
from kehoach.parser.structure import read_structure

BODY = (
    '<w:p><w:pPr><w:pStyle w:val="a"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    '<w:ind w:left="20" w:hanging="3"/>'
    '<w:spacing w:before="6" w:line="240" w:lineRule="exact"/>'
    '<w:pBdr><w:bottom w:val="single"/></w:pBdr><w:contextualSpacing/></w:pPr>'
    '<w:r><w:rPr><w:rStyle w:val="c"/><w:sz w:val="26"/><w:color w:val="FF0000"/></w:rPr><w:t>KẾ HOẠCH</w:t></w:r>'
    '<w:r><w:drawing><wp:anchor><wp:positionV relativeFrom="line"><wp:posOffset>12700</wp:posOffset></wp:positionV>'
    '<wp:extent cx="360000" cy="0"/><a:graphic><wps:wsp><wps:spPr><a:prstGeom prst="line"/></wps:spPr></wps:wsp></a:graphic>'
    "</wp:anchor></w:drawing></w:r></w:p>"
    '<w:p><w:r><w:pict><v:line style="position:absolute;margin-top:3pt" from="1pt,2pt" to="60pt,2pt"/></w:pict></w:r></w:p>'
    '<w:tbl><w:tblPr><w:tblStyle w:val="t"/></w:tblPr><w:tblGrid><w:gridCol w:w="900"/><w:gridCol w:w="900"/></w:tblGrid>'
    "<w:tr><w:trPr>"
    '<w:tblHeader/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p>'
    "<w:r><w:t>Số: 1/KH-UBND</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    "<w:p><w:pPr><w:sectPr><w:titlePg/></w:sectPr></w:pPr><w:r><w:t>I. MỤC TIÊU</w:t><w:br/><w:t>- Một</w:t></w:r></w:p>"
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:left="1701" w:right="850"/><w:pgNumType w:start="1"/></w:sectPr>'
)
EXTRA = {
    "styles": '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:styleId="a" w:default="1"><w:basedOn w:val="b"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="c"><w:rPr><w:b/></w:rPr></w:style><w:style w:type="table" w:styleId="t"/>',
    "numbering": '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
    '<w:pPr><w:ind w:left="720"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    "header1": '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText>'
    '<w:fldChar w:fldCharType="end"/></w:r></w:p>',
    "settings": '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>',
}


def survives(data: bytes) -> bool:
    """Whether the file's form was read; anything but a layout or a `KehoachError` fails the test."""
    origin = Origin("vb.docx", data)
    try:
        extraction, layout = docx.extract_with_form(origin)
        with_components(layout, read_structure(origin, extraction).document)
    except KehoachError:
        return False
    return True


@pytest.mark.parametrize("seed", range(4))
def test_xml_cut_swapped_and_repeated_inside_sound_packages(word, seed):
    parts = word.parts_of(BODY, EXTRA)
    assert survives(word.zipped(parts))
    chance = random.Random(seed)
    names = sorted(name for name in parts if name.startswith("word/") and name.endswith(".xml"))
    read = 0
    for _ in range(100):
        name = chance.choice(names)
        pieces = parts[name].replace("<", "\n<").split("\n")
        for _ in range(chance.randint(1, 3)):
            first, second = chance.randrange(len(pieces)), chance.randrange(len(pieces))
            action = chance.randrange(3)
            if action == 0:
                pieces[first], pieces[second] = pieces[second], pieces[first]
            elif action == 1:
                pieces.insert(second, pieces[first])
            elif len(pieces) > 1:
                del pieces[first]
        read += survives(word.zipped({**parts, name: "".join(pieces)}))
    assert 0 < read < 100


@pytest.mark.parametrize("value", ["", "x", "-1", "99999999999999999999", "1.5", "١٢", "NaN", "0x1F"])
def test_numbers_that_are_none_stop_nothing(word, value):
    attributes = (
        "w:val",
        "w:w",
        "w:h",
        "w:left",
        "w:right",
        "w:before",
        "w:line",
        "w:hanging",
        "w:start",
        "cx",
        "cy",
        "from",
        "to",
    )
    parts = word.parts_of(BODY, EXTRA)
    for attribute in attributes:
        for old in (
            "20",
            "3",
            "6",
            "26",
            "28",
            "240",
            "720",
            "900",
            "360000",
            "11906",
            "16838",
            "1701",
            "850",
            "1",
            "0",
            "1pt,2pt",
        ):
            marked = {
                name: content.replace(f'{attribute}="{old}"', f'{attribute}="{value}"')
                for name, content in parts.items()
            }
            if marked != parts:
                assert survives(word.zipped(marked))


def test_more_paragraphs_than_any_document_has_are_refused(word):
    data = word.make(word.paragraph("Một") + "<w:p/>" * MAX_PARAGRAPHS)
    with pytest.raises(KehoachError, match="đoạn"):
        docx.extract_with_form(Origin("vb.docx", data))
