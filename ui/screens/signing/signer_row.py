"""One who signs, in the list: role, name, how far it is, and the way to the pad."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from intake_app.i18n import Catalog
from ui.parts import button, column, label
from ui.screens.signing import work
from ui.theme import px
from ui.words import Words

if TYPE_CHECKING:
    from intake_app.commands.signing_places import Place, Standing


class SignerRow(QFrame):
    """`wanted`: this one signs now."""

    wanted = Signal()

    def __init__(self, words: Words, standing: "Standing", place: "Place") -> None:
        super().__init__()
        self.place = place
        self._words = words
        self.setProperty("role", "card")
        self._role, self.name = label("part"), label("strong")
        self.state = label("pill")
        self.state.setWordWrap(False)
        self.state.setProperty("tone", "ok" if place.kept and place.kept.is_signed else "quiet")
        self.go = button(name=f"sign-{place.signer.role}-{place.signer.number}")
        self.go.clicked.connect(self.wanted)
        told = column(spacing=2)
        for part in (self._role, self.name):
            told.addWidget(part)
        told.addSpacing(px(4))
        told.addWidget(self.state, 0, Qt.AlignmentFlag.AlignLeft)
        across = QHBoxLayout(self)
        across.setContentsMargins(px(16), px(12), px(16), px(12))
        across.setSpacing(px(16))
        across.addLayout(told, 1)
        across.addWidget(self.go, 0, Qt.AlignmentFlag.AlignVCenter)
        self.go.setHidden(standing.is_read_only)
        self._say(standing)

    def forget(self) -> None:
        """It is about to go: its words are shown no more."""
        for part in (self._role, self.name, self.state, self.go):
            self._words.forget(part.setText)
        self._words.forget(self.go.setAccessibleName)

    def _say(self, standing: "Standing") -> None:
        place, show = self.place, self._words.show
        known = place.signer.name or (place.kept.name if place.kept else "")

        def named(catalog: Catalog) -> str:
            return known or catalog.t("The name is not in the record")

        def does(catalog: Catalog) -> str:
            return catalog.t("Sign") if place.kept is None else catalog.t("Sign again")

        show(self._role.setText, lambda c: work.role_words(place, standing, c))
        show(self.name.setText, named)
        show(self.state.setText, lambda c: work.how_far(place, c))
        show(self.go.setText, does)
        show(
            self.go.setAccessibleName,
            lambda c: f"{does(c)}: {work.role_words(place, standing, c)}, {named(c)}",
        )
