"""The keys of the talk: everything without a mouse, and the walk through a section's topics."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut

from ui.screens.interview.course import stop_before
from ui.screens.interview.section_page import SectionPage
from ui.widgets.digit_keys import digit_of

if TYPE_CHECKING:
    from ui.screens.interview.talk import Talk


def add_talk_keys(talk: "Talk") -> None:
    """Keys that are the same on every layout; digits and letters go by their place."""
    talk.footer.turns = lambda by: _turn(talk, by)
    table: tuple[tuple[str, Callable[[], None]], ...] = (
        ("Ctrl+Return", talk.footer.go_on),
        ("Ctrl+Enter", talk.footer.go_on),
        ("Alt+Left", lambda: talk.step(-1)),
        ("Alt+PgUp", lambda: talk.step(-1)),
        ("Alt+Right", lambda: talk.step(1)),
        ("Alt+PgDown", lambda: talk.step(1)),
        ("F10", talk.paused.emit),
        ("F2", talk.swap_rail_and_form),
        ("F7", talk.next_error),
        ("F8", lambda: talk.next_open_question(1)),
        ("Shift+F8", lambda: talk.next_open_question(-1)),
    )
    for keys, act in table:
        shortcut = QShortcut(QKeySequence(keys), talk)
        shortcut.activated.connect(act)


def _turn(talk: "Talk", by: int) -> bool:
    """The topics of a section are walked through before another section; before all is the list."""
    page = talk.page
    if isinstance(page, SectionPage):
        talk.finish_typing()
        if not talk.editing.is_asking and page.turn(by):
            talk.show_progress()
            return True
    if by < 0 and stop_before(talk.desk.stops, talk.key) is None:
        talk.left.emit()
        return True
    return False


def section_number(event: QKeyEvent) -> int | None:
    """The digit's key that is pressed together with Ctrl alone, 1 to 9."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if held != Qt.KeyboardModifier.ControlModifier:
        return None
    return digit_of(event) or None
