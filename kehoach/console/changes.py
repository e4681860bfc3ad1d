"""How the terminal shows changes: where, what was done, the old words in red and the new ones in green."""

from __future__ import annotations

from collections.abc import Sequence

from kehoach.amendments.changes import Change, Piece
from kehoach.amendments.comparison import comparison_rows, count_words, explain, place_of
from kehoach.amendments.fold import Folded
from kehoach.amendments.operations import Manifest
from kehoach.amendments.refusal import left_over
from kehoach.console.terminal import out, plain, show_notices
from kehoach.meaning.dates import print_short_date

_LONGEST = 240
_STYLES = {"deleted": "red strike", "added": "green bold"}


def show_changes(changes: Sequence[Change]) -> None:
    """Print every change: place, what was done, old words after "-", new ones after "+"; of long ones what differs."""
    for row in comparison_rows(changes, longest=_LONGEST):
        out.print(f"[bold]{plain(row.place)}[/]: {plain(row.explanation)}")
        for sign, pieces in (("-", row.old), ("+", row.new)):
            if pieces:
                out.print(f"  {sign} {_styled(pieces)}")
    out.print(f"{count_words(changes)}.")


def show_manifest(manifest: Manifest) -> None:
    """Print what an amending document orders, and the sentences that are in no operation."""
    day = print_short_date(manifest.effective) if manifest.effective else "chưa rõ"
    out.print(f"[bold]{plain(str(manifest.document))}[/], hiệu lực từ: {day}; {len(manifest.operations)} thao tác.")
    for operation in manifest.operations:
        out.print(f"  {plain(operation.provision)}: {plain(operation.sentence)}")
    show_notices(left_over(manifest))


def show_folded(folded: Folded, count: int) -> None:
    """Print what each operation changed, then what was not carried out."""
    for applied in folded.applied:
        where = ", ".join(part for part in (applied.operation.provision, str(applied.document)) if part)
        out.print(f"[bold]{plain(where)}[/]: {count_words(applied.changes)}")
        for change in applied.changes:
            out.print(f"  {plain(place_of(change))}: {plain(explain(change))}")
    show_notices(folded.notices, least=("info", "warning", "error"))
    out.print(f"Đã thực hiện {len(folded.applied)}/{count} thao tác.")


def _styled(pieces: Sequence[Piece]) -> str:
    """The pieces on one line, marked up by their kinds."""
    words = []
    for piece in pieces:
        text = plain(piece.text.replace("\n", " / "))
        style = _STYLES.get(piece.kind)
        words.append(f"[{style}]{text}[/]" if style else text)
    return "".join(words)
