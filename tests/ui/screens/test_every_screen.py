"""What holds on every screen: names for screen readers, plain text, each language, the keyboard."""

import json
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from intake_app.commands import demo
from intake_app.domain.lifecycle import State
from intake_app.i18n import LANGUAGES
from tests.ui.exporting import tick_finished
from ui.places import RECORD_PLACES, VAULT_PLACES, Place
from ui.screens.first_run import FirstRunScreen
from ui.screens.preparing import PreparingScreen
from ui.screens.recovery import RecoveryScreen
from ui.screens.unlock import Lockable

INPUTS = (QLineEdit, QAbstractButton, QAbstractItemView, QComboBox)


def open_chooser(window):
    window.open_export()
    tick_finished(window.screen_shown)
    window.screen_shown.go.click()


def open_saver(window):
    window.open_print(window.screen_shown.model.record_at(0).record_id)
    window.screen_shown.save.click()


def open_signatures(window):
    rows = range(window.screen_shown.model.rowCount())
    found = [window.screen_shown.model.record_at(row) for row in rows]
    sealed = next(one for one in found if one.state is State.SEALED)
    window.open_print(sealed.record_id)
    window.screen_shown.sign.click()


def open_sheet(window):
    open_signatures(window)
    window.screen_shown.signing.page.rows[0].go.click()


def open_recovery(window):
    window.open_recovery()


def open_preparing(window):
    window.replace_screen(lambda: PreparingScreen(window.catalog, lambda c: c.t("Unlock")))


def open_vault_place(place, window):
    window.open_vault_place(place)


def open_record_place(place, window):
    window.open_record_place(place, window.screen_shown.model.record_at(0).record_id)


def open_attachments(window):
    record_id = window.screen_shown.model.record_at(0).record_id
    window.open_record_place(Place.ATTACHMENTS, record_id)


def open_attachment_chooser(window):
    open_attachments(window)
    window.screen_shown.add.click()


def open_other_way(window):
    window.open_unlock(Lockable(window.shell.settings.vault))
    window.screen_shown.findChild(QAbstractButton, "other-way").click()


def open_panel(place, button, window):
    window.open_vault_place(place)
    window.screen_shown.findChild(QAbstractButton, button).click()


SCREENS = {
    "other way in": open_other_way,
    "add a person": partial(open_panel, Place.PEOPLE, "panel-go"),
    "change mine": partial(open_panel, Place.PEOPLE, "change-mine"),
    "rename": partial(open_panel, Place.PEOPLE, "rename-person"),
    "remove": partial(open_panel, Place.PEOPLE, "remove-person"),
    "type the sheet": partial(open_panel, Place.SHEET, "type-sheet"),
    "new sheet": partial(open_panel, Place.SHEET, "new-sheet"),
    "letter folder": partial(open_panel, Place.SHEET, "write-letter"),
    "attachments": open_attachments,
    "attachment file": open_attachment_chooser,
    "unlock": lambda window: window.open_unlock(Lockable(window.shell.settings.vault)),
    "first run": lambda window: window.open_first_run(),
    "list": lambda window: window.open_records(),
    "recovery": open_recovery,
    "new testimony": lambda window: window.open_new_record(),
    "print": lambda window: window.open_print(window.screen_shown.model.record_at(0).record_id),
    "save": open_saver,
    "signatures": open_signatures,
    "sheet to sign": open_sheet,
    "export": lambda window: window.open_export(),
    "export folder": open_chooser,
    "preparing": open_preparing,
    "restore": lambda window: window.open_restore(),
    **{str(place): partial(open_vault_place, place) for place in VAULT_PLACES},
    **{str(place): partial(open_record_place, place) for place in RECORD_PLACES},
}


@pytest.fixture(params=SCREENS)
def shown(request, unlocked, sample_vault) -> QWidget:
    unlocked.shell.settings.vault = sample_vault.folder
    SCREENS[request.param](unlocked)
    return unlocked


