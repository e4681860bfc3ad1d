"""Pages that are turned, scanned, broken, locked, damaged or too heavy."""

from __future__ import annotations

import base64
import warnings
from io import BytesIO

import pytest
from PIL import Image

from kehoach.errors import KehoachError
from kehoach.parser.formats import pdf, pdf_page
from kehoach.parser.formats.signatures import is_pdf

TEXT = "Ủy ban nhân dân xã Tân Lập triển khai thực hiện kế hoạch phòng, chống thiên tai"
STAMP = "Ký bởi: Ủy ban nhân dân xã Tân Lập. Email: tanlap@angiang.gov.vn. Thời gian ký: 12.05.2026 09:30:11 +07:00"
GRID = (
    "<table style='border-collapse: collapse; width: 100%'>"
    + "".join(
        f"<tr><td style='border: 1px solid; width: 10%'>{number}</td><td style='border: 1px solid'>Việc thứ {number}</td></tr>"
        for number in range(1, 5)
    )
    + "</table>"
)


def picture() -> str:
    out = BytesIO()
    Image.new("L", (60, 85), 200).save(out, "PNG")
    return f"data:image/png;base64,{base64.b64encode(out.getvalue()).decode()}"


def scan(words: str = "") -> str:
    image = f"<img src='{picture()}' style='position: absolute; left: 0; top: 0; width: 21cm; height: 29.7cm'>"
    stamp = f"<p style='font-size: 7pt'>{words}</p>"
    return f"<div style='position: relative; height: 29.6cm; break-after: page'>{image}{stamp}</div>"


def page(body: str) -> str:
    return f"<style>@page {{ size: A4; margin: 0 }} body {{ margin: 0; font-family: Tinos }}</style>{body}"


def plain(words: str) -> str:
    return f"<div style='padding: 3cm; break-after: page'><p>{words}</p></div>"


def test_text_drawn_sideways_and_a_page_shown_turned_read_alike(kit):
    upright = kit.printed(
        f"<style>@page {{ size: A4 landscape }} body {{ font-family: Tinos }}</style><p>{TEXT}</p>{GRID}"
    )
    sideways = kit.printed(
        "<style>@page { size: A4; margin: 0 } body { margin: 0; font-family: Tinos }"
        ".turned { position: absolute; left: 0; top: 0; width: 25.7cm; height: 17cm; padding: 2cm;"
        " transform: translate(0, 29.7cm) rotate(-90deg); transform-origin: 0 0; }"
        f"</style><div class=turned><p>{TEXT}</p>{GRID}</div>"
    )
    expected = kit.shape(kit.read(upright))
    assert expected[0] == TEXT
    assert len(expected[1]) == 4
    assert kit.shape(kit.read(sideways)) == expected
    assert kit.shape(kit.read(kit.turned(sideways, 90))) == expected
    assert kit.shape(kit.read(kit.turned(upright, 180))) == expected


def test_boxes_of_a_sideways_page_are_those_of_the_page_as_it_is_shown(kit):
    sideways = kit.printed(
        "<style>@page { size: A4; margin: 0 } p { position: absolute; margin: 0; left: 100pt; top: 0;"
        f" transform: translate(0, 700pt) rotate(-90deg); transform-origin: 0 0; }}</style><p>{TEXT[:20]}</p>"
    )
    x0, top, x1, bottom = kit.read(sideways).blocks[0].source.box
    assert 99 < x0 < x1 < 125
    assert bottom == pytest.approx(700, abs=2)
    assert top < bottom - 50


def test_words_across_the_direction_of_the_page_are_told_not_read(kit):
    drawing = kit.Drawing()
    drawing.text(85, 100, TEXT, 11)
    drawing.raw("BT /R 11 Tf 0 1 -1 0 30 300 Tm <0001000200030004> Tj ET")
    read = kit.read(drawing.pdf())
    assert kit.shape(read) == [TEXT]
    assert kit.codes(read) == ["P018"]
    assert TEXT[:4] in read.notices[0].message


def test_text_outside_the_visible_part_of_the_page_is_not_read(kit):
    drawing = kit.Drawing(extra="/CropBox [0 400 595 842]")
    drawing.text(85, 100, TEXT, 11)
    drawing.text(85, 600, "Chữ bị cắt khỏi trang", 11)
    assert kit.shape(kit.read(drawing.pdf())) == [TEXT]


