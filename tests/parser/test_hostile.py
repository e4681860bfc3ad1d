"""Whatever bytes a file has, reading gives a plan in which nothing is lost, or a `KehoachError`; and long files take
work in proportion to their length."""

import io
import random
import sys
import zipfile
from copy import deepcopy
from pathlib import Path

import docx
import pytest
from lxml import etree
from weasyprint import HTML

from kehoach.errors import KehoachError
from kehoach.model import Cell, Paragraph, Plan, Table, dump_plan
from kehoach.parser import read_plan
from kehoach.parser.extraction import Extraction, Origin
from kehoach.parser.plan import read_plan_of
from kehoach.parser.structure import read_structure

CASES = Path(__file__).parent.parent / "cases"
TEXTS = sorted(CASES.glob("*/source.txt"))
PAGES = sorted(CASES.glob("*/source.html"))
ROUNDS = {"txt": 120, "html": 120, "docx": 80, "pdf": 60}


def small_docx():
    document = docx.Document()
    for text in ("UBND TỈNH LÂM THỦY", "KẾ HOẠCH", "Trồng rừng năm 2026", "I. NHIỆM VỤ", "1. Ươm cây.", "PHỤ LỤC"):
        document.add_paragraph(text)
    table = document.add_table(rows=0, cols=3)
    for row in (("STT", "Nhiệm vụ", "Cơ quan chủ trì"), ("1", "Ươm cây giống", "Sở Tài chính"), ("2", "Trồng cây", "")):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    table.cell(1, 2).merge(table.cell(2, 2))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def small_pdf():
    page = (CASES / "dai-ngan-seven-columns-with-merged-cells" / "source.html").read_text(encoding="utf-8")
    return HTML(string=page).write_pdf(uncompressed_pdf=True)


@pytest.fixture(scope="module")
def originals():
    return {
        "txt": [path.read_bytes() for path in TEXTS],
        "html": [path.read_bytes() for path in PAGES],
        "docx": [small_docx()],
        "pdf": [small_pdf()],
    }


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The bytes with a few of them changed, cut out, doubled, moved or replaced by other kinds of bytes."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        start = chance.randrange(len(changed) + 1)
        piece = changed[start : start + chance.randint(1, 60)]
        kind = chance.randrange(6)
        if kind == 0 and start < len(changed):
            changed[start] = chance.randrange(256)
        elif kind == 1:
            del changed[start : start + len(piece)]
        elif kind == 2:
            changed[start:start] = piece * chance.randint(1, 30)
        elif kind == 3:
            del changed[start:]
        elif kind == 4:
            changed[start:start] = bytes(chance.randrange(256) for _ in range(chance.randint(1, 20)))
        else:
            place = chance.randrange(len(changed) + 1)
            changed[place:place] = piece
    return bytes(changed)


def nothing_is_lost(plan: Plan) -> bool:
    coverage = plan.coverage
    return coverage is not None and coverage.in_model + coverage.in_notices == coverage.blocks


