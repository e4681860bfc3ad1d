"""Margins of lying pages, of which the decree does not say which edge is which."""

from __future__ import annotations

from kehoach.checker.examples import layout
from kehoach.checker.margins import check_margins
from kehoach.checker.rule import Example, Rule
from kehoach.model import PageSetup

_EACH = (15, 35)  # the decree's outermost bounds: it does not say where the bound edge of a turned page is

RULE = Rule(
    code="TT004",
    name="Lề của trang ngang",
    severity="warning",
    basis="practice",
    place="Thực tiễn; Nghị định 30/2020/NĐ-CP không nêu lề riêng cho trang ngang",
    requirement="Trang ngang cách mỗi mép 15 - 35 mm.",
    reason="Bảng biểu tràn sát mép giấy bị mất chữ khi in và khi đóng tập.",
    reads=("layout.pages.top", "layout.pages.bottom", "layout.pages.left", "layout.pages.right"),
    good=Example(
        "Trang ngang, lề 20 - 30 mm",
        layout=layout(pages=(PageSetup(width=297, height=210, top=30, bottom=20, left=20, right=20),)),
    ),
    bad=Example(
        "Trang ngang, lề trái 10 mm",
        layout=layout(pages=(PageSetup(width=297, height=210, top=20, bottom=20, left=10, right=20),)),
    ),
    check=check_margins({"top": _EACH, "bottom": _EACH, "left": _EACH, "right": _EACH}, landscape=True),
    not_applicable=Example("Mọi trang đều đứng", layout=layout()),
)
