"""Sections of the body with new words: what a quotation says as title, paragraphs and numbered parts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kehoach.amendments.paper import Paper
from kehoach.meaning.numbering import Label, split_label
from kehoach.meaning.spelling import bullet_of
from kehoach.model import Paragraph, Section, Source


def section_place(item: str, paper: Paper) -> tuple[str, int]:
    """The id of a section's parent ("" for none) and its place among its siblings."""
    parent = next(
        (other.id for other in paper.sections.values() if any(child.id == item for child in other.children)), ""
    )
    siblings = paper.sections[parent].children if parent else paper.document.outline
    return parent, next(place for place, section in enumerate(siblings) if section.id == item)


def with_words(section: Section, title: str | None, body: str | None, source: Source | None) -> Section:
    """A section with a new title, and new words below it; what is None stays."""
    update: dict[str, object] = {"source": source or section.source}
    if title is not None:
        update["title"] = title
    if body is not None:
        paragraphs, children = _parts(section, body.split("\n") if body else [], source)
        update |= {"paragraphs": paragraphs, "children": children, "trailing": (), "tables": ()}
    return section.model_copy(update=update)


def new_section(parent: str, level: int, label: str, words: str, source: Source | None) -> Section:
    """A section from the lines of its words: the first is its title."""
    title, _, body = words.partition("\n")
    section = Section(
        id=f"{parent}/{label}" if parent else label, level=level, number=label, title=title, source=source
    )
    return with_words(section, None, body, source) if body else section


def behind_label(line: str, label: str) -> str | None:
    """What follows a number that opens a line; None where another one or none does. Also for numbers that no list of
    the original has, as "2.2a" and "a1"."""
    split = split_label(line)
    if split is not None:
        return split[1] if split[0].number.lower() == label.lower() else None
    match = re.match(rf"\s*{re.escape(label)} ?[.):](?!\d)\s*", line, re.IGNORECASE) if label else None
    return line[match.end() :] if match else None


def without_label(line: str, label: str) -> str:
    """A line without the number that opens it, where that is this one."""
    words = behind_label(line, label)
    return line if words is None else words


def like(model: str, own: str, words: str, label: str) -> str:
    """The words of an item in the form of another one's: with its number or its dash in front where that has them."""
    words = without_label(words, label)
    split = split_label(model)
    if split is not None and split[0].number == own:
        return model[: len(model) - len(split[1])].replace(own, label, 1) + words
    sign = bullet_of(model)
    return f"{sign} {words}" if sign and not bullet_of(words) else words


def _parts(
    section: Section, lines: Sequence[str], source: Source | None
) -> tuple[tuple[Paragraph, ...], tuple[Section, ...]]:
    """The paragraphs before the first numbered line, and the numbered lines as sections with what follows each."""
    paragraphs: list[Paragraph] = []
    children: list[tuple[Label, str, list[Paragraph]]] = []
    for line in filter(None, map(str.strip, lines)):
        split = split_label(line)
        if split is not None and (not children or children[0][0].style == split[0].style):
            children.append((split[0], split[1], []))
        else:
            (children[-1][2] if children else paragraphs).append(Paragraph(text=line, source=source))
    return tuple(paragraphs), tuple(
        Section(
            id=f"{section.id}/{label.number}",
            level=section.level + 1,
            number=label.number,
            title=title,
            paragraphs=tuple(below),
            source=source,
        )
        for label, title, below in children
    )
