"""Sentences made ready for the grammar: quotations, cited documents and own annexes each become one sign."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kehoach.amendments.statements import bare, open_quotations
from kehoach.meaning.citations import document_key, find_mentions
from kehoach.meaning.spelling import unwrapped
from kehoach.model import LegalBasis

QUOTE, DOCUMENT, OWN_ANNEX, END = "\ue000", "\ue001", "\ue002", "\ue003"
"""What opens and ends the sign of a quotation, a cited document, an own annex; its number stands between."""

OPEN, CLOSE = "\ue004", "\ue005"
"""What stands around an exception instead of its brackets (`kehoach.amendments.asides`)."""

_NO_SIGNS = dict.fromkeys(map(ord, (QUOTE, DOCUMENT, OWN_ANNEX, END, OPEN, CLOSE)))
_MARKED = re.compile(f"([{QUOTE}{DOCUMENT}{OWN_ANNEX}])(\\d+){END}")
_THIS = r"(?:quyết định|kế hoạch|nghị quyết|nghị định|thông tư|công văn|văn bản) này"
_ISSUED = rf"(?:,? ?\(?(?:được )?(?:ban hành |đính )?kèm(?: theo)? {_THIS})"
_OWN_ANNEX = re.compile(
    rf"\(? ?(?:(?:có|chi tiết|cụ thể|nội dung) ){{0,3}}(?:(?:tại|theo|như|ở) ){{0,2}}(?:phụ lục|phụ biểu|biểu)(?: số)?"
    rf"(?P<label>(?:(?:(?:,| và|, và) (?:phụ lục|phụ biểu|biểu(?: số)?))? "
    rf"(?:[IVXLC]{{1,7}}|\d{{1,3}}|[A-Z])(?:\.\d{{1,2}})?(?!\w)){{0,20}})"
    rf"(?: ?[:–-]? ?{QUOTE}\d+{END}| về (?:(?!phụ lục)[^.;,{QUOTE}-{END}]){{1,150}}?(?=,? \(?(?:(?:được )?ban hành |đính )?kèm))?"
    rf"(?:{_ISSUED}|(?<=\w) kèm theo(?=\s*[).;]|\s*$))\)?"
    r"|\((?:(?:có|chi tiết|cụ thể|nội dung) ){1,3}(?:(?:tại|theo|như|ở) ){0,2}(?:phụ lục|phụ biểu|biểu)(?: số)?"
    r"(?P<bracketed>(?: (?:[IVXLC]{1,7}|\d{1,3}|[A-Z](?!\w))(?:\.\d{1,2})?)?)[^()]*\)",
    re.IGNORECASE,
)
_OF = r"(?:,? ?(?:của|tại|thuộc|trong|(?:ban hành )?kèm theo) )?"
_THE_PLAN = re.compile(rf"{_OF}{DOCUMENT}(\d+){END}(?: như sau(?= ?:))?")
_REPLACING = re.compile(r"(?:thay thế|bãi bỏ) $", re.IGNORECASE)
_ISSUER_END = re.compile(rf"(?= (?:bằng|thành|sang|như sau)(?!\w))|(?=[{QUOTE}{OWN_ANNEX}])")
"""Where the name of a cited document's issuer ends at the latest."""

_STOP = re.compile(r"\.\s+")
_ORDER = re.compile(
    r"(?:Sửa đổi|Bổ sung|Bãi bỏ|Thay thế|Điều chỉnh|Chuyển|Đình chỉ|Tạm dừng|Đính chính|Các nội dung)(?!\w)"
)
_SHORT_NUMBER = re.compile(r"(?:^|\D)\d$|[.\s]$")
"""What stands before a full stop that ends no sentence: a number of one digit, as of a list."""


@dataclass
class Masked:
    """A sentence with signs for what it quotes and cites; the lists tell what the signs mean, `annexes` by their labels."""

    text: str
    quotes: list[str] = field(default_factory=list)
    documents: list[LegalBasis] = field(default_factory=list)
    annexes: list[str] = field(default_factory=list)
    annex_words: list[str] = field(default_factory=list)

    def told(self, words: str) -> str:
        """Words with the signs given back as what they stand for."""

        def back(match: re.Match[str]) -> str:
            number = int(match[2])
            if match[1] == QUOTE:
                return f"“{self.quotes[number]}”"
            return self.documents[number].text if match[1] == DOCUMENT else self.annex_words[number]

        return " ".join(_MARKED.sub(back, words).split()).replace(" .", ".")

    def sentences(self) -> list[str]:
        """The sentences of the masked text."""
        ends = [match.end() for match in _STOP.finditer(self.text) if _ends_sentence(self.text, match)]
        parts = [self.text[start:end].strip() for start, end in zip([0, *ends], [*ends, None], strict=True)]
        return [part for part in parts if part.strip(" .;:/")]


def _ends_sentence(text: str, stop: re.Match[str]) -> bool:
    """Whether a full stop is followed by a capital or a quotation, and is not that of a list's number."""
    following = text[stop.end() : stop.end() + 1]
    if not (following.isupper() or following == QUOTE):
        return False
    return _ORDER.match(text, stop.end()) is not None or not _SHORT_NUMBER.search(text[: stop.start()][-2:])


def mask(text: str) -> Masked:
    """A text ready for the grammar."""
    masked = Masked("")
    words = _quotations(unwrapped(text).replace("\n", " ").translate(_NO_SIGNS), masked)
    words = _OWN_ANNEX.sub(lambda match: f" {_own(match, masked)} ", words)
    masked.text = "".join(_citations(piece, masked) for piece in _ISSUER_END.split(words))
    return masked


def _quotations(text: str, masked: Masked) -> str:
    result, depth, start = "", 0, 0
    for place, sign in enumerate(text):
        after = open_quotations(sign, depth)
        if depth == 0 and after:
            result += text[start:place]
            start = place
        elif depth and after == 0:
            result += f"{QUOTE}{len(masked.quotes)}{END}"
            masked.quotes.append(bare(text[start : place + 1]))
            start = place + 1
        depth = after
    if depth:
        masked.quotes.append(text[start:].lstrip('“"').strip())
        return f"{result}{QUOTE}{len(masked.quotes) - 1}{END}"
    return result + text[start:]


def _citations(text: str, masked: Masked) -> str:
    result, start = "", 0
    for mention in find_mentions(text):
        if mention.start < start:
            continue
        result += f"{text[start : mention.start]}{DOCUMENT}{len(masked.documents)}{END}"
        masked.documents.append(mention.basis.model_copy(update={"text": text[mention.start : mention.end]}))
        start = mention.end
    return result + text[start:]


def _own(match: re.Match[str], masked: Masked) -> str:
    masked.annexes.append((match["label"] or match["bracketed"] or "").strip())
    masked.annex_words.append(match[0].strip())
    return f"{OWN_ANNEX}{len(masked.annexes) - 1}{END}"


def other_documents(masked: Masked, sentence: str, plan_code: str | None) -> tuple[str, list[LegalBasis]]:
    """A sentence without the mentions of the plan that is amended, and the other documents that it cites."""
    others: list[LegalBasis] = []

    def without(match: re.Match[str]) -> str:
        basis = masked.documents[int(match[1])]
        if plan_code is not None and basis.code is not None and document_key(basis) != key:
            others.append(basis)
        elif _REPLACING.search(sentence[: match.start()].rstrip() + " "):
            return match[0]
        return " như sau" if match[0].endswith("như sau") else " "

    key = document_key(LegalBasis(text="", code=plan_code)) if plan_code else ""
    return " ".join(_THE_PLAN.sub(without, sentence).split()), others
