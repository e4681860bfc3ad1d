"""Where annexes begin, and what they are called."""

import pytest

from kehoach.model import Paragraph, Table
from kehoach.parser.annexes import annex_starts, read_annex


def blocks_of(*texts):
    return [Table() if text is Table else Paragraph(text=text) for text in texts]


def annexes_of(*texts):
    blocks = blocks_of(*texts)
    starts = annex_starts(blocks)
    taken: dict[str, int] = {}
    return [
        read_annex(blocks[start:end], taken)[0] for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True)
    ]


@pytest.mark.parametrize(
    ("label", "address", "title"),
    [
        ("PHỤ LỤC", "pl", ""),
        ("Phụ lục", "pl", ""),
        ("PHỤ LỤC 1", "pl1", ""),
        ("Phụ lục II", "pl2", ""),
        ("Phụ lục I.1", "pl1.1", ""),
        ("Phụ lục số 01:", "pl1", ""),
        ("PHỤ LỤC I. DANH MỤC NHIỆM VỤ", "pl1", "DANH MỤC NHIỆM VỤ"),
        ("PHỤ LỤC III DANH MỤC NHIỆM VỤ", "pl3", "DANH MỤC NHIỆM VỤ"),
        ("Phụ lục 2: Danh mục nhiệm vụ", "pl2", "Danh mục nhiệm vụ"),
        ("Phụ lục: DANH MỤC NHIỆM VỤ", "pl", "DANH MỤC NHIỆM VỤ"),
        ("Phụ lục C", "plc", ""),
        ("Phụ lục 1a", "pl1a", ""),
        ("Biểu mẫu 3", "bm3", ""),
        ("Biểu số 05", "b5", ""),
        ("Mẫu số 01", "m1", ""),
    ],
)
def test_a_label_gives_the_address_and_may_hold_the_title(label, address, title):
    (annex,) = annexes_of(label, Table)
    assert (annex.id, annex.title) == (address, title)


@pytest.mark.parametrize(
    "text",
    [
        "Phụ lục kèm theo Kế hoạch này",
        "Phụ lục 1: nêu tại kế hoạch;",
        "Biểu",
        "Phụ lục 1 của Kế hoạch",
        "PHỤ LỤCX",
        "Biểu đồ 3",
    ],
)
def test_a_sentence_about_an_annex_is_no_label(text):
    assert annex_starts(blocks_of(text, Table)) == []


def test_labels_in_a_list_of_annexes_begin_none():
    texts = ("Phụ lục 1: Chỉ tiêu", "Phụ lục 2: Nhiệm vụ", "Xem chi tiết.", "PHỤ LỤC 1", Table, "PHỤ LỤC 2", Table)
    assert [annex.id for annex in annexes_of(*texts)] == ["pl1", "pl2"]


def test_title_and_caption_over_several_lines_are_put_together():
    (annex,) = annexes_of(
        "PHỤ LỤC",
        "Nhiệm vụ phát triển 5G, IoT",
        "năm 2026",
        "(Kèm theo Kế hoạch số",
        "5/KH-UBND ngày 5/3/2026)",
        "Lời.",
        Table,
    )
    assert annex.title == "Nhiệm vụ phát triển 5G, IoT năm 2026"
    assert annex.caption == "(Kèm theo Kế hoạch số 5/KH-UBND ngày 5/3/2026)"
    assert [paragraph.text for paragraph in annex.paragraphs] == ["Lời."]


def test_a_title_over_a_caption_begins_an_annex_without_a_label():
    first, second = annexes_of(
        "PHỤ LỤC", "MỘT", "(Kèm theo A)", Table, "HAI", "(Kèm theo Kế hoạch số 5/KH-UBND)", Table
    )
    assert [(annex.id, annex.label, annex.title) for annex in (first, second)] == [
        ("pl", "PHỤ LỤC", "MỘT"),
        ("pl~2", "", "HAI"),
    ]


def test_a_parts_heading_goes_to_the_annex_below_it():
    first, second = annexes_of("PHỤ LỤC I", Table, "PHẦN B", "BIỂU MẪU BÁO CÁO", "PHỤ LỤC I", "BÁO CÁO NĂM", Table)
    assert (first.paragraphs, second.title) == ((), "BÁO CÁO NĂM")
    assert [paragraph.text for paragraph in second.paragraphs] == ["PHẦN B", "BIỂU MẪU BÁO CÁO"]
