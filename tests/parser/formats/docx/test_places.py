"""Where things stand: paragraph, table, row and column of every block, cell and notice."""

W_BOX = "<w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r>"


def test_paragraphs_count_through_tables_empty_ones_and_skipped_rows_but_not_through_text_boxes(word):
    p = word.paragraph
    body = (
        "<w:p/>"
        + p("thứ hai")
        + "<w:tbl><w:tr><w:tc>" + p("ba") + p("bốn") + "</w:tc><w:tc>" + p("năm") + "</w:tc></w:tr>"
        + '<w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>' + p("sáu, đã xóa") + "</w:tc></w:tr>"
        + "<w:tr><w:tc>" + p("bảy") + "</w:tc></w:tr></w:tbl>"
        + "<w:p><w:r><w:t>tám</w:t></w:r>" + W_BOX.format(p("hộp chữ của tám")) + "</w:p>"
        + p("chín")
    )  # fmt: skip
    extraction = word.read(word.make(body))
    second, table, eighth, box, ninth = extraction.blocks
    assert [block.source.paragraph for block in (second, table, eighth, box, ninth)] == [2, 3, 8, 8, 9]
    assert [[cell.source.paragraph for cell in row] for row in table.rows] == [[3, 5], [7, None]]
    assert box.text == "hộp chữ của tám"


def test_tables_count_in_body_order_and_cells_know_row_and_column(word):
    cell = f"<w:tc>{word.paragraph('x')}</w:tc>"
    nested = f"<w:tc><w:tbl><w:tr>{cell}</w:tr></w:tbl><w:p/></w:tc>"
    table = f"<w:tbl><w:tr>{nested}{cell}</w:tr><w:tr>{cell}{cell}</w:tr></w:tbl>"
    first, second = word.read(word.make(table + table)).blocks
    assert (first.source.table, second.source.table) == (1, 2)
    for number, found in ((1, first), (2, second)):
        assert [[(c.source.table, c.source.row, c.source.column) for c in row] for row in found.rows] == [
            [(number, 1, 1), (number, 1, 2)],
            [(number, 2, 1), (number, 2, 2)],
        ]


def test_notices_stand_at_their_paragraph_and_bear_the_file(word):
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>"
    note = '<w:p><w:r><w:t>chữ</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    notes = {"footnotes": f'<w:footnote w:id="1">{word.paragraph("chú")}</w:footnote>'}
    extraction = word.read(word.make(word.paragraph("một") + hidden + note, notes))
    assert [(n.code, n.source.paragraph, n.source.file) for n in extraction.notices] == [
        ("P402", 2, "kế hoạch.docx"),
        ("P404", 3, "kế hoạch.docx"),
    ]


def test_the_strict_dialect_of_open_xml_reads_the_same(word):
    parts = word.parts_of(word.paragraph("Điều 1"), {"footnotes": ""})
    strict = {
        name: content.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, content in parts.items()
    }
    assert "purl.oclc.org" in strict["word/document.xml"]
    assert "purl.oclc.org" in strict["_rels/.rels"]
    assert word.plain(word.read(word.zipped(strict))) == ["Điều 1"]


def test_the_main_part_is_found_by_its_relation_whatever_its_name(word):
    parts = word.parts_of(word.paragraph("Điều 1"))
    parts["word/document2.xml"] = parts.pop("word/document.xml")
    parts["word/_rels/document2.xml.rels"] = parts.pop("word/_rels/document.xml.rels")
    parts["_rels/.rels"] = parts["_rels/.rels"].replace("word/document.xml", "/word/document2.xml")
    assert word.plain(word.read(word.zipped(parts))) == ["Điều 1"]
