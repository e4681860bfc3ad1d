"""Finding what an instruction's address means in a plan's paper, or refusing the operation."""

from __future__ import annotations

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


def row_place(item: str, paper: Paper) -> RowPlace:
    """The rows of an item. Raises `Refused` for one that stands in no table."""
    place = paper.place(item)
    if place is None:
        words = address_words(item, paper.document)
        raise Refused(NOT_HERE, f"«{words}» không nằm trong bảng; nêu mục của phần lời cần sửa.")
    return place
