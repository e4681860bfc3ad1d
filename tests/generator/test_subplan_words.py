"""What stands in a sub-plan is the unit's own: its name, its wording, nothing that is said to others, nothing twice."""

import re
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document as WordDocument

from kehoach.cli import cli
from kehoach.console.terminal import run
from kehoach.errors import KehoachError
from kehoach.generator import Settings, make_subplan
from kehoach.generator.abbreviations import Abbreviations
from kehoach.generator.addressing import Addressing, dashed
from kehoach.generator.formats.content import content_of
from kehoach.generator.settings import UnitSettings
from kehoach.generator.wording import Parent, Unit, in_one_line
from kehoach.meaning.addresses import listed
from kehoach.meaning.agencies import load_registry
from kehoach.meaning.allocation import Allocator
from kehoach.meaning.province import registry_for_plan
from kehoach.model import Document, Paragraph
from kehoach.parser import read_plan
from kehoach.templates import WORD, read

THUONG_LINH = Path(__file__).parent / "data" / "thuong-linh.html"


@pytest.fixture(scope="module")
def plan_thuong_linh():
    """Synthetic, of 2026: goals with units, one column for who does what, one for who follows it, groups, communes."""
    return read_plan(THUONG_LINH)


@pytest.fixture(scope="module")
def registry_thuong_linh(plan_thuong_linh):
    return registry_for_plan(plan_thuong_linh)


@pytest.fixture(scope="module")
def drafts(plan_163, registry_163, plan_thuong_linh, registry_thuong_linh):
    """The lines of the text of every draft of both plans, by plan and agency."""
    registry_thuong_linh.find("UBND xã Tân Lập")
    made = {}
    for plan, registry in ((plan_163, registry_163), (plan_thuong_linh, registry_thuong_linh)):
        allocator = Allocator(plan, registry)
        for agency in registry.agencies:
            try:
                draft = make_subplan(plan, agency.id, registry, allocator=allocator)
            except KehoachError:
                continue
            made[plan.document.number, agency.id] = (agency.name, content_of(draft.plan.document))
    return made


def lines(made, number, agency):
    return [block.text for block in made[number, agency][1].body]


def after(found, title):
    """The lines under a numbered title, up to the next one."""
    start = found.index(title) + 1
    end = next((place for place in range(start, len(found)) if re.match(r"\d+\. |[IVX]+\. ", found[place])), len(found))
    return found[start:end]


def test_there_are_drafts_of_every_kind_of_agency(drafts):
    assert len([key for key in drafts if key[0] == "163"]) == 161
    assert {"ubnd-xa-tan-lap", "cong-an-tinh", "bao-va-phat-thanh-truyen-hinh-thuong-linh"} <= {
        key[1] for key in drafts
    }


def test_nothing_stands_twice_in_a_draft(drafts):
    for key, (_, content) in drafts.items():
        twice = [text for text, count in Counter(block.text for block in content.body).items() if count > 1]
        assert [text for text in twice if text != "[...]" and not text.startswith(("a) ", "b) ", "c) "))
                and not text.endswith(" chủ trì thực hiện:")] == [], key  # fmt: skip


def test_marks_close_every_line_once(drafts):
    for key, (_, content) in drafts.items():
        for block in content.body:
            assert not re.search(r"(?<!\.)\.\.(?!\.)|;\.|(?<!\.\.)\.;|,\.(?!\.)|  ", block.text), (key, block.text)
            if block.text.startswith("- "):
                assert block.text.endswith((".", ";", ":", "[...]", "”")), (key, block.text)


def test_no_list_has_one_letter_alone(drafts):
    for key, (_, content) in drafts.items():
        for place, block in enumerate(content.body):
            if block.text.startswith("a) ") and block.kind == "heading3":
                rest = [later.text for later in content.body[place + 1 :]]
                until = next((n for n, text in enumerate(rest) if re.match(r"\d+\. ", text)), len(rest))
                assert any(text.startswith("b) ") for text in rest[:until]), (key, block.text)


def test_nobody_coordinates_with_itself(drafts):
    for key, (name, content) in drafts.items():
        assert not [block.text for block in content.body if block.text.startswith(f"- Phối hợp với {name} ")], key


