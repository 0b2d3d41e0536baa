"""The testimonies: find one, open it, start a new one. Home of an open vault."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout

from intake_app.domain.listing import Order
from intake_app.domain.record import RecordId
from intake_app.i18n import Catalog
from ui.damage_notice import DamageNotice
from ui.keys import is_control, is_slash
from ui.models.records_model import Line, RecordsModel
from ui.notice import Notice
from ui.parts import button, label
from ui.place_menu import PlaceMenu
from ui.places import RECORD_PLACES
from ui.screens.record_counts import all_words, damaged_words, found_words
from ui.screens.record_filters import RecordFilters
from ui.screens.record_marks import Marking
from ui.screens.record_nothing import NothingListed
from ui.screens.record_preview import RecordPreview
from ui.screens.record_table import RecordTable
from ui.screens.screen import Screen
from ui.shell import Shell
from ui.standing import Standing, standing_after_a_look, standing_of
from ui.theme import px
from ui.widgets.search_line import SearchLine

if TYPE_CHECKING:
    from intake_app.commands.narrowing import Choices

ROOM_FOR_PREVIEW, ROOM_FOR_EDGES = 1300, 800


class RecordsScreen(Screen):
    """Decides nothing: emits what the person wants to do."""

    record_chosen = Signal(str)
    print_wanted = Signal(str)
    new_wanted = Signal()
    export_wanted = Signal()
    recovery_wanted = Signal()
    place_wanted = Signal(object, str)

    def __init__(self, shell: Shell, catalog: Catalog) -> None:
        super().__init__(catalog)
        self._shell = shell
        self.model = RecordsModel(shell, catalog)
        self.model.setParent(self)
        self.search = SearchLine()
        self.table = RecordTable(self.model)
        self.filters = RecordFilters(self.words)
        self.preview = RecordPreview(shell, self.words)
        self.marking = Marking(shell, self)
        self._last: RecordId | None = None
        self.count = label("hint")
        self.names = QCheckBox()
        self.notice, self.damage = Notice(self.words), DamageNotice(self.words)
        self.is_read_only = self._has_records = False
        self.unconfirmed, self.confirm = Notice(self.words), button("quiet", "confirm-recovery")
        self.nothing = NothingListed(self.words)
        self.new = button("primary", "new-testimony")
        self.open, self.print = button(name="open-testimony"), button(name="print-statement")
        self.more, self.export = button(name="more"), button(name="export")
        self._say_words()
        self._arrange()
        self._connect()
        self.table.say_order(Order.SAVED, turned=False)
        self.model.search("")
        self._ask_about_vault()
        self.marking.begin()

    @property
    def chosen(self) -> Line | None:
        """The row the keyboard is on."""
        index = self.table.currentIndex()
        return self.model.record_at(index.row()) if index.isValid() else None

    def retranslate(self, catalog: Catalog) -> None:
        """See Screen."""
        super().retranslate(catalog)
        self.model.retranslate(catalog)

    def focus_first(self) -> None:
        """See Screen."""
        self.search.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """`/` and Ctrl+F search, Ctrl+N starts a testimony, Ctrl+P prints; in every layout."""
        if is_slash(event) or is_control(event, "f"):
            self._go_to_search()
        elif is_control(event, "n"):
            self._on_new_wanted()
        elif is_control(event, "p"):
            self._on_print_clicked()
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self._on_search_entered()
        elif event.key() != Qt.Key.Key_Escape or not self._take_back():
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The card stands beside the list where both have room."""
        super().resizeEvent(event)
        width = event.size().width()
        self.preview.setVisible(width >= px(ROOM_FOR_PREVIEW))
        edge = px(32 if width >= px(ROOM_FOR_EDGES) else 16)
        self._down.setContentsMargins(edge, px(24), edge, px(16))

    def _go_to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _take_back(self) -> bool:
        """Empty the search, then show all again; whether there was anything to take back."""
        if self.search.text():
            self.search.clear()
        elif self.filters.is_narrowed:
            self.filters.clear_all()
        else:
            return False
        return True

    def _say_words(self) -> None:
        show = self.words.show
        show(self.search.setPlaceholderText, lambda c: c.t("Search in all testimonies"))
        show(self.search.setAccessibleName, lambda c: c.t("Search in all testimonies"))
        show(self.table.setAccessibleName, lambda c: c.t("Testimonies"))
        show(self.names.setText, lambda c: c.t("Hide names"))
        show(self.new.setText, lambda c: c.t("New testimony"))
        show(self.open.setText, lambda c: c.t("Open"))
        show(self.print.setText, lambda c: c.t("Print the statement"))
        show(self.more.setText, lambda c: c.t("More"))
        show(self.export.setText, lambda c: c.t("Export to headquarters"))
        show(self.confirm.setText, lambda c: c.t("Type the numbers from the sheet"))
        self.names.setChecked(True)
        self.names.setObjectName("hide-names")

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(px(16))
        top.addWidget(self.search, 1)
        top.addWidget(self.names)
        top.addWidget(self.new)
        under = QHBoxLayout()
        under.setSpacing(px(8))
        under.addWidget(self.count, 1)
        for wanted in (self.open, self.print, self.more, self.export):
            under.addWidget(wanted)
        down = self._down = QVBoxLayout(self)
        down.setSpacing(px(16))
        self.unconfirmed.add(self.confirm)
        for part in (self.damage, self.unconfirmed, self.notice):
            down.addWidget(part)
        down.addLayout(top)
        down.addWidget(self.filters)
        beside = QHBoxLayout()
        beside.setSpacing(px(16))
        beside.addWidget(self.table, 1)
        beside.addWidget(self.nothing, 1)
        beside.addWidget(self.preview)
        down.addLayout(beside, 1)
        down.addLayout(under)

    def _connect(self) -> None:
        self.search.textChanged.connect(self.model.search)
        self.search.returnPressed.connect(self._on_search_entered)
        self.names.toggled.connect(self.model.hide_names)
        self.names.toggled.connect(lambda hidden: self.preview.hide_names(hidden=hidden))
        self.filters.changed.connect(self._on_narrowed)
        self.filters.sorted_by.connect(self._on_sort_wanted)
        self.table.sort_wanted.connect(self._on_sort_wanted)
        self.table.search_wanted.connect(self._go_to_search)
        self.table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self.marking.offered.connect(self._on_offered)
        self.new.clicked.connect(self._on_new_wanted)
        self.export.clicked.connect(self.export_wanted)
        self.open.clicked.connect(self._on_open_clicked)
        self.print.clicked.connect(self._on_print_clicked)
        self.more.clicked.connect(self._on_more_clicked)
        self.confirm.clicked.connect(self.recovery_wanted)
        self.table.activated.connect(self._on_activated)
        self.model.loaded.connect(self._on_loaded)
        self.model.failed.connect(self.notice.show_error)
        QShortcut(QKeySequence("Ctrl+N"), self, self._on_new_wanted)
        QShortcut(QKeySequence("Ctrl+F"), self, self._go_to_search)
        QShortcut(QKeySequence("Ctrl+P"), self, self._on_print_clicked)

    def _on_loaded(self, total: int, damaged: int) -> None:
        searched = bool(self.search.text().strip())
        chosen = searched or self.filters.is_narrowed
        self.table.setVisible(total > 0)
        self.nothing.setVisible(total == 0)
        for wanted in (self.open, self.print, self.more):
            wanted.setEnabled(total > 0)
        self._has_records = total > 0 or chosen
        self._show_ways_to_write()
        if damaged:
            self.notice.say(
                damaged_words(damaged),
                lambda c: c.t(
                    "The others can be opened. Tell headquarters before you go on working."
                ),
            )
        if total and not self.table.currentIndex().isValid():
            known = -1 if self._last is None else self.model.row_of(self._last)
            self.table.go_to(max(known, 0))
        self.preview.show_record(None if self.chosen is None else self.chosen.record_id)
        self.words.show(self.count.setText, found_words(total) if chosen else all_words(total))
        self.nothing.say(searched=searched, narrowed=self.filters.is_narrowed)

    def _on_row_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self._last = self.model.record_at(current.row()).record_id
            self.preview.show_record(self._last)

    def _on_narrowed(self) -> None:
        self._say_reading()
        self.model.narrow(self.filters.narrowed)

    def _on_sort_wanted(self, order: Order) -> None:
        """The order that stands is turned round."""
        turned = order is self.filters.order and not self.filters.turned
        self.filters.say_order(order, turned=turned)
        self.table.say_order(order, turned=turned)
        self._say_reading()
        self.model.sort_by(order, turned=turned)

    def _say_reading(self) -> None:
        self.words.show(self.count.setText, lambda c: c.t("The list is being read."))

    def _on_offered(self, choices: "Choices") -> None:
        self.filters.offer(choices)

    def _on_search_entered(self) -> None:
        if self.model.rowCount():
            self.table.setFocus()

    def _on_activated(self, index: QModelIndex) -> None:
        self.record_chosen.emit(self.model.record_at(index.row()).record_id)

    def _on_open_clicked(self) -> None:
        if self.chosen is not None:
            self.record_chosen.emit(self.chosen.record_id)

    def _on_print_clicked(self) -> None:
        if self.chosen is not None:
            self.print_wanted.emit(self.chosen.record_id)

    def _on_more_clicked(self) -> None:
        chosen = self.chosen
        if chosen is not None:
            menu = PlaceMenu(self, self.catalog, RECORD_PLACES)
            menu.chosen.connect(lambda place: self.place_wanted.emit(place, chosen.record_id))
            menu.pop_up_under(self.more)

    def _show_ways_to_write(self) -> None:
        """A vault that is open for reading only takes no new testimony and lets none go."""
        self.new.setEnabled(not self.is_read_only)
        self.export.setEnabled(self._has_records and not self.is_read_only)

    def _on_new_wanted(self) -> None:
        if not self.is_read_only:
            self.new_wanted.emit()

    def _ask_about_vault(self) -> None:
        for look in (standing_of, standing_after_a_look):
            self._shell.runner.submit(
                self, look, done=self._on_standing, failed=self.notice.show_error
            )

    def _on_standing(self, standing: Standing) -> None:
        self.is_read_only = standing.is_read_only
        self.damage.stand(
            is_read_only=standing.is_read_only, is_place=standing.is_place, doubts=standing.doubts
        )
        self._show_ways_to_write()
        if standing.is_read_only or standing.recovery_is_confirmed:
            return
        self.unconfirmed.say(
            lambda c: c.t("The recovery sheet was not confirmed."),
            lambda c: c.t("If the passphrase is lost, this vault cannot be opened."),
        )
