"""Left and right margins."""

from __future__ import annotations

from kehoach.checker.examples import A4_PORTRAIT, layout
from kehoach.checker.form import ANNEX_1
from kehoach.checker.margins import check_margins
from kehoach.checker.rule import Example, Rule
from kehoach.model import PageSetup

RULE = Rule(
    code="TT003",
    name="Lề trái, lề phải",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục I, khoản 3",
    requirement="Trang đứng cách mép trái 30 - 35 mm, cách mép phải 15 - 20 mm.",
    reason="Lề trái phải đủ chỗ đóng tập lưu hồ sơ mà không che chữ.",
    reads=("layout.pages.left", "layout.pages.right"),
    good=Example("Lề trái 30 mm, lề phải 20 mm", layout=layout()),
    bad=Example("Lề trái 25,4 mm", layout=layout(pages=(PageSetup(**(A4_PORTRAIT | {"left": 25.4})),))),
    check=check_margins({"left": (30, 35), "right": (15, 20)}),
    not_applicable=Example(
        "Chỉ có trang ngang", layout=layout(pages=(PageSetup(width=297, height=210, left=10, right=10),))
    ),
)
