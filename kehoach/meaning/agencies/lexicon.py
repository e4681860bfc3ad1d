"""A trie of phrases, word by word: which known phrase begins here, and where does the longest one end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kehoach.meaning.agencies.names import CONNECTORS, Token


class Node:
    """A word of some phrases: the words that may follow, and what a phrase that ends here means.

    `gap` is the node reached over a connector, which a writer may also leave out or exchange.
    """

    __slots__ = ("gap", "meanings", "next")

    def __init__(self) -> None:
        self.next: dict[str, Node] = {}
        self.gap: Node | None = None
        self.meanings: tuple[str, ...] = ()


class Lexicon:
    """Phrases with their meanings (ids)."""

    def __init__(self) -> None:
        self.root = Node()

    def add(self, words: Iterable[str], meaning: str) -> None:
        """Adds a phrase. A phrase added with several meanings keeps them all."""
        node = self.root
        for word in words:
            if word in CONNECTORS:
                if node.gap is None:
                    node.gap = Node()
                node = node.gap
            else:
                node = node.next.setdefault(word, Node())
        if meaning not in node.meanings:
            node.meanings = (*node.meanings, meaning)

    def longest(
        self, tokens: Sequence[Token], place: int, start: Node | None = None
    ) -> tuple[int, tuple[str, ...]] | None:
        """The end and meanings of the longest phrase that begins at `place`, or None.

        A line break ends a phrase that is complete; inside an incomplete one it is a mere space.
        """
        nodes = [start or self.root]
        found: tuple[int, tuple[str, ...]] | None = None
        while nodes and place < len(tokens):
            word = tokens[place].word
            place += 1
            if word == "\n":
                if found and found[0] == place - 1:
                    break
                continue
            nodes = _step(nodes, word)
            meanings = tuple(meaning for node in nodes for meaning in node.meanings)
            if meanings:
                found = place, meanings
        return found


def _step(nodes: Iterable[Node], word: str) -> list[Node]:
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
