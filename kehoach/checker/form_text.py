"""What the rules on bases, body, ending, annexes and spelling share: which paragraphs are meant, and their words."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress

from kehoach.checker.edits import Edit
from kehoach.checker.form import administrative, text_edits
from kehoach.checker.rule import NotApplicable, NotEvaluated
from kehoach.checker.subject import Subject, has_main_text
from kehoach.meaning.spelling import plain
from kehoach.model import Document, LaidOutParagraph

CONTENT = ("body", "closing", "heading")
"""The components that are running text."""

_POINTER = re.compile(r"\(.*\)[.;]?", re.DOTALL)
_CAPTION = re.compile(r"\s*(?:Biểu đồ|Sơ đồ|Hình|Ảnh|Bảng)(?: số)? \d+[.:]")
_ITEM = re.compile(r"\s*[-+*•●▪–—]")
_FULL_LINE = 90  # letters; a paragraph of fewer looks the same in any alignment


def concerned(subject: Subject) -> Document:
    """The document, where the decree concerns it, whether or not the file shows its form.

    Raises `NotApplicable` for legislation and for documents of the Party.
    """
    with suppress(NotEvaluated):
        administrative(subject)
    return subject.document


def complete(subject: Subject) -> Document:
    """The document, where it must have all its parts itself.

    Raises `NotApplicable` for one enclosed in another document, and for an annex in a file of its own.
    """
    document = concerned(subject)
    if document.enacted_by is not None:
        raise NotApplicable("văn bản ban hành kèm theo văn bản khác; thành phần này nằm ở văn bản đó")
    has_main_text(subject)
    return document


def paragraphs_of(subject: Subject, *components: str, absent: str) -> tuple[LaidOutParagraph, ...]:
    """The paragraphs of these components that have words. Raises `NotApplicable` with `absent` where there is none."""
    found = tuple(paragraph for paragraph in administrative(subject).of(*components) if paragraph.text.strip())
    if not found:
        raise NotApplicable(absent)
    return found


def content_of(subject: Subject, *components: str) -> tuple[LaidOutParagraph, ...]:
    """The running text of the document itself, its annexes left out. Raises `NotApplicable` where there is none."""
    found = tuple(
        paragraph
        for paragraph in administrative(subject).of(*(components or CONTENT))
        if paragraph.annex is None
        and paragraph.container == "text"
        and has_words(paragraph)
        and not is_caption(paragraph)
    )
    if not found:
        raise NotApplicable("không nhận ra phần nội dung của văn bản")
    return found


def only_word_shows(subject: Subject, what: str) -> None:
    """Raises `NotEvaluated` for files whose reader cannot tell what no other format than Word's keeps."""
    if subject.layout is None or subject.layout.format != "docx":
        raise NotEvaluated(f"chỉ tệp .docx cho biết {what}; hãy kiểm tra bản .docx")


def has_words(paragraph: LaidOutParagraph) -> bool:
    """Whether a paragraph holds letters or digits: a line of underscores is no text."""
    return any(sign.isalnum() for sign in paragraph.text)


def is_pointer(paragraph: LaidOutParagraph) -> bool:
    """Whether a paragraph is only a remark in brackets, as "(Kèm theo Phụ lục I)"."""
    return _POINTER.fullmatch(paragraph.text.strip()) is not None


def is_caption(paragraph: LaidOutParagraph) -> bool:
    """Whether a paragraph names a figure or a table, as "Biểu đồ 1. ...", on whose form the decree says nothing."""
    return _CAPTION.match(paragraph.text) is not None


def is_item(paragraph: LaidOutParagraph) -> bool:
    """Whether a paragraph is an item with a dash or a bullet, on whose form the decree says nothing."""
    return _ITEM.match(full_text(paragraph)) is not None


def fills_a_line(paragraph: LaidOutParagraph) -> bool:
    """Whether a paragraph is long enough to run over more than one line."""
    return len(paragraph.text) > _FULL_LINE


def full_text(paragraph: LaidOutParagraph) -> str:
    """A paragraph's words as printed, its automatic number included; NFC, with single spaces."""
    words = f"{paragraph.label or ''} {paragraph.text}"
    return " ".join(unicodedata.normalize("NFC", plain(words)).split())


def ended_with(paragraph: LaidOutParagraph, mark: str) -> tuple[Edit, ...]:
    """The correction that gives a paragraph its closing mark; none where its last words stand in it twice."""
    words = paragraph.text.rstrip()
    last = words[-20:]
    return text_edits(paragraph, last, last.rstrip(" .,;:") + mark) if words.count(last) == 1 else ()
