"""The steps of an interview at the left: a ring for what is answered, tick, triangle or lock."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ui.theme import RAIL, RAIL_COLLAPSED, px
from ui.widgets.step import Mark, Step
from ui.widgets.step_delegate import STEP, StepDelegate

_Index = QModelIndex | QPersistentModelIndex
_AHEAD = 5


class StepModel(QAbstractListModel):
    """The steps, in order."""

    def __init__(self) -> None:
        super().__init__()
        self._steps: tuple[Step, ...] = ()

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show these; when only words or counts changed, the choice and the scroll stay."""
        same = [one.key for one in steps] == [one.key for one in self._steps]
        if not same:
            self.beginResetModel()
        self._steps = tuple(steps)
        if same:
            self.dataChanged.emit(self.index(0), self.index(len(self._steps) - 1))
        else:
            self.endResetModel()

    def step(self, row: int) -> Step:
        """The step in a line."""
        return self._steps[row]

    def row_of(self, key: str) -> int:
        """The line of a step, or -1."""
        return next((at for at, one in enumerate(self._steps) if one.key == key), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many lines."""
        return 0 if parent.isValid() else len(self._steps)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title, the whole step for the delegate, and what a screen reader says."""
        step = self._steps[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return step.title
        if role == STEP:
            return step
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{step.title} {step.count}".strip()
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return step.hint
        if role == Qt.ItemDataRole.ToolTipRole:  # words of the questionnaire, never testimony
            return f"{step.title} {step.count}\n{step.hint}".strip()
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """A heading cannot be chosen."""
        if self._steps[index.row()].mark is Mark.CHAPTER:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class StepRail(QListView):
    """`chosen` is sent with the key of the step a person wants to see.

    `searched`: letters are typed to find a step; whoever folds steps away shows them now.
    """

    chosen = Signal(str)
    searched = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("step-rail")
        self.steps = StepModel()
        self.setModel(self.steps)
        self.setItemDelegate(StepDelegate(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.collapse(collapsed=False)
        self.clicked.connect(self._on_chosen)
        self.activated.connect(self._on_chosen)

    def collapse(self, *, collapsed: bool) -> None:
        """Marks only, for a narrow window; or marks and words."""
        self.setFixedWidth(px(RAIL_COLLAPSED if collapsed else RAIL))

    def show_steps(self, steps: Sequence[Step], current: str) -> None:
        """Show the steps and which one is open; nothing is sent."""
        self.steps.show_steps(steps)
        row = self.steps.row_of(current)
        if row >= 0:
            is_another = row != self.currentIndex().row()
            self.setCurrentIndex(self.steps.index(row))
            if is_another:
                self._show_what_comes_next(row)

    def _show_what_comes_next(self, row: int) -> None:
        """The open step never stands at the edge: what was before and what follows is seen."""
        last = self.steps.rowCount() - 1
        for near in (min(row + _AHEAD, last), max(row - 1, 0), row):
            self.scrollTo(self.steps.index(near))

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt names it
        """Letters typed on the rail go to the step that begins with them."""
        self.searched.emit()
        super().keyboardSearch(search)

    def _on_chosen(self, index: QModelIndex) -> None:
        self.chosen.emit(self.steps.step(index.row()).key)
