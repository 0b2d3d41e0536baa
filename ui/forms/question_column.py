"""The questions asked now, one under the other; the first at once, the rest turn by turn."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.codebook.schema import Field
from ui.forms.question import Question
from ui.slices import Slices
from ui.widgets.tab_order import set_reading_order


class QuestionColumn(QVBoxLayout):
    """`arrived` is sent with each question made, `settled` when none is left to make.

    A page of composite questions takes longer to make than a key may wait. So the first of them
    stands at once, and the others follow in slices; whoever needs one now gets it at once.
    """

    arrived = Signal(object)
    settled = Signal()

    def __init__(self, make: Callable[[Field], Question], parent: QWidget) -> None:
        super().__init__()
        self.setSpacing(0)
        self._make = make
        self._made: dict[str, Question] = {}
        self._asked: tuple[Field, ...] = ()
        self._slices = Slices(parent)
        self._slices.ended.connect(self.settled)

    @property
    def made(self) -> tuple[Question, ...]:
        """Those that stand already, in order."""
        return tuple(self._made[one.name] for one in self._asked if one.name in self._made)

    @property
    def is_settled(self) -> bool:
        """Whether all stand."""
        return not self._slices.is_at_work

    @property
    def count_asked(self) -> int:
        """How many there are once all stand."""
        return len(self._asked)

    def ask(self, fields: Sequence[Field]) -> None:
        """Ask these; what stands and is asked no more goes at once."""
        self._slices.drop()
        self._asked = tuple(fields)
        names = {field.name for field in fields}
        for name in [name for name in self._made if name not in names]:
            gone = self._made.pop(name)
            self.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._slices.begin(self._arriving())

    def all(self) -> tuple[Question, ...]:
        """All of them, made now if need be."""
        self._slices.finish()
        return self.made

    def find(self, name: str) -> Question | None:
        """One of them, made now with those above it if need be; None when it is not asked."""
        if any(field.name == name for field in self._asked):
            self._slices.finish(until=lambda: name in self._made)
        return self._made.get(name)

    def at(self, place: int) -> Question | None:
        """The one at this place, from 0; None beyond the ends."""
        return self.find(self._asked[place].name) if 0 <= place < len(self._asked) else None

    def place(self, question: Question) -> int:
        """Where a question stands, from 0."""
        return self._asked.index(question.field)

    def _arriving(self) -> Iterator[None]:
        before: list[Question] = []
        for at, field in enumerate(self._asked):
            if field.name not in self._made:
                question = self._made[field.name] = self._make(field)
                self.insertWidget(at, question)
                question.show()  # a layout would show it a turn later, and the keyboard is coming
                # What is made last stands last in the order of the keyboard, behind the footer.
                set_reading_order(*before, question)
                self.arrived.emit(question)
                yield
            before = [self._made[field.name]]
