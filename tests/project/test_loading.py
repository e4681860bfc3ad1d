"""What a command loads: reading a plan must not wait for what writes documents."""

import subprocess
import sys

import pytest

from kehoach import cli

HEAVY = ("weasyprint", "docxtpl", "docx", "matplotlib", "xlsxwriter", "openpyxl", "lark", "jinja2", "pdfplumber")


def loaded_by(*arguments):
    """The modules that a run of the command line has loaded at its end."""
    code = (
        "import sys\nfrom kehoach.cli import main\ntry:\n    main()\nfinally:\n    print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize("form", ["txt", "html", "docx"])
def test_reading_a_plan_loads_no_library_that_it_does_not_need(form, source_163, tmp_path):
    modules = loaded_by("parse", source_163.with_suffix(f".{form}"), "-o", tmp_path / "plan.json")
    assert "kehoach.parser.structure" in modules
    assert modules.isdisjoint(HEAVY)
    assert not any(name.startswith(("kehoach.generator", "kehoach.checker", "kehoach.amendments")) for name in modules)


def test_every_named_command_is_in_the_module_that_is_loaded_for_it():
    for module, names in cli._MODULES.items():
        commands = {
            command.name for command in __import__(f"kehoach.commands.{module}", fromlist=["COMMANDS"]).COMMANDS
        }
        assert names == () or commands <= set(names), f"{module} has a command that the command line does not name"
