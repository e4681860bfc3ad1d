"""One plan in four formats is one plan: two synthetic plans written as HTML, DOCX, PDF and flattened text, and 163/KH-UBND.

Each plan below is data; the writers of this file turn it into a file of each format, and everything that is read has to
be the same. Where a file does not say what another says, the difference is named here.
"""

import html
import json
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from weasyprint import CSS, HTML

from kehoach.model import Plan
from kehoach.parser import read_plan

FORMATS = ("html", "docx", "pdf", "txt")
CASES = Path(__file__).parent.parent / "cases"
SOURCE_163 = Path(__file__).parent.parent.parent / "source_docs" / "163-KH-UBND"
PLACED_OTHERWISE = {"source", "sources", "file", "coverage", "notices"}
"""Parts of the data that tell where something was read, which differs from file to file."""

# A cell is its text, or (text, columns, rows) where it is merged; positions that another cell covers are left out.
SOUTHERN = {
    "superior": [],
    "issuer": ["ỦY BAN NHÂN DÂN", "TỈNH NAM TRUNG"],
    "number": "Số: 45/KH-UBND",
    "place": "Nam Trung, ngày 18 tháng 02 năm 2026",
    "title": "Cải cách hành chính tỉnh Nam Trung giai đoạn 2026 - 2030",
    "body": [
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;",
        "Căn cứ Quyết định số 88/QĐ-TTg ngày 10/01/2026 của Thủ tướng Chính phủ về chương trình tổng thể (giả định);",
        "Ủy ban nhân dân tỉnh ban hành Kế hoạch cải cách hành chính tỉnh Nam Trung giai đoạn 2026 - 2030 như sau:",
        "I. MỤC TIÊU",
        "1. Mục tiêu chung",
        "Xây dựng nền hành chính chuyên nghiệp, hiện đại, phục vụ Nhân dân; lấy mức độ hài lòng của người dân, doanh "
        "nghiệp làm thước đo kết quả hoạt động của các cơ quan, đơn vị trên địa bàn tỉnh.",
        "2. Chỉ tiêu cụ thể",
        "Tại Phụ lục I.",
        "II. NHIỆM VỤ",
        "Tại Phụ lục II.",
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Sở Nội vụ",
        "a) Theo dõi các chỉ tiêu tại mục I Phụ lục I và các nhiệm vụ tại Phụ lục II;",
        "b) Tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 15/12 hằng năm.",
        "2. Sở Tài chính",
        "Bố trí kinh phí thực hiện.",
        "Trên đây là Kế hoạch cải cách hành chính tỉnh Nam Trung giai đoạn 2026 - 2030./.",
    ],
    "recipients": ["Bộ Nội vụ", "Các sở, ban, ngành", "UBND các xã, phường", "Lưu: VT, NC"],
    "signature": ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Sơn Thị Chanh"],
    "annexes": [
        {
            "label": "PHỤ LỤC I",
            "title": "CÁC CHỈ TIÊU",
            "caption": "(Kèm theo Kế hoạch số 45/KH-UBND ngày 18/02/2026 của Ủy ban nhân dân tỉnh Nam Trung)",
            "header": [
                [("STT", 1, 2), ("Chỉ tiêu", 1, 2), ("Mục tiêu", 2, 1)],
                ["Năm 2028", "Năm 2030"],
            ],
            "rows": [
                ["I", "CẢI CÁCH THỂ CHẾ", "", ""],
                ["1", "Tỷ lệ văn bản được rà soát đúng hạn", "Đạt 95%", "Đạt 100%"],
                ["2", "Tỷ lệ văn bản trái luật được xử lý", "Đạt 100%", "Đạt 100%"],
                ["II", "CẢI CÁCH THỦ TỤC HÀNH CHÍNH", "", ""],
                [
                    "1",
                    "Tỷ lệ hồ sơ giải quyết đúng hạn trên tổng số hồ sơ đã tiếp nhận trong kỳ",
                    "Trên 96%",
                    "Trên 98%",
                ],
                ["2", "Tỷ lệ hồ sơ nộp trực tuyến", "", "Tối thiểu 80%"],
                ["3", "Mức độ hài lòng của người dân", "- Cấp tỉnh: 90%\n- Cấp xã: 85%", "Trên 95%"],
            ],
        },
        {
            "label": "PHỤ LỤC II",
            "title": "CÁC NHIỆM VỤ",
            "caption": "(Kèm theo Kế hoạch số 45/KH-UBND ngày 18/02/2026 của Ủy ban nhân dân tỉnh Nam Trung)",
            "header": [["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện"]],
            "rows": [
                ["1", "CẢI CÁCH THỂ CHẾ", "", "", ""],
                *(
                    [f"{sign})", f"Xây dựng và trình ban hành {what}", who, others, f"Quý {quarter}/2027"]
                    for sign, what, who, others, quarter in [
                        ("a", "quy định phân cấp quản lý nhà nước", "Sở Nội vụ", "Các sở, ban, ngành", "I"),
                        ("b", "quy chế phối hợp liên thông thủ tục", "Văn phòng UBND tỉnh", "Sở Tư pháp", "II"),
                        ("c", "bộ chỉ số đánh giá công vụ hằng năm", "Sở Nội vụ", "", "III"),
                        ("d", "danh mục thủ tục giải quyết tại xã", "Sở Tư pháp", "UBND các xã, phường", "IV"),
                    ]
                ),
                ["2", "HIỆN ĐẠI HÓA NỀN HÀNH CHÍNH", "", "", ""],
                *(
                    [
                        f"{sign})",
                        f"Nâng cấp {what} bảo đảm an toàn, thông suốt và liên tục",
                        "Sở Khoa học và Công nghệ",
                        "Sở Tài chính",
                        "Hằng năm",
                    ]
                    for sign, what in zip(
                        "abcdđeghiklmnopqrstuv",
                        [f"hệ thống thông tin số {place} của tỉnh" for place in range(1, 22)],
                        strict=True,
                    )
                ),
            ],
        },
    ],
}
NORTHERN = {
    "superior": ["UBND TỈNH BẮC LĨNH"],
    "issuer": ["SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH"],
    "number": "Số: /KH-SVHTTDL",
    "place": "Bắc Lĩnh, ngày tháng 9 năm 2026",
    "title": "Tổ chức Tuần văn hóa các dân tộc năm 2026",
    "body": [
        "Thực hiện Kế hoạch số 77/KH-UBND ngày 02/8/2026 của UBND tỉnh Bắc Lĩnh về phát triển du lịch năm 2026, Sở Văn hóa, "
        "Thể thao và Du lịch ban hành Kế hoạch như sau:",
        "I. YÊU CẦU",
        "- Trang trọng, tiết kiệm;",
        "- Bảo đảm an ninh, trật tự.",
        "II. NỘI DUNG",
        "1. Phần lễ",
        "Khai mạc lúc 20 giờ.",
        "2. Phần hội",
        "Thi ẩm thực, thi kéo co.",
    ],
    "recipients": ["UBND tỉnh", "Lưu: VT"],
    "signature": ["GIÁM ĐỐC"],
    "annexes": [
        {
            "label": "PHỤ LỤC",
            "title": "PHÂN CÔNG CÔNG VIỆC",
            "caption": "(Kèm theo Kế hoạch số /KH-SVHTTDL ngày /9/2026 của Sở Văn hóa, Thể thao và Du lịch)",
            "header": [
                [
                    "TT",
                    "Nội dung công việc",
                    "Sản phẩm",
                    "Thời hạn hoàn thành",
                    "Đơn vị chủ trì",
                    "Đơn vị phối hợp",
                    "Ghi chú",
                ],
                ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
            ],
            "rows": [
                [("I. CÔNG TÁC CHUẨN BỊ (03 việc)", 7, 1)],
                *(
                    line.split(" | ")
                    for line in (
                        "1 | Xây dựng kịch bản khai mạc | Kịch bản | Trước 10/9/2026 | Văn phòng Sở | Công an tỉnh | Họp",
                        "2 | Mời đoàn nghệ thuật các tỉnh bạn | Giấy mời | Trước ngày 15/9/2026 | Văn phòng Sở |  | ",
                        "3 | Lắp đặt sân khấu tại quảng trường | Biên bản | Tháng 9/2026 | Sở Xây dựng | Công an tỉnh | ",
                    )
                ),
                [("II. TỔ CHỨC TUẦN VĂN HÓA", 7, 1)],
                *(
                    line.split(" | ")
                    for line in (
                        "1 | Đón tiếp đại biểu và các đoàn nghệ thuật |  | Tháng 10/2026 | Sở Ngoại vụ | Sở Y tế | ",
                        "2 | Bảo đảm an ninh tại các điểm tổ chức | Phương án | Tháng 10/2026 | Công an tỉnh | Sở Xây dựng | ",
                    )
                ),
            ],
        }
    ],
}
PLANS = {"southern": SOUTHERN, "northern": NORTHERN}


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Every plan in every format: (plan, format) to path."""
    folder = tmp_path_factory.mktemp("plans")
    paths = {}
    for name, plan in PLANS.items():
        for form in FORMATS:
            paths[name, form] = folder / f"{name}.{form}"
        page = as_html(plan)
        paths[name, "html"].write_text(page, encoding="utf-8")
        paths[name, "txt"].write_text(as_text(plan), encoding="utf-8")
        HTML(string=page).write_pdf(paths[name, "pdf"])
        as_docx(plan).save(paths[name, "docx"])
    return paths


@pytest.mark.parametrize("form", ["docx", "pdf"])
@pytest.mark.parametrize("name", PLANS)
def test_html_docx_and_pdf_give_one_result(files, name, form):
    wanted, found = (everything(read_plan(files[name, one])) for one in ("html", form))
    assert differences(wanted, found) == []


@pytest.mark.parametrize("name", PLANS)
def test_flattened_text_gives_the_same_items_and_words(files, name):
    """Text does not say which cells are merged, so its tables are compared by their words, and all else as it is."""
    wanted, found = (everything(read_plan(files[name, form])) for form in ("html", "txt"))
    for data in (wanted, found):
        for annex in data["document"]["annexes"]:
            annex["tables"] = [words_of(table) for table in annex["tables"]]
    assert differences(wanted, found) == []


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("form", FORMATS)
def test_all_that_the_plan_says_is_read(files, name, form):
    """The data itself, not another file's reading, says what has to be there."""
    plan, described = read_plan(files[name, form]), PLANS[name]
    document = plan.document
    assert list(document.issuer) == described["issuer"]
    assert document.title == described["title"]
    assert list(document.recipients) == described["recipients"]
    assert [(annex.label, annex.title, annex.caption) for annex in document.annexes] == [
        (annex["label"], annex["title"], annex["caption"]) for annex in described["annexes"]
    ]
    items = [item.text for item in (*plan.targets, *plan.tasks, *plan.projects)]
    assert items == [row[1] for annex in described["annexes"] for row in annex["rows"] if len(row) > 1 and any(row[2:])]
    assert plan.coverage.in_notices == 0