def test_every_abbreviation_of_the_parent_is_spelt_out_where_it_stands_first(drafts):
    for key, (_, content) in drafts.items():
        text = "\n".join(block.text for block in content.body if not block.text.isupper())
        for sign, words in (("CCHC", "cải cách hành chính"), ("TTHC", "thủ tục hành chính"), ("CĐS", "chuyển đổi số")):
            first = re.search(rf"\b{sign}\b", text)
            assert first is None or text[: first.start()].lower().endswith(f"{words} ("), (key, sign)
            assert len(re.findall(rf"\({sign}\)", text)) <= 1, (key, sign)


def test_a_list_of_addressees_becomes_the_unit_s_own_name(drafts):
    money = "bố trí kinh phí thực hiện các nhiệm vụ của Kế hoạch thuộc phạm vi quản lý"
    for agency, name in (
        ("so-tu-phap", "Sở Tư pháp"),
        ("ubnd-huyen-ke-sach", "UBND huyện Kế Sách"),
        ("cuc-thue", "Cục Thuế"),
    ):
        assert [line for line in lines(drafts, "163", agency) if line.startswith(f"{name} {money}")]
    assert not [line for line in lines(drafts, "163", "ubnd-xa-ba-trinh") if money in line], (
        "a commune is not in the list"
    )


def test_the_head_answers_in_the_words_of_its_kind(drafts):
    heads = {
        "so-tu-phap": "Giám đốc Sở Tư pháp",
        "van-phong-ubnd-tinh": "Chánh Văn phòng UBND tỉnh",
        "thanh-tra-tinh": "Chánh Thanh tra tỉnh",
        "ban-dan-toc": "Trưởng Ban Dân tộc",
        "ubnd-huyen-ke-sach": "Chủ tịch UBND huyện Kế Sách",
        "cuc-thue": "Cục trưởng Cục Thuế",
        "toa-an-nhan-dan-tinh": None,
    }
    for agency, head in heads.items():
        found = [line for line in lines(drafts, "163", agency) if "chỉ đạo trực tiếp công tác" in line]
        assert [line.split(" chỉ đạo")[0] for line in found] == ([head] if head else []), agency


def test_what_only_the_province_s_chairman_can_do_is_left_out(drafts, plan_163):
    solution = "Chủ tịch UBND tỉnh trực tiếp lãnh đạo"
    assert any(solution in paragraph.text for paragraph in plan_163.document.outline[2].children[0].paragraphs)
    for key, (_, content) in drafts.items():
        text = " ".join(block.text for block in content.body)
        assert solution not in text, key
        assert "Đưa nội dung CCHC tại kỳ họp kinh tế xã hội" not in text, f"{key}: it goes on with the same subject"


def test_solutions_come_with_what_stands_under_them(drafts):
    found = lines(drafts, "163", "so-tu-phap")
    assert any(line.startswith("Đề cao trách nhiệm cá nhân trong thực thi công vụ") for line in found)


def test_an_order_to_make_a_plan_is_done_with_the_plan(drafts):
    demands = after(lines(drafts, "163", "so-tu-phap"), "2. Yêu cầu")
    assert len(demands) == 1
    assert "xây dựng và triển khai thực hiện kế hoạch" not in demands[0]
    assert (
        "triển khai thực hiện kế hoạch cải cách hành chính (CCHC) giai đoạn 2021-2030 bảo đảm đúng lộ trình"
        in demands[0]
    )
    commune = " ".join(lines(drafts, "88", "ubnd-xa-tan-lap"))
    assert "xây dựng kế hoạch thực hiện của cơ quan" not in commune


def test_a_plan_that_is_a_task_of_its_own_stays(drafts):
    assert any("Xây dựng kế hoạch kiểm tra" in line for line in lines(drafts, "88", "so-khoa-hoc-va-cong-nghe"))


def test_central_agencies_are_told_what_is_set_apart_for_them(drafts):
    police = " ".join(lines(drafts, "163", "cong-an-tinh"))
    assert "Công an tỉnh, ngoài việc tổ chức triển khai Kế hoạch số 163/KH-UBND thì thực hiện có hiệu quả" in police


def test_duties_of_a_group_beside_a_named_body_are_duties(drafts):
    """163/KH-UBND, V.13: the Front and its member organisations."""
    found = lines(drafts, "163", "tinh-doan")
    duties = after(found, "1. Nhiệm vụ được giao tại mục 13 Phần V Kế hoạch số 163/KH-UBND")
    assert duties[-1] == "- Phối hợp với Sở Nội vụ cải thiện Chỉ số Hiệu quả quản trị và hành chính công cấp tỉnh."
    assert after(found, "2. Yêu cầu") == ["[...]", "II. MỤC TIÊU"][:1]


