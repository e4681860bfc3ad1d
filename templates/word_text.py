"""The text of `document.docx`: what an officer sees in Word, with the fields that are filled.

A paragraph that holds only "{%p ... %}", and a row or cell with "{%tr ... %}" or "{%tc ... %}",
vanish when the template is filled; their text is small and grey. Lengths are in twips (1/20 point).
"""

from __future__ import annotations

from xml.sax.saxutils import escape

from kehoach.templates.word_styles import DECLARATION, NAMESPACES

_TOP, _BOTTOM, _LEFT, _RIGHT = 1134, 1134, 1701, 1134  # 20, 20, 30, 20 mm
_SHORT, _LONG = 11906, 16838  # A4


def _p(style: str, text: str = "") -> str:
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run}</w:p>'


def _tag(text: str) -> str:
    return _p("LenhMau", "{%p " + text + " %}")


def _repeated(style: str, item: str, items: str) -> str:
    return _tag(f"for {item} in {items}") + _p(style, "{{ " + item + " }}") + _tag("endfor")


def _cell(width: int, paragraphs: str, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{paragraphs}</w:tc>'


def _layout(widths: tuple[int, int], rows: tuple[tuple[str, str], ...], above: int = 0) -> str:
    """A table without borders that only places things side by side, `above` twips below what precedes it."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(_cell(width, text) for width, text in zip(widths, row, strict=True))
        + "</w:tr>"
        for row in rows
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:top w:w="{above}" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


def _letterhead() -> str:
    issuer = _repeated("CoQuanChuQuan", "line", "superior") + _repeated("CoQuanBanHanh", "line", "issuer")
    motto = "Độc lập - Tự do - Hạnh phúc"
    return _layout(
        (3571, 5500),
        (
            (
                issuer + _p("GachNgan", "{{ issuer_rule }}"),
                _p("QuocHieu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                + _p("TieuNgu", motto)
                + _p("GachNgan", "\u00a0" * 57),
            ),
            (_p("SoKyHieu", "{{ number }}"), _p("DiaDanhThoiGian", "{{ place_and_date }}")),
        ),
    )


def _main_text() -> str:
    return (
        _letterhead()
        + _p("Title", "{{ type }}")
        + _p("TrichYeu", "{{ title }}")
        + _p("GachNgan", "{{ title_rule }}")
        + _repeated("NoiDung", "line", "opening")
        + _tag("if addressees|length == 1")
        + _p("KinhGui", "Kính gửi: {{ addressees[0] }}")
        + _tag("elif addressees")
        + _p("KinhGuiDau", "Kính gửi:")
        + _repeated("KinhGuiMuc", "addressee", "addressees")
        + _tag("endif")
        + _repeated("CanCu", "basis", "legal_bases")
        + _blocks("body")
        + _ending()
    )


def _blocks(items: str) -> str:
    kinds = (
        ("heading1", "Heading1"),
        ("heading2", "Heading2"),
        ("heading3", "Heading3"),
        ("intro", "NoiDungDan"),
        ("last", "NoiDungCuoi"),
    )
    return (
        _tag(f"for block in {items}")
        + _tag('if block.kind == "text"')
        + _p("NoiDung", "{{ block.text }}")
        + "".join(_tag(f'elif block.kind == "{kind}"') + _p(style, "{{ block.text }}") for kind, style in kinds)
        + _tag('elif block.kind == "figure"')
        + _p("BieuDo", "{{ block.figure }}")
        + _p("BieuDoTen", "{{ block.text }}")
        + _tag("else")
        + _table()
        + _tag("endif")
        + _tag("endfor")
    )


def _table() -> str:
    """The table of a block. Widths and merged cells come from the data: see `kehoach.generator.formats.docx_template`."""
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Bang"/><w:tblW w:w="5000" w:type="pct"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCaption w:val="{{ block.table.name }}"/>'
        '<w:tblDescription w:val="{{ block.table.description }}"/></w:tblPr>'
        '<w:tblGrid><w:gridCol w:w="2268"/><w:gridCol w:w="4535"/><w:gridCol w:w="2268"/></w:tblGrid>'
        + _row_tag("for row in block.table.header")
        + _row("<w:tblHeader/>", _lines("BangDauCot"))
        + _row_tag("endfor")
        + _row_tag("for row in block.table.rows")
        + _row_tag("if row.group")
        + _row("", _tag("if cell.centred") + _lines("BangNhomGiua") + _tag("else") + _lines("BangNhom") + _tag("endif"))
        + _row_tag("else")
        + _row("", _tag("if cell.centred") + _lines("BangGiua") + _tag("else") + _lines("BangChu") + _tag("endif"))
        + _row_tag("endif")
        + _row_tag("endfor")
        + "</w:tbl>"
    )


def _lines(style: str) -> str:
    return _repeated(style, "line", "cell.lines")


def _row(properties: str, paragraphs: str) -> str:
    return (
        f"<w:tr><w:trPr><w:cantSplit/>{properties}</w:trPr>"
        + _cell(2268, _p("LenhMau", "{%tc for cell in row.cells %}"))
        + _cell(4535, paragraphs, '<w:vAlign w:val="center"/>')
        + _cell(2268, _p("LenhMau", "{%tc endfor %}"))
        + "</w:tr>"
    )


def _row_tag(text: str) -> str:
    properties = '<w:gridSpan w:val="3"/>'
    return "<w:tr>" + _cell(9071, _p("LenhMau", "{%tr " + text + " %}"), properties) + "</w:tr>"


def _ending() -> str:
    """Recipients beside the signature; the break of the section follows."""
    recipients = _p("NoiNhan", "Nơi nhận:") + _repeated("NoiNhanMuc", "recipient", "recipients")
    signature = (
        _repeated("ThamQuyenKy", "line", "signature.authority")
        + _repeated("ThamQuyenKy", "line", "signature.title")
        + _p("HoTenNguoiKy", "{{ signature.name }}")
    )
    return _layout((4400, 4671), ((recipients, signature),), above=240)


def _annexes() -> str:
    return (
        _tag("for annex in annexes")
        + _p("PhuLuc", "{{ annex.label }}")
        + _tag("if annex.title")
        + _p("PhuLucTieuDe", "{{ annex.title }}")
        + _tag("endif")
        + _tag("if annex.caption")
        + _p("PhuLucKemTheo", "{{ annex.caption }}")
        + _tag("endif")
        + _p("GachNgan", "{{ annex.rule }}")
        + _blocks("annex.blocks")
        + _section_end(_section(landscape=True))
        + _tag("endfor")
    )


def _section(*, landscape: bool) -> str:
    width, height, turned = (_LONG, _SHORT, ' w:orient="landscape"') if landscape else (_SHORT, _LONG, "")
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:headerReference w:type="first" r:id="rId4"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        f'<w:pgMar w:top="{_TOP}" w:right="{_RIGHT}" w:bottom="{_BOTTOM}" w:left="{_LEFT}" '
        'w:header="567" w:footer="567" w:gutter="0"/>'
        '<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )


def _section_end(section: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="HetPhan"/>{section}</w:pPr></w:p>'


def document() -> str:
    """The part `word/document.xml`: the main text, then the annexes, each a section of its own."""
    body = _main_text() + _section_end(_section(landscape=False)) + _annexes()
    return f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}{_section(landscape=True)}</w:body></w:document>"


def header(content: str) -> str:
    """A part `word/header*.xml` with this content of its only paragraph."""
    return f'{DECLARATION}<w:hdr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{content}</w:p></w:hdr>'


PAGE_NUMBER = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
