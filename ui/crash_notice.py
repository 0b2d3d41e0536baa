"""After a crash or a power cut: what happened, and up to when everything is here."""

from datetime import datetime
from typing import TYPE_CHECKING

from ui.notice import Notice
from ui.parts import button
from ui.words import Words

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class CrashNotice(Notice):
    """Stands above the screens until the person has read it."""

    def __init__(self, words: Words, saved_until: datetime) -> None:
        super().__init__(words)
        self.setObjectName("crash-notice")
        close = button("quiet", "crash-notice-close")
        words.show(close.setText, lambda c: c.t("Close this notice"))
        close.clicked.connect(self.hide)
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


def show_crash_notice(window: "MainWindow", saved_until: str) -> None:
    """Show it under the bar, in the language of the bar, now and after a change."""
    window.show_under_bar(CrashNotice(window.bar.words, datetime.fromisoformat(saved_until)))
