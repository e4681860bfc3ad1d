"""Rules below words in a Word file: drawn as shapes, as borders, typed, underlined."""

import pytest

from kehoach.parser.extraction import Origin
from kehoach.parser.formats import docx
from kehoach.parser.ruled_words import with_typed_rules

MOTTO = '<w:r><w:rPr><w:sz w:val="28"/><w:b/></w:rPr><w:t>Độc lập - Tự do - Hạnh phúc</w:t></w:r>'
WIDTH = 60.3
"""Width of the motto in mm, as a printer sets it in Times New Roman Bold of 14 points."""


def anchored(
    length: float, offset: float, *, relative: str = "paragraph", preset: str = "line", kind: str = "anchor"
) -> str:
    """A run with a DrawingML line `length` mm long, `offset` points below the top of what it counts from."""
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:{kind}>'
        f'<wp:positionV relativeFrom="{relative}"><wp:posOffset>{round(offset * 12700)}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{round(length * 36000)}" cy="0"/><a:graphic><a:graphicData><wps:wsp><wps:cNvCnPr/><wps:spPr>'
        f'<a:prstGeom prst="{preset}"/></wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:{kind}></w:drawing></mc:Choice>'
        '<mc:Fallback><w:pict><v:line from="0,0" to="900pt,0"/></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
    )


@pytest.fixture
def rules(word):
    """The rule below each paragraph of a body: its kind and length, or None."""

    def read(body: str, **parts: str):
        layout = docx.extract_with_form(Origin("vb.docx", word.make(body, parts)))[1]
        found = [paragraph.line_below for paragraph in with_typed_rules(layout.paragraphs)]
        return [line and (line.kind, line.length) for line in found]

    return read


@pytest.fixture
def shares(word):
    def read(body: str):
        layout = docx.extract_with_form(Origin("vb.docx", word.make(body)))[1]
        return [
            paragraph.line_below and paragraph.line_below.share for paragraph in with_typed_rules(layout.paragraphs)
        ]

    return read


def test_a_line_drawn_below_the_words_that_it_hangs_on_belongs_to_them(rules):
    assert rules(f"<w:p>{MOTTO}{anchored(58, 16)}</w:p><w:p>{MOTTO}</w:p>") == [("drawn", 58.0), None]


def test_a_line_that_hangs_on_the_top_of_the_next_paragraph_belongs_to_the_one_above(rules):
    assert rules(f"<w:p>{MOTTO}</w:p><w:p>{anchored(58, 1)}{MOTTO}</w:p>") == [("drawn", 58.0), None]
    assert rules(f"<w:p>{MOTTO}</w:p><w:p>{anchored(58, 12)}</w:p>") == [("drawn", 58.0), None]


def test_a_line_that_stands_among_the_words_belongs_to_the_words_before_it(rules):
    inline = anchored(40, 0, kind="inline", preset="straightConnector1")
    assert rules(f"<w:p>{MOTTO}</w:p><w:p>{inline}</w:p>") == [("drawn", 40.0), None]
    assert rules(f"<w:p>{MOTTO}</w:p><w:p>{inline}{MOTTO}</w:p>") == [("drawn", 40.0), None]
    assert rules(f"<w:p>{MOTTO}</w:p><w:p>{MOTTO}<w:r><w:br/></w:r>{inline}</w:p>") == [None, ("drawn", 40.0)]


def test_a_line_counted_from_the_page_belongs_to_the_words_that_it_hangs_on(rules):
    assert rules(f"<w:p>{MOTTO}</w:p><w:p>{anchored(40, 400, relative='page')}{MOTTO}</w:p>") == [None, ("drawn", 40.0)]
    assert rules(f"<w:p>{MOTTO}</w:p><w:p>{anchored(40, 400, relative='page')}</w:p>") == [("drawn", 40.0), None]


