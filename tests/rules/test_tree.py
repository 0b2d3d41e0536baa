"""The project stands alone: its top level is fixed, and nothing in it points to a machine."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LAYERS = ("build", "core", "desktop", "test", "dev")
TOP_LEVEL = {
    "intake_app",
    "ui",
    "locales",
    "resources",
    "tests",
    "pyproject.toml",
    "README.md",
    # small files that make those run
    ".ci",
    ".gitignore",
    "LICENSE",
    "changes.md",
    "check.py",
    "hatch_build.py",
    "start.py",
    "workspace.py",
    *(f"requirements-{layer}.{kind}" for layer in LAYERS for kind in ("in", "lock")),
}
# Folders of one machine, package indexes, credentials; written so that this file is clean itself.
FOREIGN = re.compile(
    r"(?<![\w.<{}])/(?:work|root|opt|home/\w+|Users/\w+)/"
    r"|[a-z]:\\Users"
    r"|(?<!no-emit-)index-ur[l]"
    r"|https?://[^\s\"']*(?:/simple\b|registry|artifactory|pypi\.org|pythonhosted)",
    re.IGNORECASE,
)
BINARY = {".ttf", ".otf", ".png", ".pdf", ".vault", ".db", ".age", ".minisig", ".ico", ".qm"}


def tracked():
    """Every file under version control, or about to be."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        check=True,
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
    )
    return [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_the_top_level_names_are_the_agreed_ones():
    assert {name.split("/")[0] for name in tracked()} <= TOP_LEVEL


def test_no_file_names_a_machine_or_a_package_index():
    pointing = {
        f"{name}: {found.group()}"
        for name in tracked()
        if Path(name).suffix not in BINARY
        for found in [FOREIGN.search((ROOT / name).read_text("utf-8"))]
        if found
    }

    assert set() == pointing


@pytest.mark.parametrize(
    "planted",
    [
        "see /" + "work/main/x",
        "/" + "root/.cache",
        "C:" + r"\Users\someone",
        "--index-" + "url",
        "https://" + "files.pythonhosted.org/a",
        "http://mirror.example/" + "simple/",
    ],
)
def test_a_planted_pointer_is_seen(planted):
    assert FOREIGN.search(planted)


def test_compiled_catalogues_are_not_committed():
    assert [] == [name for name in tracked() if name.endswith(".mo")]
