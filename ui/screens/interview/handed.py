"""A draft that was handed over: the colleague's note above the talk, and the step to take it on."""

from PySide6.QtCore import QObject, Signal

from intake_app.domain.record import StoredRecord
from ui.screens.interview import steps
from ui.screens.interview.autosave import Autosave
from ui.screens.interview.handover_note import HandoverNote
from ui.screens.interview.talk import Talk


class Handed(QObject):
    """`took` with the record, once the person at the keyboard stands in it. Often there is none."""

    took = Signal(object)

    def __init__(self, talk: Talk, autosave: Autosave, opened: steps.Opened) -> None:
        super().__init__(talk)
        self._talk = talk
        self._autosave = autosave
        self._record_id = opened.stored.record_id
        self.note: HandoverNote | None = None
        if opened.told is not None:
            self.note = HandoverNote(talk.bars.words)
            talk.show_above(self.note)
            self.note.show_note(opened.told)
            self.note.take.setVisible(not (opened.told.is_taken or opened.is_read_only))
            self.note.put_away.connect(talk.focus_page)
            self.note.take_wanted.connect(self._take_on)

    def _take_on(self) -> None:
        """First what was typed meanwhile is saved."""
        runner, record_id = self._talk.desk.runner, self._record_id
        trouble = self._talk.bars.trouble
        if runner is not None:
            self._autosave.settle(
                lambda: runner.submit(
                    self,
                    lambda session: steps.taken_on(session, record_id),
                    done=self._on_taken,
                    failed=trouble.show_error,
                ),
                _nothing,
            )

    def _on_taken(self, stored: StoredRecord) -> None:
        self.took.emit(stored)
        if self.note is not None:
            self.note.take.hide()


def _nothing() -> None:
    """What could not be saved is said by the bar above; the draft stays with who had it."""
