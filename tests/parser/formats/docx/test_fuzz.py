"""Damaged files of every sort: a reading or a `KehoachError`, and never anything else."""

import random
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kehoach.errors import KehoachError

BODY = (
    '<w:p><w:pPr><w:pStyle w:val="a"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    '<w:r><w:rPr><w:vanish/></w:rPr><w:t>Sở Công Thương</w:t><w:br w:type="page"/><w:sym w:font="Symbol" w:char="F0B3"/>'
    '<w:fldChar w:fldCharType="begin"/><w:instrText>x</w:instrText><w:fldChar w:fldCharType="end"/></w:r>'
    '<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    '<w:tbl><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>'
    "</w:tcPr><w:p><w:r><w:t>ô</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>hộp</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
)
EXTRA = {
    "styles": '<w:style w:type="paragraph" w:styleId="a" w:default="1"><w:basedOn w:val="b"/></w:style>',
    "numbering": '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/>'
    '<w:lvlText w:val="%1.%2."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    "footnotes": '<w:footnote w:id="1"><w:p><w:r><w:t>chú</w:t></w:r></w:p></w:footnote>',
    "header1": "<w:p><w:r><w:t>đầu trang</w:t></w:r></w:p>",
}


@pytest.fixture
def seed_parts(word) -> dict[str, str]:
    return word.parts_of(BODY, EXTRA)


def survives(word, data: bytes) -> bool:
    """Whether the file was read; anything but a reading or a `KehoachError` fails the test."""
    try:
        word.read(data)
    except KehoachError:
        return False
    return True


def test_the_seed_file_itself_is_read(word, seed_parts):
    assert survives(word, word.zipped(seed_parts))


@pytest.mark.parametrize("seed", range(6))
def test_flipped_and_cut_bytes(word, seed_parts, seed):
    chance = random.Random(seed)
    original = word.zipped(seed_parts)
    for _ in range(100):
        data = bytearray(original)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if chance.random() < 0.3:
            del data[chance.randrange(len(data)) :]
        survives(word, bytes(data))


def test_a_part_removed_or_emptied(word, seed_parts):
    outcomes = set()
    for name in seed_parts:
        without = {other: content for other, content in seed_parts.items() if other != name}
        outcomes |= {survives(word, word.zipped(without)), survives(word, word.zipped({**seed_parts, name: ""}))}
    assert outcomes == {True, False}


@pytest.mark.parametrize("seed", range(6))
def test_xml_cut_swapped_and_repeated_inside_sound_packages(word, seed_parts, seed):
    chance = random.Random(seed)
    names = sorted(name for name in seed_parts if name.endswith((".xml", ".rels")))
    read = 0
    for _ in range(100):
        name = chance.choice(names)
        pieces = seed_parts[name].replace("<", "\n<").split("\n")
        for _ in range(chance.randint(1, 3)):
            first, second = chance.randrange(len(pieces)), chance.randrange(len(pieces))
            action = chance.randrange(3)
            if action == 0:
                pieces[first], pieces[second] = pieces[second], pieces[first]
            elif action == 1:
                pieces.insert(second, pieces[first])
            elif len(pieces) > 1:
                del pieces[first]
        read += survives(word, word.zipped({**seed_parts, name: "".join(pieces)}))
    assert read < 100


@cache
def tags() -> tuple[str, ...]:
    names = (
        "p r t tbl tr tc tcPr trPr pPr rPr sdt sdtContent sdtPr ins del moveFrom txbxContent pict gridSpan vMerge hMerge "
        "numPr ilvl numId fldChar footnoteReference sym br tab vanish caps rStyle pStyle gridBefore gridAfter altChunk"
    )
    return tuple(names.split())


trees = st.recursive(
    st.tuples(
        st.sampled_from(tags()), st.just(()), st.sampled_from(["", "1", "restart", "begin", "separate", "a", "-3"])
    ),
    lambda inner: st.tuples(st.sampled_from(tags()), st.lists(inner, max_size=5).map(tuple), st.just("")),
    max_leaves=40,
)


def xml(tree) -> str:
    name, inner, attribute = tree
    marks = f' w:val="{attribute}" w:type="{attribute}" w:fldCharType="{attribute}" w:id="1" w:char="{attribute}"'
    words = "chữ" if name == "t" else ""
    return f"<w:{name}{marks if attribute else ''}>{words}{''.join(map(xml, inner))}</w:{name}>"


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(trees, max_size=6))
def test_any_tree_of_word_elements_in_any_order(word, body):
    survives(word, word.make("".join(map(xml, body)), EXTRA))
