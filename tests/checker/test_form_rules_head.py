"""Rules on pages, page numbers and heads (TT002 to TT042), case by case beside the examples in their records."""

from datetime import date

import pytest

from kehoach.checker import RULES, Subject, check
from kehoach.checker.edits import ReplaceText, SetPage, SetParagraph, SetRuns
from kehoach.checker.engine import run
from kehoach.checker.examples import A4_PORTRAIT, layout, paragraph
from kehoach.checker.examples_plan import plan_of, subplan_of
from kehoach.meaning.province import registry_for_plan
from kehoach.model import Document, DrawnLine, LegalBasis, PageNumbering, PageSetup, Plan, Run, Source

TODAY = date(2026, 11, 23)
PLAIN = Plan(document=Document(type="KẾ HOẠCH"))
LYING = {"width": 297.0, "height": 210.0, "top": 20.0, "bottom": 20.0, "left": 30.0, "right": 20.0}
BOLD, ITALIC = {"bold": True}, {"italic": True}
BOLD_RUN = Run(text="Độc lập", bold=True, italic=False)


def page(**changes):
    return PageSetup(**(A4_PORTRAIT | changes))


def numbered(annex=None, **numbering):
    return page(annex=annex, numbering=PageNumbering(**({"container": "header", "alignment": "center"} | numbering)))


def pages(*setups):
    return layout(pages=setups)


def one(component, text, *, run=None, **form):
    return layout(paragraph(component, text, run=run, **form))


def line(component, kind, share):
    return one(component, "SỞ NỘI VỤ", line_below=DrawnLine(kind=kind, share=share))


def with_type(kind, *others):
    return layout(paragraph("type", kind), *others)


def mixed(component, *runs):
    """A paragraph whose runs differ."""
    text = "".join(each.text for each in runs)
    return layout(paragraph(component, text).model_copy(update={"runs": runs}))


def printed(kind, page_number):
    return paragraph("type", kind, source=Source(file="a.pdf", sha256="", page=page_number))


def annexed(*setups, page_of_annex=1):
    return layout(
        paragraph("body", "Nội dung."),
        paragraph("annex_label", "Phụ lục I", annex="pl1", page=page_of_annex),
        paragraph("table", "1", annex="pl1", page=page_of_annex),
        pages=setups,
    )


SMALL = {"size": 12.0}
TO = paragraph("addressee", "Kính gửi:")
PART = paragraph("heading", "Phần I", run=BOLD, alignment="center")
LONG = tuple(paragraph("body", "Ủy ban nhân dân các xã tổ chức thực hiện. " * 20) for _ in range(8))

