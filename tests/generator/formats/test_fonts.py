"""The font is judged by what fontconfig really gives, not by its name."""

from __future__ import annotations

import pytest

from kehoach.errors import KehoachError
from kehoach.generator.formats import fonts
from kehoach.generator.formats.fonts import LETTERS, Face, matched, require_vietnamese_times


@pytest.fixture(autouse=True)
def _ask_anew() -> None:
    require_vietnamese_times.cache_clear()


def test_vietnamese_adds_134_letters_to_ascii() -> None:
    assert len(set(LETTERS)) == len(LETTERS) == 134
    assert {"đ", "Đ", "ữ", "Ặ", "ỵ"} <= set(LETTERS)


def test_this_machine_has_a_font_for_times_new_roman_with_all_letters_in_all_styles() -> None:
    require_vietnamese_times()
    assert matched("Times New Roman:bold").file != matched("Times New Roman:italic").file


def test_a_letter_that_the_font_does_not_have_is_found_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "LETTERS", "ađ\U0010fffd")
    assert matched("Times New Roman").missing == "\U0010fffd"


@pytest.mark.parametrize(
    ("face", "told"),
    [
        (Face("Liberation Serif", "/fonts/LiberationSerif-Bold.ttf", "ẠạẬậ"), "thiếu 4 chữ tiếng Việt"),
        (Face("DejaVu Serif", "/fonts/DejaVuSerif.ttf", ""), "đang thay bằng DejaVu Serif"),
    ],
)
def test_a_font_without_the_letters_or_of_other_widths_is_refused_with_the_package_to_install(
    face: Face, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "matched", lambda name: face)
    with pytest.raises(KehoachError) as refused:
        require_vietnamese_times()
    assert told in refused.value.reason
    assert refused.value.file == face.file
    assert "fonts-croscore" in (refused.value.advice or "")
