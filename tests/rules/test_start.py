"""Starting: the demo chooses files where there is no display."""

import os
import subprocess
import sys
from pathlib import Path

import start

ROOT = Path(__file__).resolve().parents[2]


def without_display(monkeypatch):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)


def test_without_a_display_no_window_is_tried(monkeypatch):
    without_display(monkeypatch)

    assert not start.display_opens()


def test_a_display_that_does_not_answer_counts_as_none(monkeypatch):
    without_display(monkeypatch)
    monkeypatch.setenv("DISPLAY", ":4711")
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")

    assert not start.display_opens()


def test_a_display_that_answers_is_used(monkeypatch):
    without_display(monkeypatch)
    monkeypatch.setenv("DISPLAY", ":4711")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")

    assert start.display_opens()


def test_a_module_runs_in_place_of_the_starter_and_its_exit_code_is_kept():
    order = "import start, sys; start.become('json.tool', 'no-such-file.json')"

    outcome = subprocess.run(
        [sys.executable, "-c", order],
        check=False,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
    )

    assert outcome.returncode != 0
    assert "no-such-file.json" in outcome.stderr
