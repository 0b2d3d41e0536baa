"""Logs: what is read out over the phone betrays nobody."""

import io
import logging
import re
import stat
from enum import StrEnum

import pytest

from intake_app import logs

CANARY = "Қанатбек Сәрсенұлы"


class Step(StrEnum):
    SEALED = "sealed"


@pytest.fixture
def lines():
    stream = io.StringIO()
    handler = logs.to_stream(stream)
    yield lambda: stream.getvalue().splitlines()
    logs.stop(handler)


def log(name="intake_app.store"):
    return logging.getLogger(name)


def test_a_line_is_time_level_event_and_sizes(lines):
    log().info("vault opened", extra={"schema": 4, "ms": 812.5, "first": True, "to": Step.SEALED})

    moment, rest = lines()[0].split(" ", 1)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", moment)
    assert rest == "INFO vault opened schema=4 ms=812.5 first=True to=sealed"


def test_strings_and_arguments_are_withheld(lines):
    log().info("record %s saved", CANARY, extra={"person": CANARY, "rows": [CANARY]})

    assert lines()[0].endswith("INFO record %s saved person=withheld rows=withheld")


def test_an_exception_leaves_its_class_and_place_but_not_its_words(lines):
    try:
        try:
            raise ValueError(CANARY)
        except ValueError as error:
            raise RuntimeError(CANARY) from error
    except RuntimeError:
        log("ui.tasks").exception("command failed")

    said = "\n".join(lines())
    assert CANARY not in said
    assert re.search(r"builtins\.RuntimeError\n    test_logs\.py:\d+ test_an_exc", said)
    assert re.search(r"builtins\.ValueError\n    test_logs\.py:\d+ test_an_exc", said)


def test_other_peoples_loggers_are_not_listened_to(lines):
    logging.getLogger("fontTools").warning(CANARY)

    assert lines() == []


def test_the_log_file_appears_with_the_first_line_and_only_for_this_user(tmp_path):
    handler = logs.to_folder(tmp_path)
    try:
        assert list(tmp_path.iterdir()) == []
        log().info("started")
    finally:
        logs.stop(handler)

    (file,) = tmp_path.iterdir()
    assert file.name == "intake.log"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_text("utf-8").endswith("INFO started\n")


def test_after_stop_nothing_is_written(lines, tmp_path):
    handler = logs.to_folder(tmp_path)
    logs.stop(handler)

    log().info("late")

    assert list(tmp_path.iterdir()) == []
