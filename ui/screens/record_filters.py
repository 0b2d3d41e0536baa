"""Chips above the list of testimonies: each opens what it can be narrowed by, or its order."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QFontMetrics, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from intake_app.codebook.reading import code_words
from intake_app.domain.lifecycle import State
from intake_app.domain.listing import Narrowed, Order, Sent
from intake_app.domain.marks import Facet
from intake_app.i18n import Catalog
from ui.parts import button
from ui.record_words import order_words, sent_words, state_words
from ui.theme import px
from ui.widgets.flow_box import FlowBox
from ui.words import Wording, Words

if TYPE_CHECKING:
    from intake_app.commands.narrowing import Choices

_ACT_TYPE = "act_type"
ORDERS = (
    Order.SAVED,
    Order.REFERENCE,
    Order.NAME,
    Order.INCIDENT,
    Order.PLACE,
    Order.STATE,
    Order.COMPLETE,
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One value, as it is called in a language."""

    value: str
    words: Wording


class StayingMenu(QMenu):
    """Ticks stay open to be ticked: Space and the mouse tick, Enter and Escape close."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick without closing."""
        action = self._marked()
        if action and event.key() == Qt.Key.Key_Space:
            action.trigger()
        elif action and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            action.setChecked(True)
            self.close()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick without closing."""
        action = self._marked()
        if action:
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def _marked(self) -> QAction | None:
        """The line the keyboard or the pointer is on. Qt gives none when there is none."""
        return self.activeAction()


class FilterChip(QPushButton):
    """A button that says what it narrows by. Emits `changed`; `chosen` are the values ticked."""

    changed = Signal()

    def __init__(self, name: str, title: Wording, words: Words) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "chip")
        self.setCheckable(True)
        self.setAutoDefault(True)
        self.title = title
        self.words = words
        self.chosen: frozenset[str] = frozenset()
        self._choices: tuple[Choice, ...] = ()
        self.clicked.connect(self._open)
        words.show(self._say, title)

    def sizeHint(self) -> QSize:
        """Wide enough for the strong letters of a chip that narrows: Qt measures the plain ones."""
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        plain, text = super().sizeHint(), self.text()
        now = self.fontMetrics().horizontalAdvance(text)
        wider = max(QFontMetrics(strong).horizontalAdvance(text) - now, 0)
        return QSize(plain.width() + wider + px(2), plain.height())

    def offer(self, choices: tuple[Choice, ...]) -> None:
        """What there is to choose from; without a choice the chip is not shown."""
        self._choices = choices
        self.setVisible(bool(choices))
        self.chosen &= {one.value for one in choices}
        self._say("")

    def clear(self) -> None:
        """Narrow by nothing."""
        self.chosen = frozenset()
        self._say("")

    def menu_shown(self) -> QMenu:
        """The menu, as it stands now; it goes when it is closed."""
        menu = StayingMenu(self)
        menu.setObjectName(f"{self.objectName()}-menu")
        for one in self._choices:
            action = QAction(one.words(self.words.catalog).replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setData(one.value)
            action.setChecked(one.value in self.chosen)
            action.toggled.connect(partial(self._on_toggled, one.value))
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _open(self) -> None:
        self.setChecked(bool(self.chosen))
        menu = self.menu_shown()
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])

    def _on_toggled(self, value: str, on: bool) -> None:  # noqa: FBT001 - an action's signal
        self.chosen = self.chosen | {value} if on else self.chosen - {value}
        self._say("")
        self.changed.emit()

    def _say(self, _title: str) -> None:
        """The title, and what is chosen of it."""
        catalog = self.words.catalog
        title = self.title(catalog)
        named = [one.words(catalog) for one in self._choices if one.value in self.chosen]
        if len(named) == 1:
            title = catalog.t("{title}: {chosen}", title=title, chosen=named[0])
        elif named:
            title = catalog.t("{title}: {chosen}", title=title, chosen=catalog.number(len(named)))
        self.setText(title.replace("&", "&&"))
        self.setAccessibleName(title)
        self.setAccessibleDescription(", ".join(named) if len(named) > 1 else "")
        self.setChecked(bool(named))
        box = self.parentWidget()
        if isinstance(box, FlowBox):
            box.arrange()


class RecordFilters(FlowBox):
    """Emits `changed` when the list is to be narrowed otherwise, `sorted_by` for another order."""

    changed = Signal()
    sorted_by = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.order = Order.SAVED
        self.turned = False
        titles: dict[str, Callable[[Catalog], str]] = {
            "state": lambda c: c.t("State"),
            Facet.ACT: lambda c: c.t("What happened"),
            "year": lambda c: c.t("Year of the incident"),
            Facet.LANGUAGE: lambda c: c.t("Language"),
            Facet.INTERVIEWER: lambda c: c.t("Interviewer"),
            "sent": lambda c: c.t("Headquarters"),
        }
        self.chips = {
            name: FilterChip(f"filter-{name}", title, words) for name, title in titles.items()
        }
        self.sort = button("chip", "sort")
        self.clear = button("chip", "clear-filters")
        for chip in (*self.chips.values(), self.sort, self.clear):
            chip.setParent(self)
        for chip in self.chips.values():
            chip.hide()
            chip.changed.connect(self._on_changed)
        words.show(self.clear.setText, lambda c: c.t("Show all"))
        self.sort.clicked.connect(self._open_orders)
        self.clear.clicked.connect(self.clear_all)
        self.say_order(Order.SAVED, turned=False)
        self.arrange()

    @property
    def narrowed(self) -> Narrowed:
        """What is ticked."""
        chosen = {name: chip.chosen for name, chip in self.chips.items()}
        return Narrowed(
            states=frozenset(State(one) for one in chosen["state"]),
            facets=tuple((facet, chosen[facet]) for facet in Facet if chosen[facet]),
            years=chosen["year"],
            sent=frozenset(Sent(one) for one in chosen["sent"]),
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is ticked."""
        return any(chip.chosen for chip in self.chips.values())

    def offer(self, choices: "Choices") -> None:
        """Show what there is to choose from in this vault."""
        book = choices.book
        facets = choices.facets
        offered: dict[str, list[Choice]] = {
            "state": [Choice(one, partial(_state, one)) for one in choices.states],
            Facet.ACT: [
                Choice(one, partial(code_words, book, _ACT_TYPE, one)) for one in facets[Facet.ACT]
            ],
            "year": [Choice(one, partial(_as_it_is, one)) for one in choices.years],
            Facet.LANGUAGE: [
                Choice(one, partial(_language, one)) for one in facets[Facet.LANGUAGE]
            ],
            Facet.INTERVIEWER: [
                Choice(one, partial(_as_it_is, one)) for one in facets[Facet.INTERVIEWER]
            ],
            "sent": [Choice(one, partial(sent_words, one)) for one in Sent],
        }
        for name, chip in self.chips.items():
            chip.offer(tuple(offered[name]))
        self._show()

    def clear_all(self) -> None:
        """Narrow by nothing; the order stays."""
        for chip in self.chips.values():
            chip.clear()
        self._on_changed()

    def say_order(self, order: Order, *, turned: bool) -> None:
        """Show by what the list is sorted now."""
        self.order, self.turned = order, turned
        self._words.show(self.sort.setText, partial(_sorted_by, order))
        self._words.show(self.sort.setAccessibleName, partial(_sorted_by, order))
        self.arrange()

    def orders(self) -> QMenu:
        """The menu of orders; choosing the order that stands turns it round."""
        menu = QMenu(self)
        menu.setObjectName("orders")
        for order in ORDERS:
            action = menu.addAction(order_words(order, self._words.catalog))
            action.setCheckable(True)
            action.setChecked(order is self.order)
            action.triggered.connect(lambda _, wanted=order: self.sorted_by.emit(wanted))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _open_orders(self) -> None:
        menu = self.orders()
        menu.popup(self.sort.mapToGlobal(self.sort.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[ORDERS.index(self.order)])

    def _on_changed(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.clear.setVisible(self.is_narrowed)
        shown: list[QWidget] = [one for one in self.chips.values() if not one.isHidden()]
        self.fill([*shown, self.sort, *([self.clear] if self.is_narrowed else [])])


def _state(code: str, catalog: Catalog) -> str:
    return state_words(State(code), catalog)


def _language(code: str, catalog: Catalog) -> str:
    name = catalog.language_name(code)
    return name[:1].upper() + name[1:]


def _as_it_is(value: str, _catalog: Catalog) -> str:
    return value


def _sorted_by(order: Order, catalog: Catalog) -> str:
    return catalog.t("Sorted: {order}", order=order_words(order, catalog))
