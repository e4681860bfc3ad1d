"""Clauses of amending sentences read by the grammar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from typing import TypeGuard, get_args

from lark import Lark, Token, Tree
from lark.exceptions import LarkError

from kehoach.amendments.address import (
    ANNEX,
    ARTICLE,
    CLAUSE,
    GROUP,
    LETTER,
    PARAGRAPH,
    PART,
    ROW,
    SENTENCE,
    TABLE,
    addresses_of,
    labels_of,
)
from kehoach.amendments.clause import Action, Clause, Excluded, Where
from kehoach.amendments.masking import Masked

_ACTIONS = frozenset(get_args(Action))
_LEVELS = {
    "SENTENCE": SENTENCE,
    "PARAGRAPH": PARAGRAPH,
    "ROW": ROW,
    "LETTERS": LETTER,
    "ROWS": LETTER,
    "CLAUSES": CLAUSE,
    "GROUPS": GROUP,
    "TABLES": TABLE,
    "ARTICLES": ARTICLE,
    "PARTS": PART,
    "ANNEXES": ANNEX,
}
_NEW = ("value", "taker", "takers", "worker", "receiver")
_WHOLE_CELLS = frozenset({"set_field", "field_first", "set_target", "again_value"})
_OF_PHRASES = frozenset({"pair", "again", "replace_phrase", "remove_phrase", "insert_phrase"})
_PHRASE_WORDS = frozenset(
    {
        *(
            "thay",
            "thế",
            "đổi",
            "sửa",
            "bổ",
            "sung",
            "bãi",
            "hủy",
            "huỷ",
            "bỏ",
            "đính",
            "chính",
            "điều",
            "chỉnh",
            "lỗi",
        ),
        *("các", "những", "cụm", "từ", "ngữ", "chữ", "bằng", "thành", "sang", "là", "nay", "được", "viết", "lại", "và"),
        *("vào", "ngay", "phía", "sau", "trước", "lần", "chỗ", "vị", "trí"),
    }
)
"""The words of an instruction about a phrase that names no place."""

_PARTNER = re.compile(
    r"(?i)(?:^, ?)?phối hợp (?:với|cùng) | phối hợp(?= )| (?:triển khai |tổ chức )?(?:thực hiện|tham mưu)$"
)
_LISTS = re.compile(r"(?i)(?<!\w)(?:sau|sau đây|cụ thể) ?:?$")
_CORRECTS = re.compile(r"(?i:đính chính|(?:sửa|chữa) (?:lỗi|sai sót))")


def read_clauses(text: str, masked: Masked) -> list[Clause]:
    """What a clause orders; none where the grammar does not know it. `masked` tells what its signs stand for.

    A place that is named first ("điểm e mục 6 được bãi bỏ") is a clause of its own before what is done to it.
    """
    words = " ".join(text.split())
    try:
        tree = _parser().parse(words)
    except LarkError:
        return []
    rule = tree.children[0]
    rules = [rule] if isinstance(rule, Tree) else []
    if isinstance(rule, Tree) and rule.data == "placed":
        place, done = rule.children
        rules = [Tree("context", [place]), done] if isinstance(done, Tree) else []
    if not all(rule.data in _ACTIONS for rule in rules):
        return []
    try:
        clauses = [_clause(rule, masked, corrects=_CORRECTS.search(words) is not None) for rule in rules]
    except ValueError:
        return []
    if _LISTS.search(words):
        clauses[-1] = replace(clauses[-1], lists=True)
    return [] if len(clauses) == 1 and _hides_a_place(clauses[0], words) else clauses


def _hides_a_place(clause: Clause, words: str) -> bool:
    """Whether a phrase is to be changed everywhere only because its place was not understood ("tại các chỉ tiêu")."""
    if clause.wheres or clause.entries or clause.lists or clause.action not in _OF_PHRASES:
        return False
    return any(word.lower() not in _PHRASE_WORDS for word in re.findall(r"[^\W\d_]+", words))


@lru_cache(maxsize=1)
def _parser() -> Lark:
    grammar = files("kehoach.amendments").joinpath("grammar.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", maybe_placeholders=False)


def _clause(rule: Tree[Token], masked: Masked, *, corrects: bool) -> Clause:
    tokens = {token.type: str(token) for token in rule.scan_values(lambda value: isinstance(value, Token))}
    count = tokens.get("COUNT", "")
    return Clause(
        action=_action(rule),
        wheres=tuple(_where(node, masked) for node in _nodes(rule, "where")),
        quotes=tuple(_quote(node, masked) for node in (*_own_quotes(rule), *_quotes_of_items(rule))),
        side="before" if "BEFORE" in tokens else "after" if "AFTER" in tokens else None,
        named="NAME" in tokens,
        corrects=corrects,
        field=_field(rule),
        period=_bare(tokens.get("PERIOD")),
        old=next((words for name in ("old", "was", "given") if (words := _words(rule, name, masked))), None),
        new=_new(rule, masked),
        count=int(re.sub(r"\D", "", count))
        if re.search(r"lần|chỗ|vị trí", count)
        else 1
        if "RAISE" in tokens
        else None,
        annex=masked.annexes[_number(tokens["OWN_ANNEX"])] if "OWN_ANNEX" in tokens else None,
        until=tokens.get("UNTIL"),
        document=masked.documents[_number(tokens["DOCUMENT"])].text if "DOCUMENT" in tokens else None,
        entries=_entries(tokens.get("ENTRIES")),
        piece=next((word for word in ("đoạn", "câu") if word in tokens.get("PIECE", "").lower()), None),
        at_end="cuối" in tokens.get("INTO", ""),
        partner=_partner(tokens.get("PARTNER")),
    )


def _entries(words: str | None) -> str | None:
    """Which list of the head is meant."""
    return None if words is None else "nơi nhận" if "nơi nhận" in words.lower() else "căn cứ"


def _action(rule: Tree[Token]) -> Action:
    return next(action for action in get_args(Action) if action == rule.data)


def _nodes(rule: Tree[Token], name: str) -> list[Tree[Token]]:
    """The nodes of a name in the order of the text."""
    found: list[Tree[Token]] = []
    for child in rule.children:
        if isinstance(child, Tree):
            found += [child] if child.data == name else _nodes(child, name)
    return found


def _own_quotes(rule: Tree[Token]) -> list[Tree[Token]]:
    """The quotations that are not the name of a column, an old value or a new one."""
    found: list[Tree[Token]] = []
    for child in rule.children:
        if isinstance(child, Tree) and child.data not in (
            "where",
            "old",
            "was",
            "given",
            "value",
            "taker",
            "takers",
            "worker",
        ):
            found += [child] if child.data == "quote" else _own_quotes(child)
    return found


def _quotes_of_items(rule: Tree[Token]) -> list[Tree[Token]]:
    """The quotation that something is changed into as a whole: "Điều chỉnh Đề án số 2 thành “...”"."""
    if rule.data != "replace_words" or _nodes(rule, "old"):
        return []
    return [quote for value in _nodes(rule, "value") for quote in _nodes(value, "quote")]


def _where(node: Tree[Token], masked: Masked) -> Where:
    columns = _nodes(node, "column")
    own = next((child for child in node.children if isinstance(child, Tree) and child.data == "chains"), None)
    chains = _chains(own)
    excluded = [Excluded(address) for tree in _own_exceptions(node) for address in addresses_of(_chains(tree))]
    start = 0
    for number, chain in enumerate(_nodes(own, "chain") if own is not None else ()):
        for exception in _own_exceptions(chain):
            end = len(addresses_of(_chains(own, number + 1)))
            excluded += [Excluded(address, start, end) for address in addresses_of(_chains(exception))]
            start = end
    return Where(addresses_of(chains), _column(columns[0], masked) if columns else None, tuple(excluded))


def _own_exceptions(node: Tree[Token]) -> list[Tree[Token]]:
    """The chains of what is taken out of a place, or of one chain of it."""
    exceptions = [child for child in node.children if isinstance(child, Tree) and child.data in ("except", "loose")]
    return [child for exception in exceptions for child in exception.children if isinstance(child, Tree)]


def _chains(node: Tree[Token] | None, most: int | None = None) -> list[list[tuple[int, tuple[str, ...]]]]:
    """The chains of an address, or the first of them; those that a comma divides from larger parts, or from the smaller
    ones of the same item, joined: "điểm a, mục 6, Phụ lục 2" and "mục 6, điểm a Phụ lục 2" are one each."""
    chains: list[list[tuple[int, tuple[str, ...]]]] = []
    link, read = "", 0
    for child in node.children if node is not None else ():
        if isinstance(child, Token):
            link = child.strip(" ")
        elif child.data == "chain" and (most is None or read < most):
            read += 1
            parts = _in_group([_element(element) for element in child.children if _is_element(element)])
            if link == "," and chains and _are_one(chains[-1], parts):
                chains[-1] = sorted([*chains[-1], *parts])
            else:
                chains.append(parts)
    return chains


def _are_one(before: Sequence[tuple[int, tuple[str, ...]]], parts: Sequence[tuple[int, tuple[str, ...]]]) -> bool:
    """Whether two chains are one address: the larger parts follow, or the smaller ones with the annex that both are in."""
    if before[-1][0] < parts[0][0]:
        return True
    single = len(before) == 1 and len(before[0][1]) == 1 and before[0][0] in (GROUP, CLAUSE)
    levels = [level for level, _ in parts]
    return single and levels[0] < before[0][0] < levels[-1] and before[0][0] not in levels


def _is_element(node: Tree[Token] | Token) -> TypeGuard[Tree[Token]]:
    return isinstance(node, Tree) and node.data == "element"


def _element(node: Tree[Token]) -> tuple[int, tuple[str, ...], bool]:
    """The level, the labels, and whether it is a part of the group that follows it (a tiểu mục)."""
    (token,) = node.children
    words = str(token)
    level = _LEVELS[token.type if isinstance(token, Token) else ""]
    return level, labels_of(words) or ("",), words.lower().removeprefix("từ ").startswith("tiểu")


def _in_group(chain: list[tuple[int, tuple[str, ...], bool]]) -> list[tuple[int, tuple[str, ...]]]:
    """The chain with a tiểu mục and the mục that it is in as one part: "tiểu mục 3.2 mục 3" is group 3.2."""
    parts: list[tuple[int, tuple[str, ...]]] = []
    for place, (level, labels, divides) in enumerate(chain):
        before = chain[place - 1] if place else None
        if before is not None and before[2] and level == GROUP and not divides:
            continue
        parts.append((level, labels))
    return parts


def _column(node: Tree[Token], masked: Masked) -> str:
    (child,) = node.children
    return _quote(child, masked) if isinstance(child, Tree) else str(child)


def _quote(node: Tree[Token], masked: Masked) -> str:
    (token,) = node.children
    return masked.quotes[_number(str(token))]


def _partner(words: str | None) -> str | None:
    """Who works with the one who leads: the names in "phối hợp với A thực hiện", "A phối hợp thực hiện"."""
    if words is None:
        return None
    named = _PARTNER.sub("", words).strip(" ,")
    return named[:1].upper() + named[1:]


def _field(rule: Tree[Token]) -> str | None:
    nodes = _nodes(rule, "field")
    return str(nodes[0].children[0]) if nodes else None


def _words(rule: Tree[Token], name: str, masked: Masked) -> str | None:
    nodes = _nodes(rule, name)
    if not nodes:
        return None
    quotes = _nodes(nodes[0], "quote")
    return _quote(quotes[0], masked) if quotes else _bare(str(nodes[0].children[0]))


def _new(rule: Tree[Token], masked: Masked) -> str | None:
    """The new words; those that a whole cell gets without quotation marks begin with a capital, as cells do."""
    new = next(
        (words for name in ("value", "taker", "takers", "worker", "receiver") if (words := _words(rule, name, masked))),
        None,
    )
    if new is not None and rule.data == "pass_lead":
        new = re.sub(r"^cho ", "", new)
    quoted = any(_nodes(value, "quote") for value in _nodes(rule, "value"))
    if new is None or quoted or rule.data not in _WHOLE_CELLS or _nodes(rule, "old"):
        return new
    return new[:1].upper() + new[1:]


def _bare(words: str | None) -> str | None:
    return words.strip(" .;,:/") if words else None


def _number(sign: str) -> int:
    return int(re.sub(r"\D", "", sign))
