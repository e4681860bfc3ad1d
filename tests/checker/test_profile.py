"""A unit's profile: what it may say, and what is refused."""

import re
from datetime import date
from pathlib import Path

import pytest

from kehoach.checker import read_profile
from kehoach.errors import KehoachError

CODES = ("TT001", "TT002", "KH001", "KH002", "PF001", "PF002")
PAGE = Path(__file__).parents[2] / "docs" / "checking.md"


def read(tmp_path, text):
    file = tmp_path / "kiem-tra.toml"
    file.write_text(text, encoding="utf-8")
    return read_profile(file, CODES)


def test_an_empty_profile_wants_everything(tmp_path):
    profile = read(tmp_path, "")
    assert (profile.practice, profile.style, profile.off, profile.severity, profile.waivers) == (True, True, (), {}, ())


def test_the_profile_that_the_documentation_shows_is_read(tmp_path):
    (example,) = re.findall(r"```toml\n(.+?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    profile = read(tmp_path, example)
    assert profile.off == ("TT002",)
    assert profile.severity == {"KH001": "error"}
    assert profile.style is False
    assert profile.waivers[0].place == "Phụ lục 2"
    assert profile.waivers[0].until == date(2027, 6, 30)


def test_the_documentation_names_every_field():
    page = PAGE.read_text(encoding="utf-8")
    for field in ("practice", "style", "off", "severity", "waivers", "rule", "place", "reason", "until"):
        assert f"`{field}`" in page


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('off = ["TT999"]', "không có quy tắc «TT999»"),
        ('off = ["tt001"]', "Có phải: TT001?"),
        ('[severity]\nTT777 = "error"', "severity: không có quy tắc «TT777»"),
        ('[[waivers]]\nrule = "XX1"\nreason = "vì"', "waivers: không có quy tắc «XX1»"),
        ('[severity]\nTT001 = "chết"', "mục «severity, TT001» phải là error, warning hoặc info"),
        ('[[waivers]]\nrule = "TT001"\nreason = ""', "mục «waivers (thứ 1), reason» không được để trống"),
        ('[[waivers]]\nrule = "TT001"', "mục «waivers (thứ 1), reason» còn thiếu"),
        ("tat = true", "mục «tat» không phải là mục của hồ sơ kiểm tra"),
        ('off = "TT001"', "mục «off» phải là danh sách trong ngoặc vuông"),
        ('style = "có"', "mục «style» phải là true hoặc false"),
        ("practice = true\noff = có", "dòng 2, cột 7: tệp hồ sơ kiểm tra không phải TOML đúng"),
        ("off = [", "không phải TOML đúng"),
    ],
)
def test_a_wrong_profile_is_refused_with_its_place(tmp_path, text, words):
    with pytest.raises(KehoachError) as error:
        read(tmp_path, text)
    assert words in str(error.value)
    assert "kiem-tra.toml" in str(error.value)


def test_a_missing_profile_is_told(tmp_path):
    with pytest.raises(KehoachError, match="không tìm thấy"):
        read_profile(tmp_path / "khong-co.toml", CODES)
