"""Hostile, damaged and unfit files: one clear error, or a notice where the words can still be read."""

import io
import struct
import warnings
import zipfile

import pytest

from kehoach.errors import KehoachError
from kehoach.parser.formats import docx_package, docx_table, signatures


def refusal(word, data: bytes) -> KehoachError:
    assert signatures.is_word_package(data)
    with pytest.raises(KehoachError) as caught:
        word.read(data)
    assert caught.value.file == "kế hoạch.docx"
    assert caught.value.__traceback__ is not None
    return caught.value


def test_only_packages_with_a_word_document_are_recognised(word):
    assert signatures.is_word_package(word.make(word.paragraph("a")))
    assert not signatures.is_word_package(word.zipped({"xl/workbook.xml": "<a/>"}))
    assert not signatures.is_word_package(b"%PDF-1.7 word/document.xml")
    assert not signatures.is_word_package(b"")


def test_a_part_that_inflates_too_much_is_refused_before_it_is_inflated(word, monkeypatch):
    parts = word.parts_of("")
    bomb = word.zipped({**parts, "word/media/image1.bin": bytes(docx_package.MAX_PART + 1)})
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("a part was inflated"))
    assert "quá giới hạn" in refusal(word, bomb).reason


def test_parts_that_together_inflate_too_much_are_refused(word):
    part = bytes(docx_package.SMALL)
    assert "bom nén" in refusal(word, word.zipped({**word.parts_of(""), "a.bin": part, "b.bin": part})).reason


def test_a_part_larger_than_its_directory_entry_says_is_not_inflated_beyond_it(word):
    parts = word.parts_of(word.paragraph("Điều 1"))
    data = bytearray(word.zipped({**parts, "word/document.xml": parts["word/document.xml"] + " " * 3_000_000}))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo("word/document.xml")
    entry = data.find(b"word/document.xml", data.find(b"PK\x01\x02")) - 46
    assert struct.unpack_from("<L", data, entry + 24)[0] == info.file_size
    struct.pack_into("<L", data, entry + 24, 100)
    assert "hỏng" in refusal(word, bytes(data)).reason


def test_too_many_parts_are_refused(word):
    many = {f"word/media/{number}.png": b"" for number in range(docx_package.MAX_PARTS)}
    assert "phần, quá giới hạn" in refusal(word, word.zipped({**word.parts_of(""), **many})).reason


def test_an_endless_directory_is_refused_before_it_is_read(word, monkeypatch):
    data = bytearray(word.make(word.paragraph("a")))
    struct.pack_into("<L", data, data.rfind(b"PK\x05\x06") + 12, 50_000_000)
    monkeypatch.setattr(zipfile, "ZipFile", lambda *_: pytest.fail("the directory was read"))
    assert "mục lục" in refusal(word, bytes(data)).reason


def test_two_parts_of_one_name_are_refused_also_when_only_case_differs(word):
    buffer = io.BytesIO(word.make(word.paragraph("thật")))
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("word/Document.xml", "<giả/>")
    assert "trùng tên" in refusal(word, buffer.getvalue()).reason


def test_an_encrypted_part_is_refused(word):
    data = bytearray(word.make(word.paragraph("a")))
    data[data.find(b"PK\x01\x02") + 8] |= 1
    assert "mã hóa" in refusal(word, bytes(data)).reason


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_compression_that_no_word_processor_writes_is_refused(word, method):
    buffer = io.BytesIO(word.make(word.paragraph("a")))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("word/x.xml", "<a/>", compress_type=method)
    assert "nén kiểu lạ" in refusal(word, buffer.getvalue()).reason


@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml", "docProps/core.xml", "_rels/.rels"])
def test_a_doctype_in_any_part_is_refused(word, name):
    parts = word.parts_of(word.paragraph("a"), {"styles": ""})
    parts[name] = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>' + parts.get(name, "<a/>").partition("?>")[2]
    assert "DOCTYPE" in refusal(word, word.zipped(parts)).reason


@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml"])
def test_a_doctype_behind_a_long_comment_is_refused_too(word, name):
    parts = word.parts_of(word.paragraph("a"), {"styles": '<w:style w:type="paragraph" w:styleId="a"/>'})
    root = parts[name].partition("?>")[2]
    parts[name] = f"<!--{'x' * 5000}--><!DOCTYPE a [<!ENTITY b 'c'>]>" + root
    assert "DOCTYPE" in refusal(word, word.zipped(parts)).reason


