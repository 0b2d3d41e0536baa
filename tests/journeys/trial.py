"""The trial: a bystander's testimony from an empty vault, by keys alone, in Ukrainian, counted.

By hand, on any display: `python -m tests.journeys.trial` prints the table of presses.
"""

import sys
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qt_compat import qt_api

from intake_app.codebook.load import load_codebook
from intake_app.domain.clock import Clock
from tests.builders.records import LANDLADY, sample_answers
from tests.journeys.few_keys import FewKeys
from tests.journeys.floor import floor
from tests.journeys.keyboard import DIGITS, ON, PAGE, PICK, Keyboard
from tests.journeys.path import at_home, at_the_time_of
from tests.ui.typing import ALT, CONTROL
from ui.screens.interview import InterviewScreen
from ui.screens.new_record import NewRecordScreen
from ui.screens.records import RecordsScreen
from ui.settings import keep_qt_settings_in
from ui.theme import Theme, apply_theme, prepare

FILLED = frozenset(
    {
        "record.codebook_version",
        "record.reference",
        "record.record_status",
        "record.created_at",
        "statement_paragraphs.confirmed",
    }
)


class WallClock:
    """A clock that stands where the story is."""

    def __init__(self, moment):
        self.moment = datetime.fromisoformat(moment)

    def __call__(self):
        return self.moment


def taken_by_keys(folder, script):
    """The whole trial; gives the keyboard with its counts, and the answers at the end."""
    clock = WallClock(script.value("consent.given_at"))
    surroundings = replace(at_the_time_of(script), clock=Clock(now=clock))
    with at_home(folder, script, surroundings) as person:
        keyboard = Keyboard(person.window)
        hands = person.hands
        _begins(hands, keyboard, script)
        keys = FewKeys(hands, keyboard, script, FILLED)
        while keys.talk.key != keys.talk.desk.stops[0].key:
            keyboard.press(PAGE, Qt.Key.Key_Left, ALT)
        keys.enters_everything("check")
        _checks(keys)
        _reads_back(keys)
        answers = keys.answers
    return keyboard, answers


def table(keyboard, least):
    """Presses of each page beside the fewest possible, then of each kind."""
    pages = keyboard.by_page()
    lines = [f"{page:<20}{count:>5}{least.get(page, 0):>5}" for page, count in pages.items()]
    whole = f"{'altogether':<20}{keyboard.total():>5}{sum(least.values()):>5}"
    kinds = [f"{kind:<32}{count:>5}" for kind, count in sorted(keyboard.by_kind().items())]
    return "\n".join([*lines, whole, "", *kinds, ""])


@contextmanager
def at_a_display(folder):
    """The program's own looks, outside of a test."""
    qt_api.set_qt_api("pyside6")
    app = QApplication(["intake"])
    settings = folder / "settings"
    settings.mkdir()
    keep_qt_settings_in(settings)
    prepare(app)
    apply_theme(app, Theme())
    yield


def main():
    with tempfile.TemporaryDirectory() as folder, at_a_display(Path(folder)):
        script = sample_answers(LANDLADY)
        keyboard, _ = taken_by_keys(Path(folder), script)
    sys.stdout.write(table(keyboard, floor(load_codebook(), script)))


def _begins(hands, keyboard, script):
    keyboard.page = "new testimony"
    hands.sees(RecordsScreen)
    keyboard.press(PAGE, Qt.Key.Key_N, CONTROL)
    screen = hands.sees(NewRecordScreen)
    country = str(script.value("record.reference"))[:2]
    wanted = (
        (screen.country, country),
        (screen.person, script.value("interview.interviewee_language")),
        (screen.interview, script.value("interview.interview_language")),
        (screen.record, script.value("interview.record_language")),
    )
    for chips, code in wanted:
        if code in chips.codes:
            continue
        while not chips.isAncestorOf(keyboard.focused()):
            keyboard.press(ON, Qt.Key.Key_Tab)
        place = [one.option.code for one in chips.chips].index(code)
        keyboard.press(PICK, DIGITS[place + 1])
    keyboard.press(PAGE, Qt.Key.Key_Return, CONTROL)
    screen = hands.sees(InterviewScreen)
    hands.until(lambda: screen.talk is not None)


def _checks(keys):
    """Each warning gets its reason; then on to the read-back."""
    keys.keyboard.page = "check"
    page = keys.talk.page
    for line in page.warnings.lines.values():
        keys.hands_to(line)
        keys.keyboard.writes("Так сказала людина")
    keys.keyboard.press(PAGE, Qt.Key.Key_Return, CONTROL)


def _reads_back(keys):
    keys.keyboard.page = "read_back"
    assert "read_back" == keys.talk.key
    page = keys.talk.page
    assert page.aloud is keys.keyboard.focused()
    keys.keyboard.press(PAGE, Qt.Key.Key_Space)
    for _ in page.cards:
        keys.hands.until(lambda: page.reading.look.is_over)
        keys.keyboard.press(PICK, Qt.Key.Key_Return)
    assert page.reading is None
    keys.keyboard.press(PAGE, Qt.Key.Key_Return, CONTROL)
    keys.hands.until(lambda: keys.talk.desk.state.value == "read_back")


if __name__ == "__main__":
    main()
