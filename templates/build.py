"""The source of `document.docx`: run `python -m kehoach.templates.build` to write it anew.

The template is a Word file in docxtpl's language (https://docxtpl.readthedocs.io): every paragraph
kind has its own style, so an officer changes the look in Word's style pane, and the words in the
text. Sizes and spacing follow Nghị định 30/2020/NĐ-CP, Phụ lục I; lengths are in twips (1/20 point),
font sizes in half points.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from kehoach import templates

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FONT = "Times New Roman"
_TOP, _BOTTOM, _LEFT, _RIGHT = 1134, 1134, 1701, 1134  # 20, 20, 30, 20 mm
_SHORT, _LONG = 11906, 16838  # A4
_TEXT_WIDTH = _SHORT - _LEFT - _RIGHT
_INDENT = 720  # 1.27 cm
_YEAR = 1980  # the first year that a ZIP archive can hold: the file carries no date


# Styles: id, name shown in Word, paragraph properties, run properties, and what it rests on.

_BODY = (
    f'<w:spacing w:before="120" w:line="264" w:lineRule="auto"/><w:ind w:firstLine="{_INDENT}"/><w:jc w:val="both"/>'
)
_CENTRED = '<w:jc w:val="center"/>'
_BOLD = "<w:b/><w:bCs/>"
_ITALIC = "<w:i/><w:iCs/>"
_RULE = '<w:keepNext/><w:spacing w:after="80" w:line="80" w:lineRule="exact"/><w:jc w:val="center"/>'
_STAY = "<w:keepNext/>"


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


_STYLES: tuple[tuple[str, str, str, str], ...] = (
    ("LenhMau", "Lệnh của mẫu", "", '<w:color w:val="7F7F7F"/>' + _size(16)),
    ("CoQuanChuQuan", "Cơ quan chủ quản", _CENTRED, _size(26)),
    ("CoQuanBanHanh", "Cơ quan ban hành", _CENTRED, _BOLD + _size(26)),
    ("QuocHieu", "Quốc hiệu", _CENTRED, _BOLD + _size(26)),
    ("TieuNgu", "Tiêu ngữ", _CENTRED, _BOLD + _size(28)),
    ("GachNgan", "Đường kẻ", _RULE, _size(24) + '<w:u w:val="single"/>'),
    ("SoKyHieu", "Số, ký hiệu", f'<w:spacing w:before="120"/>{_CENTRED}', _size(26)),
    ("DiaDanhThoiGian", "Địa danh, thời gian", f'<w:spacing w:before="120"/>{_CENTRED}', _ITALIC + _size(26)),
    ("TrichYeu", "Trích yếu", _STAY + _CENTRED, _BOLD),
    ("KinhGui", "Kính gửi", f'<w:spacing w:before="240"/>{_CENTRED}', ""),
    ("KinhGuiDau", "Kính gửi nhiều nơi", f'{_STAY}<w:spacing w:before="240"/><w:ind w:left="1418"/>', ""),
    ("KinhGuiMuc", "Nơi được kính gửi", '<w:ind w:left="2660" w:hanging="170"/>', ""),
    ("CanCu", "Căn cứ", _BODY, _ITALIC),
    ("NoiDung", "Nội dung", _BODY, ""),
    ("NoiDungDan", "Nội dung dẫn vào bảng", _STAY + _BODY.replace("w:line=", 'w:after="120" w:line='), ""),
    ("NoiDungCuoi", "Nội dung cuối", _STAY + _BODY, ""),
    ("NoiNhan", "Nơi nhận", "", _BOLD + _ITALIC + _size(24)),
    ("NoiNhanMuc", "Nơi nhận: danh sách", "", _size(22)),
    ("ThamQuyenKy", "Quyền hạn, chức vụ người ký", _STAY + _CENTRED, _BOLD),
    ("HoTenNguoiKy", "Họ tên người ký", f'<w:spacing w:before="1500"/>{_CENTRED}', _BOLD),
    ("HetPhan", "Hết phần", '<w:spacing w:line="20" w:lineRule="exact"/>', _size(2)),
    ("PhuLuc", "Phụ lục", f'{_STAY}{_CENTRED}<w:outlineLvl w:val="0"/>', _BOLD),
    ("PhuLucTieuDe", "Phụ lục: tiêu đề", _STAY + _CENTRED, _BOLD),
    ("PhuLucKemTheo", "Phụ lục: kèm theo", _STAY + _CENTRED, _ITALIC),
    ("BangDauCot", "Bảng: đầu cột", f'{_STAY}<w:spacing w:before="40" w:after="40"/>{_CENTRED}', _BOLD + _size(24)),
    ("BangNhom", "Bảng: nhóm", f'{_STAY}<w:spacing w:before="40" w:after="40"/>', _BOLD + _size(24)),
    (
        "BangNhomGiua",
        "Bảng: nhóm, giữa cột",
        f'{_STAY}<w:spacing w:before="40" w:after="40"/>{_CENTRED}',
        _BOLD + _size(24),
    ),
    ("BangChu", "Bảng: chữ", '<w:spacing w:before="40" w:after="40"/>', _size(24)),
    ("BangGiua", "Bảng: giữa cột", f'<w:spacing w:before="40" w:after="40"/>{_CENTRED}', _size(24)),
)


def _style(identity: str, name: str, paragraph: str, run: str, extra: str = '<w:basedOn w:val="Normal"/>') -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{identity}"><w:name w:val="{name}"/>{extra}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _heading(level: int, run: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="NoiDung"/><w:qFormat/>'
        f'<w:pPr>{_STAY}{_BODY}<w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr>{run}</w:rPr></w:style>'
    )


def _styles() -> str:
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        f"{_DECLARATION}<w:styles {_NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{_FONT}" w:eastAsia="{_FONT}" w:hAnsi="{_FONT}" w:cs="{_FONT}"/>{_size(28)}'
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:tblPr><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="Bang"><w:name w:val="Bảng"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>"
        '<w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/>'
        f"<w:pPr>{_CENTRED}</w:pPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>'
        f'<w:next w:val="TrichYeu"/><w:qFormat/><w:pPr>{_STAY}<w:spacing w:before="360"/>{_CENTRED}</w:pPr>'
        f"<w:rPr>{_BOLD}</w:rPr></w:style>"
        + _heading(1, _BOLD)
        + _heading(2, _BOLD)
        + _heading(3, "")
        + "".join(_style(*style) for style in _STYLES)
        + "</w:styles>"
    )


# The text. A paragraph that holds only "{%p ... %}", and a row or cell with "{%tr ... %}" or
# "{%tc ... %}", vanish when the template is filled.


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


def _document() -> str:
    body = _main_text() + _section_end(_section(landscape=False)) + _annexes()
    return f"{_DECLARATION}<w:document {_NAMESPACES}><w:body>{body}{_section(landscape=True)}</w:body></w:document>"


def _header(content: str) -> str:
    return f'{_DECLARATION}<w:hdr {_NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{content}</w:p></w:hdr>'


_PAGE_NUMBER = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def _relationships(targets: tuple[tuple[str, str], ...]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{place}" Type="{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(targets, 1)
    )
    return f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _content_types() -> str:
    kinds = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/word/styles.xml": f"{_WORD}.styles+xml",
        "/word/settings.xml": f"{_WORD}.settings+xml",
        "/word/header1.xml": f"{_WORD}.header+xml",
        "/word/header2.xml": f"{_WORD}.header+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    return (
        f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _settings() -> str:
    return (
        f'{_DECLARATION}<w:settings {_NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="vi-VN" w:eastAsia="vi-VN"/></w:settings>'
    )


def _properties() -> str:
    return (
        f'{_DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{{ type }} {{ title }}</dc:title>'
        '<dc:creator>{{ issuer|join(" ") }}</dc:creator><dc:language>vi-VN</dc:language></cp:coreProperties>'
    )


def build() -> bytes:
    """The bytes of `document.docx`; the same on every machine, so nothing in it is compressed or dated."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            (
                (f"{_OFFICE}/officeDocument", "word/document.xml"),
                (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            )
        ),
        "word/document.xml": _document(),
        "word/_rels/document.xml.rels": _relationships(
            (
                (f"{_OFFICE}/styles", "styles.xml"),
                (f"{_OFFICE}/settings", "settings.xml"),
                (f"{_OFFICE}/header", "header1.xml"),
                (f"{_OFFICE}/header", "header2.xml"),
            )
        ),
        "word/styles.xml": _styles(),
        "word/settings.xml": _settings(),
        "word/header1.xml": _header(_PAGE_NUMBER),
        "word/header2.xml": _header(""),
        "docProps/core.xml": _properties(),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (_YEAR, 1, 1, 0, 0, 0)), text)
    return file.getvalue()


if __name__ == "__main__":
    Path(__file__).with_name(templates.WORD).write_bytes(build())