def test_a_file_cut_off_anywhere_is_refused(word):
    data = word.make(word.paragraph("Điều 1"))
    for length in range(200, len(data), 97):
        with pytest.raises(KehoachError, match="hỏng"):
            word.read(data[:length])


def test_a_package_without_a_main_part_is_refused(word):
    parts = word.parts_of(word.paragraph("a"))
    del parts["word/document.xml"]
    parts["word/document.txt"] = "a"
    assert "word/document.xml" in refusal(word, word.zipped(parts)).reason


def test_a_file_without_words_says_what_it_has_instead(word):
    body = "<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    assert "1 hình ảnh" in refusal(word, word.make(body)).reason


def test_a_table_wider_or_larger_than_any_real_one_is_refused(word, monkeypatch):
    def table(span: int) -> str:
        cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{word.paragraph("x")}</w:tc>'
        return f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"

    for span in (docx_table.MAX_COLUMNS + 1, 9_999_999):
        assert "không phải bảng thật" in refusal(word, word.make(table(span))).reason
    assert len(word.read(word.make(table(docx_table.MAX_COLUMNS))).blocks[0].rows[0]) == docx_table.MAX_COLUMNS
    monkeypatch.setattr("kehoach.parser.formats.docx_story.MAX_POSITIONS", 10)
    assert "không phải bảng thật" in refusal(word, word.make(table(6) + table(5))).reason


def test_tables_nested_without_end_are_refused(word):
    inner = word.paragraph("x")
    for _ in range(40):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    assert "lồng nhau" in refusal(word, word.make(inner)).reason


def test_elements_nested_without_end_are_refused(word):
    deep = "<w:sdt><w:sdtContent>" * 200 + word.paragraph("x") + "</w:sdtContent></w:sdt>" * 200
    assert "XML bị hỏng" in refusal(word, word.make(deep)).reason


def test_absurd_numbers_in_properties_do_no_harm(word):
    odd = ["", "-5", "x", "9" * 30, "٣", "1e9", "--1"]
    cells = "".join(f'<w:tc><w:tcPr><w:gridSpan w:val="{v}"/></w:tcPr>{word.paragraph("x")}</w:tc>' for v in odd)
    level = '<w:lvl w:ilvl="0"><w:start w:val="9999999"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    numbered = "".join(
        word.paragraph("y", f'<w:numPr><w:ilvl w:val="{v}"/><w:numId w:val="1"/></w:numPr>') for v in odd[:3]
    )
    body = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>{numbered}"
    blocks = word.plain(word.read(word.make(body, {"numbering": numbering})))
    assert blocks[0] == [["x", "x", "x", "x", "x", "<", "<", "x", "x"]]
    assert blocks[1:] == ["9999999. y", "10000000. y", "10000001. y"]


def test_styles_based_on_one_another_in_a_circle_do_no_harm(word):
    circle = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:basedOn w:val="{base}"/><w:rPr><w:caps/></w:rPr></w:style>'
        for name, base in (("a", "b"), ("b", "a"))
    )
    extraction = word.read(word.make(word.paragraph("chữ", '<w:pStyle w:val="a"/>'), {"styles": circle}))
    assert word.plain(extraction) == ["CHỮ"]


def test_a_footnote_referred_to_many_times_is_quoted_once(word):
    reference = '<w:p><w:r><w:t>x</w:t><w:footnoteReference w:id="1"/></w:r></w:p>'
    notes = {"footnotes": f'<w:footnote w:id="1">{word.paragraph("chú thích")}</w:footnote>'}
    extraction = word.read(word.make(reference * 50, notes))
    assert [notice.code for notice in extraction.notices] == ["P404"]


def test_macros_and_embedded_objects_are_told_and_not_opened(word):
    parts = word.parts_of(word.paragraph("Điều 1"))
    data = word.zipped({**parts, "word/vbaProject.bin": b"\xd0\xcf", "word/embeddings/oleObject1.bin": b"x"})
    extraction = word.read(data)
    assert word.plain(extraction) == ["Điều 1"]
    assert [notice.code for notice in extraction.notices] == ["P413", "P414"]
    assert "oleobject1.bin" in extraction.notices[1].message
