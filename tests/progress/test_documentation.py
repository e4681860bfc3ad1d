"""What docs/reporting.md shows is so."""

import re
from pathlib import Path

from kehoach.generator.settings import read_settings
from kehoach.meaning.dates import print_short_date
from kehoach.model import dump_plan
from kehoach.progress.calendar import data_span, default_reporting, reporting_with
from kehoach.progress.outline import load_outline
from kehoach.progress.periods import print_report_period, read_report_period
from kehoach.progress.statistics import load_statistics

PAGE = (Path(__file__).parent.parent.parent / "docs" / "reporting.md").read_text(encoding="utf-8")


def blocks(language):
    return re.findall(rf"```{language}\n(.+?)```", PAGE, re.DOTALL)


def test_the_table_of_periods_is_so():
    rows = re.findall(r"^\| `(\S+)` \| ([^|]+) \| ([^|]+) \|$", PAGE, re.MULTILINE)
    assert len(rows) == 9
    for code, words, days in rows:
        period = read_report_period(code)
        assert print_report_period(period) == words
        if days != "these days":
            assert " - ".join(map(print_short_date, data_span(period))) == days


def test_the_settings_and_the_form_shown_can_be_used(tmp_path):
    shown, form, outline = blocks("toml")
    (tmp_path / "kehoach.toml").write_text(shown, encoding="utf-8")
    (tmp_path / "bieu-mau.toml").write_text(form, encoding="utf-8")
    (tmp_path / "de-cuong.toml").write_text(outline, encoding="utf-8")
    settings = read_settings(tmp_path / "kehoach.toml")
    own = reporting_with(settings.reporting)
    # The page shows the days that hold anyway, but for quarters.
    assert own.model_copy(update={"kinds": {}, "unsure": ()}) == default_reporting().model_copy(update={"unsure": ()})
    assert [one.id for one in load_statistics(Path(settings.reporting.statistics)).forms] == list("12345678")
    assert [section.id for section in load_outline(Path(settings.reporting.outline))] == ["II/1"]


def test_the_lines_of_python_run(plan, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("plan.json").write_text(dump_plan(plan), encoding="utf-8")
    scope = {}
    exec(compile(blocks("python")[0], "reporting.md", "exec"), scope)
    assert scope["submission"].agency == "so-tu-phap"
