"""The testimonies: find one, open it, start a new one. Home of an open vault."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from intake_app.i18n import Catalog
from ui.damage_notice import DamageNotice
from ui.keys import is_control, is_slash
from ui.models.records_model import INCIDENT, NAME, PLACE, REFERENCE, SAVED, Line, RecordsModel
from ui.notice import Notice
from ui.parts import button, column, label
from ui.place_menu import PlaceMenu
from ui.places import RECORD_PLACES
from ui.screens.record_counts import all_words, damaged_words, found_words
from ui.screens.screen import Screen
from ui.shell import Shell
from ui.standing import Standing, standing_after_a_look, standing_of
from ui.theme import Token, colour, icon, px

ROOM_FOR_SAVED, ROOM_FOR_PLACE, ROOM_FOR_INCIDENT = 1120, 960, 760
_WIDTHS = (125, 190, 190, 190, 175, 95, 155)


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
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setClearButtonEnabled(True)
        magnifier = icon("search", colour(Token.MUTED), px(18))
        self.search.addAction(magnifier, QLineEdit.ActionPosition.LeadingPosition)
        self.table = QTableView()
        self.count = label("hint")
        self.names = QCheckBox()
        self.notice = Notice(self.words)
        self.damage = DamageNotice(self.words)
        self.is_read_only = self._has_records = False
        self.unconfirmed = Notice(self.words)
        self.confirm = button("quiet", "confirm-recovery")
        self.empty, self.advice = label("subheading"), label("hint")
        for text in (self.empty, self.advice):
            text.setWordWrap(False)
        self.new = button("primary", "new-testimony")
        self.open = button(name="open-testimony")
        self.print = button(name="print-statement")
        self.more = button(name="more")
        self.export = button(name="export")
        self._dress_table()
        self._say_words()
        self._arrange()
        self._connect()
        self.model.search("")
        self._ask_about_vault()

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
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The table would take `/` for the beginning of a row's name."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and is_slash(event):
            self._go_to_search()
            return True
        return super().eventFilter(watched, event)

    def _go_to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, number, name and state are worth more than the rest."""
        super().resizeEvent(event)
        width = event.size().width()
        self.table.setColumnHidden(SAVED, width < px(ROOM_FOR_SAVED))
        self.table.setColumnHidden(PLACE, width < px(ROOM_FOR_PLACE))
        self.table.setColumnHidden(INCIDENT, width < px(ROOM_FOR_INCIDENT))

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.installEventFilter(self)
        table.setObjectName("testimonies")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setCornerButtonEnabled(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(px(44))
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        for section, width in enumerate(_WIDTHS):
            header.resizeSection(section, px(width))
        # While names are hidden the number alone tells two testimonies apart: it is never cut.
        header.setSectionResizeMode(REFERENCE, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(PLACE, QHeaderView.ResizeMode.Stretch)

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
        down = QVBoxLayout(self)
        down.setContentsMargins(px(32), px(24), px(32), px(16))
        down.setSpacing(px(16))
        self.unconfirmed.add(self.confirm)
        for part in (self.damage, self.unconfirmed, self.notice):
            down.addWidget(part)
        down.addLayout(top)
        down.addWidget(self.table, 1)
        middle = column(spacing=8)
        middle.addStretch(1)
        for text in (self.empty, self.advice):
            middle.addWidget(text, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(1)
        self.nothing = QWidget()
        self.nothing.setLayout(middle)
        down.addWidget(self.nothing, 1)
        down.addLayout(under)

    def _connect(self) -> None:
        self.search.textChanged.connect(self.model.search)
        self.search.returnPressed.connect(self._on_search_entered)
        self.names.toggled.connect(self.model.hide_names)
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
        self.table.setVisible(total > 0)
        self.nothing.setVisible(total == 0)
        for wanted in (self.open, self.print, self.more):
            wanted.setEnabled(total > 0)
        self._has_records = total > 0 or searched
        self._show_ways_to_write()
        if damaged:
            self.notice.say(
                damaged_words(damaged),
                lambda c: c.t(
                    "The others can be opened. Tell headquarters before you go on working."
                ),
            )
        if total and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        show = self.words.show
        if searched:
            show(self.empty.setText, lambda c: c.t("No testimony has these words."))
            show(self.advice.setText, lambda c: c.t("Try the beginning of a word, or fewer words."))
            show(self.count.setText, found_words(total))
        else:
            show(self.empty.setText, lambda c: c.t("There is no testimony yet."))
            show(self.advice.setText, lambda c: c.t("Begin with the button «New testimony»."))
            show(self.count.setText, all_words(total))

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