@pytest.mark.parametrize("words", ["", STAMP, STAMP + " " + STAMP], ids=["blank", "stamp", "long stamp"])
def test_a_scan_among_good_pages_is_told_and_its_stamp_is_not_passed_on(kit, words):
    read = kit.read(kit.printed(page(plain(TEXT) + scan(words) + plain("Trang cuối."))))
    assert kit.shape(read) == [TEXT, "Trang cuối."]
    assert [(notice.code, notice.severity, notice.source.page) for notice in read.notices] == [("P011", "error", 2)]


def test_a_paragraph_is_not_joined_over_a_page_that_was_left_out(kit):
    read = kit.read(kit.printed(page(plain("Nội dung còn dở dang và") + scan() + plain("phần tiếp theo."))))
    assert kit.shape(read) == ["Nội dung còn dở dang và", "phần tiếp theo."]


def test_a_file_of_scans_says_to_recognise_the_text_or_ask_for_the_word_file(kit):
    with pytest.raises(KehoachError, match=r"bản quét(.|\n)*OCR(.|\n)*Word") as error:
        kit.read(kit.printed(page(scan(STAMP) * 2)))
    assert error.value.file == "van-ban.pdf"


def test_recognised_text_over_a_scan_is_read_with_a_warning(kit):
    words = "<p>" + "</p><p>".join([TEXT] * 8) + "</p>"
    read = kit.read(kit.printed(page(scan().replace("<p style='font-size: 7pt'></p>", words))))
    assert kit.paragraphs(read)[0].startswith(TEXT)
    assert kit.codes(read) == ["P019"]


def broken(kit, kind):
    """A page of which the letters come out wrong."""
    drawing = kit.Drawing()
    text = f"{TEXT}. {TEXT}"
    if kind == "cyrillic":
        text = text.translate(str.maketrans("ânệ", "ѬѪӢ"))
    if kind == "control":
        text = text.translate(str.maketrans("nh", "\x03\x04"))
    if kind == "legacy":
        text = "Céng hßa x· héi chñ nghÜa ViÖt Nam §éc lËp Tù do H¹nh phóc; tØnh ñy th¸ng n¨m kinh tÕ; ph¸t triÓn ®Êt"
    if kind == "unmapped":
        drawing.without_map.update("nhâ")
    drawing.text(60, 100, text[:80], 10)
    drawing.text(60, 120, text[80:], 10)
    data = drawing.pdf(compress=False)
    return data.replace(b"/Times-Roman", b"/.VnTimeABCD") if kind == "legacy" else data


@pytest.mark.parametrize("kind", ["cyrillic", "control", "unmapped", "legacy"])
def test_a_page_with_a_broken_text_layer_is_refused(kit, kind):
    with pytest.raises(KehoachError, match="lớp chữ của tệp PDF bị hỏng"):
        kit.read(broken(kit, kind))


def test_a_broken_page_among_good_ones_is_told_and_left_out(kit):
    good, bad = kit.Drawing(), kit.Drawing()
    good.text(60, 100, TEXT, 10)
    bad.text(60, 100, TEXT.translate(str.maketrans("ânệ", "ѬѪӢ")), 10)
    read = kit.read(kit.write_pdf([good, bad]))
    assert kit.shape(read) == [TEXT]
    assert [(notice.code, notice.severity, notice.source.page) for notice in read.notices] == [("P012", "error", 2)]


def test_bullets_of_symbol_fonts_are_no_broken_text(kit):
    drawing = kit.Drawing()
    for row in range(6):
        drawing.text(60, 100 + 30 * row, "\uf0b7", 11, bold=True)
        drawing.text(75, 100 + 30 * row, f"Việc thứ {row}.", 11)
    data = drawing.pdf(compress=False).replace(b"/Times-Bold ", b"/SymbolMTxy ")
    assert kit.paragraphs(kit.read(data)) == [f"• Việc thứ {row}." for row in range(6)]


def test_a_locked_file_says_to_remove_the_password(kit):
    secret = "41" * 32
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{secret}> /U <{secret}> /P -4 >> /ID [<{secret}> <{secret}>]"
    with pytest.raises(KehoachError, match="mật khẩu"):
        kit.read(kit.write_pdf([kit.Drawing()], trailer=lock))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"%PDF-1.7\n" + b"\x00" * 400, b"PK\x03\x04 khong phai PDF"])
