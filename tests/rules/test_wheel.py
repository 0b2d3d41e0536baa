"""The wheel: what a checkout finds beside the packages, the wheel carries inside."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("intake_app", "ui", "locales", "resources")
SINGLE = ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE")
WHERE = "from intake_app import paths; print(paths.resources()); print(paths.locales())"


def python(folder, *arguments, path=""):
    """Run this environment's Python in a folder, offline."""
    return subprocess.run(
        [sys.executable, *arguments],
        check=True,
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(path)},
        capture_output=True,
        encoding="utf-8",
    ).stdout


@pytest.fixture
def installed(tmp_path):
    """The wheel of a copy of the sources, unpacked where nothing else is."""
    source, target = tmp_path / "source", tmp_path / "target"
    for part in PARTS:
        shutil.copytree(ROOT / part, source / part, ignore=shutil.ignore_patterns("*.mo", "*.pyc"))
    for single in SINGLE:
        shutil.copy(ROOT / single, source)
    python(source, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path))
    (wheel,) = tmp_path.glob("*.whl")
    python(
        tmp_path,
        *("-m", "pip", "install", "-q", "--no-deps", "--no-index", "--target", str(target)),
        str(wheel),
    )
    return target


def test_a_wheel_carries_resources_and_compiled_catalogues(installed):
    found = python(installed.parent, "-c", WHERE, path=installed).splitlines()

    assert [str(installed / "intake_app" / name) for name in ("resources", "locales")] == found
    assert files(ROOT / "resources") == files(installed / "intake_app" / "resources")
    assert files(ROOT / "locales") | compiled() == files(installed / "intake_app" / "locales")
    assert (installed / "intake_app" / "py.typed").is_file()


def files(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def compiled():
    return {
        name.removesuffix(".po") + ".mo" for name in files(ROOT / "locales") if name.endswith(".po")
    }