def test_reports_that_come_to_the_unit_are_the_others(drafts):
    reports = after(lines(drafts, "163", "so-noi-vu"), "2. Chế độ báo cáo")
    assert reports[0].startswith(
        "- Theo dõi, đôn đốc và tổng hợp báo cáo gửi về Sở Nội vụ theo quy định tại mục 1 Phần V"
    )
    assert drafts["163", "so-noi-vu"][1].recipients[:2] == ("- UBND tỉnh Sóc Trăng;", "- Lãnh đạo Sở Nội vụ;")


def test_the_parent_is_named_where_its_words_say_this_plan(drafts):
    found = lines(drafts, "163", "so-noi-vu")
    duty = next(line for line in found if "trừ điểm b mục 3" in line)
    assert "Phụ lục 2 của Kế hoạch số 163/KH-UBND." in duty
    other = next(line for line in lines(drafts, "88", "so-khoa-hoc-va-cong-nghe") if "thường trực" in line)
    assert other.endswith("theo dõi các chỉ tiêu tại mục A Phụ lục I Kế hoạch số 88/KH-UBND.")


def test_tasks_of_others_are_told_by_their_leaders(drafts):
    fields = lines(drafts, "163", "so-tu-phap")
    assert (
        "- Phối hợp với Sở Nội vụ thực hiện 03 nhiệm vụ tại các điểm d, e, g mục 3 Phụ lục 2 Kế hoạch số 163/KH-UBND, "
        "nêu tại Phụ lục II kèm theo Kế hoạch này."
    ) in fields


def test_the_parent_s_aims_and_demands_come_along(drafts):
    found = lines(drafts, "88", "so-khoa-hoc-va-cong-nghe")
    assert "- Người dân, doanh nghiệp được phục vụ nhanh, thuận tiện trên môi trường số." in after(found, "1. Mục đích")
    assert after(found, "2. Yêu cầu")[:2] == [
        "- Các nhiệm vụ phải rõ người, rõ việc, rõ thời hạn, rõ sản phẩm.",
        "- Sở Khoa học và Công nghệ coi CĐS là nhiệm vụ thường xuyên, gắn với cải cách hành chính.",
    ]
    assert "Sở Tài chính bảo đảm kinh phí" not in " ".join(found)


def test_clauses_are_told_apart_by_whom_they_speak_to(drafts):
    office, commune = (" ".join(lines(drafts, "88", agency)) for agency in ("so-y-te", "ubnd-xa-tan-lap"))
    assert "- Người đứng đầu chịu trách nhiệm về tiến độ." in office
    assert "- Người đứng đầu chịu trách nhiệm về tiến độ; UBND xã Tân Lập bố trí cán bộ đầu mối." in commune


def test_a_commune_of_a_province_without_data_gets_what_the_communes_get(plan_thuong_linh, registry_thuong_linh):
    registry_thuong_linh.find("UBND xã Tân Lập")
    made = make_subplan(plan_thuong_linh, "ubnd-xa-tan-lap", registry_thuong_linh)
    assert [(task.origin, share.role) for task, share in zip(made.plan.tasks, made.allocation.tasks, strict=True)] == [
        ("pl2/I/1", "coordinate"),
        ("pl2/II/1", "lead"),
    ]
    assert [target.origin for target in made.plan.targets] == ["pl1/A/1", "pl1/B/1"]
    assert [part.id for part in made.allocation.responsibilities] == ["V/1", "V/4"]


@pytest.mark.parametrize("processes", ["1", "2"])
def test_the_command_takes_a_commune_by_its_name(tmp_path, capsys, processes):
    asked = ["subplan", str(THUONG_LINH), "--agency", "UBND xã Tân Lập", "-o", str(tmp_path), "--format", "docx"]
    assert run(cli, [*asked, "--processes", processes]) == 0
    assert (tmp_path / "ubnd-xa-tan-lap.docx").exists()
    assert "chủ trì 1 nhiệm vụ" in capsys.readouterr().out


