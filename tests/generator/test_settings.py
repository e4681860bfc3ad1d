"""Settings of the issuing unit: what may be chosen, and what the decree does not let be chosen."""

import pytest
from docx import Document as WordDocument
from docx.shared import Mm, Pt

from kehoach import templates
from kehoach.cli import cli
from kehoach.console.terminal import run
from kehoach.errors import KehoachError
from kehoach.generator import Settings, make_subplan, read_settings, write_subplans
from kehoach.generator.settings import unknown_agencies

WHOLE = """
templates = "mau"

[unit]
archive = "VT, TH"

[form]
margin_right = 15
body_size = 13
line_spacing = 1.2

[agencies.so-tai-chinh]
signer_title = ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]
signer_name = "Nguyễn Thị Thử"
symbol = "STC&ĐT"
place = "Bình Sơn"
recipients = ["UBND tỉnh", "Như trên"]

[agencies.ubnd-xa-tan-lap]
signer_title = ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
"""


@pytest.fixture
def settings(tmp_path):
    (tmp_path / "mau").mkdir()
    (tmp_path / "mau" / "document.css").write_bytes(templates.read("document.css"))
    path = tmp_path / "thiet-lap.toml"
    path.write_text(WHOLE, encoding="utf-8")
    return read_settings(path)


def test_an_agency_s_own_settings_go_before_those_of_all(settings):
    assert settings.of("so-tai-chinh").signer_name == "Nguyễn Thị Thử"
    assert settings.of("so-tai-chinh").archive == "VT, TH"
    assert settings.of("so-y-te").signer_name is None


def test_what_is_set_stands_in_the_draft(settings, plan_binh_son, registry_binh_son):
    document = make_subplan(plan_binh_son, "so-tai-chinh", registry_binh_son, settings=settings).plan.document
    assert document.symbol == "KH-STC&ĐT"
    assert document.recipients == ("UBND tỉnh", "Như trên", "Lưu: VT, TH")
    signature = document.signature
    assert (signature.authority, signature.title, signature.name) == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Thị Thử")


def test_a_committee_s_deputy_signs_on_its_behalf(plan_163, registry_163):
    settings = Settings.model_validate({"unit": {"signer_title": ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]}})
    signature = make_subplan(plan_163, "ubnd-huyen-my-tu", registry_163, settings=settings).plan.document.signature
    assert (signature.authority, signature.title) == ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")


def test_the_form_follows_the_settings(settings, plan_binh_son, tmp_path):
    write_subplans(plan_binh_son, ["so-tai-chinh"], tmp_path / "out", settings=settings)
    word = WordDocument(tmp_path / "out" / "so-tai-chinh.docx")
    assert round(word.sections[0].right_margin / Mm(1)) == 15
    defaults = word.styles.element.find(
        ".//" + "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}rPrDefault"
    )
    sizes = {
        node.get(node.tag.replace("sz", "val").replace("Cs", ""))
        for node in defaults.iter()
        if node.tag.endswith("}sz")
    }
    assert sizes == {str(int(Pt(13) / Pt(1) * 2))}
    assert (tmp_path / "out" / "so-tai-chinh.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "[form]\nmargin_left = 25",
            ["30-35 mm", "Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I", "form.margin_left"],
        ),
        ("[form]\nbody_size = 12", ["13-14 pt", "Mục II.6"]),
        ("[form]\nline_spacing = 2", ["1-1.5 dòng"]),
        ('[form]\nfont = "Arial"', ["Times New Roman"]),
        ("[form]\nmargin = 3", ["không có thiết lập tên này", "margin_left"]),
        ("[unit]\nsigner = 1", ["không có thiết lập tên này", "signer_name"]),
        ("[unit]\nsigner_name = 1", ["giá trị không hợp lệ", "Cần chữ trong ngoặc kép"]),
        ('[unit]\nrecipients = "UBND tỉnh"', ["unit.recipients", "Cần danh sách trong ngoặc vuông"]),
        ('[form]\nmargin_left = "rộng"', ["form.margin_left", "Cần một số"]),
        ("unit = 3", ["Cần một bảng"]),
        ("agencies = [1]", ["Cần bảng của từng cơ quan"]),
        ("[form]\nbody_size = 13.7", ["không đặt được trong Word", "13, 13.5 hoặc 14"]),
        ("[unit", ["không phải TOML"]),
        ('templates = "khong-co"', ["không có thư mục mẫu"]),
    ],
)
def test_a_wrong_setting_is_refused_with_its_reason(tmp_path, text, words):
    path = tmp_path / "x.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KehoachError) as caught:
        read_settings(path)
    for word in words:
        assert word in str(caught.value)


def test_a_settings_file_that_is_missing_is_told(tmp_path):
    with pytest.raises(KehoachError, match="không tìm thấy tệp thiết lập"):
        read_settings(tmp_path / "khong-co.toml")


def test_settings_of_an_agency_that_is_not_known_are_told(registry_163):
    settings = Settings.model_validate({"agencies": {"so-tu-phapp": {}, "so-y-te": {}, "khong-giong-ai": {}}})
    assert unknown_agencies(settings, registry_163) == {"so-tu-phapp": ["so-tu-phap"], "khong-giong-ai": []}


def test_the_command_tells_settings_that_reach_nobody(tmp_path, capsys, source_163):
    path = tmp_path / "thiet-lap.toml"
    path.write_text('[agencies.so-tu-phapp]\nsigner_name = "Lê Thị Bình"', encoding="utf-8")
    asked = ["subplan", str(source_163), "--agency", "so-tu-phap", "-o", str(tmp_path / "out"), "--format", "docx"]
    assert run(cli, [*asked, "--settings", str(path)]) == 0
    told = " ".join(capsys.readouterr().err.split())
    assert "[agencies.so-tu-phapp] không dùng đến: danh bạ không có mã cơ quan này (có phải so-tu-phap?)" in told