def test_a_line_in_one_cell_says_nothing_of_the_other(rules):
    cells = f"<w:tc><w:p>{MOTTO}</w:p></w:tc><w:tc><w:p>{MOTTO}</w:p><w:p>{anchored(58, 2)}</w:p></w:tc>"
    assert rules(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>") == [None, ("drawn", 58.0), None]


def test_shapes_that_are_no_horizontal_rules_do_not_count(rules):
    box = anchored(40, 16, preset="rect").replace('cy="0"', 'cy="360000"')
    upright = anchored(0.1, 16).replace('cy="0"', 'cy="360000"')
    assert rules(f"<w:p>{MOTTO}{box}{upright}</w:p>") == [None]
    assert rules(f"<w:p>{MOTTO}{anchored(40, 16, preset='rect')}</w:p>") == [("drawn", 40.0)]


ABSOLUTE = "position:absolute;margin-left:9pt;margin-top:{top}pt;width:{width}pt;height:{height}pt"


@pytest.mark.parametrize(
    ("shape", "length"),
    [
        ('<v:line style="position:absolute" from="10pt,16pt" to="152pt,16pt"/>', 50.09),
        ('<v:line style="position:absolute" from="0.5in,0.25in" to="2.5in,0.25in"/>', 50.8),
        (f'<v:shape type="#_x0000_t32" style="{ABSOLUTE.format(top=16, width=142, height=0)}"/>', 50.09),
        (f'<v:rect style="{ABSOLUTE.format(top=16, width=142, height=1)}"/>', 50.09),
        (f'<v:rect style="{ABSOLUTE.format(top=16, width=142, height=30)}"/>', None),
        ('<v:line style="position:absolute" from="10pt,16pt" to="10pt,80pt"/>', None),
        ('<v:line from="vo" to="nghia"/>', None),
    ],
)
def test_old_lines_are_read_too(rules, shape, length):
    found = rules(f"<w:p>{MOTTO}<w:r><w:pict>{shape}</w:pict></w:r></w:p>")
    assert found == [("drawn", length) if length else None]


def test_a_line_in_a_group_has_no_length_that_could_be_told(rules):
    group = '<v:group><v:line style="position:absolute" from="10,16" to="1520,16"/></v:group>'
    assert rules(f"<w:p>{MOTTO}<w:r><w:pict>{group}</w:pict></w:r></w:p>") == [("drawn", None)]


def test_a_bottom_border_is_as_long_as_its_paragraph_is_wide(rules):
    margins = '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"/>'
    section = f'<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>{margins}</w:sectPr>'
    border = '<w:pBdr><w:bottom w:val="single" w:sz="4"/></w:pBdr>'
    indented = f'<w:p><w:pPr>{border}<w:ind w:left="2835" w:right="2835"/></w:pPr></w:p>'
    assert rules(f"<w:p><w:pPr>{border}</w:pPr>{MOTTO}</w:p>{section}") == [("border", 160.01)]
    assert rules(f"<w:p>{MOTTO}</w:p>{indented}{section}") == [("border", 60.0), None]
    assert rules(f'<w:p><w:pPr><w:pBdr><w:bottom w:val="nil"/></w:pBdr></w:pPr>{MOTTO}</w:p>') == [None]


def test_typed_rules_and_underlined_words_are_told_from_drawn_ones(rules):
    typed = "<w:p><w:r><w:t>_______</w:t></w:r></w:p>"
    underlined = MOTTO.replace("<w:b/>", '<w:b/><w:u w:val="single"/>')
    assert [line[0] for line in rules(f"<w:p>{MOTTO}</w:p>{typed}") if line] == ["underscores"]
    assert [line[0] for line in rules(f"<w:p>{underlined}</w:p>") if line] == ["underline"]
    assert [line[0] for line in rules(f"<w:p>{underlined}{anchored(58, 16)}</w:p>")] == ["drawn"]


def test_underlined_blanks_print_as_a_rule(rules):
    blanks = (
        '<w:p><w:r><w:rPr><w:sz w:val="24"/><w:u w:val="single"/></w:rPr><w:t>' + "\u00a0" * 20 + "</w:t></w:r></w:p>"
    )
    assert rules(f"<w:p>{MOTTO}</w:p>{blanks}") == [("drawn", 21.17), None]


def test_a_rule_is_measured_against_the_words_above_it(shares):
    assert shares(f"<w:p>{MOTTO}{anchored(WIDTH, 16)}</w:p>") == [pytest.approx(1.0, abs=0.01)]
    assert shares(f"<w:p>{MOTTO}{anchored(WIDTH / 3, 16)}</w:p>") == [pytest.approx(1 / 3, abs=0.01)]


def test_words_of_several_lines_are_measured_by_the_last_and_are_never_wider_than_their_room(shares):
    two = MOTTO.replace(
        "Độc lập - Tự do - Hạnh phúc", "Một dòng rất dài ở phía trên</w:t><w:br/><w:t>Độc lập - Tự do - Hạnh phúc"
    )
    assert shares(f"<w:p>{two}{anchored(WIDTH, 16)}</w:p>") == [pytest.approx(1.0, abs=0.01)]
    cell = f"<w:tc><w:p>{MOTTO}{anchored(20, 16)}</w:p></w:tc>"
    narrow = f'<w:tbl><w:tblGrid><w:gridCol w:w="2268"/></w:tblGrid><w:tr>{cell}</w:tr></w:tbl>'
    assert shares(narrow) == [pytest.approx(20 / (40 - 3.81), abs=0.01)], (
        "Word keeps 1.9 mm free at each side of a cell"
    )


def test_words_in_a_typeface_of_unknown_measure_have_no_share(shares):
    unknown = MOTTO.replace("<w:b/>", '<w:rFonts w:ascii="Phông Lạ" w:hAnsi="Phông Lạ"/>')
    assert shares(f"<w:p>{unknown}{anchored(40, 16)}</w:p>") == [None]


def bordered(sides: str, *, indent: int = 0, words: str = "") -> str:
    borders = "".join(f'<w:{side} w:val="single" w:sz="6"/>' for side in sides.split())
    return f'<w:p><w:pPr><w:pBdr>{borders}</w:pBdr><w:ind w:left="{indent}" w:right="{indent}"/></w:pPr>{words}</w:p>'


def test_a_border_above_the_next_paragraph_is_the_rule_below_the_words(rules):
    assert rules(f"<w:p>{MOTTO}</w:p>{bordered('top')}")[0][0] == "border"
    assert rules(f"<w:p>{MOTTO}</w:p>{bordered('top', words=MOTTO)}")[0][0] == "border"


def test_borders_all_around_frame_the_words_and_are_no_rule_of_those_above(rules):
    above, framed = rules(f"<w:p>{MOTTO}</w:p>{bordered('top left bottom right', words=MOTTO)}")
    assert above is None
    assert framed[0] == "border"


def test_the_room_of_a_nested_cell_is_its_own_less_the_space_at_its_sides(shares):
    rule = bordered("top", indent=567)  # 10 mm at each side
    inner = f'<w:tbl><w:tblGrid><w:gridCol w:w="5103"/></w:tblGrid><w:tr><w:tc><w:p>{MOTTO}</w:p>{rule}</w:tc></w:tr></w:tbl>'
    outer = f'<w:tbl><w:tblGrid><w:gridCol w:w="9639"/></w:tblGrid><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>'
    assert [share for share in shares(outer) if share] == [pytest.approx((90 - 3.81 - 20) / WIDTH, abs=0.01)]
    tight = inner.replace(
        "<w:tblGrid>",
        '<w:tblPr><w:tblCellMar><w:left w:w="0"/><w:right w:w="0"/></w:tblCellMar></w:tblPr><w:tblGrid>',
    )
    assert [share for share in shares(tight) if share] == [pytest.approx((90 - 20) / WIDTH, abs=0.01)]
