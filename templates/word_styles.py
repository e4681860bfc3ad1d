"""The styles of `document.docx`: one for every kind of paragraph, so that its look is changed in one place.

Sizes, weights and spacing follow Nghị định 30/2020/NĐ-CP, Phụ lục I. Lengths are in twips (1/20
point), font sizes in half points.
"""

from __future__ import annotations

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_FONT = "Times New Roman"
_INDENT = 720  # 1.27 cm
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


# Identity, name shown in Word, paragraph properties, run properties.
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
    ("BieuDo", "Biểu đồ", _STAY + '<w:spacing w:before="120"/>' + _CENTRED, ""),
    ("BieuDoTen", "Biểu đồ: tên", '<w:spacing w:before="60" w:after="120"/>' + _CENTRED, _ITALIC),
    ("NoiNhan", "Nơi nhận", "", _BOLD + _ITALIC + _size(24)),
    ("NoiNhanMuc", "Nơi nhận: danh sách", "", _size(22)),
    ("ThamQuyenKy", "Quyền hạn, chức vụ người ký", _STAY + _CENTRED, _BOLD),
    ("HoTenNguoiKy", "Họ tên người ký", f'<w:spacing w:before="1500"/>{_CENTRED}', _BOLD),
    ("HetPhan", "Hết phần", '<w:spacing w:line="20" w:lineRule="exact"/>', _size(2)),
    ("PhuLuc", "Phụ lục", f'{_STAY}{_CENTRED}<w:outlineLvl w:val="0"/>', _BOLD),
    ("PhuLucTieuDe", "Phụ lục: tiêu đề", _STAY + _CENTRED, _BOLD),
    ("PhuLucKemTheo", "Phụ lục: kèm theo", _STAY + _CENTRED, _ITALIC),
    ("BangDauCot", "Bảng: đầu cột", _STAY + _CENTRED, _BOLD + _size(24)),
    ("BangNhom", "Bảng: nhóm", _STAY, _BOLD + _size(24)),
    (
        "BangNhomGiua",
        "Bảng: nhóm, giữa cột",
        _STAY + _CENTRED,
        _BOLD + _size(24),
    ),
    ("BangChu", "Bảng: chữ", "", _size(24)),
    ("BangGiua", "Bảng: giữa cột", _CENTRED, _size(24)),
)


def _style(identity: str, name: str, paragraph: str, run: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{identity}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>'
    )


def _heading(level: int, run: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="NoiDung"/><w:qFormat/>'
        f'<w:pPr>{_STAY}{_BODY}<w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr>{run}</w:rPr></w:style>'
    )


def styles() -> str:
    """The part `word/styles.xml`."""
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        f"{DECLARATION}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{_FONT}" w:eastAsia="{_FONT}" w:hAnsi="{_FONT}" w:cs="{_FONT}"/>{_size(28)}'
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:tblPr><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="Bang"><w:name w:val="Bảng"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>"
        '<w:top w:w="40" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
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
