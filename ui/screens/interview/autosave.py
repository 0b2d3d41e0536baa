"""Saving while a person talks: newest answers only, one save at a time, nothing lost on failure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from intake_app.domain.answers import AnswerPath, Answers
from intake_app.domain.lifecycle import State
from intake_app.domain.record import RecordId, StoredRecord
from intake_app.errors import DiskFull, IntakeError
from ui.tasks import Runner

if TYPE_CHECKING:
    from intake_app.commands.draft_saving import Saved
    from intake_app.commands.session import Session

QUIET_MS = 800
"""A pause after the last key, then the answer goes to the disk (vault.md, "Saving")."""

LONGEST_MS = 4000
"""Who types without a pause is saved too: so much can be lost when the power goes, and no more."""

AGAIN_MS = 30_000
"""After a full disk it is tried again so often, until there is room: nobody has to remember it."""


@dataclass(frozen=True, slots=True)
class _Work:
    """What one save carries."""

    answers: Answers
    dropped: tuple[AnswerPath, ...]
    reason: str
    corrects: bool
    reasons: Mapping[str, str]


class Autosave(QObject):
    """Says `stood` whenever the truth about the disk changed; ask the properties what it is."""

    stood = Signal()
    reason_wanted = Signal()

    def __init__(self, runner: Runner, stored: StoredRecord, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._record_id: RecordId = stored.record_id
        self._answers = stored.body.answers
        self._is_unsaved = False
        self._under_way: _Work | None = None
        self._dropped: tuple[AnswerPath, ...] = ()
        self._corrects = False
        self._reasons: dict[str, str] = {}
        self._waiting: list[Callable[[], None]] = []
        self._on_stuck: Callable[[], None] = _nothing
        self.state = stored.state
        self.saved_at = stored.saved_at
        self.error: IntakeError | None = None
        # Said until this page is left: the room that was kept for this moment is used up.
        self.has_used_reserve = False
        self.reason = ""
        self._timer = self._saves_after(QUIET_MS)
        self._ceiling = self._saves_after(LONGEST_MS)
        self._again = self._saves_after(AGAIN_MS)

    @property
    def is_settled(self) -> bool:
        """Whether everything that was typed is on the disk."""
        return not self._is_unsaved and self._under_way is None

    @property
    def wants_reason(self) -> bool:
        """Whether the statement was read back and nobody said yet why it changes."""
        return self.state is State.READ_BACK and not self.reason

    @property
    def tries_again(self) -> bool:
        """Whether what did not go onto a full disk is tried again by itself."""
        return isinstance(self.error, DiskFull) and not self.is_settled

    def note(
        self, answers: Answers, dropped: tuple[AnswerPath, ...] = (), *, corrects: bool = False
    ) -> None:
        """The answers are these now; they are saved after a pause, or by `save_now`.

        `corrects`: a paragraph was corrected as it was read; what stood there before is frozen.
        """
        self._answers = answers
        self._dropped = (*self._dropped, *dropped)
        self._corrects = self._corrects or corrects
        self._save_soon()

    def note_reasons(self, reasons: Mapping[str, str]) -> None:
        """The reasons for the warnings are these now; they are saved as the answers are."""
        self._reasons = dict(reasons)
        self._save_soon()

    def save_now(self) -> None:
        """Save what is not saved. While a save is under way, the newest answers follow it."""
        self._stop_waiting()
        if not self._is_unsaved or self._under_way is not None or self.wants_reason:
            return
        self._under_way = work = self._taken()
        self.stood.emit()
        self._runner.submit(
            self,
            lambda session: _save(session, self._record_id, work),
            done=self._on_saved,
            failed=self._on_failed,
        )

    def hand_over(self) -> None:
        """Give the newest answers to the worker whatever is under way; nobody hears the outcome.

        What waits for its reason is not given: without it the statement stays as it was read.
        """
        self._stop_waiting()
        if not self._is_unsaved or self.wants_reason:
            return
        work = self._taken()
        self._runner.submit(
            self,
            lambda session: _save(session, self._record_id, work),
            done=lambda _: None,
            failed=lambda _: None,
        )

    def give_reason(self, reason: str) -> None:
        """Why the statement changes after it was read back; the waiting answers are saved."""
        self.reason = reason.strip()
        self.save_now()

    def take_back(self, answers: Answers) -> None:
        """Forget what was not saved: the answers are the stored ones again."""
        self._stop_waiting()
        self._answers = answers
        self._nothing_waits()
        self.stood.emit()

    def stands(self, stored: StoredRecord) -> None:
        """The record took a step of its life on another way: these are its answers now."""
        self._stop_waiting()
        self._nothing_waits()
        self._answers, self.state = stored.body.answers, stored.state
        self.saved_at = stored.saved_at
        self.stood.emit()

    def settle(self, then: Callable[[], None], stuck: Callable[[], None]) -> None:
        """Save, then call `then`; call `stuck` instead when the save fails or waits for a reason.

        `stuck` may call `then` itself: what is not saved is lost then, and the person said so.
        """
        if self.is_settled:
            then()
            return
        if self.wants_reason:
            stuck()
            return
        self._waiting.append(then)
        self._on_stuck = stuck
        self.save_now()

    def _taken(self) -> _Work:
        """All that waits, for one save."""
        work = _Work(self._answers, self._dropped, self.reason, self._corrects, self._reasons)
        self._nothing_waits()
        return work

    def _saves_after(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.save_now)
        return timer

    def _save_soon(self) -> None:
        was_settled = self.is_settled
        self._is_unsaved = True
        self._timer.start()
        if not self._ceiling.isActive():
            self._ceiling.start()
        if self.wants_reason:
            self.reason_wanted.emit()
        if was_settled:
            self.stood.emit()

    def _nothing_waits(self) -> None:
        self._is_unsaved, self._dropped, self._corrects, self._reasons = False, (), False, {}

    def _stop_waiting(self) -> None:
        for timer in (self._timer, self._ceiling, self._again):
            timer.stop()

    def _on_saved(self, saved: "Saved") -> None:
        self._under_way, self.error, self.reason = None, None, ""
        self.saved_at, self.state = saved.at, saved.state
        self.has_used_reserve = self.has_used_reserve or saved.disk_is_full
        # A pause that ended while this save was under way started nothing: its words follow now.
        if self._is_unsaved and (self._waiting or not self._timer.isActive()):
            self.save_now()
            return
        waiting, self._waiting = self._waiting, []
        self.stood.emit()
        for then in waiting:
            then()

    def _on_failed(self, error: IntakeError) -> None:
        lost = self._under_way
        self._under_way, self.error, self._is_unsaved = None, error, True
        if lost is not None:
            self._dropped = (*lost.dropped, *self._dropped)
            self._corrects = self._corrects or lost.corrects
            self._reasons = {**lost.reasons, **self._reasons}
        if isinstance(error, DiskFull):
            self._again.start()
        stuck, self._on_stuck = self._on_stuck, _nothing
        self._waiting = []
        self.stood.emit()
        stuck()


def _nothing() -> None:
    """Nobody waits."""


def _save(session: "Session", record_id: RecordId, work: _Work) -> "Saved":
    from intake_app.commands import draft_saving

    edit = draft_saving.Edit(work.dropped, work.reason, work.corrects, work.reasons)
    return draft_saving.save_edit(session, record_id, work.answers, edit)
