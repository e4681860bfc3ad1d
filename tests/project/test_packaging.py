"""The recipe of the package: what is on disk is what is installed."""

import hashlib
import subprocess
import tomllib
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent.parent
LINKS = {"parser": "../parser", "generator": "../generator", "templates": "../templates"}


@pytest.fixture(scope="module")
def project():
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def tracked():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True)
    return listed.stdout.splitlines()


def test_every_package_on_disk_is_installed(project):
    found = set()
    for top, name in (("kehoach", "kehoach"), *((link, f"kehoach.{link}") for link in LINKS)):
        for init in (ROOT / top).rglob("__init__.py"):
            parts = init.parent.relative_to(ROOT / top).parts
            if not (top == "kehoach" and parts and parts[0] in LINKS):
                found.add(".".join((name, *parts)))
    assert sorted(found) == sorted(project["tool"]["setuptools"]["packages"])


def test_the_links_lead_to_the_folders_at_the_top():
    for name, target in LINKS.items():
        assert (ROOT / "kehoach" / name).readlink() == Path(target)


def test_every_dependency_is_pinned_and_its_licence_noted(project):
    pinned = {line.split("==")[0].lower() for line in (ROOT / "constraints.txt").read_text().splitlines()}
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    for requirement in (*project["project"]["dependencies"], *project["dependency-groups"]["dev"]):
        name = requirement.split(">=")[0].split("[")[0]
        assert name.lower() in pinned
        (line,) = [line for line in lines if line.strip().startswith(f'"{requirement}"')]
        assert "#" in line, f"no licence beside {name}"


def test_what_the_dependencies_need_is_pinned_too(project):
    pinned = {canonicalize_name(line.split("==")[0]) for line in (ROOT / "constraints.txt").read_text().splitlines()}
    waiting = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    needed: set[str] = set()
    while waiting:
        requirement = Requirement(waiting.pop())
        name = canonicalize_name(requirement.name)
        if name not in needed:
            needed.add(name)
            further = [Requirement(line) for line in distribution(name).requires or ()]
            extras = requirement.extras or {""}
            waiting += [str(one) for one in further if any(_applies(one, extra) for extra in extras)]
    assert needed - pinned == set()


def _applies(requirement, extra):
    return requirement.marker is None or requirement.marker.evaluate({"extra": extra})


def test_sources_are_the_files_that_their_origin_names():
    for origin in (ROOT / "source_docs").glob("*/origin.toml"):
        for name, digest in tomllib.loads(origin.read_text(encoding="utf-8"))["sha256"].items():
            assert hashlib.sha256((origin.parent / name).read_bytes()).hexdigest() == digest


def test_the_project_names_no_machine_and_no_registry():
    words = ["/" + "work/", "/" + "root/", "pypi" + "-more", "file" + "://" + "/opt", "index" + "-url"]
    for name in tracked():
        path = ROOT / name
        if path.is_symlink() or path.suffix in {".docx", ".pdf", ".png"}:
            continue
        text = path.read_text(encoding="utf-8", errors="ignore")
        assert not [word for word in words if word in text], name


def test_nothing_about_one_province_stands_in_code():
    for name in tracked():
        if name.endswith(".py") and not name.startswith("tests/"):
            text = (ROOT / name).read_text(encoding="utf-8").lower()
            # Examples in docstrings may name it; code may not.
            code = "\n".join(part for index, part in enumerate(text.split('"""')) if index % 2 == 0)
            for line in code.splitlines():
                words = line.partition("#")[0]
                assert "163/kh" not in words, name
                assert "sóc trăng" not in words, name