@pytest.mark.parametrize("page", ["190mm 150mm", "150mm 90mm"])
@pytest.mark.parametrize(
    "case",
    [
        "hoa-thinh-tables-over-page-breaks",
        "lam-giang-roles-inside-cells",
        "dai-ngan-seven-columns-with-merged-cells",
        "song-ma-decimals-dashes-and-plus-signs",
    ],
)
def test_a_page_printed_with_rules_gives_its_items_however_the_tables_touch_and_break(case, page, tmp_path):
    """Tables that follow each other touch when they are printed, and small pages break them anywhere."""
    source = CASES / case / "source.html"
    rules = CSS(
        string=f"@page {{size: {page}; margin: 10mm}} table {{border-collapse: collapse}} td, th {{border: .5pt solid}}"
    )
    HTML(source).write_pdf(tmp_path / "in.pdf", stylesheets=[rules])
    wanted, found = (items_of(read_plan(path)) for path in (source, tmp_path / "in.pdf"))
    assert wanted
    assert found == wanted


def items_of(plan):
    works = [
        (item.id, item.text, item.lead.text, item.coordinate.text, item.deadline.text, item.product)
        for item in (*plan.tasks, *plan.projects)
    ]
    values = [(target.id, target.text, *(value.text for value in target.values)) for target in plan.targets]
    return [tuple(" ".join((text or "").split()) for text in item) for item in (*works, *values)]


