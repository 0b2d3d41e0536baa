"""A copy of the product to plant faults in."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOLS = Path(sys.executable).parent


@pytest.fixture
def tree(tmp_path):
    """Both packages and the rules that they live by, in a folder of their own."""
    for package in ("intake_app", "ui"):
        shutil.copytree(
            ROOT / package,
            tmp_path / package,
            ignore=shutil.ignore_patterns("__pycache__", ".*"),
        )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.fixture
def plant(tree):
    """Append lines to a module of the copy, which may be new."""

    def append(module, lines):
        with (tree / module).open("a", encoding="utf-8") as file:
            file.write(f"\n{lines}\n")

    return append


@pytest.fixture
def run_in(tree):
    """Run a tool of this environment over the copy; gives back what came of it."""

    def run(tool, *arguments):
        return subprocess.run(
            [str(TOOLS / tool), *arguments],
            check=False,
            cwd=tree,
            capture_output=True,
            encoding="utf-8",
        )

    return run
