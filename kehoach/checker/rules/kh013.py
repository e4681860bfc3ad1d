"""Every annex is referred to in the text."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.annex_references import annexes_referred_to
from kehoach.checker.examples_plan import plan_of, section, task
from kehoach.checker.passages import body_passages
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject, has_main_text
from kehoach.meaning.addresses import annex_name


def check(subject: Subject) -> Iterator[Hit]:
    """The body points to every annex, by its label or, where there is only one, in any words."""
    annexes = [annex for annex in subject.document.annexes if annex.label]
    if not annexes:
        raise NotApplicable("văn bản không có phụ lục")
    has_main_text(subject)
    text = " ".join(passage.text for passage in body_passages(subject)).casefold()
    referred = annexes_referred_to(subject)
    for annex in annexes:
        name = annex_name(annex.label)
        is_only_one = len(annexes) == 1 and any(words in text for words in ("phụ lục", "kèm theo", "biểu"))
        if annex.id not in referred and name.casefold().rstrip(" .:") not in text and not is_only_one:
            source = annex.sources[0] if annex.sources else None
            yield Hit(f"thân văn bản không nhắc đến {name}", source, place=name)


RULE = Rule(
    code="KH013",
    name="Phụ lục được nhắc đến trong văn bản",
    severity="warning",
    basis="law",
    place="Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục III.1",
    requirement="Văn bản có phụ lục kèm theo thì trong văn bản phải có chỉ dẫn về phụ lục đó.",
    reason="Phụ lục không được nhắc đến thì không rõ có thuộc nội dung được ban hành hay không.",
    reads=("plan.document.outline", "plan.document.annexes"),
    good=Example(
        "Có Phụ lục 1 và «(Kèm theo Phụ lục 1)»",
        plan=plan_of(task("pl1/1/a", "Rà soát"), outline=(section("II", "NHIỆM VỤ", "(Kèm theo Phụ lục 1)"),)),
    ),
    bad=Example(
        "Có Phụ lục 1, Phụ lục 2 nhưng chỉ nhắc Phụ lục 1",
        plan=plan_of(
            task("pl1/1/a", "Rà soát thủ tục"),
            task("pl2/1/a", "Tập huấn cán bộ"),
            outline=(section("II", "NHIỆM VỤ", "(Kèm theo Phụ lục 1)"),),
        ),
    ),
    check=check,
    not_applicable=Example("Văn bản không có phụ lục", plan=plan_of()),
)
