"""The steps of a record's life from its page: read back, sealed, gone on with."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake_app.domain.lifecycle import State
from intake_app.domain.record import RecordId, StoredRecord
from intake_app.errors import AnswersIncomplete, IntakeError
from ui.screens.interview import course, steps
from ui.screens.interview.autosave import Autosave
from ui.screens.interview.given_up import brought_back
from ui.screens.interview.step_cover import StepCover
from ui.screens.interview.talk import Talk
from ui.tasks import Runner
from ui.words import Wording

if TYPE_CHECKING:
    from intake_app.commands.session import Session

_Step = Callable[["Session"], StoredRecord]


class Stepping(QObject):
    """First everything typed is saved; until the step is over, nothing more can be typed.

    `took`: the record stands as the step left it, or as before where the step was refused.
    """

    took = Signal()

    def __init__(self, runner: Runner, record_id: RecordId, talk: Talk, autosave: Autosave) -> None:
        super().__init__(talk)
        self._runner = runner
        self._record_id = record_id
        self._talk = talk
        self._autosave = autosave
        self.cover: StepCover | None = None
        talk.read_back_wanted.connect(self.read_back)
        talk.seal_wanted.connect(self.seal)

    def read_back(self) -> None:
        """The core knows whether anything still stands in the way."""
        reasons = {code: text for code, text in self._talk.desk.reasons.items() if text.strip()}
        self._step(
            lambda c: c.t("The read-back is being kept. One moment."),
            lambda session: steps.read_back(session, self._record_id, reasons),
        )

    def seal(self) -> None:
        """What is changed and waits for its reason is no part of what would be sealed."""
        self._step(
            lambda c: c.t("The statement is being sealed. One moment."),
            lambda session: steps.seal(session, self._record_id),
            only_in=State.READ_BACK,
        )

    def stand(self, stored: StoredRecord) -> None:
        """The record took a step of its life: show it as it now is; what came late waits."""
        talk, autosave = self._talk, self._autosave
        late = None if autosave.is_settled else talk.desk.answers
        if late is not None:
            late = brought_back(late, talk.editing.stored, stored.body.answers)
        talk.desk.draft.answers = stored.body.answers
        autosave.stands(stored)
        talk.desk.state, talk.desk.code = stored.state, steps.code_of(stored)
        talk.editing.begin_anew()
        self._lift()
        talk.show_again()
        if late is not None and not talk.desk.is_frozen:
            talk.editing.take_again(late)
        self.took.emit()

    def _step(self, says: Wording, step: _Step, only_in: State | None = None) -> None:
        talk = self._talk
        talk.finish_typing()
        if talk.editing.is_asking:
            talk.bars.question.focus_first()
            return
        if self.cover is not None:
            return
        self.cover = StepCover(talk, talk.bars.words, says)

        def take() -> None:
            if only_in is not None and self._autosave.state is not only_in:
                self._lift()  # what was changed since was saved: it must be read back once more
                talk.show_again()
                self.took.emit()
                return
            self._runner.submit(self, step, done=self.stand, failed=self._on_refused)

        self._autosave.settle(take, self._on_stuck)

    def _on_stuck(self) -> None:
        """Not saved, or a change waits for its reason: both are said where they stand."""
        self._lift()
        if self._autosave.wants_reason:
            self._talk.bars.reason.ask()
            self._talk.bars.reason.focus_first()
        self.took.emit()

    def _on_refused(self, error: IntakeError) -> None:
        self._lift()
        if isinstance(error, AnswersIncomplete):
            self._talk.open(course.CHECK)
        self._talk.bars.trouble.show_error(error)

    def _lift(self) -> None:
        cover, self.cover = self.cover, None
        if cover is not None:
            cover.lift()
