"""A copy of a Word file with a native comment at every finding, for the officer who corrects the document.

Comments: ECMA-376 Part 1, 17.13.4. The comments that the file has already stay as they are.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable

from lxml import etree

from kehoach.checker.records import BASES, SEVERITIES, all_records
from kehoach.checker.word_file import WORDS, Element, W, WordFile, open_word_file, paragraph_at, parse, serialised
from kehoach.model import CheckResult, Finding

_AUTHOR, _INITIALS = "kehoach", "kh"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPES_PART = "[Content_Types].xml"


def annotate(data: bytes, result: CheckResult) -> bytes:
    """The bytes of a copy with a comment at every paragraph that findings stand at; those without one go to the first.

    Findings at one paragraph share a comment, in the order of the rules. Only the main part, the comments, and what ties
    them together differ from `data`; without findings it is `data` itself. Raises `KehoachError` for what is no .docx.
    """
    if not result.findings:
        return data
    file = open_word_file(data)
    root = file.root()
    paragraphs = list(root.iter(f"{W}p"))
    if not paragraphs:
        return data
    by_paragraph: dict[Element, list[Finding]] = {}
    for finding in result.findings:
        place = paragraph_at(root, finding.path)
        by_paragraph.setdefault(paragraphs[0] if place is None else place, []).append(finding)
    name, changed = _comments_part(file)
    comments = parse(changed.get(name) or file.parts[name])
    first = max((int(each.get(f"{W}id", "0")) for each in comments.iter(f"{W}comment")), default=-1) + 1
    for number, paragraph in enumerate((each for each in paragraphs if each in by_paragraph), start=first):
        _mark(paragraph, number)
        comments.append(_comment(by_paragraph[paragraph], number, f"{result.checked_on}T00:00:00Z"))
    return file.with_parts(changed | {file.main: serialised(root), name: serialised(comments)})


def _mark(paragraph: Element, number: int) -> None:
    """Span the words of a paragraph with a comment's range; a heading's properties stay first."""
    identifier = {f"{W}id": str(number)}
    start = etree.Element(f"{W}commentRangeStart", identifier)
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        paragraph.insert(0, start)
    else:
        properties.addnext(start)
    etree.SubElement(paragraph, f"{W}commentRangeEnd", identifier)
    run = etree.SubElement(paragraph, f"{W}r")
    etree.SubElement(run, f"{W}commentReference", identifier)


def _comment(findings: Iterable[Finding], number: int, day: str) -> Element:
    attributes = {"id": str(number), "author": _AUTHOR, "initials": _INITIALS, "date": day}
    comment = etree.Element(f"{W}comment", {f"{W}{name}": value for name, value in attributes.items()})
    for place, line in enumerate(line for finding in findings for line in _lines(finding)):
        paragraph = etree.SubElement(comment, f"{W}p")
        if place == 0:
            etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}annotationRef")
        text = etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t")
        text.text = line
    return comment


def _lines(finding: Finding) -> Iterable[str]:
    record = all_records()[finding.code]
    level = "cần người xem" if finding.review else SEVERITIES[finding.severity]
    yield f"{finding.code} ({level}): {_printable(finding.message)}"
    yield f"Vị trí: {_printable(finding.place) or 'toàn văn bản'}"
    yield f"Yêu cầu: {record.requirement} ({BASES[record.basis]}: {record.place})"


def _printable(text: str) -> str:
    """Words without the signs that XML cannot hold."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def _comments_part(file: WordFile) -> tuple[str, dict[str, bytes]]:
    """The name of the comments' part, and the parts that have to change for a file that has none yet."""
    folder = posixpath.dirname(file.main)
    relations = parse(file.parts.get(file.main_relations) or f'<Relationships xmlns="{_RELATIONS}"/>'.encode())
    for relation in relations:
        known = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
        if relation.get("Type", "").endswith("/comments") and known in file.parts:
            return known, {}
    name = posixpath.join(folder, "comments.xml")
    taken = {relation.get("Id") for relation in relations}
    identifier = next(each for number in range(1, len(taken) + 2) if (each := f"rIdKehoach{number}") not in taken)
    etree.SubElement(
        relations, f"{{{_RELATIONS}}}Relationship", Id=identifier, Type=f"{_OFFICE}/comments", Target="comments.xml"
    )
    types = file.root(_TYPES_PART)
    etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=_COMMENTS_TYPE)
    empty = serialised(etree.Element(f"{W}comments", nsmap={"w": WORDS}))
    return name, {_TYPES_PART: serialised(types), file.main_relations: serialised(relations), name: empty}
