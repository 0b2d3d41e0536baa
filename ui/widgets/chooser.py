"""A long list to choose from: type a few letters, the list under the field narrows."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from intake_app.domain.text import fold, skeleton
from ui.theme import px
from ui.widgets.chip import Option

_MOST = 400


class Chooser(QLineEdit):
    """Shows the label of what is chosen. `picked` is sent when a person takes another option.

    Letters are compared folded, and as a Kazakh word typed on a Russian keyboard. Enter or Tab
    takes the marked option; what fits none goes back to the last choice when the field is left.
    `taken`: it was taken by Enter, so that the keyboard may go on; never by the mouse.
    """

    picked = Signal(str)
    taken = Signal()

    def __init__(self, parent: QWidget | None = None, *, keeps: bool = True) -> None:
        super().__init__(parent)
        self._keeps = keeps
        self._options: Sequence[Option] = ()
        self._offered: list[Option] = []
        self._code = ""
        self._typing = False
        self._by_mouse = False
        self._list: QCompleter | None = None
        self._popup: QListView | None = None
        self.setProperty("role", "chooser")
        self.setTextMargins(0, 0, px(22), 0)  # long names end before the arrow
        self.textEdited.connect(self._on_edited)

    @property
    def code(self) -> str:
        """What is chosen, or empty."""
        return self._code

    @property
    def options(self) -> Sequence[Option]:
        """What there is to choose from."""
        return self._options

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer these; the present choice stays and is shown in the new words."""
        self._options = options
        if not self._typing:
            self.show_code(self._code)

    def show_code(self, code: str) -> None:
        """Show a stored choice; nothing is sent. A code that is not offered is shown as it is."""
        self._code = code
        self._typing = False
        label = next((one.label for one in self._options if one.code == code), code)
        self.setText(label if self._keeps else "")
        self.setCursorPosition(0)

    @property
    def half_typed(self) -> str:
        """The letters of a word that chooses nothing yet; empty when nobody is typing."""
        return self.text() if self._typing else ""

    def show_half_typed(self, letters: str) -> None:
        """Put letters back as somebody left them; no list opens and nothing is sent."""
        self.setText(letters)
        self._typing = True

    def open_list(self) -> None:
        """Show what fits the letters, or everything; nothing when it is only to be read."""
        if self.isReadOnly():
            return
        typed = self.text() if self._typing else ""
        self._offered = matching(self._options, typed)
        self._by_mouse = False
        completer, popup = self._made_list()
        model = completer.model()
        if isinstance(model, QStringListModel):
            model.setStringList([one.label for one in self._offered])
        if not self._offered:
            popup.hide()
            return
        completer.complete()
        popup.setCurrentIndex(completer.completionModel().index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens the list; Escape gives the last choice back."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() == Qt.Key.Key_Down:
            self.open_list()
        elif event.key() == Qt.Key.Key_Escape and self._typing:
            self.show_code(self._code)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._typing:
            self._take_first()
            self._tell_taken()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click shows the whole list; letters typed then take the place of the old choice."""
        super().mouseReleaseEvent(event)
        if not self._typing and not self.hasSelectedText():
            self.open_list()
            if self._code:
                self.selectAll()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A new word replaces the old choice."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving takes what is marked (by Tab) or what alone fits; nothing half-typed stays."""
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.PopupFocusReason or not self._typing:
            return
        if not self.text().strip():
            self.take_nothing()
        elif event.reason() == Qt.FocusReason.TabFocusReason or len(self._offered) == 1:
            self._take_first()
        else:
            self.take_unknown(self.text())

    def take_nothing(self) -> None:
        """The field was emptied and left."""
        self._take("")

    def take_unknown(self, text: str) -> None:  # noqa: ARG002 - subclasses keep it
        """Letters that fit no option: the last choice comes back."""
        self.show_code(self._code)

    def _made_list(self) -> tuple[QCompleter, QListView]:
        # Made when first needed: a page holds many choosers and most are never opened.
        if self._list is None or self._popup is None:
            self._popup = QListView()
            self._popup.setProperty("role", "choices")
            self._popup.setUniformItemSizes(True)
            self._popup.pressed.connect(self._on_pressed)
            self._list = QCompleter(QStringListModel(self), self)
            self._list.setPopup(self._popup)
            self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
            self._list.setMaxVisibleItems(9)
            self._list.setWidget(self)
            self._list.activated[QModelIndex].connect(  # type: ignore[index]  # no overloads in stubs
                self._on_activated
            )
        return self._list, self._popup

    def _hide_list(self) -> None:
        if self._popup is not None:
            self._popup.hide()

    def _on_edited(self, text: str) -> None:
        self._typing = True
        if text.strip():
            self.open_list()
        else:
            self._offered = []
            self._hide_list()

    def _on_activated(self, index: QModelIndex) -> None:
        self._take(self._offered[index.row()].code)
        if not self._by_mouse:
            self._tell_taken()

    def _on_pressed(self) -> None:
        self._by_mouse = True

    def _tell_taken(self) -> None:
        if not self._typing:
            self.taken.emit()

    def _take_first(self) -> None:
        index = QModelIndex() if self._popup is None else self._popup.currentIndex()
        row = index.row() if index.isValid() else 0
        if row < len(self._offered):
            self._take(self._offered[row].code)
        else:
            self.take_unknown(self.text())

    def _take(self, code: str) -> None:
        changed = code != self._code
        self._hide_list()
        self._offered = []
        self.show_code(code if self._keeps else "")
        if changed:
            self.picked.emit(code)


def matching(options: Sequence[Option], typed: str) -> list[Option]:
    """The options that fit what was typed: one called so, those that begin so, the rest."""
    wanted, bare = fold(typed.strip()), skeleton(typed.strip())
    if not wanted:
        return list(options)[:_MOST]
    begins: list[Option] = []
    holds: list[Option] = []
    for one in options:
        label, plain = fold(one.label), skeleton(one.label)
        if label.startswith(wanted) or plain.startswith(bare):
            begins.append(one)
        elif wanted in label or bare in plain or fold(one.code) == wanted:
            holds.append(one)
    return sorted(begins, key=lambda one: fold(one.label) != wanted) + holds
