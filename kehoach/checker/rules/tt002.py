"""Top and bottom margins."""

from __future__ import annotations

from kehoach.checker.examples import A4_PORTRAIT, layout
from kehoach.checker.form import ANNEX_1
from kehoach.checker.margins import check_margins
from kehoach.checker.rule import Example, Rule
from kehoach.model import PageSetup

RULE = Rule(
    code="TT002",
    name="Lề trên, lề dưới",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục I, khoản 3",
    requirement="Trang đứng cách mép trên và mép dưới 20 - 25 mm.",
    reason="Lề hẹp mất chỗ của số trang và của chữ ký số; lề rộng làm văn bản dài thêm vô ích.",
    reads=("layout.pages.top", "layout.pages.bottom"),
    good=Example("Lề trên 20 mm, lề dưới 20 mm", layout=layout()),
    bad=Example("Lề trên 12 mm", layout=layout(pages=(PageSetup(**(A4_PORTRAIT | {"top": 12.0})),))),
    check=check_margins({"top": (20, 25), "bottom": (20, 25)}),
    not_applicable=Example(
        "Chỉ có trang ngang", layout=layout(pages=(PageSetup(width=297, height=210, top=12, bottom=12),))
    ),
)
