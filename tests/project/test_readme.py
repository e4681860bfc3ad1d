"""What the README shows is what happens."""

import re
import subprocess
import sys
from importlib import import_module
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


def test_the_lines_of_the_python_page_run(monkeypatch, capsys):
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.+?)```", page, re.DOTALL)
    monkeypatch.chdir(ROOT)
    names = {}
    exec(compile(code, "python.md", "exec"), names)
    assert names["data"].startswith(b"PK")
    assert names["made"].plan.document.symbol == "KH-STP"
    assert "TT101 warning" in capsys.readouterr().out, "163 has «ngấy 10/9/2020»"
    for package, listed in re.findall(r"^\| `(kehoach\.[a-z.]+)` \| ([^|]+) \|", page, re.MULTILINE):
        for name in re.findall(r"`([\w.]+)`", listed):
            module, _, last = f"{package}.{name}".rpartition(".")
            assert hasattr(import_module(module), last), f"{package}: {name}"


def test_every_page_is_linked_from_the_readme():
    pages = {f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")} | {"templates/README.md"}
    assert pages <= set(re.findall(r"\]\(([^)#]+)\)", README))
    for target in re.findall(r"(?:\]\(|src=\")((?:docs|templates)/[^)#\"]+)", README):
        assert (ROOT / target).is_file(), target


def test_every_command_is_in_the_readme():
    names = cli.list_commands(click.Context(cli))
    assert len(names) > 5
    for name in names:
        assert f"kehoach {name}" in README