def test_bytes_that_hold_no_page_are_refused_in_plain_words(kit, data):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(KehoachError):
            kit.read(data)


def test_a_page_without_text_is_refused(kit):
    with pytest.raises(KehoachError, match="không có chữ"):
        kit.read(kit.Drawing().pdf())


def test_a_page_with_too_many_objects_is_told_and_left_out(kit, monkeypatch):
    monkeypatch.setattr(pdf_page, "MAX_OBJECTS", 300)
    light, heavy = kit.Drawing(), kit.Drawing()
    light.text(60, 100, TEXT, 10)
    heavy.text(60, 100, TEXT * 5, 10)
    read = kit.read(kit.write_pdf([light, heavy]))
    assert kit.shape(read) == [TEXT]
    assert [(notice.code, notice.source.page) for notice in read.notices] == [("P013", 2)]


def test_forms_that_draw_each_other_many_times_over_end_at_the_limit(kit, monkeypatch):
    monkeypatch.setattr(pdf_page, "MAX_OBJECTS", 2000)
    drawing = kit.Drawing()
    drawing.text(60, 100, TEXT, 10)
    drawing.raw("/F0 Do " * 10)
    forms = 12
    first = 30
    xobjects = "/XObject << " + " ".join(f"/F{number} {first + number} 0 R" for number in range(forms)) + " >>"
    data = drawing.pdf(compress=False).replace(b"/Font <<", f"{xobjects} /Font <<".encode(), 1)
    inner = b""
    for number in range(forms):
        draws = b"/F%d Do " % (number + 1) * 10
        kind = (
            f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length {len(draws)} /Resources << {xobjects} >>".encode()
        )
        inner += b"%d 0 obj\n<< %s >>\nstream\n%s\nendstream\nendobj\n" % (first + number, kind, draws)
    with pytest.raises(KehoachError, match="quá nặng"):
        kit.read(data.replace(b"xref\n", inner + b"xref\n", 1))


def test_a_stream_that_unpacks_to_too_much_is_refused_before_it_is_unpacked(kit, monkeypatch):
    monkeypatch.setattr(pdf, "MAX_STREAM_BYTES", 1_000_000)
    drawing = kit.Drawing()
    drawing.text(60, 100, TEXT, 10)
    drawing.raw("q Q " * 400_000)
    with pytest.raises(KehoachError, match="bung ra"):
        kit.read(drawing.pdf())


def test_a_page_with_too_much_content_is_left_out(kit, monkeypatch):
    monkeypatch.setattr(pdf_page, "MAX_CONTENT_BYTES", 1000)
    drawing = kit.Drawing()
    drawing.text(60, 100, TEXT, 10)
    with pytest.raises(KehoachError, match="quá nặng"):
        kit.read(drawing.pdf())


def test_files_and_documents_beyond_the_limits_are_refused(kit, monkeypatch):
    data = kit.printed("<p>một<p style='break-before: page'>hai<p style='break-before: page'>ba")
    monkeypatch.setattr(pdf, "MAX_PAGES", 2)
    with pytest.raises(KehoachError, match="hơn 2 trang"):
        kit.read(data)
    monkeypatch.setattr(pdf, "MAX_BYTES", 100)
    with pytest.raises(KehoachError, match="lớn hơn"):
        kit.read(data)


def test_pages_beyond_the_time_limit_are_told_and_left_out(kit, monkeypatch):
    monkeypatch.setattr(pdf, "MAX_SECONDS", -1.0)
    with pytest.raises(KehoachError, match="quá nặng"):
        kit.read(kit.printed(f"<p>{TEXT}"))


@pytest.mark.parametrize(
    ("data", "known"),
    [
        (b"%PDF-1.4\n", True),
        (b"\n" * 1000 + b"%PDF-1.4", True),
        (b"\n" * 1024 + b"%PDF-1.4", False),
        (b"", False),
        (b"<html>", False),
    ],
)
def test_a_pdf_is_known_by_its_mark_within_the_first_1024_bytes(data, known):
    assert is_pdf(data) is known