def parts(window, kind):
    """Of the screen and the bar: no pop-ups, and nothing that is hidden to be deleted."""
    found = [*window.screen_shown.findChildren(kind), *window.bar.findChildren(kind)]
    return [part for part in found if part.window() is window and not part.isHidden()]


def said(widget):
    """What a screen reader says for a widget."""
    if isinstance(widget, QAbstractButton):
        return widget.accessibleName() or widget.text()
    return widget.accessibleName()


def is_own_part(widget):
    """Parts that Qt makes inside its widgets: corner buttons, clear buttons, combo lists."""
    parent = widget.parent()
    return isinstance(parent, QComboBox | QLineEdit | QAbstractItemView) or (
        widget.objectName().startswith("qt_")
    )


def test_everything_that_takes_the_focus_has_a_name(shown):
    nameless = [
        (type(widget).__name__, widget.objectName())
        for widget in parts(shown, QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and isinstance(widget, INPUTS)
        and not is_own_part(widget)
        and not said(widget)
    ]

    assert nameless == []


def test_every_label_shows_text_as_text(shown):
    rich = [
        label.text()
        for label in parts(shown, QLabel)
        if label.text() and label.textFormat() is not Qt.TextFormat.PlainText
    ]

    assert rich == []


@pytest.mark.parametrize("place", [*VAULT_PLACES, *RECORD_PLACES])
def test_the_way_home_has_one_name(unlocked, place):
    SCREENS[str(place)](unlocked)

    ways = [one.text() for one in parts(unlocked, QAbstractButton) if "Back" in one.text()]
    assert ["Back to the list"] == [one for one in ways if one != "Back up now"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_english_word_stays_after_a_switch(shown, language):
    """Every fixed text of the screen changes with the language, or is the same by nature."""
    shown.speak("en")
    english = {id(widget): words for widget, words in texts(shown)}
    shown.speak(language)

    same = {
        words
        for widget, words in texts(shown)
        if language != "en" and english.get(id(widget)) == words and has_english(words)
    }
    assert same - allowed(shown) == set()


def texts(window):
    for widget in parts(window, QWidget):
        if isinstance(widget, QLabel | QAbstractButton) and widget.text():
            yield widget, widget.text()


def has_english(words):
    return any("a" <= letter.lower() <= "z" for letter in words)


def read_sample(file):
    return json.loads(file.read_text(encoding="utf-8"))


def allowed(window):
    """Names of the product, of languages and of people, numbers of testimonies, paths, codes."""
    place = {"Intake", "English", "Eng", str(window.shell.settings.vault), demo.OPERATOR}
    place |= {row["data"]["record"]["reference"] for row in map(read_sample, demo.sample_files())}
    folder = window.screen_shown
    if isinstance(folder, FirstRunScreen):
        place |= {str(folder.wishes.folder), folder.wishes.passphrase}
    place |= {label.text() for label in folder.findChildren(QLabel, "testimony-number")}
    place |= {label.text() for label in folder.findChildren(QLabel, "drawn-passphrase")}
    volumes = {
        button.text() for button in window.findChildren(QAbstractButton) if not button.objectName()
    }
    return place | {text for text in volumes if "/" not in text and " " not in text}


def test_nothing_scrolls_sideways_in_the_smallest_window(qtbot, shown):
    shown.resize(1024, 640)
    qtbot.waitUntil(lambda: shown.width() == 1024)

    wide = [
        area.horizontalScrollBar().maximum()
        for area in parts(shown, QScrollArea)
        if area.isVisible()
    ]
    assert set(wide) <= {0}


def test_the_recovery_page_can_be_left_for_later(unlocked):
    unlocked.open_recovery()
    assert isinstance(unlocked.screen_shown, RecoveryScreen)

    unlocked.screen_shown.findChild(object, "recovery-later").click()

    assert not isinstance(unlocked.screen_shown, RecoveryScreen)
