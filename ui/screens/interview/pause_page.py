"""A calm page while nothing is asked: no word of the testimony is in sight."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel

from intake_app.i18n import Catalog
from intake_app.i18n.guidance import guidance
from ui.parts import CalmPage, button, label
from ui.screens.interview.pause_bar import DANGER, INTERPRETER, REASONS, TIRED, UPSET
from ui.words import Wording, Words

# What helps now: points of the advice, by topic and place.
_ADVICE: Mapping[str, tuple[tuple[str, int], ...]] = {
    TIRED: (("stop", 0), ("stop", 1)),
    UPSET: (("distress", 1), ("distress", 2), ("distress", 3), ("distress", 4), ("stop", 1)),
    INTERPRETER: (("interpreter", 4),),
    DANGER: (("stop", 2),),
}


class PausePage(CalmPage):
    """`ended`: the talk goes on. `left`: to the list; the break stays open until it goes on.

    `handing`: a colleague goes on.
    """

    ended = Signal()
    handing = Signal()
    left = Signal()

    def __init__(self, reason: str, since: Callable[[Catalog], str], words: Words) -> None:
        super().__init__()
        self.setObjectName("pause-page")
        self._words = words
        self._shown: list[QLabel] = []
        self._line("title", lambda c: c.t("Pause"))
        self._line("lead", lambda c: c.t("Since {time}. Nothing is asked now.", time=since(c)))
        self._line("label", REASONS[reason])
        if reason == DANGER:
            self._line(
                "", lambda c: c.t("F12 shows an empty sheet at once. Ctrl+L locks the vault.")
            )
        for topic, place in _ADVICE.get(reason, ()):
            self._line("", _point(topic, place))
        self.body.addStretch(1)
        self.leave, self.go_on = button("", "pause-close"), button("primary", "pause-end")
        self.hand = button("", "pause-handover")
        words.show(self.hand.setText, lambda c: c.t("Hand over to a colleague"))
        words.show(self.leave.setText, lambda c: c.t("Save and close"))
        words.show(self.go_on.setText, lambda c: c.t("Go on with the talk"))
        self._buttons_say = (self.leave.setText, self.hand.setText, self.go_on.setText)
        self.leave.clicked.connect(self.left)
        self.hand.clicked.connect(self.handing)
        self.go_on.clicked.connect(self.ended)
        self.buttons.addWidget(self.leave)
        self.buttons.addWidget(self.hand)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.go_on)

    def put_away(self) -> None:
        """Take the page away, with its words."""
        for setter in (*(one.setText for one in self._shown), *self._buttons_say):
            self._words.forget(setter)
        self.hide()
        self.deleteLater()

    def _line(self, role: str, wording: Wording) -> None:
        made = label(role)
        self._words.show(made.setText, wording)
        self._shown.append(made)
        self.body.addWidget(made)


def _point(topic: str, place: int) -> Wording:
    def point(catalog: Catalog) -> str:
        found = next(one for one in guidance(catalog.language) if one.id == topic)
        return found.points[place]

    return point
