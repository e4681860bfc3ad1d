"""Builds the wheel, installs it into a fresh environment, and runs the tests there against it.

The checkout's packages are kept out of the way: what the wheel forgot is not there.
"""

import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent
# The tests that look at the checkout itself.
LEFT_OUT = ["--ignore=tests/project"]
NOT_BUILT = (".git", ".venv", "build", "*.egg-info")


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        # From a copy: what an earlier build left in the checkout's build/ would go into the wheel.
        copy = shutil.copytree(ROOT, place / "source", symlinks=True, ignore=shutil.ignore_patterns(*NOT_BUILT))
        run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", place, copy)
        venv.create(place / "venv", with_pip=False, system_site_packages=False)
        python = place / "venv" / "bin" / "python"
        # The dependencies come from this environment; kehoach itself only from the wheel.
        site = next((place / "venv" / "lib").glob("python*/site-packages"))
        for entry in next(Path(sys.prefix, "lib").glob("python*/site-packages")).iterdir():
            if "kehoach" not in entry.name.lower():
                (site / entry.name).symlink_to(entry)
        run(sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", site, *place.glob("*.whl"))
        work = place / "work"
        work.mkdir()
        for name in ("tests", "source_docs", "docs", "pyproject.toml", "README.md"):
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, work / name)
            else:
                shutil.copy(source, work / name)
        where = subprocess.run(
            [python, "-c", "import kehoach; print(kehoach.__file__)"],
            cwd=work,
            check=True,
            capture_output=True,
            text=True,
        )
        assert str(site) in where.stdout, f"not the wheel: {where.stdout}"
        print("Tests against the built wheel:", flush=True)
        pytest = [python, "-m", "pytest", "-q", "-n", "2", "--dist", "worksteal", "-p", "no:cacheprovider"]
        return subprocess.run([*pytest, *LEFT_OUT], cwd=work, check=False).returncode


def run(*command: object) -> None:
    subprocess.run([str(part) for part in command], check=True, cwd=tempfile.gettempdir())


if __name__ == "__main__":
    raise SystemExit(main())