def test_what_fails_for_all_alike_is_said_once(tmp_path, capsys):
    word = WordDocument(BytesIO(read(WORD)))
    next(paragraph for paragraph in word.paragraphs if paragraph.text == "{{ title }}").runs[0].text = "{{ titel }}"
    word.save(tmp_path / WORD)
    asked = ["subplan", str(THUONG_LINH), "--all", "-o", str(tmp_path / "out"), "--format", "docx", "--processes", "1"]
    assert run(cli, [*asked, "--templates", str(tmp_path)]) == 2
    told = " ".join(capsys.readouterr().err.split())
    assert "van-phong-ubnd-tinh, so-noi-vu, so-tu-phap và 12 cơ quan khác" in told
    assert told.count("mẫu dùng trường «titel» không có") == 1


def test_all_that_the_parent_s_table_says_stands_in_the_annex(plan_thuong_linh, registry_thuong_linh):
    made = make_subplan(plan_thuong_linh, "so-khoa-hoc-va-cong-nghe", registry_thuong_linh)
    targets, tasks = (annex.tables[0] for annex in made.plan.document.annexes)
    assert [cell.text for cell in targets.header[0]] == [
        "STT", "Chỉ tiêu", "Đơn vị tính", "Năm 2026", "Cơ quan chủ trì", "Vai trò", "Căn cứ",
    ]  # fmt: skip
    assert [cell.text for cell in tasks.header[0]][-3:] == ["Thời gian thực hiện", "Theo dõi, đôn đốc", "Căn cứ"]
    rows = {row[1].text: [cell.text for cell in row] for row in (*targets.rows, *tasks.rows)}
    assert rows["Tỷ lệ thanh toán trực tuyến"][2:5] == ["%", "60", "Sở Tài chính"]
    assert rows["Tập huấn kỹ năng số cho công chức cấp xã"][3:7] == [
        "Sở Nội vụ", "Sở Khoa học và Công nghệ, UBND các xã, phường", "Quý II/2026", "Sở Nội vụ",
    ]  # fmt: skip
    assert rows["Kết nối dữ liệu dân cư"][3:5] == ["Công an tỉnh", "Sở Khoa học và Công nghệ, Sở Tư pháp"]


def test_a_goal_in_the_text_has_the_unit_of_its_column(drafts):
    found = after(lines(drafts, "88", "ubnd-xa-tan-lap"), "2. Chỉ tiêu cụ thể")
    assert found[1] == (
        "- Tỷ lệ thôn có tổ công nghệ số cộng đồng ở cấp xã: 100% (số thứ tự 1 mục B Phụ lục I Kế hoạch số 88/KH-UBND)."
    )


def test_a_level_that_goals_measure_reaches_its_committees(plan_163, registry_163):
    """163/KH-UBND, Phụ lục 1: "Cấp huyện: đạt tối thiểu 20%", "cán bộ, công chức cấp xã"."""
    allocator = Allocator(plan_163, registry_163)
    measured = {agency: [share.item.id for share in allocator.of(agency).targets if share.role == "subject"] for agency in (
        "ubnd-huyen-ke-sach", "ubnd-xa-ba-trinh", "so-cong-thuong")}  # fmt: skip
    assert measured == {
        "ubnd-huyen-ke-sach": ["pl1/2/c", "pl1/3/c", "pl1/4/a", "pl1/6/c"],
        "ubnd-xa-ba-trinh": ["pl1/2/c", "pl1/4/c", "pl1/6/c"],
        "so-cong-thuong": ["pl1/2/c", "pl1/3/c", "pl1/4/a", "pl1/6/c"],
    }


def test_the_commune_s_plan_goes_to_its_district_too(drafts):
    assert drafts["163", "ubnd-xa-ba-trinh"][1].recipients[:3] == (
        "- UBND tỉnh Sóc Trăng;", "- UBND huyện Kế Sách;", "- Chủ tịch, các Phó Chủ tịch UBND xã Ba Trinh;",
    )  # fmt: skip


