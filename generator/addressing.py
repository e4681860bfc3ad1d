"""A parent's sentences as the unit writes them: the unit in the place of a list it belongs to, what others are told left out.

A plan tells many at once what to do ("Các sở, ban, ngành, UBND các huyện bố trí kinh phí ..."), and turns from one to
the other. A sentence without a subject goes on speaking to the one before it in its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kehoach.generator.wording import Parent, Unit
from kehoach.meaning.agencies import Mention, Registry, find_mentions
from kehoach.model import Paragraph

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZĐÁÀẢÃẠĂÂÊÔƠƯ])")
_OPENING = re.compile(r"[-+*•\s]*(?:(?:Riêng|Giao|Đề nghị|Yêu cầu|Đối với)\s+)?(?:các\s+)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[,;]|và|cùng|cùng với|,\s*và)?\s*")
_ASIDE = re.compile(r"\s*\([^()]*\)")
_NARROWED = re.compile(r"[\s,]*(?:được (?:giao|phân công)|có |nêu |chủ trì các|thuộc|trực thuộc|khác|của|nơi|là )")
_LABEL = re.compile(r"^(?:[a-zđ]|\d{1,2})[.)]\s+")
_PREDICATE = re.compile(
    r"\s+(?:có trách nhiệm|chịu trách nhiệm|bố trí|chỉ đạo|chủ trì|chủ động|phối hợp|tổ chức|thực hiện|triển khai|báo cáo"
    r"|tham mưu|xây dựng|ban hành|theo dõi|rà soát|hướng dẫn|căn cứ|tăng cường|lập|đề xuất|bảo đảm|đảm bảo|cử|phân công"
    r"|kiểm tra|đẩy mạnh|tiếp tục|thường xuyên|định kỳ|hàng|hằng|nghiên cứu)\b",
    re.IGNORECASE,
)
"""What goes on from a subject: in lists of agencies nothing of the kind follows a name."""
_HEADS = re.compile(r"(?:thủ trưởng|người đứng đầu|lãnh đạo|chủ tịch|giám đốc)\b", re.IGNORECASE)
_THIS_PLAN = re.compile(r"\bKế hoạch này\b|(?<=kèm )(?:theo )?Kế hoạch(?! số)(?: này)?\b")
_NO_SPACE_AFTER = re.compile(r"(?<=[^\W\d_])([,;])(?=[^\W\d_])|(?<=[a-zđà-ỹ]{2})(\.)(?=[A-ZĐ][a-zđà-ỹ])")
_ANNEX = re.compile(r"\bPhụ lục (?:số )?(?:\d+|[IVXL]+)\b(?:\s*\([^()]*\))?")
_YEARS = re.compile(r"(?<=\b\d{4})(?: +-|- +)(?=\d{4}\b)")
_PLAN_ORDERED = re.compile(
    r"(?:xây dựng|ban hành|lập)\b[^.;]*\bkế hoạch(?=[^.;]*\b(?:thực hiện|triển khai|gửi|trước ngày|của|năm|giai đoạn)\b|\s*$)",
    re.IGNORECASE,
)
_BY_THE_PARENT = re.compile(
    r"(?:căn cứ|trên cơ sở|theo|từ|thực hiện) (?:\w+ ){0,3}?kế hoạch (?:này|của|số|trên)", re.IGNORECASE
)
_MADE_AND_DONE = re.compile(
    r"(?:xây dựng|ban hành|lập)(?:,? (?:và )?ban hành)?(?:,| và) (?=(?:tổ chức |triển khai |thực hiện )+kế hoạch)"
)


@dataclass(frozen=True)
class Addressing:
    """How the sentences of a parent plan read in a unit's own plan."""

    unit: Unit
    parent: Parent
    registry: Registry

    def lines(self, paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
        """The paragraphs as dashed lines; those with nothing for the unit are gone."""
        said = (paragraph.model_copy(update={"text": self.adapted(paragraph.text)}) for paragraph in paragraphs)
        return [dashed(paragraph) for paragraph in said if paragraph.text]

    def adapted(self, text: str) -> str:
        """What of a text is said to the unit, in its own name; "" when nothing is.

        That a plan be made is said no more: this is that plan.
        """
        kept: list[str] = []
        to_unit = True
        for sentence in sentences(_without_the_order(without_sign(text))):
            clauses: list[str] = []
            for clause in self._clauses(sentence):
                subject = self._subject(clause)
                if subject:
                    to_unit = any(self._holds_unit(mention) for mention in subject) or self._is_open(subject)
                if to_unit:
                    clauses.append(self._in_own_name(clause, subject))
            said = "; ".join(clauses)
            end = sentence[-1] if said and sentence[-1] in ".:" and said[-1] != sentence[-1] else ""
            kept.append(said[:1].upper() + said[1:] + end)
        return self.own_words(" ".join(filter(None, kept)))

    def _clauses(self, sentence: str) -> list[str]:
        """The parts of a sentence that say something to someone, each with its subject: "A bố trí ...; B báo cáo ..."."""
        clauses: list[str] = []
        for part in sentence.split(";"):
            subject = self._subject(part.strip())
            if not clauses or (subject and _PREDICATE.match(part.strip(), subject[-1].end)):
                clauses.append(part.strip() if clauses else part)
            else:
                clauses[-1] += f";{part}"
        return clauses

    def own_words(self, text: str) -> str:
        """A text that stands in the unit's plan: "Kế hoạch này", "Phụ lục 2" would be that one's, so the parent is named."""
        code = self.parent.code
        named = _THIS_PLAN.sub(lambda found: f"theo {code}" if found[0].startswith("theo") else code, text)
        cited = list(_ANNEX.finditer(named))
        if cited and code not in named[cited[-1].end() :][: len(code) + 20]:
            named = f"{named[: cited[-1].end()]} {code}{named[cited[-1].end() :]}"
        return tidy(named)

    def _subject(self, sentence: str) -> list[Mention]:
        """The agencies that open a sentence, up to its verb."""
        mentions = [mention for mention in find_mentions(sentence, self.registry) if mention.known]
        if not mentions or not _OPENING.fullmatch(sentence[: mentions[0].start]):
            return []
        subject = mentions[:1]
        for mention in mentions[1:]:
            if not _BETWEEN.fullmatch(sentence[subject[-1].end : mention.start]):
                break
            subject.append(mention)
        return subject

    def _in_own_name(self, sentence: str, subject: Sequence[Mention]) -> str:
        """The sentence with the unit for its subject, where that is a list or group without further conditions."""
        if not any(self._holds_unit(mention) for mention in subject):
            return sentence
        end = subject[-1].end
        aside = _ASIDE.match(sentence, end)
        end = aside.end() if aside else end
        if _NARROWED.match(sentence, end) or (len(subject) == 1 and subject[0].agency):
            return sentence
        name = self.unit.head if _HEADS.match(subject[0].text) else self.unit.agency.name
        return name + sentence[end:]

    def _holds_unit(self, mention: Mention) -> bool:
        unit = self.unit.agency.id
        return mention.agency == unit or (mention.group is not None and unit in self.registry.members(mention.group))

    def _is_open(self, subject: Sequence[Mention]) -> bool:
        return any(mention.group and self.registry.group(mention.group).open for mention in subject)


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph."""
    return _SENTENCE.split(text.strip())


def orders_plan(text: str) -> bool:
    """Whether a paragraph tells its readers to make the plan that a sub-plan is ("Căn cứ Kế hoạch này, xây dựng kế hoạch")."""
    return any(_is_order(sentence) for sentence in sentences(text))


def dashed(paragraph: Paragraph) -> Paragraph:
    """The paragraph as a line of a list: with a dash before it, closed."""
    return paragraph.model_copy(update={"text": f"- {closed(without_sign(paragraph.text))}"})


def without_sign(text: str) -> str:
    """A line without the dash, letter or number that made it an item."""
    return _LABEL.sub("", text.strip().lstrip("-–+ "))


def closed(text: str) -> str:
    """A sentence with the full stop that it lacks."""
    bare = text.rstrip()
    return f"{bare}." if bare and (bare[-1].isalnum() or bare[-1] in ')”"%') else bare


def tidy(text: str) -> str:
    """The text with its blanks as typing ought to have them: after marks; around a hyphen between years, or not."""
    return _YEARS.sub("-", _NO_SPACE_AFTER.sub(r"\g<0> ", text))


def _is_order(sentence: str) -> bool:
    return bool(_PLAN_ORDERED.search(sentence) and _BY_THE_PARENT.search(sentence))


def _without_the_order(text: str) -> str:
    """The text less the clauses that order a plan to be made; what such a plan has to bring about stays."""
    return " ".join(filter(None, map(_order_removed, sentences(text))))


def _order_removed(sentence: str) -> str:
    if not _is_order(sentence):
        return sentence
    done = _MADE_AND_DONE.sub("", sentence)
    if not _is_order(done):
        return done
    kept = "; ".join(clause.strip() for clause in done.split(";") if not _PLAN_ORDERED.search(clause))
    return kept[:1].upper() + kept[1:]
