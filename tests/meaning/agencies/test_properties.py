"""Whatever is written: names come back from lists of them, and nobody is named who does not stand there."""

import re
import unicodedata
from datetime import date
from functools import cache
from itertools import permutations
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from kehoach.meaning.agencies import find_mentions, load_registry, read_assignment
from kehoach.meaning.agencies.names import expand, fold

DATA = Path(__file__).parent / "nui-xanh.toml"
DAY = date(2022, 5, 4)
SEPARATORS = st.sampled_from(["; ", ";", "\n", "\n- ", ";\n- ", " ; ", " / ", ";\n+ ", ".\n"])
LOOSE_SEPARATORS = st.sampled_from([", ", " và ", "; ", ",\n", " - ", ", và "])
CONNECTORS = {",", "-", "&", "và", "các", "\n", ":"}


REGISTRIES = (
    load_registry("Sóc Trăng", on=DAY),
    load_registry("Núi Xanh", on=DAY, files=[DATA]),
    load_registry("Tỉnh Rừng Thông", on=DAY),
)
"""Two provinces with data and one without; their names are listed before any text adds derived ones."""
AGENCIES = {registry: [(agency.name, agency.id, False) for agency in registry.agencies] for registry in REGISTRIES}
GROUPS = {registry: [(group.name, group.id, True) for group in registry.groups] for registry in REGISTRIES}


@st.composite
def spelt(draw, name):
    """A name in another case, tone-mark style, or with other dashes and spaces."""
    for change in draw(st.lists(st.sampled_from(["upper", "old", "dash", "spaces", "long", "nfd"]), max_size=3)):
        match change:
            case "upper":
                name = name.upper()
            case "old":
                name = name.replace("ủy", "uỷ").replace("Ủy", "Uỷ").replace("hóa", "hoá").replace("Tòa", "Toà")
            case "dash":
                name = name.replace(" - ", draw(st.sampled_from(["-", "- ", " – ", " \u2011 "])))
            case "spaces":
                name = name.replace(" ", draw(st.sampled_from(["  ", "\u00a0", " \u200b"])))
            case "long":
                name = name.replace("UBND", "Ủy ban nhân dân").replace("HĐND", "Hội đồng nhân dân")
            case "nfd":
                name = unicodedata.normalize("NFD", name)
    return name


@st.composite
def lists_of_names(draw, kinds, separators):
    """A registry, a text that lists names of it, and their ids in order."""
    registry = draw(st.sampled_from(REGISTRIES))
    rows = [*(AGENCIES[registry] if "agencies" in kinds else ()), *(GROUPS[registry] if "groups" in kinds else ())]
    chosen = draw(st.lists(st.sampled_from(rows), min_size=1, max_size=6, unique=True))
    text = draw(st.sampled_from(["", "- ", "1. "]))
    for name, _, _ in chosen:
        text += draw(spelt(name)) + draw(separators)
    agencies_named = tuple(id for _, id, is_group in chosen if not is_group)
    return registry, text, agencies_named, tuple(id for _, id, is_group in chosen if is_group)


@given(lists_of_names({"agencies", "groups"}, SEPARATORS))
@example((REGISTRIES[0], "Các sở\nBan Tổ chức Tỉnh ủy", ("ban-to-chuc-tinh-uy",), ("cac-so",)))
def test_a_list_of_names_reads_back_to_their_ids(case):
    registry, text, agencies, groups = case
    read = read_assignment(text, registry)
    assert (read.agencies, read.groups, read.unknown) == (agencies, groups, ())


@given(lists_of_names({"agencies"}, LOOSE_SEPARATORS))
@example((REGISTRIES[0], "Ngân hàng Nhà nước Việt Nam, Tỉnh đoàn", ("ngan-hang-nha-nuoc-viet-nam", "tinh-doan"), ()))
def test_agencies_read_back_whatever_stands_between_them(case):
    registry, text, agencies, _ = case
    read = read_assignment(text, registry)
    assert (read.agencies, read.groups, read.unknown) == (agencies, (), ())


