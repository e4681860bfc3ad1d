"""Work grows with the size of a file and no faster, shown by counting calls, not seconds."""

import sys

import pytest


def calls(action) -> int:
    """How many Python functions run during an action."""
    count = 0

    def profile(_frame, event, _argument):
        nonlocal count
        count += event == "call"

    sys.setprofile(profile)
    try:
        action()
    finally:
        sys.setprofile(None)
    return count


def rows(word, count: int) -> str:
    cell = '<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{}</w:tc>'
    one = "".join(cell.format(word.paragraph(text)) for text in ("1", "Xây dựng cơ sở dữ liệu", "Sở Tư pháp", "2026"))
    return f"<w:tbl>{f'<w:tr>{one}</w:tr>' * count}</w:tbl>"


def numbered(word, count: int) -> str:
    return word.paragraph("Mục", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') * count


def tracked(word, count: int) -> str:
    deletion = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>{}</w:p>"
    return deletion.format("<w:r><w:t>giữ</w:t></w:r>") * count


def boxes(word, count: int) -> str:
    box = f"<w:txbxContent>{word.paragraph('hộp')}</w:txbxContent>"
    return f"<w:p><w:r><w:t>neo</w:t></w:r>{f'<w:r><w:pict>{box}</w:pict></w:r>' * count}</w:p>"


@pytest.mark.parametrize("shape", [rows, numbered, tracked, boxes])
def test_ten_times_the_content_takes_ten_times_the_calls(word, shape):
    numbering = {
        "numbering": '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    }
    small, large = (word.make(shape(word, count), numbering) for count in (40, 400))
    word.read(small)
    assert calls(lambda: word.read(large)) <= 10.5 * calls(lambda: word.read(small))