@pytest.mark.parametrize("form", ["html", "docx", "pdf"])
def test_163_differs_between_text_and_other_formats_only_where_the_text_leaves_two_rows_open(form):
    text = read_163("txt")
    other = read_163(form)
    for data in (text, other):
        for annex in data["document"]["annexes"]:
            annex["tables"] = []
    places = {place for place, _, _ in differences(text, other)}
    ids = [task["id"] for task in other["tasks"]]
    open_rows = {f"tasks/{ids.index(address)}" for address in ("pl2/6/l", "pl2/6/s")}
    assert {"/".join(place.split("/")[:2]) for place in places} == open_rows


def test_163_has_the_same_table_cells_in_html_docx_and_pdf():
    tables = {form: read_163(form)["document"]["annexes"] for form in ("html", "docx", "pdf")}
    assert differences(tables["html"], tables["docx"]) == []
    assert differences(tables["html"], tables["pdf"]) == []


def read_163(form):
    """163/KH-UBND; "2026- 2030" stands at a line's end in the PDF, which cannot tell the space (its notice P010)."""
    plan = read_plan(SOURCE_163 / f"163-KH-UBND.{form}")
    data = json.dumps(everything(plan), ensure_ascii=False)
    return json.loads(data.replace("2026- 2030", "2026-2030"))


