"""A band that nobody can overlook: this is practice, and no testimony."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QFrame

from intake_app.domain.answers import Answers
from intake_app.domain.record import RecordId
from intake_app.domain.training import is_training
from intake_app.errors import IntakeError
from ui.parts import label, row
from ui.screens.screen import Screen
from ui.tasks import Runner
from ui.theme import Token, colour, px
from ui.words import Words

if TYPE_CHECKING:
    from intake_app.commands.session import Session

_STEP = 24


def with_band(screen: Screen, runner: Runner, record_id: RecordId) -> Screen:
    """A page about one record says it too, as soon as the vault knows that it is practice."""
    band, layout = TrainingBand(screen.words), screen.layout()
    if isinstance(layout, QBoxLayout):
        layout.insertWidget(0, band)
    band.hide()
    runner.submit(
        band,
        lambda session: _is_practice(session, record_id),
        done=band.setVisible,
        failed=_say_nothing,
    )
    return screen


class TrainingBand(QFrame):
    """Stripes, with the words on a plain ground so that they can be read."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setObjectName("training-band")
        said = label("training")
        said.setWordWrap(False)
        words.show(said.setText, lambda c: c.t("TRAINING: invented, not a testimony"))
        words.show(self.setAccessibleName, lambda c: c.t("TRAINING: invented, not a testimony"))
        across = row(said)
        across.setContentsMargins(px(32), px(2), px(32), px(2))
        across.insertStretch(0, 1)
        self.setLayout(across)
        self.setFixedHeight(px(30))

    def stand(self, answers: Answers) -> None:
        """Stand there while this is practice."""
        self.setVisible(is_training(answers))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Diagonal stripes over the whole width."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(Token.WARN_SOFT))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour(Token.WARN), px(5)))
        height = self.height()
        for x in range(-height, self.width() + height, px(_STEP)):
            painter.drawLine(QLineF(x, height, x + height, 0))


def _is_practice(session: "Session", record_id: RecordId) -> bool:
    return is_training(session.vault.records.get(record_id).body.answers)


def _say_nothing(_error: IntakeError) -> None:
    """What is gone or damaged is told by the page itself."""
