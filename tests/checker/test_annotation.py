"""Comments in a copy of a Word file: at their places, beside those that are there, and nothing else changed."""

import io
import shutil
import subprocess
import zipfile
from datetime import date

import docx
import pytest
from lxml import etree

from kehoach.checker.annotation import annotate
from kehoach.errors import KehoachError
from kehoach.generator.formats.docx import render
from kehoach.model import CheckResult, Document, Finding, Outcome, Paragraph, Signature

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OWN = {"word/document.xml", "word/comments.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}


@pytest.fixture(scope="module")
def plain():
    """A plan as our generator writes it: no comments in it."""
    lead = tuple(Paragraph(text=f"Đoạn {number} của phần mở đầu.") for number in range(1, 4))
    document = Document(type="KẾ HOẠCH", issuer=("SỞ TƯ PHÁP",), title="Rà soát", lead=lead, signature=Signature())
    return render(document)


@pytest.fixture(scope="module")
def commented(plain):
    """The same with a comment of an officer, as Word makes it."""
    document = docx.Document(io.BytesIO(plain))
    document.add_comment(document.paragraphs[0].runs or document.paragraphs[0].add_run("x"), "Xem lại", author="An")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def result(*findings):
    return CheckResult(
        file="a.docx",
        checked_on=date(2026, 5, 4),
        outcomes=(Outcome(code="TT001", result="failed", findings=findings),),
    )


def finding(message="sai khổ", path=None, **more):
    return Finding(code="TT001", severity="error", basis="law", message=message, path=path, **more)


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def path_of(data, words):
    root = etree.fromstring(parts(data)["word/document.xml"])
    body = root.find(f"{W}body")
    place = next(at for at, each in enumerate(body.findall(f"{W}p"), start=1) if words in "".join(each.itertext()))
    return f"/w:document/w:body/w:p[{place}]"


def test_a_comment_stands_at_the_paragraph_of_its_finding(plain):
    annotated = annotate(plain, result(finding(path=path_of(plain, "Đoạn 2"), place="nội dung «Đoạn 2»")))
    document = docx.Document(io.BytesIO(annotated))
    (comment,) = document.comments
    assert (comment.author, comment.initials) == ("kehoach", "kh")
    assert comment.timestamp.date() == date(2026, 5, 4)
    assert "TT001 (lỗi): sai khổ" in comment.text
    assert "Vị trí: nội dung «Đoạn 2»" in comment.text
    assert "Nghị định 30/2020/NĐ-CP" in comment.text
    (marked,) = [each for each in document.paragraphs if each._p.findall(f"{W}commentRangeStart")]
    assert marked.text == "Đoạn 2 của phần mở đầu."
    assert marked._p[0].tag == f"{W}pPr", "properties have to stay first"


def test_findings_without_a_place_in_the_file_share_a_comment_at_the_first_paragraph(plain):
    gone = finding("mất", path="/w:document/w:body/w:p[999]")
    annotated = annotate(plain, result(finding(path=path_of(plain, "Đoạn 3")), finding(), gone))
    root = etree.fromstring(parts(annotated)["word/document.xml"])
    first = next(root.iter(f"{W}p"))
    assert [each.get(f"{W}id") for each in first.findall(f"{W}commentRangeStart")] == ["0"]
    head, other = docx.Document(io.BytesIO(annotated)).comments
    assert [line.split(":")[0] for line in head.text.splitlines()][:4] == [
        "TT001 (lỗi)",
        "Vị trí",
        "Yêu cầu",
        "TT001 (lỗi)",
    ]
    assert "mất" in head.text
    assert "mất" not in other.text


@pytest.mark.parametrize("given", ["plain", "commented"])
def test_every_other_part_stays_byte_by_byte_and_the_words_stay(given, request):
    data = request.getfixturevalue(given)
    annotated = annotate(data, result(finding(path=path_of(data, "Đoạn 3")), finding()))
    old, new = parts(data), parts(annotated)
    assert set(new) == set(old) | {"word/comments.xml"}
    assert {name for name in old if old[name] != new[name]} <= OWN
    before, after = (etree.fromstring(each["word/document.xml"]) for each in (old, new))
    for reference in list(after.iter(f"{W}commentReference")):
        if reference.get(f"{W}id") not in {each.get(f"{W}id") for each in before.iter(f"{W}commentReference")}:
            reference.getparent().getparent().remove(reference.getparent())
    known = {each.get(f"{W}id") for each in before.iter(f"{W}commentRangeStart")}
    for mark in [*after.iter(f"{W}commentRangeStart"), *after.iter(f"{W}commentRangeEnd")]:
        if mark.get(f"{W}id") not in known:
            mark.getparent().remove(mark)
    assert etree.tostring(after, method="c14n") == etree.tostring(before, method="c14n")


def test_the_comments_of_others_are_kept(commented):
    annotated = annotate(commented, result(finding(path=path_of(commented, "Đoạn 1"))))
    comments = list(docx.Document(io.BytesIO(annotated)).comments)
    assert [(each.author, each.comment_id) for each in comments] == [("An", 0), ("kehoach", 1)]
    assert comments[0].text == "Xem lại"


def test_nothing_found_leaves_the_file_as_it_is(plain):
    assert annotate(plain, result()) == plain


def test_the_same_findings_give_the_same_bytes(plain):
    assert annotate(plain, result(finding())) == annotate(plain, result(finding()))


def test_a_message_with_markup_and_control_signs_stays_words(plain):
    annotated = annotate(plain, result(finding("<w:p/> & \x07 «x»")))
    (comment,) = docx.Document(io.BytesIO(annotated)).comments
    assert "<w:p/> &   «x»" in comment.text


@pytest.mark.rendering
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_shows_the_comments_of_both(commented, tmp_path):
    (tmp_path / "a.docx").write_bytes(annotate(commented, result(finding("sai khổ", path_of(commented, "Đoạn 2")))))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "fodt", "--outdir", tmp_path, tmp_path / "a.docx"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    page = (tmp_path / "a.fodt").read_bytes()
    spaces = {"office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0", "dc": "http://purl.org/dc/elements/1.1/"}
    found = etree.fromstring(page).findall(".//office:annotation", spaces)
    assert {each.findtext("dc:creator", namespaces=spaces) for each in found} == {"An", "kehoach"}
    assert any("TT001 (lỗi): sai khổ" in "".join(each.itertext()) for each in found)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04 cut off"])
def test_what_is_no_word_file_is_refused(data):
    with pytest.raises(KehoachError, match=r"không phải tệp Word"):
        annotate(data, result(finding()))