def everything(plan: Plan):
    """The plan's data without the parts that tell where something was read."""
    return without_places(plan.model_dump(mode="json"))


def without_places(value):
    if isinstance(value, dict):
        return {name: without_places(inner) for name, inner in value.items() if name not in PLACED_OTHERWISE}
    if isinstance(value, list):
        return [without_places(inner) for inner in value]
    return value


def differences(one, other, place=""):
    """Where two data differ: (path, one value, other value)."""
    if isinstance(one, dict) and isinstance(other, dict):
        names = [*one, *(name for name in other if name not in one)]
        return [
            found
            for name in names
            for found in differences(one.get(name), other.get(name), f"{place}/{name}".lstrip("/"))
        ]
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return [
            found
            for i, (a, b) in enumerate(zip(one, other, strict=True))
            for found in differences(a, b, f"{place}/{i}")
        ]
    return [] if one == other else [(place, one, other)]


def words_of(table):
    """The filled cells of a table, row by row."""
    return [[cell["text"] for cell in row if cell["text"]] for row in (*table["header"], *table["rows"])]


# Writers


def text_and_span(cell):
    return cell if isinstance(cell, tuple) else (cell, 1, 1)


STYLE = """
@page { size: A4; margin: 20mm }
body { font: 13pt serif }
table { border-collapse: collapse; width: 100% }
td { vertical-align: top }
td p { margin: 0 }
.layout td { width: 46%; font-size: 11pt }
.layout td + td { width: 54% }
.grid td { border: 1px solid black; padding: 2pt }
.grid td:nth-child(2) { width: 32% }
h2 { font-size: 13pt; page-break-before: always }
"""


def as_html(plan):
    paragraphs = "".join(f"<p>{html.escape(text)}</p>" for text in ("KẾ HOẠCH", plan["title"], *plan["body"]))
    annexes = "".join(annex_html(annex) for annex in plan["annexes"])
    return (
        f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Kế hoạch</title><style>{STYLE}</style></head>'
        f"<body>{two_columns(head_of(plan))}{paragraphs}{two_columns(foot_of(plan))}{annexes}</body></html>"
    )


