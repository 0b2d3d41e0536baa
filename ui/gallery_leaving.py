"""Pictures of the pages about what leaves the laptop, over samples that are sealed or erased."""

from intake_app.domain.withdrawal import Scope
from ui.gallery_shot import Shot, Step, screen
from ui.main_window import MainWindow
from ui.models.records_model import REFERENCE
from ui.places import Place
from ui.screens.leaving.find_slip import FindSlipScreen
from ui.screens.leaving.review_list import ReviewListScreen
from ui.screens.leaving.rights import RightsScreen
from ui.screens.leaving.seal_to_hq import SealScreen
from ui.screens.leaving.withdraw import WithdrawScreen
from ui.screens.records import RecordsScreen

SEALED_SAMPLE = "KZ-2009-0001"


def _list(window: MainWindow) -> None:
    window.open_records()


def _record(place: Place) -> Step:
    def show(window: MainWindow) -> None:
        model = screen(window, RecordsScreen).model
        lines = range(model.rowCount())
        found = next(at for at in lines if model.index(at, REFERENCE).data() == SEALED_SAMPLE)
        window.open_record_place(place, model.record_at(found).record_id)

    return show


def _vault(place: Place) -> Step:
    return lambda window: window.open_vault_place(place)


def _scope(scope: Scope) -> Step:
    return lambda window: screen(window, WithdrawScreen).scope.pick(scope.value)


def _give(window: MainWindow) -> None:
    screen(window, RightsScreen).give.click()


def _save(window: MainWindow) -> None:
    screen(window, RightsScreen).copy.click()


def _find(window: MainWindow) -> None:
    found = screen(window, FindSlipScreen)
    found.number.setText("4719 3309")
    found.go.click()


def _ask_number(window: MainWindow) -> None:
    screen(window, ReviewListScreen).erase.click()


def _wrong_number(window: MainWindow) -> None:
    seal = screen(window, SealScreen)
    seal.number.line.setText("KZ-2009-0002")
    seal.go.click()


def _found_again(window: MainWindow) -> None:
    """By the number that was given on the page before."""
    number = screen(window, RightsScreen).slip.text()
    window.open_vault_place(Place.FIND_SLIP)
    found = screen(window, FindSlipScreen)
    found.number.setText(number)
    found.go.click()


_WITHDRAW = (_list, _record(Place.WITHDRAW))

SHOTS = (
    Shot("40-withdraw-purposes", (*_WITHDRAW, _scope(Scope.THIS_PURPOSE))),
    Shot("40-withdraw-everything", (*_WITHDRAW, _scope(Scope.ALL_FUTURE))),
    Shot("40-withdraw-erase", (*_WITHDRAW, _scope(Scope.ERASE))),
    Shot("41-seal-to-hq", (_list, _record(Place.SEAL))),
    Shot("41-seal-refused", (_list, _record(Place.SEAL), _wrong_number)),
    Shot("42-slip-and-own-data", (_list, _record(Place.RIGHTS), _give)),
    Shot("42-own-data-save", (_list, _record(Place.RIGHTS), _save)),
    Shot("43-review-list", (_vault(Place.REVIEWS),)),
    Shot("43-review-erase", (_vault(Place.REVIEWS), _ask_number)),
    Shot("44-find-by-slip", (_vault(Place.FIND_SLIP),)),
    Shot("44-find-by-slip-mistyped", (_vault(Place.FIND_SLIP), _find)),
    Shot("44-find-by-slip-found", (_list, _record(Place.RIGHTS), _give, _found_again)),
    Shot("45-gone", (_vault(Place.STUBS),)),
)
