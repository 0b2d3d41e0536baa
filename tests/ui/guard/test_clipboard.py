"""What is copied from our window does not stay; what others copied is theirs.

On a screen of its own (Xvfb): off screen no clipboard tells whose it is.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def screen(tmp_path_factory):
    """The number of a display nobody else draws on."""
    read, write = os.pipe()
    server = subprocess.Popen(
        [shutil.which("Xvfb"), "-displayfd", str(write), "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


@pytest.fixture
def copies(screen):
    def copies(what, after_ms=60_000):
        ran = subprocess.run(
            [sys.executable, "-m", "tests.ui.guard.copier", what, str(after_ms)],
            env=os.environ | {"DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        return [json.loads(line) for line in ran.stdout.splitlines()]

    return copies


def test_at_the_lock_both_are_empty(copies):
    assert [["секрет", "секрет"], ["", ""]] == copies("lock")


def test_after_a_while_both_are_empty(copies):
    assert [["секрет", "секрет"], ["", ""]] == copies("wait", after_ms=50)


def test_what_a_stranger_copied_since_stays(copies):
    assert [["секрет", "секрет"], ["theirs", ""]] == copies("stranger")
