"""The pace of the talk: a pause with its reason, the offer of one, and a talk taken up again."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout

from intake_app.domain.answers import AnswerPath, Answers, Missing, Said
from intake_app.domain.breaks import begun, ended, open_since
from intake_app.domain.lifecycle import State
from intake_app.i18n import LANGUAGES, catalog
from ui.question_bar import Way
from ui.screens.interview.pause_bar import REASONS
from ui.screens.interview.pause_page import PausePage
from ui.screens.interview.talk import Talk
from ui.words import Words

BREAKS = AnswerPath("interview", "breaks")


class Pace(QObject):
    """Writes each break into the record when it begins, and its end when the talk goes on.

    A record that was read back is not changed by a pause: its reason would have to be given.
    """

    left = Signal()
    handing = Signal()

    def __init__(self, talk: Talk, place: QVBoxLayout, words: Words) -> None:
        super().__init__(talk)
        self._talk = talk
        self._place = place
        self._words = words
        self.page: PausePage | None = None
        self._minutes = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.offer_a_break)
        bar = talk.bars.pause
        bar.chosen.connect(self.pause)
        bar.left.connect(self.left)
        bar.stayed.connect(talk.focus_page)
        talk.paused.connect(self._on_paused)

    def remind_after(self, minutes: int) -> None:
        """Offer a break after so many minutes of talk; never with 0."""
        self._minutes = minutes
        self._count_anew()

    def offer_a_break(self) -> None:
        """Say quietly how long the talk has gone on. The keyboard stays where it is."""
        minutes = self._minutes
        self._talk.bars.pace.ask(
            lambda c: c.tn(
                "The talk has gone on for {n} minute.",
                "The talk has gone on for {n} minutes.",
                minutes,
            ),
            lambda c: c.t("Ask whether the person would like a break."),
            Way("pace-pause", lambda c: c.t("Pause"), self._on_paused),
            Way("pace-later", lambda c: c.t("Later"), self._count_anew),
        )

    def take_up(self) -> None:
        """A break without an end: the talk was left in it. Ask whether it goes on now."""
        since = open_since(_text(self._talk.desk.answers))
        if since is None or not self._may_write:
            return
        self._talk.bars.pace.ask(
            lambda c: c.t(
                "The talk was interrupted on {date} at {time}.",
                date=c.date_numeric(since.date()),
                time=c.time(since),
            ),
            lambda c: c.t("When it goes on, its end is written beside the reason."),
            Way("pace-go-on", lambda c: c.t("It goes on now"), self._end, "primary"),
            Way("pace-not-yet", lambda c: c.t("Not yet"), self._talk.focus_page),
        )

    def pause(self, reason: str) -> None:
        """Begin a break: written down, and the testimony is out of sight."""
        talk, now = self._talk, self._talk.desk.clock.now()
        talk.finish_typing()
        talk.bars.pace.close_bar()
        self._timer.stop()
        if self._may_write:
            words = REASONS[reason](catalog(self._language))
            self._write(begun(ended(_text(talk.desk.answers), now), now, words))
        self.page = PausePage(reason, lambda c: c.time(now), self._words)
        self.page.ended.connect(self.go_on)
        self.page.left.connect(self.left)
        self.page.handing.connect(self.handing)
        talk.hide()
        self._place.addWidget(self.page, 1)
        self.page.show()
        self.page.go_on.setFocus()

    def go_on(self) -> None:
        """End the break, and show the talk where it was."""
        page, self.page = self.page, None
        if page is None:
            return
        page.put_away()
        self._place.removeWidget(page)
        self._talk.show()
        self._talk.focus_page()
        self._end()

    @property
    def _may_write(self) -> bool:
        desk = self._talk.desk
        return desk.state is State.DRAFT and not desk.is_frozen and not desk.draft.is_waiting

    @property
    def _language(self) -> str:
        written = self._talk.desk.answers.value("interview.record_language")
        return written if isinstance(written, str) and written in LANGUAGES else "en"

    def _on_paused(self) -> None:
        """Asked only where something could be written; a finished record is just left."""
        if self._talk.desk.is_frozen:
            self.left.emit()
        else:
            self._talk.bars.pace.close_bar()
            self._talk.bars.pause.ask()

    def _end(self) -> None:
        before = _text(self._talk.desk.answers)
        after = ended(before, self._talk.desk.clock.now())
        if self._may_write and after != before:
            self._write(after)
        self._count_anew()

    def _write(self, text: str) -> None:
        editing = self._talk.editing
        editing.on_answer(BREAKS, Said(text))
        editing.shown_anew.emit()

    def _count_anew(self) -> None:
        if self._minutes and not self._talk.desk.is_frozen:
            self._timer.start(self._minutes * 60_000)
        else:
            self._timer.stop()


def _text(answers: Answers) -> str:
    told = answers.get(BREAKS)
    if told is None or isinstance(told, Missing):
        return ""
    return told.value if isinstance(told.value, str) else ""
