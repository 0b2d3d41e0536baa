"""After a crash or a power cut: what happened, and up to when everything is here."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.notice import Notice
from ui.parts import button
from ui.words import Words

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class CrashNotice(Notice):
    """Stands above the screens until the person has read it; `closed` just before it goes."""

    closed = Signal()

    def __init__(self, words: Words, saved_until: datetime) -> None:
        super().__init__(words)
        self.setObjectName("crash-notice")
        close = button("quiet", "crash-notice-close")
        words.show(close.setText, lambda c: c.t("Close this notice"))
        close.clicked.connect(self._on_close_clicked)
        self.add(close)
        self.say(
            lambda c: c.t("Intake ended unexpectedly the last time."),
            lambda c: c.t(
                "Everything that was saved up to {day}, {time} is here. "
                "Look at the testimony that was open and go on from there.",
                day=c.date_numeric(saved_until.date()),
                time=c.time(saved_until),
            ),
        )

    def _on_close_clicked(self) -> None:
        """First the keyboard goes on, then the notice: hidden with it, it would go to the bar."""
        self.closed.emit()
        self.hide()


def show_crash_notice(window: "MainWindow", saved_until: str) -> None:
    """Show it under the bar, in the language of the bar, now and after a change."""
    notice = CrashNotice(window.bar.words, datetime.fromisoformat(saved_until))
    notice.closed.connect(lambda: _into_screen(window))
    window.show_under_bar(notice)


def _into_screen(window: "MainWindow") -> None:
    if window.screen_shown is not None:
        window.screen_shown.focus_first()
