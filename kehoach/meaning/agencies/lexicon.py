"""A trie of phrases, word by word: which known phrase begins here, and where does the longest one end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from kehoach.meaning.agencies.names import CONNECTORS, Token

T = TypeVar("T")


class Node(Generic[T]):
    """A word of some phrases: the words that may follow, and what a phrase that ends here means.

    `gap` is the node reached over a connector, which a writer may also leave out or exchange.
    """

    __slots__ = ("gap", "meanings", "next")

    def __init__(self) -> None:
        self.next: dict[str, Node[T]] = {}
        self.gap: Node[T] | None = None
        self.meanings: tuple[T, ...] = ()


class Lexicon(Generic[T]):
    """Phrases with their meanings."""

    def __init__(self) -> None:
        self.root: Node[T] = Node()

    def add(self, words: Iterable[str], meaning: T) -> None:
        """Adds a phrase. A phrase added with several meanings keeps them all."""
        node = self.node(words)
        if meaning not in node.meanings:
            node.meanings = (*node.meanings, meaning)

    def node(self, words: Iterable[str]) -> Node[T]:
        """The node that these words lead to, made when it is not there; a connector at the beginning is left out."""
        node = self.root
        for word in words:
            if word in CONNECTORS and node is self.root:
                continue
            if word in CONNECTORS:
                node.gap = node.gap or Node()
                node = node.gap
            else:
                node = node.next.setdefault(word, Node())
        return node

    def longest(
        self, tokens: Sequence[Token], place: int, start: Node[T] | None = None
    ) -> tuple[int, tuple[T, ...]] | None:
        """The end and the meanings of the longest phrase that begins at `place` (or goes on from `start`), or None.

        A line break ends a phrase that is complete; inside an incomplete one it is a mere space.
        """
        start = start or self.root
        if start.gap is None and place < len(tokens) and tokens[place].word not in start.next:
            return None  # as at most places of a text
        nodes = [start]
        first = place
        found: tuple[int, tuple[T, ...]] | None = None
        while nodes and place < len(tokens):
            word = tokens[place].word
            place += 1
            if word == "\n":
                if place - 1 == first or (found and found[0] == place - 1):
                    break
                continue
            nodes = _step(nodes, word)
            meanings = nodes[0].meanings if len(nodes) == 1 else _all_meanings(nodes)
            if meanings:
                found = place, meanings
        return found


def _all_meanings(nodes: Iterable[Node[T]]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(meaning for node in nodes for meaning in node.meanings))


def _step(nodes: Sequence[Node[T]], word: str) -> list[Node[T]]:
    if len(nodes) == 1 and nodes[0].gap is None:  # as at most places
        following = nodes[0].next.get(word)
        return [following] if following else []
    reached = []
    for node in nodes:
        if word in node.next:
            reached.append(node.next[word])
        if node.gap is not None:
            if word in CONNECTORS:
                reached.append(node.gap)
            elif word in node.gap.next:
                reached.append(node.gap.next[word])
    return reached
