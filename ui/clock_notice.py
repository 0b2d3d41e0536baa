"""The clock of the laptop may be wrong: said before a time is written into a testimony."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from intake_app.i18n import Catalog
from ui.notice import Notice
from ui.parts import button
from ui.words import Words

if TYPE_CHECKING:
    from intake_app.commands.clock_doubts import ClockDoubt
    from ui.main_window import MainWindow


class ClockNotice(Notice):
    """Stands above the screens until the person has read it; `closed` just before it goes."""

    closed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self.setObjectName("clock-notice")
        close = button("quiet", "clock-notice-close")
        words.show(close.setText, lambda c: c.t("Close this notice"))
        close.clicked.connect(self._on_close_clicked)
        self.add(close)

    def _on_close_clicked(self) -> None:
        """First the keyboard goes on, then the notice: hidden with it, it would go to the bar."""
        self.closed.emit()
        self.hide()


def say_clock_doubt(notice: Notice, found: "ClockDoubt") -> None:
    """What the clock shows, what the log knows, and what to do now."""
    now, known = datetime.fromisoformat(found.now), datetime.fromisoformat(found.known)
    notice.say(
        lambda c: c.t("Please look at the clock: it shows {moment}.", moment=_words(now, c)),
        lambda c: c.t(
            "The last entry of this vault is of {moment}. If the clock is wrong, set it right in "
            "the system before you begin. That it was doubted is written into the log.",
            moment=_words(known.astimezone(now.tzinfo), c),
        ),
    )


def show_clock_notice(window: "MainWindow", found: "ClockDoubt") -> None:
    """Show it under the bar, in the language of the bar, now and after a change."""
    notice = ClockNotice(window.bar.words)
    notice.closed.connect(lambda: _into_screen(window))
    window.show_under_bar(notice)
    say_clock_doubt(notice, found)  # in its place first: alone it would be a window


def _words(moment: datetime, catalog: Catalog) -> str:
    return f"{catalog.date_numeric(moment.date())}, {catalog.time(moment)}"


def _into_screen(window: "MainWindow") -> None:
    if window.screen_shown is not None:
        window.screen_shown.focus_first()
