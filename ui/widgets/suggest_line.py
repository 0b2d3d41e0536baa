"""A line of free words; while they are typed, names that fit are offered under it."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from ui.widgets.chip import Option
from ui.widgets.chooser import matching
from ui.widgets.line import Line

_MOST = 7


class SuggestLine(Line):
    """What is typed stays as it is typed: a name is taken only with Down and Enter, or a click."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: Sequence[Option] = ()
        self._list: QCompleter | None = None
        self._popup: QListView | None = None
        self.textEdited.connect(self._offer)

    def suggest(self, names: Sequence[str]) -> None:
        """Offer these, the likeliest first."""
        self._names = [Option(name, name) for name in dict.fromkeys(names)]

    @property
    def offered(self) -> tuple[str, ...]:
        """What stands in the open list; empty while none is open."""
        if self._list is None or self._popup is None or not self._popup.isVisible():
            return ()
        model = self._list.model()
        return tuple(model.stringList()) if isinstance(model, QStringListModel) else ()

    def _offer(self, text: str) -> None:
        found = [one.label for one in matching(self._names, text)[:_MOST]] if text.strip() else []
        if text in found or not found or not self.hasFocus():
            self._hide_list()
            return
        completer = self._made_list()
        model = completer.model()
        if isinstance(model, QStringListModel):
            model.setStringList(found)
        completer.complete()

    def _made_list(self) -> QCompleter:
        # Made when first needed: a page holds many lines and few are typed into.
        if self._list is None:
            self._popup = QListView()
            self._popup.setProperty("role", "choices")
            self._popup.setUniformItemSizes(True)
            self._list = QCompleter(QStringListModel(self), self)
            self._list.setPopup(self._popup)
            self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
            self._list.setMaxVisibleItems(_MOST)
            self._list.setWidget(self)
            self._list.activated.connect(self._on_taken)
        return self._list

    def _hide_list(self) -> None:
        if self._popup is not None:
            self._popup.hide()

    def _on_taken(self, name: str) -> None:
        self._hide_list()
        self.setText(name)
        self.textEdited.emit(name)