def head_of(plan):
    left = [*plan["superior"], *plan["issuer"], plan["number"]]
    return [(left, ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", plan["place"]])]


def foot_of(plan):
    return [(["Nơi nhận:", *(f"- {name};" for name in plan["recipients"])], plan["signature"])]


def two_columns(rows):
    cells = "".join(
        "<tr>"
        + "".join("<td>" + "".join(f"<p>{html.escape(line)}</p>" for line in side) + "</td>" for side in row)
        + "</tr>"
        for row in rows
    )
    return f'<table class="layout">{cells}</table>'


def annex_html(annex):
    rows = "".join(
        "<tr>"
        + "".join(
            f'<td colspan="{columns}" rowspan="{down}">'
            + "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n"))
            + "</td>"
            for text, columns, down in map(text_and_span, row)
        )
        + "</tr>"
        for row in (*annex["header"], *annex["rows"])
    )
    head = "".join(f"<p>{html.escape(annex[part])}</p>" for part in ("title", "caption"))
    return f'<h2>{annex["label"]}</h2>{head}<table class="grid">{rows}</table>'


def as_text(plan):
    """A web page's text: a paragraph a line, blank lines between, an empty cell as a line of U+00A0."""
    lines = [
        *(line for row in head_of(plan) for side in row for line in side),
        *("KẾ HOẠCH", plan["title"], *plan["body"]),
        "\n".join(foot_of(plan)[0][0]),
        *plan["signature"],
    ]
    for annex in plan["annexes"]:
        lines += [annex["label"], annex["title"], annex["caption"]]
        for row in (*annex["header"], *annex["rows"]):
            for text, _, _ in map(text_and_span, row):
                lines += text.split("\n") if text else ["\u00a0"]
    return "\n\n".join(lines) + "\n"


def as_docx(plan):
    document = docx.Document()
    docx_table(
        document, [list(row) for row in [("\n".join(left), "\n".join(right)) for left, right in head_of(plan)]], 2
    )
    for text in ("KẾ HOẠCH", plan["title"], *plan["body"]):
        document.add_paragraph(text)
    docx_table(
        document, [list(row) for row in [("\n".join(left), "\n".join(right)) for left, right in foot_of(plan)]], 2
    )
    for annex in plan["annexes"]:
        for text in (annex["label"], annex["title"], annex["caption"]):
            document.add_paragraph(text)
        width = sum(columns for _, columns, _ in map(text_and_span, annex["header"][0]))
        docx_table(document, [*annex["header"], *annex["rows"]], width)
    return document


def docx_table(document, rows, width):
    """A table written cell by cell as Word does: gridSpan across, vMerge down."""
    table = document.add_table(rows=0, cols=width)
    reaching = {}
    for row in rows:
        line = OxmlElement("w:tr")
        table._tbl.append(line)
        column, cells = 0, list(map(text_and_span, row))
        while column < width:
            if reaching.get(column):
                span, left = reaching[column]
                docx_cell(line, "", span, "continue")
                reaching[column] = (span, left - 1) if left > 1 else None
                column += span
                continue
            text, columns, down = cells.pop(0)
            docx_cell(line, text, columns, "restart" if down > 1 else None)
            if down > 1:
                reaching[column] = (columns, down - 1)
            column += columns


def docx_cell(line, text, columns, merge):
    cell, properties = OxmlElement("w:tc"), OxmlElement("w:tcPr")
    cell.append(properties)
    if columns > 1:
        span = OxmlElement("w:gridSpan")
        span.set(qn("w:val"), str(columns))
        properties.append(span)
    if merge:
        down = OxmlElement("w:vMerge")
        down.set(qn("w:val"), merge)
        properties.append(down)
    for part in text.split("\n"):
        paragraph, run, words = OxmlElement("w:p"), OxmlElement("w:r"), OxmlElement("w:t")
        words.text = part
        words.set(qn("xml:space"), "preserve")
        run.append(words)
        paragraph.append(run)
        cell.append(paragraph)
    line.append(cell)
