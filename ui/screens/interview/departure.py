"""How an open record is left, locked, closed or rescued: nothing typed is lost on any way."""

from collections.abc import Callable

from ui.question_bar import Question, Way
from ui.screens.interview import leaving
from ui.screens.interview.autosave import Autosave
from ui.screens.interview.talk import Talk
from ui.screens.interview.unfinished import Unfinished

Do = Callable[[], None]
Ask = Callable[[Question], None]


class Departure:
    """Half-typed answers are kept first, then everything else is saved, then the way is free."""

    def __init__(self, talk: Talk, autosave: Autosave, unfinished: Unfinished) -> None:
        self._talk = talk
        self._autosave = autosave
        self._unfinished = unfinished

    def put_down(self) -> None:
        """The boxes are looked at before the keyboard leaves them."""
        self._unfinished.note()
        self._talk.finish_typing()

    def leave(self, then: Do) -> None:
        """To another screen: save, then call; when that fails, say so and let the person decide."""
        self.put_down()
        self._talk.editing.decide_harmlessly()

        def save() -> None:
            self._autosave.settle(then, lambda: self._ask_to_leave(then))

        self._unfinished.keep(save, lambda: self._ask_to_leave(then))

    def end(self, then: Do, ask: Ask) -> None:
        """To the lock or the end, by a person who can still be asked for a decision."""
        if self._talk.desk.draft.is_waiting:
            ask(self._talk.editing.undecided(lambda: self.end(then, ask)))
        elif self._autosave.wants_reason and not self._autosave.is_settled:
            ask(leaving.without_reason(lambda: self._unfinished.keep(then, then, returns=True)))
        else:
            self.end_alone(then, ask)

    def end_alone(self, then: Do, stuck: Ask) -> None:
        """To the lock with nobody there: what lacks its decision or reason is kept half typed."""

        def no_room() -> None:
            stuck(leaving.unsaved(then, lambda: self.end_alone(then, stuck)))

        def save() -> None:
            if self._autosave.wants_reason:
                then()
            else:
                self._autosave.settle(then, no_room)

        self._unfinished.keep(save, no_room, returns=True, undecided=True)

    def rescue(self) -> None:
        """Hand everything over at once, asking nothing and waiting for nobody."""
        try:
            self.put_down()
            self._unfinished.keep(_nothing, _nothing, returns=True, undecided=True)
            self._talk.editing.decide_harmlessly()
        finally:
            self._autosave.hand_over()

    def _ask_to_leave(self, then: Do) -> None:
        bars = self._talk.bars
        if self._autosave.wants_reason:
            write = Way("leave-again", lambda c: c.t("Write the reason"), bars.reason.focus_first)
            question = leaving.without_reason(then, write)
        else:
            question = leaving.unsaved(then, self._autosave.save_now)
        bars.question.ask(question.title, question.detail, *question.ways)
        bars.question.focus_first()


def _nothing() -> None:
    """Nobody waits."""
