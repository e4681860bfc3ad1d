"""Roles that words announce with a colon."""

import pytest

from kehoach.parser import columns as col
from kehoach.parser.role_labels import split_roles


@pytest.mark.parametrize(
    ("text", "before", "roles"),
    [
        ("Chủ trì: A (CĐT). Phối hợp: B (GPMB); C (đường IC18); ...", "",
         [(col.LEAD, "A (CĐT)"), (col.COORDINATE, "B (GPMB); C (đường IC18)")]),
        ("- Cơ quan chủ trì: A\n- Cơ quan phối hợp: B, C", "", [(col.LEAD, "A"), (col.COORDINATE, "B, C")]),
        ("Đơn vị chủ trì: A; Đơn vị phối hợp: B; Thời gian thực hiện: Quý I.", "",
         [(col.LEAD, "A"), (col.COORDINATE, "B"), (col.DEADLINE, "Quý I")]),
        ("Ðơn vị chủ trì thực hiện: A", "", [(col.LEAD, "A")]),
        ("Sở A (phối hợp: Sở B)", "Sở A", [(col.COORDINATE, "Sở B")]),
        ("- Biên soạn tài liệu. Chủ trì: A; sản phẩm: 02 lớp", "- Biên soạn tài liệu",
         [(col.LEAD, "A"), (col.PRODUCT, "02 lớp")]),
        ("Cơ quan chủ trì soạn thảo: A; Cơ quan chủ trì thẩm tra: Ban B", "", [(col.LEAD, "A"), (col.OTHER, "Ban B")]),
        ("Sở A chủ trì, phối hợp với Sở B", "Sở A chủ trì, phối hợp với Sở B", []),
    ],
)  # fmt: skip
def test_labels_are_split_off_with_their_words(text, before, roles):
    found, labelled = split_roles(text)
    assert (found, [(cell.role, cell.text) for cell in labelled]) == (before, roles)
