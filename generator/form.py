"""What of the official form a unit may choose: lengths and sizes inside the ranges of the decree.

A value outside its range is refused with the place in the decree that gives it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kehoach.errors import KehoachError
from kehoach.model.base import Model

DECREE = "Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I"

RANGES: Mapping[str, tuple[float, float, str, str]] = {
    "margin_top": (20, 25, "mm", "Mục I"),
    "margin_bottom": (20, 25, "mm", "Mục I"),
    "margin_left": (30, 35, "mm", "Mục I"),
    "margin_right": (15, 20, "mm", "Mục I"),
    "body_size": (13, 14, "pt", "Mục II.6 và Mục V"),
    "line_spacing": (1, 1.5, "dòng", "Mục II.6"),
}
"""What may be set: lowest and highest value, unit, place in the decree."""


class FormSettings(Model):
    """The form's lengths (mm), size (pt) and spacing (lines), inside the decree's ranges (`RANGES`)."""

    margin_top: float | None = None
    margin_bottom: float | None = None
    margin_left: float | None = None
    margin_right: float | None = None
    body_size: float | None = None
    line_spacing: float | None = None
    font: str | None = None


def check_form(form: FormSettings, path: Path) -> None:
    """Raise `KehoachError` for the first value of a settings file that the decree forbids."""
    for name, (low, high, unit, place) in RANGES.items():
        value: float | None = getattr(form, name)
        if value is not None and not low <= value <= high:
            raise KehoachError(
                f"{value:g} {unit} nằm ngoài khoảng {low:g}-{high:g} {unit} mà {DECREE}, {place} cho phép",
                file=path,
                place=f"form.{name}",
                advice=f"Chọn giá trị từ {low:g} đến {high:g}.",
            )
    if form.body_size is not None and form.body_size * 2 % 1:
        raise KehoachError(
            f"cỡ chữ {form.body_size:g} không đặt được trong Word",
            file=path,
            place="form.body_size",
            advice="Chọn 13, 13.5 hoặc 14.",
        )
    if form.font not in (None, "Times New Roman"):
        raise KehoachError(
            f"phông «{form.font}» không được dùng: {DECREE}, Mục I quy định phông Times New Roman",
            file=path,
            place="form.font",
        )
