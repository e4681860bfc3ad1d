"""No other province's name is left over from a document that was copied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kehoach.checker.citing import mentions_in
from kehoach.checker.examples_plan import plan_of, section
from kehoach.checker.passages import Passage, annex_passages, body_passages
from kehoach.checker.places import item_passages
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.agencies.data import packaged_layer
from kehoach.meaning.spelling import unwrapped


def check(subject: Subject) -> Iterator[Hit]:
    """Provinces other than the document's own, outside cited documents; a person says whether they are meant."""
    own = subject.registry.province.name
    head = " ".join((*subject.document.superior, *subject.document.issuer)).upper()
    if "TỈNH" not in head and own not in _names():
        raise NotApplicable("đầu văn bản không cho biết của tỉnh nào")
    told: set[str] = set()
    for passage in _all_passages(subject):
        for match in _provinces().finditer(unwrapped(passage.text)):
            name = match["name"]
            is_own = name.casefold() == own.casefold()
            if not is_own and name not in told and not _is_cited(match.start(), passage.text, subject):
                told.add(name)
                yield passage.hit(f"nhắc đến {match[0]}, không phải tỉnh ban hành", review=True)


def _all_passages(subject: Subject) -> Iterator[Passage]:
    title = subject.document.title or ""
    yield Passage("" if title.isupper() else title, "tên văn bản")
    yield from body_passages(subject)
    yield from annex_passages(subject)
    yield from item_passages(subject)


def _is_cited(place: int, text: str, subject: Subject) -> bool:
    return any(mention.start <= place < mention.end for mention in mentions_in(text, subject))


@cache
def _names() -> frozenset[str]:
    """The names of all provinces, before and after the mergers of 2025."""
    layer = packaged_layer("provinces")
    return frozenset(province.name for province in layer.provinces) if layer else frozenset()


@cache
def _provinces() -> re.Pattern[str]:
    """A province by its unit and name, not one of the past ("tỉnh X (cũ)")."""
    listed = "|".join(map(re.escape, sorted(_names(), key=len, reverse=True)))
    return re.compile(
        rf"(?<!\w)(?:tỉnh|thành phố|TP\.?) (?P<name>{listed})(?! ?\((?:cũ|trước))(?! (?:cũ|trước đây))(?!\w)"
    )


RULE = Rule(
    code="KH032",
    name="Không sót tên tỉnh khác",
    severity="warning",
    basis="practice",
    place="Thực tiễn: rà lại văn bản soạn theo mẫu của nơi khác",
    requirement="Văn bản không nhắc đến tỉnh khác ngoài chỗ trích dẫn hoặc phối hợp liên tỉnh.",
    reason="Tên tỉnh khác thường sót lại khi soạn theo văn bản của tỉnh đó.",
    reads=("plan.document.outline", "plan.document.issuer", "plan.tasks.text"),
    good=Example(
        "Văn bản của tỉnh Vàm Cỏ chỉ nhắc tỉnh Vàm Cỏ",
        plan=plan_of(outline=(section("I", "MỤC TIÊU", "Xây dựng chính quyền số tỉnh Vàm Cỏ."),)),
    ),
    bad=Example(
        "Văn bản của tỉnh Vàm Cỏ viết «tỉnh Nam Định»",
        plan=plan_of(outline=(section("I", "MỤC TIÊU", "Xây dựng chính quyền số tỉnh Nam Định."),)),
    ),
    check=check,
    not_applicable=Example("Không rõ tỉnh nào", plan=plan_of(issuer=("BAN CHỈ ĐẠO",), place=None)),
)
