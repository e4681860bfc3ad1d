"""Carries out safe corrections on a copy of a Word file, and proves that nothing else changed.

A correction is of form only: a replacement of words has to keep every letter and number. A file that is signed, protected
or has tracked changes is refused, for a correction would break the signature or hide among the changes.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from lxml import etree

from kehoach.checker.edits import Edit, ReplaceText
from kehoach.checker.same_words import keeps_the_words
from kehoach.checker.word_edits import replace_text, set_properties, stretches, take_out, targets
from kehoach.checker.word_file import Element, WordFile, open_word_file, paragraph_at, serialised
from kehoach.errors import KehoachError

_REFUSED = {
    "signed": "văn bản đã ký số, sửa sẽ làm mất hiệu lực chữ ký",
    "protected": "văn bản được bảo vệ chống sửa",
    "tracked": "văn bản còn thay đổi được theo dõi (Track Changes) chưa chấp nhận hay từ chối",
}
_ADVICE = "Sửa bằng tay trên bản nháp chưa ký, đã bỏ bảo vệ và đã chấp nhận hoặc từ chối mọi thay đổi."
_BETWEEN = "\0"  # XML cannot hold it, so no replacement reaches over it


def fix(data: bytes, edits: Sequence[Edit], *, states: Collection[str]) -> bytes:
    """The bytes of a copy in which the edits are carried out; `states` are those of the document's `Layout`.

    An edit whose paragraph or words are not there, or that would change what words say, is passed over: the check that
    follows tells what remains. Raises `KehoachError` for a document that must not be changed, for what is no .docx, and
    when more than the declared things would change.
    """
    reason = next((words for state, words in _REFUSED.items() if state in states), None)
    if reason:
        raise KehoachError(f"không sửa tự động: {reason}", advice=_ADVICE)
    file = open_word_file(data)
    safe = [edit for edit in edits if not isinstance(edit, ReplaceText) or keeps_the_words(edit.old, edit.new)]
    root = file.root()
    for edit in safe:
        _carry_out(root, edit)
    fixed = file.with_parts({file.main: serialised(root)})
    if not only_declared_changes(file, open_word_file(fixed), safe):
        raise KehoachError("phép sửa làm đổi nhiều hơn mức đã khai báo nên không ghi tệp", advice="Hãy báo lỗi này.")
    return fixed


def only_declared_changes(before: WordFile, after: WordFile, edits: Sequence[Edit]) -> bool:
    """Whether two files differ in nothing but the properties and words that the edits name.

    All other parts are equal byte by byte. The declared words are replaced in the first file's text; the declared properties
    are taken out of both; what is left of the main parts has to be the same XML (C14N).
    """
    if list(before.parts) != list(after.parts):
        return False
    if any(before.parts[name] != after.parts[name] for name in before.parts if name != before.main):
        return False
    return _undeclared(before, edits, replaced=True) == _undeclared(after, edits, replaced=False)


def _carry_out(root: Element, edit: Edit) -> None:
    if isinstance(edit, ReplaceText):
        paragraph = paragraph_at(root, edit.path)
        if paragraph is not None:
            replace_text(paragraph, edit)
        return
    for element, properties in targets(root, edit):
        set_properties(element, properties)


def _undeclared(file: WordFile, edits: Sequence[Edit], *, replaced: bool) -> bytes:
    """The main part without what the edits name; the words of their paragraphs stand there once, whatever their runs."""
    root = file.root()
    words: dict[Element, str] = {}
    for edit in edits:
        if not isinstance(edit, ReplaceText):
            for element, properties in targets(root, edit):
                take_out(element, properties)
        elif (paragraph := paragraph_at(root, edit.path)) is not None:
            said = words.get(paragraph) or _said(paragraph)
            words[paragraph] = said.replace(edit.old, edit.new) if replaced else said
    for paragraph, said in words.items():
        for text in (text for texts in stretches(paragraph) for text in texts):
            text.attrib.clear()
            text.text = None
        paragraph.set("said", said.replace(_BETWEEN, "\n"))
    return etree.tostring(root, method="c14n")


def _said(paragraph: Element) -> str:
    return _BETWEEN.join("".join(text.text or "" for text in texts) for texts in stretches(paragraph))
