"""One clause of an amending sentence read by the grammar: what is done, where, with which words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal, get_args

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
    Address,
    addresses_of,
    labels_of,
)
from kehoach.amendments.masking import Masked
from kehoach.amendments.operations import Side

Action = Literal[
    "context",
    "again",
    "pair",
    "amend",
    "rename",
    "insert_beside",
    "insert_at",
    "insert_into",
    "insert_phrase",
    "insert_annex",
    "insert_entry",
    "repeal",
    "remove_phrase",
    "replace_phrase",
    "replace_phrase_there",
    "replace_words",
    "set_field",
    "set_target",
    "extend",
    "assign",
    "pass_lead",
    "add_agency",
    "drop",
    "move_to",
    "move_beside",
    "suspend",
    "replace_annex",
    "replace_entry",
    "replace_plan",
]
"""The rules of the grammar that a clause can be."""

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

_CORRECTS = re.compile(r"(?i:đính chính)")


@dataclass(frozen=True)
class Where:
    """Addresses and, where told, the one column of them that is meant."""

    addresses: tuple[Address, ...] = ()
    column: str | None = None

    def within(self, larger: Where) -> Where:
        """These addresses with what they lack taken from the last of a larger place; none are the larger place itself."""
        above = larger.addresses[-1] if larger.addresses else Address()
        own = tuple(address.within(above) for address in self.addresses) or larger.addresses
        return Where(own, self.column or larger.column)


@dataclass(frozen=True)
class Clause:
    """What a clause orders.

    `wheres` are its places in their order: what it is done to, then what that goes beside, to or into. `quotes` are the
    quoted words in their order; `named` tells that only the title of the place is meant, `entries` that a list of the
    head is ("căn cứ", "nơi nhận"), `piece` that a paragraph or a sentence is put in ("đoạn", "câu"), `at_end` that what
    is put in goes to the end of its place. What is absent is None.
    """

    action: Action
    wheres: tuple[Where, ...] = ()
    quotes: tuple[str, ...] = ()
    side: Side | None = None
    named: bool = False
    corrects: bool = False
    field: str | None = None
    period: str | None = None
    old: str | None = None
    new: str | None = None
    count: int | None = None
    annex: str | None = None
    until: str | None = None
    document: str | None = None
    entries: str | None = None
    piece: str | None = None
    at_end: bool = False


def read_clause(text: str, masked: Masked) -> Clause | None:
    """What a clause orders; None where the grammar does not know it. `masked` tells what its signs stand for."""
    words = " ".join(text.split())
    try:
        tree = _parser().parse(words)
    except LarkError:
        return None
    rule = tree.children[0]
    if not isinstance(rule, Tree) or rule.data not in _ACTIONS:
        return None
    try:
        clause = _clause(rule, masked, corrects=_CORRECTS.match(words) is not None)
    except ValueError:
        return None
    return None if _hides_a_place(clause, words) else clause


def _hides_a_place(clause: Clause, words: str) -> bool:
    """Whether a phrase is to be changed everywhere only because its place was not understood ("tại các chỉ tiêu")."""
    if clause.wheres or clause.entries or clause.action not in _OF_PHRASES:
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
        quotes=tuple(_quote(node, masked) for node in _own_quotes(rule)),
        side="before" if "BEFORE" in tokens else "after" if "AFTER" in tokens else None,
        named="NAME" in tokens,
        corrects=corrects,
        field=_field(rule),
        period=_bare(tokens.get("PERIOD")),
        old=next((words for name in ("old", "was", "given") if (words := _words(rule, name, masked))), None),
        new=_words(rule, "value", masked) or _words(rule, "taker", masked),
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
        if isinstance(child, Tree) and child.data not in ("where", "old", "was", "given", "value", "taker"):
            found += [child] if child.data == "quote" else _own_quotes(child)
    return found


def _where(node: Tree[Token], masked: Masked) -> Where:
    columns = _nodes(node, "column")
    chains: list[list[tuple[int, tuple[str, ...]]]] = []
    links = _links(node)
    for link, chain in zip(links, _nodes(node, "chain"), strict=True):
        parts = _in_group([_element(element) for element in _nodes(chain, "element")])
        if link == "," and chains[-1][-1][0] < parts[0][0]:  # "điểm a, mục 6, Phụ lục 2" is one address
            chains[-1] += parts
        else:
            chains.append(parts)
    return Where(addresses_of(chains), _column(columns[0], masked) if columns else None)


def _links(node: Tree[Token]) -> list[str]:
    """What stands before each chain of addresses: "" before the first, then ",", ";" or "và"."""
    tokens = [str(child) for chains in _nodes(node, "chains") for child in chains.children if isinstance(child, Token)]
    return ["", *(token.strip(" ") for token in tokens)] if _nodes(node, "chains") else []


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


def _field(rule: Tree[Token]) -> str | None:
    nodes = _nodes(rule, "field")
    return str(nodes[0].children[0]) if nodes else None


def _words(rule: Tree[Token], name: str, masked: Masked) -> str | None:
    nodes = _nodes(rule, name)
    if not nodes:
        return None
    quotes = _nodes(nodes[0], "quote")
    return _quote(quotes[0], masked) if quotes else _bare(str(nodes[0].children[0]))


def _bare(words: str | None) -> str | None:
    return words.strip(" .;,:/") if words else None


def _number(sign: str) -> int:
    return int(re.sub(r"\D", "", sign))