# Rule, what the case shows, form, result.
CASES = [
    ("TT002", "25 mm is allowed", pages(page(top=25.0, bottom=25.0)), "passed"),
    ("TT002", "Word rounds 2 cm to 19.9 mm", pages(page(top=19.9)), "passed"),
    ("TT002", "bottom too wide", pages(page(bottom=30.0)), "failed"),
    ("TT002", "an upright annex is held to it too", pages(page(), page(top=10.0, annex="pl1")), "failed"),
    ("TT002", "lying pages are another rule's", pages(PageSetup(**(LYING | {"top": 5.0}))), "not_applicable"),
    ("TT003", "35 and 15 mm", pages(page(left=35.0, right=15.0)), "passed"),
    ("TT003", "right edge too near", pages(page(right=10.0)), "failed"),
    ("TT003", "a margin that is not told", pages(page(left=None)), "not_evaluated"),
    ("TT004", "30 above, 20 at the other edges", pages(PageSetup(**(LYING | {"top": 30.0}))), "passed"),
    ("TT004", "5 mm below", pages(PageSetup(**(LYING | {"bottom": 5.0}))), "failed"),
    ("TT004", "upright pages only", pages(page(left=5.0)), "not_applicable"),
    ("TT005", "lying, with a table", layout(paragraph("table", "STT"), pages=(PageSetup(**LYING),)), "passed"),
    (
        "TT005",
        "a lying annex is free",
        layout(paragraph("body", "Nội dung."), pages=(page(), PageSetup(**LYING, annex="pl1"))),
        "passed",
    ),
    (
        "TT005",
        "a table of the annex does not excuse the main text",
        layout(paragraph("table", "STT", annex="pl1"), pages=(PageSetup(**LYING),)),
        "failed",
    ),
    ("TT006", "a PDF's name of the font", one("body", "Nội dung", run={"font": "ABCDEF+TimesNewRomanPSMT"}), "passed"),
    ("TT006", "symbols of a bullet's font", one("body", "", run={"font": "Symbol"}), "passed"),
    ("TT006", "an old character set is another rule's", one("body", "Néi dung", run={"font": ".VnTime"}), "passed"),
    ("TT006", "one word in Calibri", mixed("body", Run(text="Nội ", font="Tinos"), Run(text="dung", font="Calibri")), "failed"),
    ("TT007", "Arial is not an old character set", one("body", "Nội dung", run={"font": "Arial"}), "passed"),
    ("TT007", "VNI", one("table", "Noäi dung", run={"font": "VNI-Times"}), "failed"),
    ("TT007", "VNI of spaces only", one("body", "   ", run={"font": "VNI-Times"}), "passed"),
    ("TT008", "nearly black", one("body", "Nội dung", run={"color": "0D0D0D"}), "passed"),
    ("TT008", "a red stamp", one("mark", "KHẨN", run={"color": "FF0000"}), "passed"),
    ("TT008", "a coloured cell, on which the decree is silent", one("table", "Sở Nội vụ", run={"color": "0070C0"}), "passed"),
    ("TT008", "a blue address", one("contact", "Địa chỉ: 1 Hai Bà Trưng", run={"color": "0563c1"}), "failed"),
    ("TT009", "long and numbered", layout(*LONG, pages=(numbered(),)), "passed"),
    ("TT009", "long and not numbered", layout(*LONG, pages=(page(),)), "failed"),
    (
        "TT009",
        "a long annex not numbered",
        layout(
            paragraph("body", "Ngắn."),
            *(each.model_copy(update={"annex": "pl1", "page": 1}) for each in LONG),
            pages=(numbered(), page(annex="pl1")),
        ),
        "failed",
    ),
    ("TT009", "one short page", one("body", "Ngắn."), "not_applicable"),
    ("TT010", "in the middle of the header", pages(numbered()), "passed"),
    ("TT010", "right in the header", pages(numbered(alignment="right")), "failed"),
    ("TT010", "the annex's in the footer", pages(numbered(), numbered(annex="pl1", container="footer")), "failed"),
    ("TT010", "none", pages(page()), "not_applicable"),
    ("TT011", "size 13", pages(numbered(size=13.0)), "passed"),
    ("TT011", "Roman figures", pages(numbered(format="lowerRoman")), "failed"),
    ("TT011", "slanting", pages(numbered(size=14.0, italic=True)), "failed"),
    ("TT011", "none", pages(page()), "not_applicable"),
    ("TT012", "a later section goes on", pages(numbered(on_first_page=False), numbered(on_first_page=True)), "passed"),
    ("TT012", "an annex counts anew and shows 1", pages(numbered(), numbered("pl1", start=1, on_first_page=True)), "failed"),
    ("TT012", "none", pages(page()), "not_applicable"),
    ("TT013", "no annex", pages(numbered()), "passed"),
    ("TT013", "begins with 5", pages(numbered(start=5)), "failed"),
    ("TT013", "a first page in a section of its own", pages(page(), numbered(start=2)), "passed"),
    ("TT013", "an annex in the section of the main text", annexed(numbered(), page_of_annex=0), "failed"),
    (
        "TT013",
        "an annex in a file of its own",
        layout(paragraph("annex_label", "Phụ lục I", annex="pl1"), pages=(numbered("pl1"),)),
        "passed",
    ),
    (
        "TT013",
        "two annexes in one section",
        layout(
            paragraph("annex_label", "Phụ lục I", annex="pl1"),
            paragraph("annex_label", "Phụ lục II", annex="pl2"),
            pages=(numbered("pl1"),),
        ),
        "failed",
    ),
    ("TT013", "an annex that counts anew", annexed(numbered(), numbered("pl1", start=1)), "passed"),
    ("TT013", "none", pages(page()), "not_applicable"),
    ("TT014", "the older place of the tone mark", one("nation", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"), "passed"),
    ("TT014", "capitals by form", one("nation", "Cộng hòa xã hội chủ nghĩa Việt Nam", run={"capitals": True}), "passed"),
    (
        "TT014",
        "cut by a narrow column",
        layout(paragraph("nation", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA"), paragraph("nation", "VIỆT NAM")),
        "passed",
    ),
    ("TT014", "small letters", one("nation", "Cộng hòa xã hội chủ nghĩa Việt Nam"), "failed"),
    ("TT014", "missing", one("body", "Nội dung."), "failed"),
    ("TT015", "a long dash prints like a hyphen", one("motto", "Độc lập – Tự do – Hạnh phúc"), "passed"),
    ("TT015", "hyphens without spaces", one("motto", "Độc lập-Tự do-Hạnh phúc"), "failed"),
    ("TT015", "capitals wrong", one("motto", "Độc Lập - Tự Do - Hạnh Phúc"), "failed"),
    ("TT015", "missing", one("body", "Nội dung."), "failed"),
    ("TT016", "nation of 12", one("nation", "CỘNG HÒA", run={"size": 12.0}), "passed"),
    ("TT016", "motto of 13", one("motto", "Độc lập", run={"size": 13.0}), "passed"),
    ("TT016", "motto 12", one("motto", "Độc lập", run={"size": 12.0}), "failed"),
    ("TT016", "none", one("body", "Nội dung."), "not_applicable"),
    ("TT017", "nation not bold", one("nation", "CỘNG HÒA"), "failed"),
    ("TT017", "spaces need not be bold", mixed("motto", BOLD_RUN, Run(text=" ", bold=False)), "passed"),
    ("TT017", "one word not bold", mixed("motto", BOLD_RUN, Run(text=" - Tự do", bold=False)), "failed"),
    ("TT018", "nearly as long", line("motto", "drawn", 0.93), "passed"),
    ("TT018", "much longer", line("motto", "border", 1.6), "failed"),
    ("TT018", "raised underscores, as in the decree's own forms", line("motto", "underscores", 1.6), "passed"),
    ("TT018", "a few dashes", line("motto", "underscores", 0.41), "failed"),
    ("TT018", "no line", one("motto", "Độc lập"), "failed"),
    ("TT018", "a line of unknown length", line("motto", "drawn", None), "not_evaluated"),
    ("TT019", "no superior", one("issuer", "ỦY BAN NHÂN DÂN TỈNH VÀM CỎ"), "passed"),
    ("TT019", "capitals by form", one("issuer", "Sở Nội vụ", run={"capitals": True}), "passed"),
    (
        "TT019",
        "superior in small letters",
        layout(paragraph("superior", "UBND tỉnh Vàm Cỏ"), paragraph("issuer", "SỞ Y TẾ")),
        "failed",
    ),
    ("TT019", "missing", one("superior", "UBND TỈNH VÀM CỎ"), "failed"),
    ("TT020", "12", one("superior", "UBND TỈNH VÀM CỎ", run={"size": 12.0}), "passed"),
    ("TT020", "11", one("superior", "UBND TỈNH VÀM CỎ", run={"size": 11.0}), "failed"),
    ("TT020", "none", one("body", "Nội dung."), "not_applicable"),
    ("TT021", "issuer bold", one("issuer", "SỞ NỘI VỤ", run=BOLD), "passed"),
    ("TT021", "issuer not bold", one("issuer", "SỞ NỘI VỤ"), "failed"),
    ("TT021", "superior slanting", one("superior", "UBND TỈNH VÀM CỎ", run=ITALIC), "failed"),
    ("TT022", "a third", line("issuer", "drawn", 1 / 3), "passed"),
    ("TT022", "a fifth", line("issuer", "drawn", 0.2), "failed"),
    ("TT022", "none", one("issuer", "SỞ NỘI VỤ"), "failed"),
    ("TT023", "not told", one("title", "Cải cách hành chính"), "not_evaluated"),
    ("TT023", "in the middle", one("title", "Cải cách hành chính", alignment="center"), "passed"),
    ("TT023", "motto at the left", one("motto", "Độc lập", alignment="left"), "failed"),
    ("TT023", "placed by a tab stop", one("number", "\tSố: 12/KH-UBND", alignment="left"), "not_evaluated"),
    ("TT023", "placed by spaces", one("number", "        Số: 12/KH-UBND", alignment="left"), "not_evaluated"),
    ("TT023", "a draft's blank is not such a place", one("number", "Số:        /KH-UBND", alignment="left"), "failed"),
    ("TT023", "none", one("body", "Nội dung.", alignment="justify"), "not_applicable"),
    ("TT024", "a draft's blank number", one("number", "Số:\u00a0\u00a0\u00a0\u00a0/KH-STP"), "passed"),
    ("TT024", "dots for the number", one("number", "Số: …/BC-UBND"), "passed"),
    ("TT024", "small letters of the decree's own table", one("number", "Số: 15/QyĐ-BNV"), "passed"),
    ("TT024", "an official letter", one("number", "Số: 2775/SNV-CCHC&VTLT"), "passed"),
    ("TT024", "spaces are another rule's", one("number", "Số: 12 / KH - UBND"), "passed"),
    ("TT024", "no colon", one("number", "Số 12/KH-UBND"), "failed"),
    ("TT024", "letters after the number", one("number", "Số: 12a/KH-UBND"), "failed"),
    ("TT024", "no word", one("number", "12/KH-UBND"), "failed"),
    ("TT024", "small letters", one("number", "Số: 12/KH-ubnd"), "failed"),
    ("TT024", "no issuer", one("number", "Số: 12/KH"), "failed"),
    ("TT024", "missing", one("body", "Nội dung."), "failed"),
    ("TT025", "a draft's blank", one("number", "Số:       /KH-UBND"), "passed"),
    ("TT025", "a gap left after the number", one("number", "Số: 329      /BC-UBND"), "failed"),
    ("TT025", "around the hyphen", one("number", "Số:      /BC - SCT"), "failed"),
    ("TT025", "none", one("body", "Nội dung."), "not_applicable"),
    ("TT026", "163", one("number", "Số: 163/KH-UBND"), "passed"),
    ("TT026", "10", one("number", "Số: 10/KH-UBND"), "passed"),
    ("TT026", "012", one("number", "Số: 012/CT-UBND"), "failed"),
    ("TT026", "007", one("number", "Số: 007/CT-UBND"), "failed"),
    ("TT026", "blank", one("number", "Số: .../CT-UBND"), "not_applicable"),
    ("TT027", "case tells them apart", with_type("CHỈ THỊ", paragraph("number", "Số: 12/CTr-UBND")), "failed"),
    ("TT027", "the older place of the tone mark", with_type("GIẤY UỶ QUYỀN", paragraph("number", "Số: 1/GUQ-SNV")), "passed"),
    (
        "TT027",
        "an official letter with CV",
        layout(paragraph("number", "Số: 12/CV-UBND"), paragraph("subject", "V/v nâng bậc lương")),
        "failed",
    ),
    (
        "TT027",
        "an official letter",
        layout(paragraph("number", "Số: 12/UBND-VX"), paragraph("subject", "V/v nâng bậc lương")),
        "passed",
    ),
    ("TT027", "a consolidated text", with_type("KẾ HOẠCH", paragraph("number", "Số: 12/VBHN-UBND")), "not_applicable"),
    ("TT027", "a type without abbreviation", with_type("ĐỀ CƯƠNG", paragraph("number", "Số: 12/KH-UBND")), "not_applicable"),
    ("TT028", "an agency that is not known", one("number", "Số: 12/KH-BQL"), "not_applicable"),
    ("TT029", "13", one("number", "Số: 12/KH-UBND", run={"size": 13.0}), "passed"),
    ("TT029", "12", one("number", "Số: 12/KH-UBND", run={"size": 12.0}), "failed"),
    ("TT029", "slanting", one("number", "Số: 12/KH-UBND", run={"size": 13.0, "italic": True}), "failed"),
    ("TT029", "none", one("body", "Nội dung."), "not_applicable"),
    ("TT030", "a draft", one("place_date", "Vàm Cỏ, ngày\u00a0\u00a0\u00a0tháng\u00a0\u00a0\u00a0năm 20..."), "passed"),
    ("TT030", "a draft without place", one("place_date", "........., ngày ... tháng ... năm 2026"), "passed"),
    ("TT030", "a unit named after a person", one("place_date", "Thành phố Hồ Chí Minh, ngày 29 tháng 6 năm 2026"), "passed"),
    ("TT030", "a unit with a number", one("place_date", "Phường 4, ngày 29 tháng 6 năm 2026"), "passed"),
    ("TT030", "a double name", one("place_date", "Bà Rịa - Vũng Tàu, ngày 29 tháng 6 năm 2024"), "passed"),
    ("TT030", "no comma", one("place_date", "Vàm Cỏ ngày 29 tháng 6 năm 2026"), "failed"),
    ("TT030", "no place", one("place_date", "ngày 29 tháng 6 năm 2026"), "failed"),
    ("TT030", "a small initial", one("place_date", "Vàm cỏ, ngày 29 tháng 6 năm 2026"), "failed"),
    ("TT030", "in capitals", one("place_date", "VÀM CỎ, ngày 29 tháng 6 năm 2026"), "failed"),
    ("TT030", "a capital N", one("place_date", "Vàm Cỏ, Ngày 29 tháng 6 năm 2026"), "failed"),
    ("TT030", "missing", one("body", "Nội dung."), "failed"),
    ("TT031", "12 November", one("place_date", "Vàm Cỏ, ngày 12 tháng 11 năm 2026"), "passed"),
    ("TT031", "1 and 2 are padded", one("place_date", "Vàm Cỏ, ngày 02 tháng 02 năm 2026"), "passed"),
    ("TT031", "month 1 is not", one("place_date", "Vàm Cỏ, ngày 12 tháng 1 năm 2026"), "failed"),
    ("TT031", "a blank day beside a padded month", one("place_date", "Vàm Cỏ, ngày    tháng 03 năm 2026"), "failed"),
    ("TT031", "a blank day beside month 12", one("place_date", "Vàm Cỏ, ngày    tháng 12 năm 2026"), "passed"),
    ("TT031", "all blank", one("place_date", "Vàm Cỏ, ngày … tháng … năm 2026"), "not_applicable"),
    ("TT032", "14", one("place_date", "Vàm Cỏ, ngày", run={"size": 14.0, "italic": True}), "passed"),
    ("TT032", "12", one("place_date", "Vàm Cỏ, ngày", run={"size": 12.0, "italic": True}), "failed"),
    ("TT032", "bold", one("place_date", "Vàm Cỏ, ngày", run={"italic": True, "bold": True}), "failed"),
    ("TT032", "none", one("body", "Nội dung."), "not_applicable"),
    ("TT033", "an agency that is not known", one("place_date", "Hà Nội, ngày 05 tháng 3 năm 2026"), "not_applicable"),
    ("TT034", "in capitals by form", one("type", "Báo cáo", run={"capitals": True}), "passed"),
    ("TT034", "an unknown type", one("type", "ĐỀ CƯƠNG"), "failed"),
    ("TT034", "a letter that calls itself so", one("type", "CÔNG VĂN"), "failed"),
    ("TT034", "missing", one("body", "Nội dung."), "failed"),
    ("TT034", "an official letter", one("subject", "V/v nâng bậc lương"), "not_applicable"),
    ("TT035", "names keep their capitals", with_type("KẾ HOẠCH", paragraph("title", "Công tác CCHC của UBND tỉnh")), "passed"),
    ("TT035", "capitals by form", with_type("KẾ HOẠCH", paragraph("title", "Cải cách", run={"capitals": True})), "failed"),
    ("TT035", "missing", with_type("KẾ HOẠCH"), "failed"),
    ("TT035", "a form without title", with_type("GIẤY GIỚI THIỆU"), "not_applicable"),
    ("TT036", "13", one("title", "Cải cách hành chính", run={"size": 13.0, "bold": True}), "passed"),
    ("TT036", "title not bold", one("title", "Cải cách hành chính"), "failed"),
    ("TT036", "title slanting", one("title", "Cải cách hành chính", run={"bold": True, "italic": True}), "failed"),
    ("TT036", "title of 12", one("title", "Cải cách hành chính", run={"size": 12.0, "bold": True}), "failed"),
    ("TT037", "a half", line("title", "border", 0.5), "passed"),
    ("TT037", "as long as the words", line("title", "border", 1.0), "failed"),
    ("TT037", "none", one("body", "Nội dung."), "not_applicable"),
    (
        "TT037",
        "the title of an enclosed plan, its rule below what encloses it",
        layout(
            paragraph("type", "KẾ HOẠCH"),
            paragraph("title", "Cải cách hành chính"),
            paragraph("annex_caption", "(Kèm theo Quyết định số 3/QĐ-UBND)", line_below=DrawnLine(kind="drawn", share=0.3)),
        ),
        "passed",
    ),
    (
        "TT037",
        "a title of two lines, and that of a plan enclosed in the decision",
        layout(
            paragraph("title", "Ban hành Kế hoạch phát triển nông nghiệp sạch"),
            paragraph("title", "tỉnh Vàm Cỏ năm 2026", line_below=DrawnLine(kind="drawn", share=0.9)),
            paragraph("heading", "Điều 1. Ban hành Kế hoạch."),
            paragraph("title", "Phát triển nông nghiệp sạch", line_below=DrawnLine(kind="drawn", share=0.4)),
        ),
        "passed",
    ),
    ("TT034", "what names the type more closely", one("type", "CHƯƠNG TRÌNH HÀNH ĐỘNG"), "needs_review"),
    (
        "TT009",
        "a plan of one printed page, enclosed in a decision of one",
        layout(
            *(printed(kind, place) for place, kind in ((1, "QUYẾT ĐỊNH"), (2, "KẾ HOẠCH"))),
            paragraph("body", "Nội dung.", source=Source(file="a.pdf", sha256="", page=2)),
        ),
        "not_applicable",
    ),
    ("TT108", "not centred", layout(PART, paragraph("body", "TÌNH HÌNH", run=BOLD, alignment="left")), "failed"),
    ("TT108", "size 12", layout(PART, paragraph("body", "TÌNH HÌNH", run=BOLD | SMALL, alignment="center")), "failed"),
    ("TT108", "a sentence below is no title", layout(PART, paragraph("body", "Năm 2026 có 04 đợt mưa.")), "not_applicable"),
    (
        "TT109",
        "the words after it are upright",
        mixed("heading", Run(text="Điều 1.", bold=True), Run(text=" Ban hành.", bold=False)),
        "passed",
    ),
    ("TT109", "a stroke for the full stop", one("heading", "Điều 1: Phạm vi", run=BOLD), "failed"),
    ("TT109", "slanting", one("heading", "Điều 1. Phạm vi", run=BOLD | ITALIC), "failed"),
    ("TT110", "12 points", one("addressee", "Kính gửi: Bộ Nội vụ", run=SMALL), "failed"),
    ("TT111", "one, on the same line", one("addressee", "Kính gửi: Bộ Nội vụ"), "passed"),
    ("TT111", "soft breaks", one("addressee", "Kính gửi:\n- Bộ Nội vụ;\n- Bộ Tài chính."), "passed"),
    ("TT111", "automatic dashes", layout(TO, paragraph("addressee", "Bộ Y tế.", label="-")), "passed"),
    ("TT111", "without a colon", one("addressee", "Kính gửi Bộ Nội vụ"), "failed"),
    ("TT111", "a list without its last mark", layout(TO, paragraph("addressee", "- Bộ Y tế")), "failed"),
    ("TT112", "bold", one("drafter", "PL.(300)", run={"size": 11.0, "bold": True}), "failed"),
    ("TT113", "12 points at the foot", one("contact", "Địa chỉ: 1 Hai Bà Trưng", run=SMALL, container="footer"), "passed"),
    ("TT113", "14 points at the foot", one("contact", "Địa chỉ: 1 Hai Bà Trưng", container="footer"), "failed"),
    ("TT119", "a middle name in small letters", one("signer_name", "Lê văn Tám"), "failed"),
    ("TT119", "a name of the Khmer", one("signer_name", "Sơn Thị Ánh Hồng"), "passed"),
    ("TT120", "a fixed pitch", one("issuer", "SỞ NỘI VỤ", line_pitch=16.0), "passed"),
    ("TT120", "not told", one("issuer", "SỞ NỘI VỤ"), "not_evaluated"),
    ("TT120", "1.5 lines", one("superior", "UBND TỈNH VÀM CỎ", line_spacing=1.5), "failed"),
    (
        "TT030",
        "a date in figures",
        layout(paragraph("other", "Vàm Cỏ, 05/3/2026"), paragraph("type", "KẾ HOẠCH")),
        "failed",
    ),
    ("TT038", "a border", line("motto", "border", 1.0), "passed"),
    ("TT038", "underlined", line("title", "underline", 1.0), "failed"),
    ("TT038", "no line is another rule's", one("title", "Cải cách hành chính"), "passed"),
    ("TT039", "a draft's dots", one("title", "Cải cách hành chính năm 20..."), "passed"),
    ("TT039", "a semicolon", one("subject", "V/v nâng bậc lương;"), "failed"),
    ("TT039", "none", one("body", "Nội dung."), "not_applicable"),
    ("TT040", "13 points, gap below the number", layout(
        paragraph("number", "Số: 12/SNV-VP", after=6.0), paragraph("subject", "V/v nâng lương", run={"size": 13.0}, before=0.0)
    ), "passed"),
    ("TT040", "no gap", one("subject", "V/v nâng lương", run={"size": 12.0}, before=0.0), "failed"),
    ("TT040", "another opening", one("subject", "Về việc nâng lương", run={"size": 12.0}, before=6.0), "failed"),
    ("TT040", "14 points", one("subject", "V/v nâng lương", before=6.0), "failed"),
    (
        "TT041",
        "an official letter with its addressee",
        layout(paragraph("subject", "V/v nâng lương"), paragraph("addressee", "Kính gửi: Sở Y tế")),
        "passed",
    ),
    ("TT041", "an official letter without", one("subject", "V/v nâng lương"), "failed"),
    ("TT041", "a report may stay below", with_type("BÁO CÁO"), "needs_review"),
    ("TT041", "a decision", with_type("QUYẾT ĐỊNH"), "not_applicable"),
    ("TT042", "circulation", one("mark", "LƯU HÀNH NỘI BỘ", run={"size": 13.0, "bold": True}), "passed"),
    ("TT042", "not bold", one("mark", "KHẨN"), "failed"),
    ("TT042", "15 points", one("mark", "HOẢ TỐC", run={"size": 15.0, "bold": True}), "failed"),
    ("TT042", "small letters", one("mark", "Hỏa tốc", run=BOLD), "failed"),
    ("TT042", "secrecy is stamped by another law", one("mark", "TỐI MẬT", run={"size": 18.0}), "passed"),
    ("TT042", "a draft", one("mark", "DỰ THẢO LẦN 2"), "not_applicable"),
]  # fmt: skip


def outcome(code, form, plan=PLAIN):
    subject = Subject(plan, registry_for_plan(plan), TODAY, layout=form)
    (only,) = check(subject, file="ví dụ", rules={code: RULES[code]}).outcomes
    return only


@pytest.mark.parametrize(
    ("code", "shows", "form", "result"), CASES, ids=lambda part: part if isinstance(part, str) else ""
)
def test_a_rule_decides_a_case(code, shows, form, result):
    found = outcome(code, form)
    assert found.result == result, found


def test_every_rule_has_a_case_that_passes_and_one_that_fails():
    codes = {f"TT{number:03}" for number in range(2, 43)}
    for wanted in ("passed", "failed"):
        decided = {code for code, _, _, result in CASES if result == wanted}
        assert codes - decided <= {"TT028", "TT033"}  # these need an agency: below


@pytest.mark.parametrize(
    ("code", "plan", "form", "result"),
    [
        ("TT028", subplan_of(), one("number", "Số:     /KH-STP"), "passed"),
        ("TT028", plan_of(), one("number", "Số: 7/KH-CTUBND"), "passed"),
        ("TT028", plan_of(), one("number", "Số: 7/KH-HĐND"), "failed"),
        ("TT028", subplan_of(), one("number", "Số: 7/STP-VP"), "passed"),
        ("TT028", subplan_of(), one("number", "Số: 7/KH-…"), "passed"),
        ("TT033", subplan_of(), one("place_date", "Vàm Cỏ, ngày 05 tháng 3 năm 2026"), "passed"),
        ("TT033", subplan_of(), one("place_date", "Tỉnh Vàm Cỏ, ngày 05 tháng 3 năm 2026"), "passed"),
        ("TT033", subplan_of(), one("place_date", "......, ngày 05 tháng 3 năm 2026"), "passed"),
        ("TT033", subplan_of(), one("place_date", "Đồng Tháp, ngày 05 tháng 3 năm 2026"), "needs_review"),
    ],
)
def test_the_registry_tells_an_agencys_symbol_and_seat(code, plan, form, result):
    found = outcome(code, form, plan)
    assert found.result == result, found


@pytest.mark.parametrize(
    "document",
    [
        Document(type="NGHỊ QUYẾT", symbol="2026/NQ-HĐND"),
        Document(type="THÔNG TƯ", symbol="TT-BNV"),
        Document(type="KẾ HOẠCH", symbol="KH/TU"),
    ],
    ids=["a province's legislation", "a ministry's circular", "the Party's plan"],
)
def test_documents_with_forms_of_their_own_are_not_held_to_the_decree(document):
    form = layout(paragraph("nation", "Cộng hòa", run={"font": "Arial", "size": 20.0}), pages=(page(left=5.0),))
    codes = ["TT003", "TT006", "TT014", "TT016", "TT024", "TT035"]
    assert {outcome(code, form, Plan(document=document)).result for code in codes} == {"not_applicable"}


def test_a_plan_enclosed_in_a_decision_needs_no_number_of_its_own():
    enclosed = Plan(document=Document(type="KẾ HOẠCH", enacted_by=LegalBasis(text="Quyết định số 12/QĐ-UBND")))
    form = with_type("KẾ HOẠCH", paragraph("title", "Cải cách hành chính"))
    for code in ("TT014", "TT015", "TT019", "TT024", "TT030"):
        assert outcome(code, form, enclosed).result == "not_applicable"


def test_an_annex_in_a_file_of_its_own_needs_no_head():
    form = layout(paragraph("annex_label", "Phụ lục I", annex="pl1"), paragraph("table", "STT", annex="pl1"))
    for code in ("TT014", "TT015", "TT019", "TT024", "TT030", "TT034"):
        assert outcome(code, form).result == "not_applicable"


def test_a_file_without_form_is_not_evaluated():
    subject = Subject(PLAIN, registry_for_plan(PLAIN), TODAY, layout=None)
    result = check(subject, file="x.txt", rules={code: RULES[code] for code in ("TT002", "TT014", "TT024", "TT042")})
    assert {each.result for each in result.outcomes} == {"not_evaluated"}


PATH = "/w:document/w:body/w:p[1]"


@pytest.mark.parametrize(
    ("code", "form", "edits"),
    [
        ("TT002", pages(page(top=12.0, bottom=40.0)), (SetPage(0, "top", 20), SetPage(0, "bottom", 25))),
        ("TT006", one("body", "Nội dung", run={"font": "Arial"}, path=PATH), (SetRuns(PATH, "font", "Times New Roman"),)),
        ("TT007", one("body", "Néi dung", run={"font": ".VnTime"}, path=PATH), ()),
        ("TT008", one("body", "Nội dung", run={"color": "FF0000"}, path=PATH), (SetRuns(PATH, "color", "000000"),)),
        ("TT008", one("note", "Nội dung", run={"color": "FF0000"}, path=PATH, container="note"), ()),
        ("TT016", one("nation", "CỘNG HÒA", path=PATH), (SetRuns(PATH, "size", 13),)),
        ("TT017", one("motto", "Độc lập", path=PATH), (SetRuns(PATH, "bold", True),)),
        (
            "TT015",
            one("motto", "Độc lập-Tự do-Hạnh phúc", path=PATH),
            (ReplaceText(PATH, "Độc lập-Tự do-Hạnh phúc", "Độc lập - Tự do - Hạnh phúc"),),
        ),
        ("TT023", one("type", "KẾ HOẠCH", alignment="left", path=PATH), (SetParagraph(PATH, "alignment", "center"),)),
        ("TT025", one("number", "Số: 12 /KH - UBND", path=PATH), (ReplaceText(PATH, "12 /KH - UBND", "12/KH-UBND"),)),
        ("TT026", one("number", "Số: 5/KH-UBND", path=PATH), (ReplaceText(PATH, "5/", "05/"),)),
        ("TT026", one("number", "Số: 012/KH-UBND", path=PATH), ()),
        (
            "TT031",
            one("place_date", "Vàm Cỏ, ngày 5 tháng 03 năm 2026", path=PATH),
            (ReplaceText(PATH, "ngày 5", "ngày 05"), ReplaceText(PATH, "tháng 03", "tháng 3")),
        ),
        (
            "TT039",
            one("title", "Cải cách. Kế hoạch.", path=PATH),
            (ReplaceText(PATH, "Cải cách. Kế hoạch.", "Cải cách. Kế hoạch"),),
        ),
        ("TT027", with_type("QUY CHẾ", paragraph("number", "Số: 12/QCh-UBND", path=PATH)), ()),
    ],
)  # fmt: skip
def test_a_rule_offers_only_safe_corrections(code, form, edits):
    subject = Subject(PLAIN, registry_for_plan(PLAIN), TODAY, layout=form)
    assert run(subject, file="ví dụ", rules={code: RULES[code]}).edits == edits


def test_two_parts_in_one_paragraph_of_the_file_are_not_corrected():
    superior = paragraph("superior", "UBND TỈNH VÀM CỎ", run={"bold": True, "size": 13.0}, path=PATH)
    issuer = paragraph("issuer", "SỞ NỘI VỤ", run={"bold": True, "size": 13.0}, path=PATH)
    subject = Subject(PLAIN, registry_for_plan(PLAIN), TODAY, layout=layout(superior, issuer))
    checked = run(subject, file="ví dụ", rules={"TT021": RULES["TT021"]})
    assert [finding.message for finding in checked.result.findings]
    assert checked.edits == ()


def test_a_font_that_runs_through_a_document_is_told_once_for_the_text_and_once_for_each_annex():
    arial = [paragraph("body", f"Đoạn {place}", run={"font": "Arial"}, path=f"{PATH}{place}") for place in range(3)]
    annex = [each.model_copy(update={"annex": "pl1"}) for each in arial]
    found = outcome("TT006", layout(*arial, *annex))
    assert [finding.message for finding in found.findings] == [
        "phông «Arial» ở 3 đoạn (đầu tiên là đoạn này), phải là Times New Roman"
    ] * 2
