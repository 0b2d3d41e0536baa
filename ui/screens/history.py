"""The history: what happened to the vault, or to one testimony, as a table."""

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout

from intake_app.domain.record import RecordId
from intake_app.i18n import Catalog
from ui.models.history_model import TESTIMONY, WHAT, WHEN, WHO, HistoryModel
from ui.notice import Notice
from ui.parts import button, label
from ui.screens.screen import Screen
from ui.shell import Shell
from ui.theme import px
from ui.widgets.calm_combo import CalmCombo

KINDS = ("", "changes", "views", "leaving", "keys", "vault")
ROOM_FOR_WHO = 900
_WIDTHS = {WHEN: 150, TESTIMONY: 150, WHO: 200}


class HistoryScreen(Screen):
    """Emits `closed` when the person has seen enough."""

    closed = Signal()

    def __init__(self, shell: Shell, catalog: Catalog, record_id: RecordId | None = None) -> None:
        super().__init__(catalog)
        self.model = HistoryModel(shell, catalog, record_id)
        self.model.setParent(self)
        self.kind = CalmCombo()
        self.kind.setObjectName("history-kind")
        self.table = QTableView()
        self._fitting = QTimer(self)
        self.count = label("hint")
        self.testimony = label("strong")
        self.testimony.setObjectName("testimony-number")
        self.notice = Notice(self.words)
        self.back = button(name="history-back")
        self._is_of_one = record_id is not None
        self._dress_table()
        self._say_words()
        self._arrange()
        self.kind.activated.connect(lambda row: self.model.show_kind(KINDS[row]))
        self.back.clicked.connect(self.closed)
        self.model.loaded.connect(self._on_loaded)
        self.model.failed.connect(self.notice.show_error)
        self.model.show_kind("")

    def retranslate(self, catalog: Catalog) -> None:
        """See Screen."""
        super().retranslate(catalog)
        self.model.retranslate(catalog)
        self._fit_all()
        self._say_kinds()

    def focus_first(self) -> None:
        """See Screen."""
        self.table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What happened is worth more than who did it, where there is little room."""
        super().resizeEvent(event)
        self.table.setColumnHidden(WHO, event.size().width() < px(ROOM_FOR_WHO))

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setObjectName("history")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setCornerButtonEnabled(False)
        table.setColumnHidden(TESTIMONY, self._is_of_one)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(px(40))
        table.verticalHeader().setMinimumSectionSize(px(40))
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        for section, width in _WIDTHS.items():
            header.resizeSection(section, px(width))
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        # A header tells of a new width before it has it; heights are measured afterwards, once.
        self._fitting.setSingleShot(True)
        self._fitting.timeout.connect(self._fit_all)
        header.sectionResized.connect(lambda *_: self._fitting.start(0))
        self.model.modelReset.connect(self._fit_all)
        self.model.rowsInserted.connect(lambda _, first, last: self._fit(range(first, last + 1)))

    def _fit_all(self) -> None:
        self._fit(range(self.model.rowCount()))

    def _fit(self, rows: range) -> None:
        """No sentence and no name is cut: it goes on in a second line.

        Measured here: Qt's own measure forgets the padding, and cuts what just does not fit.
        """
        metrics, columns = self.table.fontMetrics(), (WHAT, TESTIMONY, WHO)
        shown = [one for one in columns if not self.table.isColumnHidden(one)]
        wrap = Qt.TextFlag.TextWordWrap
        for row in rows:
            high = px(20)
            for column_ in shown:
                room = QRect(0, 0, self.table.columnWidth(column_) - px(28), 10_000)
                text = str(self.model.index(row, column_).data() or "")
                high = max(high, metrics.boundingRect(room, wrap, text).height())
            self.table.setRowHeight(row, max(px(40), high + px(20)))

    def _say_words(self) -> None:
        show = self.words.show
        show(self.table.setAccessibleName, lambda c: c.t("History"))
        show(self.kind.setAccessibleName, lambda c: c.t("Show"))
        show(self.back.setText, lambda c: c.t("Back to the list"))
        self._say_kinds()

    def _say_kinds(self) -> None:
        from intake_app.commands.history_words import kind_in_words

        chosen = max(self.kind.currentIndex(), 0)
        self.kind.clear()
        self.kind.addItems([kind_in_words(kind, self.catalog) for kind in KINDS])
        self.kind.setCurrentIndex(chosen)

    def _arrange(self) -> None:
        shown = label("label")
        shown.setWordWrap(False)
        shown.setBuddy(self.kind)
        self.words.show(shown.setText, lambda c: c.t("Show"))
        top = QHBoxLayout()
        top.setSpacing(px(12))
        top.addWidget(shown)
        top.addWidget(self.kind)
        top.addStretch(1)
        top.addWidget(self.testimony)
        self.testimony.setWordWrap(False)
        under = QHBoxLayout()
        under.addWidget(self.back)
        under.addStretch(1)
        under.addWidget(self.count)
        self.count.setWordWrap(False)
        down = QVBoxLayout(self)
        down.setContentsMargins(px(32), px(24), px(32), px(16))
        down.setSpacing(px(16))
        down.addWidget(self.notice)
        down.addLayout(top)
        down.addWidget(self.table, 1)
        down.addLayout(under)

    def _on_loaded(self, total: int) -> None:
        self.words.show(self.count.setText, lambda c: c.tn("{n} entry", "{n} entries", total))
        if not total:
            return
        if self._is_of_one:
            self.testimony.setText(self.model.index(0, TESTIMONY).data())
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