def test_any_two_bodies_of_a_province_can_stand_side_by_side():
    registry = REGISTRIES[2]
    for (name, id, _), (other, other_id, _) in permutations(AGENCIES[registry], 2):
        read = read_assignment(f"{name}, {other}", registry)
        assert (read.agencies, read.groups, read.unknown) == ((id, other_id), (), ())


@given(lists_of_names({"agencies", "groups"}, SEPARATORS), lists_of_names({"agencies"}, SEPARATORS))
def test_leads_and_partners_are_kept_apart(first, second):
    registry, text, agencies, groups = first
    _, other_text, others, _ = second
    if registry is not second[0]:
        return
    read = read_assignment(f"Chủ trì: {text}\nPhối hợp: {other_text}", registry)
    assert (read.agencies, read.groups, read.partners, read.partner_groups) == (agencies, groups, others, ())


def words(text):
    """The words of a text without what may stand between the words of a name."""
    found = (fold(word) for word in re.findall(r"[^\W_]+(?:['’][^\W_]+)?|[^\w\s]", text))
    return [word for word in found if word not in CONNECTORS]


@cache
def spellings(registry, id):
    """All the ways that the data has to write an agency's name, as words."""
    agency = registry.agency(id)
    phrases = [phrase for name in (agency.name, *agency.aliases) for phrase in expand(name)]
    long = [phrase.replace("UBND", "Ủy ban nhân dân").replace("HĐND", "Hội đồng nhân dân") for phrase in phrases]
    return [words(phrase) for phrase in (*phrases, *long)]


def stands_in(name, text):
    """Whether the words of a name stand in a text in order (a later member of a list leaves out its first words)."""
    rest = iter(text)
    return all(word in rest for word in name)


NAME_WORDS = sorted(
    {word for rows in (*AGENCIES.values(), *GROUPS.values()) for row in rows for word in row[0].split()}
)
OTHER_WORDS = ["phối", "hợp", "với", "chủ", "trì", "có", "liên", "quan", "trừ", "hoặc", "Bạc", "Liêu", "KH&CN", "\n"]
WORDS = st.sampled_from([*NAME_WORDS, *OTHER_WORDS, *",;-.:()/+", "và", "các"])
RANDOM_TEXT = st.one_of(
    st.text(), st.lists(WORDS, max_size=25).map(" ".join), st.lists(st.one_of(WORDS, st.text(max_size=4))).map("".join)
)


@given(st.sampled_from(REGISTRIES), RANDOM_TEXT)
@example(REGISTRIES[0], "Sở Nội vụ, Kế Sách")
@example(REGISTRIES[0], "UBND các huyện Kế Sách, Y tế")
def test_random_text_never_names_who_does_not_stand_in_it(registry, text):
    read = read_assignment(text, registry)
    for mention in find_mentions(text, registry):
        assert text[mention.start : mention.end] == mention.text
    for id in (*read.agencies, *read.partners):
        assert any(stands_in(name, words(text)) for name in spellings(registry, id)), id


@given(st.data())
def test_a_name_with_another_word_in_it_is_not_that_name(data):
    registry = data.draw(st.sampled_from(REGISTRIES))
    name, id, _ = data.draw(st.sampled_from(AGENCIES[registry]))
    written = name.split()
    place = data.draw(st.integers(0, len(written) - 1))
    other = data.draw(st.sampled_from(["Xyz", "Khxh", "tài chinh", "Qw"]))
    changed = " ".join([*written[:place], other, *written[place + 1 :]])
    if words(written[place]) == []:
        return
    read = read_assignment(changed, registry)
    assert id not in read.agencies


@given(st.data())
def test_an_unknown_neighbour_hides_nobody(data):
    registry = data.draw(st.sampled_from(REGISTRIES))
    name, id, _ = data.draw(st.sampled_from(AGENCIES[registry]))
    stranger = data.draw(st.sampled_from(["Sở Kỳ Lạ", "Chi cục Gì đó", "công ty nọ", "Trung tâm A và B"]))
    before, after = data.draw(SEPARATORS), data.draw(SEPARATORS)
    read = read_assignment(f"{stranger}{before}{name}{after}{stranger}", registry)
    assert read.agencies == (id,)
    assert read.unknown == (stranger, stranger)
