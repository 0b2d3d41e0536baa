"""After a crash or a power cut: what happened, and up to when everything is here."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from intake_app.codebook.problem import Problem
from intake_app.codebook.schema import Codebook
from intake_app.codebook.wording import describe_place
from intake_app.i18n import Catalog
from ui.notice import Notice
from ui.parts import button
from ui.screens.screen import Screen
from ui.words import Wording, Words

if TYPE_CHECKING:
    from intake_app.commands.last_saved import LastSaved
    from ui.main_window import MainWindow


class CrashNotice(Notice):
    """Stands above the screens until the person has read it; `closed` just before it goes.

    `last`: how the answer saved last is called, where that is known; `go_wanted` to be led there.
    """

    closed = Signal()
    go_wanted = Signal()

    def __init__(self, words: Words, saved_until: datetime, last: Wording | None = None) -> None:
        super().__init__(words)
        self.setObjectName("crash-notice")
        close = button("quiet", "crash-notice-close")
        words.show(close.setText, lambda c: c.t("Close this notice"))
        close.clicked.connect(self._on_close_clicked)
        if last is not None:
            go = button("", "crash-notice-go")
            words.show(go.setText, lambda c: c.t("Go there"))
            go.clicked.connect(self._on_go_clicked)
            self.add(go)
        self.add(close)
        self.say(
            lambda c: c.t("Intake ended unexpectedly the last time."),
            lambda c: _remedy(saved_until, last, c),
        )

    def _on_go_clicked(self) -> None:
        self.hide()
        self.go_wanted.emit()

    def _on_close_clicked(self) -> None:
        """First the keyboard goes on, then the notice: hidden with it, it would go to the bar."""
        self.closed.emit()
        self.hide()


def show_crash_notice(
    window: "MainWindow",
    saved_until: str,
    last: "LastSaved | None" = None,
    book: Codebook | None = None,
) -> None:
    """Show it under the bar, in the language of the bar, now and after a change."""
    moment = datetime.fromisoformat(saved_until)
    if last is None or book is None:
        notice = CrashNotice(window.bar.words, moment)
    else:
        notice = CrashNotice(window.bar.words, moment, lambda c: _called(last, book, c))
        notice.go_wanted.connect(lambda: window.open_screen(lambda w: _at(w, last)))
    notice.closed.connect(lambda: _into_screen(window))
    window.show_under_bar(notice)


def _remedy(saved_until: datetime, last: Wording | None, catalog: Catalog) -> str:
    day, time = catalog.date_numeric(saved_until.date()), catalog.time(saved_until)
    if last is None:
        return catalog.t(
            "Everything that was saved up to {day}, {time} is here. "
            "Look at the testimony that was open and go on from there.",
            day=day,
            time=time,
        )
    return catalog.t(
        "Everything that was saved up to {day}, {time} is here. The answer saved last: {place}. "
        "What was begun after it and was no answer yet stands in its place if it could be kept.",
        day=day,
        time=time,
        place=last(catalog),
    )


def _called(last: "LastSaved", book: Codebook, catalog: Catalog) -> str:
    place = describe_place(Problem("r_refs", last.path), book, catalog)
    return f"{last.reference}, {place}"


def _at(window: "MainWindow", last: "LastSaved") -> Screen:
    from ui.screens.interview import interview_at

    return interview_at(window, last.record_id, last.path)


def _into_screen(window: "MainWindow") -> None:
    if window.screen_shown is not None:
        window.screen_shown.focus_first()
