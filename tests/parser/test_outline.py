"""Outlines whose numbers are not as they should be."""

import pytest

from kehoach.model import Paragraph, Section
from kehoach.parser.outline import read_outline


def outline_of(*texts):
    return read_outline([Paragraph(text=text) for text in texts])


def addresses(sections: tuple[Section, ...]):
    return [address for section in sections for address in (section.id, *addresses(section.children))]


@pytest.mark.parametrize(
    ("texts", "ids", "codes"),
    [
        (["I. MỘT", "III. HAI", "III. BA"], ["I", "III", "III~2"], ["P031", "P031"]),
        (["II. MỘT", "1. Một.", "III. HAI"], ["II", "II/1", "III"], []),
        (["1. Một.", "a) A;", "d) D;", "e) E;", "f) F;", "g) G."],
         ["1", "1/a", "1/d", "1/e", "1/f", "1/g"], ["P031", "P031", "P032"]),
        (["A. MỘT", "I. HAI", "I.1. Ba", "B. BỐN", "C. NĂM"], ["A", "A/I", "A/I/I.1", "B", "C"], []),
        (["I.", "MỤC ĐÍCH", "II.", "NHIỆM VỤ"], ["I", "II"], []),
        (["Điều 1. Một.", "1. Hai.", "Điều 2. Ba."], ["Điều 1", "Điều 1/1", "Điều 2"], []),
        (["1. Một.", "1.1. Hai.", "1.2. Ba.", "2. Bốn."], ["1", "1/1.1", "1/1.2", "2"], []),
    ],
)  # fmt: skip
def test_addresses_are_as_printed_and_slips_are_told(texts, ids, codes):
    outline = outline_of(*texts)
    assert addresses(outline.sections) == ids
    assert [notice.code for notice in outline.notices] == codes


def test_words_that_only_look_numbered_stay_paragraphs():
    outline = outline_of("I. MỘT", "5. Năm ngoái.", "V/v chuẩn bị", "2021. Kết quả")
    assert addresses(outline.sections) == ["I"]
    assert [paragraph.text for paragraph in outline.sections[0].paragraphs] == [
        "5. Năm ngoái.",
        "V/v chuẩn bị",
        "2021. Kết quả",
    ]
