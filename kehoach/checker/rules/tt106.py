"""Vietnamese as the language of the file."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout
from kehoach.checker.form import administrative
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject


def check(subject: Subject) -> Iterator[Hit]:
    """The file names Vietnamese as the language that its words are proofed in."""
    language = administrative(subject).language
    if language is None:
        raise NotApplicable("tệp không ghi ngôn ngữ soát lỗi")
    if not language.casefold().startswith("vi"):
        yield Hit(f"ngôn ngữ soát lỗi của tệp là {language}, không phải tiếng Việt (vi-VN)", place="toàn văn bản")


RULE = Rule(
    code="TT106",
    name="Ngôn ngữ soát lỗi là tiếng Việt",
    severity="info",
    basis="style",
    place="Văn phong: thiết lập của tệp",
    requirement="Ngôn ngữ soát lỗi (proofing language) của tệp là tiếng Việt.",
    reason="Word gạch đỏ mọi chữ tiếng Việt, nên lỗi thật không ai thấy; trình đọc màn hình đọc sai giọng.",
    reads=("layout.language",),
    good=Example("vi-VN", layout=layout(language="vi-VN")),
    bad=Example("en-US", layout=layout(language="en-US")),
    check=check,
    not_applicable=Example("Tệp không ghi ngôn ngữ", layout=layout()),
)
