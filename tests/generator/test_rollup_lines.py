"""The lines of the province's report on who has reported. Names are synthetic."""

from types import SimpleNamespace

import pytest

from kehoach.generator.rollup_lines import sending_lines
from kehoach.progress.rollup import NOT_SENT


def rollup(missing, *, sent=1):
    left_out = [SimpleNamespace(name=name, reason=NOT_SENT, agency=str(place)) for place, name in enumerate(missing)]
    expected = [str(place) for place in range(len(missing) + sent)]
    return SimpleNamespace(expected=expected, missing=left_out, excluded=(), rejected=(), received=(), names={})


@pytest.mark.parametrize(
    ("communes", "told"),
    [
        (3, "Chưa có báo cáo: Sở Y tế, UBND xã 1, UBND xã 2, UBND xã 3."),
        (60, "Chưa có báo cáo: Sở Y tế, 60 UBND cấp xã (nêu tại bảng tổng hợp)."),
    ],
)
def test_who_has_not_reported_is_named_but_for_very_many_communes(communes, told):
    missing = ["Sở Y tế", *(f"UBND xã {place}" for place in range(1, communes + 1))]
    lines = sending_lines(rollup(missing))
    assert lines == [f"01/{len(missing) + 1:02} cơ quan, đơn vị đã gửi báo cáo.", told]
