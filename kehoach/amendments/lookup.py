"""Finding what an instruction's address means in a plan's paper, or refusing the operation."""

from __future__ import annotations

from collections.abc import Sequence

from kehoach.amendments.address import Found, find, read_address
from kehoach.amendments.paper import Paper, RowPlace
from kehoach.amendments.places import address_words
from kehoach.amendments.refusal import NO_PLACE, NOT_HERE, SEVERAL_PLACES, Refused


def look_up(words: str, paper: Paper) -> Found:
    """The one place that an address means. Raises `Refused` when there is none, or several."""
    found = find_words(words, paper)
    if found.kind == "none":
        raise Refused(NO_PLACE, f"Không có «{words}» trong kế hoạch.")
    if found.kind == "several":
        listed = "; ".join(address_words(item, paper.document) for item in found.candidates[:5])
        raise Refused(SEVERAL_PLACES, f"«{words}» có thể là nhiều chỗ: {listed}.")
    return found


def find_words(words: str, paper: Paper) -> Found:
    """What an address in words leads to. Raises `Refused` for words that are no address."""
    address = read_address(words)
    if address is None:
        raise Refused(NO_PLACE, f"«{words}» không phải là một địa chỉ đọc được (ví dụ: điểm b mục 2 Phụ lục 1).")
    if address.passage:
        raise Refused(NOT_HERE, f"«{words}»: không làm được thao tác này với một đoạn, một câu.")
    return find(address, paper.items, paper.sections, list(paper.annexes))


def items_of(found: Found, paper: Paper) -> list[str]:
    """The ids of the items that a place holds: its own, or those of a group, an annex or the whole plan."""
    if found.kind == "plan":
        return list(paper.items)
    return [item for item in paper.items if item == found.id or item.startswith(f"{found.id}/")]


def covered(found: Found, excluding: Sequence[str], paper: Paper) -> list[str]:
    """The ids of the items that a place holds without those left out. Raises `Refused` for one that is not there."""
    items = items_of(found, paper)
    for words in excluding:
        left = items_of(look_up(words, paper), paper)
        if not left or not set(left) <= set(items):
            raise Refused(NO_PLACE, f"«{words}» (được trừ) không nằm trong chỗ được nêu.")
        items = [item for item in items if item not in left]
    return items


def row_place(item: str, paper: Paper) -> RowPlace:
    """The rows of an item. Raises `Refused` for one that stands in no table."""
    place = paper.place(item)
    if place is None:
        words = address_words(item, paper.document)
        raise Refused(NOT_HERE, f"«{words}» không nằm trong bảng; nêu mục của phần lời cần sửa.")
    return place


def group_title(found: Found, paper: Paper) -> tuple[str, int, int] | None:
    """The table and the row of a group's title: the nearest row of no item with the group's number above its first item."""
    place = row_place(items_of(found, paper)[0], paper)
    table = paper.table(place.container, place.table)
    column = table.roles.index("ordinal") if "ordinal" in table.roles else 0
    lines, number = paper.lines(place.container, place.table), found.id.rpartition("/")[2]
    taken = {
        row
        for other in map(paper.place, paper.items)
        if other is not None and (other.container, other.table) == (place.container, place.table)
        for row in range(other.first, other.last + 1)
    }
    above = (row for row in range(place.first - 1, -1, -1) if row not in taken)
    row = next((row for row in above if lines[row].cells[column].text.strip(" .)") == number), None)
    return None if row is None else (place.container, place.table, row)
