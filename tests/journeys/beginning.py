"""From nothing to an open vault, by keys: first run, recovery sheet typed back, unlock."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from intake_app.i18n import LANGUAGES
from tests.ui.typing import press, type_digits, type_text
from ui.screens.first_run import FirstRunScreen
from ui.screens.first_run.recovery import SheetStep, TypedBackStep
from ui.screens.records import RecordsScreen
from ui.screens.unlock import UnlockScreen

GROUPS = 8


def makes_a_vault(hands, *, language, operator, keys):
    """The first run, page by page. Gives the passphrase that was drawn and typed back."""
    screen = hands.sees(FirstRunScreen)
    _picks_the_language(hands, screen.who.chips, language)
    hands.writes(screen.who.operator, operator)
    press(Qt.Key.Key_Return)
    hands.until(lambda: bool(screen.passphrase.new.drawn.text()))
    passphrase = screen.passphrase.new.drawn.text()
    hands.tabs_to(screen.passphrase.new.typed)
    type_text(passphrase + "\n")
    hands.presses("first-run-next")
    for number, key in enumerate(keys, start=1):
        hands.presses("choose-key")
        hands.chooses_file(screen.recipients.chooser, key / "hq.recipient")
        hands.until(lambda count=number: len(screen.wishes.recipients) == count)
    hands.presses("first-run-next")
    _types_the_sheet_back(hands, screen)
    return passphrase


def _picks_the_language(hands, chips, language):
    hands.tabs_to(chips)
    for _ in LANGUAGES:
        if QApplication.focusWidget().objectName() == f"language-{language}":
            press(Qt.Key.Key_Space)
        else:
            press(Qt.Key.Key_Right)
    assert hands.window.catalog.language == language


def _types_the_sheet_back(hands, screen):
    hands.until(lambda: isinstance(screen.step, SheetStep))
    paper = [hands.window.findChild(QLabel, f"recovery-shown-{n}").text() for n in range(1, 9)]
    assert GROUPS == len(paper)
    hands.presses("first-run-next")
    assert isinstance(screen.step, TypedBackStep)
    for group in paper:
        type_digits(group)
    press(Qt.Key.Key_Return)
    hands.sees(RecordsScreen)


def unlocks(hands, passphrase):
    """The passphrase, and the list of testimonies."""
    screen = hands.sees(UnlockScreen)
    hands.tabs_to(screen.field)
    type_text(passphrase + "\n")
    return hands.sees(RecordsScreen)


def four_facts(screen, script):
    """What is asked before the first question: each row of chips and what to choose there.

    What is spoken in none of our languages is read in the language it is written in.
    """
    country = str(script.value("record.reference"))[:2]
    spoken = script.value("interview.interview_language")
    written = script.value("interview.record_language")
    return (
        (screen.country, country),
        (screen.person, script.value("interview.interviewee_language")),
        (screen.interview, spoken if spoken in LANGUAGES else written),
        (screen.record, written),
    )