@pytest.fixture(scope="module")
def addressing():
    registry = load_registry("Thượng Lĩnh")
    parent = Parent(Document(type="KẾ HOẠCH", number="9", symbol="KH-UBND"))
    return Addressing(Unit(registry.agency("so-tu-phap"), UnitSettings()), parent, registry)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Các sở, ban, ngành báo cáo hằng quý.", "Sở Tư pháp báo cáo hằng quý."),
        ("Các sở, ban, ngành, UBND các xã, phường (gọi chung là các cơ quan) rà soát.", "Sở Tư pháp rà soát."),
        ("UBND các xã, phường rà soát.", ""),
        ("Sở Tài chính bố trí kinh phí. Ưu tiên nơi khó khăn.", ""),
        ("Sở Tài chính bố trí kinh phí. Các sở, ban, ngành lập dự toán.", "Sở Tư pháp lập dự toán."),
        ("Thủ trưởng các sở, ban, ngành chịu trách nhiệm.", "Giám đốc Sở Tư pháp chịu trách nhiệm."),
        ("Sở Tư pháp phối hợp với Sở Tài chính; Sở Nội vụ rà soát.", "Sở Tư pháp phối hợp với Sở Tài chính."),
        ("Gửi báo cáo về Sở Tài chính; Sở Nội vụ.", "Gửi báo cáo về Sở Tài chính; Sở Nội vụ."),
        ("Các sở được giao chủ trì phải đúng hạn.", "Các sở được giao chủ trì phải đúng hạn."),
        ("Các cơ quan, đơn vị tích cực tham gia.", "Các cơ quan, đơn vị tích cực tham gia."),
        ("Tăng cường phối hợp giữa Sở Tài chính và Sở Nội vụ.", "Tăng cường phối hợp giữa Sở Tài chính và Sở Nội vụ."),
        ("Kinh phí thực hiện Kế hoạch này do tỉnh bảo đảm.", "Kinh phí thực hiện Kế hoạch số 9/KH-UBND do tỉnh bảo đảm."),
        ("Rà soát,sửa đổi văn bản giai đoạn 2026- 2030.", "Rà soát, sửa đổi văn bản giai đoạn 2026-2030."),
        ("Rà soát văn bản.Tự kiểm tra tại TP.Bình Sơn.", "Rà soát văn bản. Tự kiểm tra tại TP.Bình Sơn."),
        ("Căn cứ Kế hoạch này, xây dựng kế hoạch thực hiện; báo cáo hằng quý.", "Báo cáo hằng quý."),
        ("Xây dựng kế hoạch kiểm tra hằng năm.", "Xây dựng kế hoạch kiểm tra hằng năm."),
    ],
)  # fmt: skip
def test_a_sentence_reads_as_the_unit_would_write_it(said, kept, addressing):
    assert addressing.adapted(said) == kept


@pytest.mark.parametrize(
    ("text", "line"),
    [("a) Rà soát", "- Rà soát."), ("- Rà soát;", "- Rà soát;"), ("2. Đạt 80%", "- Đạt 80%."), ("“A”", "- “A”.")],
)
def test_a_line_of_a_list_has_a_dash_and_an_end(text, line):
    assert dashed(Paragraph(text=text)).text == line


def test_a_cell_s_lines_stand_in_one_line_of_the_text():
    assert (
        in_one_line("- Năm 2021:\n+ Cấp tỉnh: đạt 30%;\n+ Cấp xã: đạt 15%")
        == "Năm 2021: cấp tỉnh: đạt 30%; cấp xã: đạt 15%"
    )


@pytest.mark.parametrize(
    ("names", "text"), [([], ""), (["A"], "A"), (["A", "B"], "A và B"), (["A", "B", "C"], "A, B và C")]
)
def test_names_are_listed_as_in_a_sentence(names, text):
    assert listed(names) == text


def test_an_abbreviation_is_introduced_once_where_it_stands_first():
    known = Abbreviations.of(["Cải cách thủ tục hành chính (TTHC) và chỉ số cạnh tranh (PCI)."])
    assert known.words == {"TTHC": "thủ tục hành chính"}, "the words before PCI do not spell it"
    texts = ("Rà soát TTHC, TTHC nội bộ.", "Cải cách thủ tục hành chính (TTHC).", "PHẦN TTHC")
    introduced = ["Rà soát thủ tục hành chính (TTHC), TTHC nội bộ.", "Cải cách TTHC.", "PHẦN TTHC"]
    assert [known.introduced(text) for text in texts] == introduced


def test_settings_still_go_before_what_the_kind_of_agency_gives(plan_thuong_linh, registry_thuong_linh):
    settings = Settings.model_validate({"unit": {"recipients": ["UBND tỉnh"], "archive": "VT"}})
    document = make_subplan(plan_thuong_linh, "so-y-te", registry_thuong_linh, settings=settings).plan.document
    assert document.recipients == ("UBND tỉnh", "Lưu: VT")
