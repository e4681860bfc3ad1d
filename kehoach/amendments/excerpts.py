"""Long texts cut down to what differs in them, for terminals, notes and tables; the whole stands in the data."""

from __future__ import annotations

from collections.abc import Sequence

from kehoach.amendments.changes import Piece

GAP = "(…)"
"""What stands for words that are left out."""


def shortened(pieces: Sequence[Piece], *, longest: int = 240, around: int = 80) -> tuple[Piece, ...]:
    """Both texts as one, of whose long common parts only the words next to what differs are left.

    A common part of up to `longest` characters stays whole; of a longer one about `around` stay on either side.
    """
    last = len(pieces) - 1
    return tuple(
        piece
        if piece.kind != "same" or len(piece.text) <= longest or last == 0
        else piece.model_copy(
            update={
                "text": (_begin(piece.text, around) if place else "")
                + GAP
                + (_end(piece.text, around) if place < last else "")
            }
        )
        for place, piece in enumerate(pieces)
    )


def clipped(text: str, longest: int = 240) -> str:
    """The beginning of a text, whole words; all of it where it is not longer."""
    return text if len(text) <= longest else f"{_begin(text, longest).rstrip(' ,;.')} {GAP}"


def _begin(text: str, length: int) -> str:
    end = text.find(" ", length)
    return text if end < 0 else text[: end + 1]


def _end(text: str, length: int) -> str:
    start = text.rfind(" ", 0, len(text) - length)
    return text if start < 0 else text[start:]
