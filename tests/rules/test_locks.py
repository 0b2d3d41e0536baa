"""What is installed is what was reviewed: exact versions with hashes, from any index."""

import re
import tomllib
from pathlib import Path

import pytest

import workspace

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LOCKS = workspace.GATE.locks


def requirements(text):
    """A lock's logical lines without comments: `name==version ; marker --hash=... --hash=...`."""
    joined = re.sub(r"\\\n\s*", "", text)
    return [line for line in joined.splitlines() if line and not line.lstrip().startswith("#")]


def lock(layer):
    return (ROOT / f"requirements-{layer}.lock").read_text("utf-8")


def asked(layer):
    """Names in the `.in` file."""
    lines = (ROOT / f"requirements-{layer}.in").read_text("utf-8").splitlines()
    return {name(line) for line in lines if line and line[0] not in "#-"}


def name(requirement):
    return re.match(r"[\w.-]+", requirement).group().lower()


@pytest.mark.parametrize("layer", LOCKS)
def test_every_line_has_an_exact_version_and_hashes(layer):
    odd = [
        line
        for line in requirements(lock(layer))
        if not re.fullmatch(r"[\w.-]+==[\w.!+]+( ; [^#]+?)?( ?--hash=sha256:[0-9a-f]{64})+", line)
    ]

    assert [] == odd


@pytest.mark.parametrize("layer", LOCKS)
def test_a_lock_holds_what_its_source_asks_for(layer):
    assert asked(layer) <= {name(line) for line in requirements(lock(layer))}


def test_layers_agree_on_every_version():
    versions = {}
    for layer in LOCKS:
        for line in requirements(lock(layer)):
            versions.setdefault(name(line), set()).add(line.split()[0])

    assert {} == {package: found for package, found in versions.items() if len(found) > 1}


def test_the_project_asks_for_what_the_core_lock_holds():
    assert {name(line) for line in PROJECT["dependencies"]} == asked("core")


def test_the_extras_ask_for_what_their_locks_hold():
    extras = PROJECT["optional-dependencies"]

    assert {name(line) for line in extras["desktop"]} == asked("desktop")
    assert {name(line) for line in extras["dev"]} == asked("test") | asked("dev")


def test_qt_is_pinned_to_the_version_that_does_not_abort():
    assert ["pyside6-essentials==6.11.3"] == PROJECT["optional-dependencies"]["desktop"]
    assert "pyside6-essentials==6.11.3" in lock("desktop")


def test_the_layers_without_a_window_hold_no_qt():
    held = {name(line) for layer in workspace.CORE.locks for line in requirements(lock(layer))}

    assert set() == {package for package in held if re.search("qt|pyside|shiboken", package)}