def damaged_inside(package: bytes, chance: random.Random) -> bytes:
    """A Word file, sound as a package and as XML, with elements of its text gone, doubled or moved anywhere."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, shuffled(data, chance) if name == "word/document.xml" else data)
    return buffer.getvalue()


def shuffled(xml: bytes, chance: random.Random) -> bytes:
    root = etree.fromstring(xml)
    for _ in range(chance.randint(1, 10)):
        inner = list(root.iter())[2:]
        if not inner:
            break
        element, other = chance.choice(inner), chance.choice(inner)
        kind = chance.randrange(3)
        if kind == 0:
            element.getparent().remove(element)
        elif kind == 1:
            element.addnext(deepcopy(element))
        else:
            other.append(deepcopy(element))
    return etree.tostring(root)


def outcome(path: Path) -> str:
    """Whether a file gives a plan, in which nothing may be lost, or a clear error; all else is a failure."""
    try:
        plan = read_plan(path)
    except KehoachError as error:
        return f"error: {error.reason}"
    assert nothing_is_lost(plan)
    dump_plan(plan)
    return "plan"


@pytest.mark.parametrize("form", ROUNDS)
@pytest.mark.filterwarnings("default")
def test_damaged_bytes_give_a_plan_or_a_clear_error(form, originals, tmp_path):
    chance = random.Random(20261123)
    outcomes = set()
    for count in range(ROUNDS[form]):
        path = tmp_path / f"{count}.{form}"
        original = chance.choice(originals[form])
        inside = form == "docx" and count % 4
        path.write_bytes(damaged_inside(original, chance) if inside else damaged(original, chance))
        outcomes.add(outcome(path))
    assert "plan" in outcomes


def test_lines_in_any_order_give_a_plan_or_a_clear_error(tmp_path):
    """Every line is one that plans have, but they stand anywhere: heads inside tables, feet before heads, and so on."""
    chance = random.Random(163)
    lines = [line for path in TEXTS for line in path.read_text(encoding="utf-8").splitlines()]
    for count in range(150):
        path = tmp_path / f"{count}.txt"
        chosen = [chance.choice(lines) for _ in range(chance.randint(3, 80))]
        path.write_text("\n\n".join(chosen), encoding="utf-8")
        outcome(path)


def test_cells_merged_in_any_way_give_a_plan_in_which_nothing_is_lost():
    chance = random.Random(11)
    words = [
        "",
        "STT",
        "1",
        "a)",
        "-",
        "+",
        "I",
        "II. NHÓM (02 việc)",
        "Nhiệm vụ",
        "Chủ trì",
        "Sở Nội vụ",
        "Năm 2026",
        "(1)",
        "PHỤ LỤC",
    ]
    for _ in range(300):
        width, height = chance.randint(1, 7), chance.randint(0, 9)
        rows = tuple(tuple(any_cell(chance, words) for _ in range(width)) for _ in range(height))
        header = tuple(
            Cell(text=text)
            for text in ["STT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn", "Năm 2026", "Ghi chú"][:width]
        )
        blocks = (
            Paragraph(text="KẾ HOẠCH"),
            Paragraph(text="I. NHIỆM VỤ"),
            Table(rows=(header, *rows)),
            Table(rows=rows),
        )
        plan = read_plan_of(read_structure(Origin("bảng.html", b""), Extraction("html", blocks)))
        assert nothing_is_lost(plan)
        ids = [item.id for item in (*plan.targets, *plan.tasks, *plan.projects)]
        assert len(ids) == len(set(ids))


def any_cell(chance, words):
    merged = chance.choice([None, None, None, "up", "left"])
    return Cell(text="" if merged else chance.choice(words), merged=merged)


def plan_with(rows: int) -> tuple[Paragraph | Table, ...]:
    """A plan whose parts all grow: head lines, recipients, sections, merged cells, rows below one ordinal, annexes."""
    many = range(rows)
    header = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian")
    table = [tuple(Cell(text=text) for text in header)]
    table += [
        (Cell(text=str(i % 900)), Cell(text=f"Việc {i}"), Cell(text="Sở Nội vụ"), Cell(text="Quý I/2027")) for i in many
    ]
    table += [(Cell(text="I"), Cell(text="NHÓM"), Cell(), Cell())] * rows
    table += [(Cell(), Cell(text=f"- Ý {i}"), Cell(merged="up"), Cell(merged="up")) for i in many]
    texts = [
        *(f"Liên kết {i}" for i in many),
        *(
            "ỦY BAN NHÂN DÂN",
            "TỈNH SÔNG DÀI",
            "Số: 1/KH-UBND",
            "Sông Dài, ngày 15 tháng 3 năm 2026",
            "KẾ HOẠCH",
            "Thử sức",
        ),
        *("III. Giải pháp" for _ in many),
        *(f"{i % 900}. Mục {i}. Chủ trì: Sở Nội vụ." for i in many),
        "Nơi nhận:",
        *(f"- Cơ quan {i};" for i in many),
        *("chữ nối tiếp" for _ in many),
        "CHỦ TỊCH",
        *("PHỤ LỤC I" for _ in many),
    ]
    return (
        *(Paragraph(text=text) for text in texts),
        Table(rows=tuple(table)),
        *(Paragraph(text="(Kèm theo A") for _ in many),
    )


def calls_for(rows: int) -> int:
    """How many calls of functions reading such a plan takes: a measure of work that no other load disturbs."""
    blocks = plan_with(rows)
    count = 0

    def tick(*_):
        nonlocal count
        count += 1

    sys.setprofile(tick)
    try:
        read_plan_of(read_structure(Origin("dài.html", b""), Extraction("html", blocks)))
    finally:
        sys.setprofile(None)
    return count


def test_work_grows_in_proportion_to_the_length_of_a_plan():
    short, long = calls_for(60), calls_for(240)
    assert long < 4 * short * 1.3


def test_signs_in_a_provinces_name_are_no_choice_of_names(tmp_path):
    source = tmp_path / "vào.txt"
    lines = (
        "UBND TỈNH <)>NAM SƠN [A|",
        "Số: 1/KH-UBND",
        "KẾ HOẠCH",
        "Trồng rừng",
        "STT",
        "Nhiệm vụ",
        "Chủ trì",
        "1",
        "Ươm",
        "Báo Nam Sơn",
    )
    source.write_text("\n".join(lines), encoding="utf-8")
    assert read_plan(source).document.number == "1"
