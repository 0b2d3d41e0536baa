"""Pictures of the list narrowed, sorted, and with the card beside it."""

from intake_app.domain.listing import Order
from ui.gallery_shot import Shot, Step, screen
from ui.main_window import MainWindow
from ui.models.records_model import REFERENCE
from ui.screens.records import RecordsScreen

LIKE_SAMPLE = "UA-2022-0001"


def _list(window: MainWindow) -> None:
    window.open_records()


def _narrow(**ticked: str) -> Step:
    def narrow(window: MainWindow) -> None:
        filters = screen(window, RecordsScreen).filters
        for name, value in ticked.items():
            for action in filters.chips[name].menu_shown().actions():
                action.setChecked(action.data() == value)

    return narrow


def _stand_on(reference: str) -> Step:
    def stand(window: MainWindow) -> None:
        records = screen(window, RecordsScreen)
        lines = range(records.model.rowCount())
        wanted = (at for at in lines if records.model.index(at, REFERENCE).data() == reference)
        records.table.go_to(next(wanted))
        records.preview.ask_now()

    return stand


def _by_name(window: MainWindow) -> None:
    screen(window, RecordsScreen).table.sort_wanted.emit(Order.NAME)


SHOTS = (
    Shot("07-list-card", (_list, _stand_on(LIKE_SAMPLE))),
    Shot("07-list-narrowed", (_list, _narrow(act="arrest", year="2022"))),
    Shot("07-list-none-of-this-kind", (_list, _narrow(act="raid", year="2021"))),
    Shot("07-list-by-name", (_list, _by_name)),
)
