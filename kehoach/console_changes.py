"""How the terminal shows changes: where, what was done, the old words in red and the new ones in green."""

from __future__ import annotations

from collections.abc import Sequence

from kehoach.amendments.changes import Change, Piece
from kehoach.amendments.comparison import comparison_rows, count_words
from kehoach.console import out, plain

_STYLES = {"deleted": "red strike", "added": "green bold"}


def show_changes(changes: Sequence[Change]) -> None:
    """Print every change: the place, what was done, the old words after "-", the new ones after "+"."""
    for row in comparison_rows(changes):
        out.print(f"[bold]{plain(row.place)}[/]: {plain(row.explanation)}")
        for sign, pieces in (("-", row.old), ("+", row.new)):
            if pieces:
                out.print(f"  {sign} {_styled(pieces)}")
    out.print(f"{count_words(changes)}.")


def _styled(pieces: Sequence[Piece]) -> str:
    """The pieces on one line, marked up by their kinds."""
    words = []
    for piece in pieces:
        text = plain(piece.text.replace("\n", " / "))
        style = _STYLES.get(piece.kind)
        words.append(f"[{style}]{text}[/]" if style else text)
    return "".join(words)
