"""What must be known at this page, said quietly: care for a child, sexual violence, a refusal."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from intake_app.domain.answers import Answers
from intake_app.domain.care import is_of_minor, is_of_sexual_violence
from intake_app.i18n import Catalog
from ui.parts import button, column, label, row
from ui.screens.interview.course import is_refused
from ui.screens.interview.desk import Desk
from ui.screens.interview.sides.guidance_topics import MINORS, SEXUAL_VIOLENCE
from ui.theme import px
from ui.words import Wording, Words


@dataclass(frozen=True, slots=True)
class _Note:
    """Where it stands, when, what it says, and the advice that it leads to, if any."""

    name: str
    sections: frozenset[str]
    holds: Callable[[Answers], bool]
    says: Wording
    topic: str = ""


def _minor(c: Catalog) -> str:
    return c.t(
        "The person is a minor. A parent, guardian or trusted adult must be asked, too. "
        "Everyone with a passphrase of this vault can read this testimony."
    )


def _sexual(c: Catalog) -> str:
    return c.t(
        "Sexual violence was told. Ask no more detail than is needed, and say where there is "
        "medical help now. Everyone with a passphrase of this vault can read this testimony."
    )


def _refused(c: Catalog) -> str:
    return c.t(
        "The person does not want this interview. That is respected: nothing more is asked, and "
        "only that it was refused is kept. Thank the person, and close the record."
    )


_NOTES = (
    _Note("note-refused", frozenset({"consent"}), is_refused, _refused),
    _Note(
        "note-minor", frozenset({"consent", "protection", "account"}), is_of_minor, _minor, MINORS
    ),
    _Note(
        "note-sexual-violence",
        frozenset({"protection", "acts", "injuries", "effects"}),
        is_of_sexual_violence,
        _sexual,
        SEXUAL_VIOLENCE,
    ),
)


class QuietNotes(QWidget):
    """`guidance_wanted` with a topic of the advice. Takes no room while there is nothing to say.

    Call `refresh` when it has its place: shown before that it would be a window.
    """

    guidance_wanted = Signal(str)

    def __init__(self, desk: Desk, section: str, words: Words) -> None:
        super().__init__()
        self._desk = desk
        self._words = words
        self._shown: dict[str, tuple[_Note, QFrame]] = {}
        down = column(8)
        down.setContentsMargins(0, 0, 0, px(8))
        self.setLayout(down)
        for note in _NOTES:
            if section in note.sections:
                frame = self._made(note)
                self._shown[note.name] = (note, frame)
                down.addWidget(frame)

    def refresh(self) -> None:
        """Say what follows from the answers now."""
        holding = [note.holds(self._desk.answers) for note, _ in self._shown.values()]
        for (_, frame), holds in zip(self._shown.values(), holding, strict=True):
            frame.setVisible(holds)
        self.setVisible(any(holding))

    def _made(self, note: _Note) -> QFrame:
        frame = QFrame()
        frame.setObjectName(note.name)
        frame.setProperty("role", "notice")
        said = label()
        self._words.show(said.setText, note.says)
        down = QVBoxLayout(frame)
        down.setContentsMargins(px(16), px(10), px(16), px(10))
        down.addWidget(said)
        if note.topic:
            way = button("quiet", f"{note.name}-guidance")
            self._words.show(way.setText, lambda c: c.t("How to go about it (F3)"))
            way.clicked.connect(lambda: self.guidance_wanted.emit(note.topic))
            down.addLayout(row(way))
        return frame
