"""What the README shows is what happens."""

import re
import subprocess
import sys
from pathlib import Path

import click

from kehoach.cli import cli

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_command_prints_what_the_readme_says(tmp_path):
    (block,) = re.findall(r"```console\n\$ kehoach (.+?)\n(.+?)```", README, re.DOTALL)
    arguments = [str(ROOT / part) if part.startswith("source_docs") else part for part in block[0].split()]
    done = subprocess.run(
        [sys.executable, "-c", "from kehoach.cli import main; main()", *arguments],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == block[1]


def test_the_five_lines_of_python_run(monkeypatch, capsys):
    (code,) = re.findall(r"```python\n(.+?)```", README, re.DOTALL)
    monkeypatch.chdir(ROOT)
    exec(compile(code, "README.md", "exec"), {})
    lines = capsys.readouterr().out.splitlines()
    assert "pl2/4/c Sở Nội vụ Quý II/2022" in lines


def test_every_command_is_in_the_readme():
    names = cli.list_commands(click.Context(cli))
    assert len(names) > 5
    for name in names:
        assert f"kehoach {name}" in README
