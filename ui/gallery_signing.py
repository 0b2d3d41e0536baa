"""Pictures of the page where people sign."""

from math import cos, sin

from intake_app.domain.attestation import Way
from intake_app.domain.signature import Drawing
from ui.gallery_shot import Shot, Step, screen
from ui.main_window import MainWindow
from ui.models.records_model import REFERENCE
from ui.screens.print_statement import PrintScreen
from ui.screens.records import RecordsScreen
from ui.screens.signing import SigningPage

SEALED, DRAFT = "UA-2022-0002", "KZ-2021-0014"


def _list(window: MainWindow) -> None:
    """What the picture before left on the sheet would be asked about."""
    if isinstance(window.screen_shown, PrintScreen) and (page := window.screen_shown.signing.page):
        page.drop_desk()
    window.open_records()


def _open(reference: str) -> Step:
    def open_page(window: MainWindow) -> None:
        model = screen(window, RecordsScreen).model
        lines = range(model.rowCount())
        found = next(at for at in lines if model.index(at, REFERENCE).data() == reference)
        window.open_print(model.record_at(found).record_id)
        screen(window, PrintScreen).sign.click()

    return open_page


def _page(window: MainWindow) -> SigningPage:
    page = screen(window, PrintScreen).signing.page
    if page is None:
        raise LookupError(SEALED)
    return page


def _sheet(window: MainWindow) -> None:
    page = _page(window)
    page.open_place(page.rows[0].place)


def _signed(window: MainWindow) -> None:
    desk = _page(window).desk
    if desk is not None:
        desk.pad.show_drawing(_hand())


def _refused(window: MainWindow) -> None:
    desk = _page(window).desk
    if desk is not None:
        desk.ways.pick(Way.REFUSED.value)


def _kept(window: MainWindow) -> None:
    desk = _page(window).desk
    if desk is not None:
        desk.keep.click()


def _asked(window: MainWindow) -> None:
    desk = _page(window).desk
    if desk is not None:
        desk.back.click()


def _hand() -> Drawing:
    """As a hand writes, roughly."""
    letters = [
        (0.08 + 0.8 * at / 240, 0.48 + 0.24 * sin(at / 8) * cos(at / 37)) for at in range(240)
    ]
    under = [(0.2 + 0.6 * at / 40, 0.72 - 0.05 * at / 40) for at in range(40)]
    return Drawing().with_stroke(letters).with_stroke(under)


_TO_SHEET = (_list, _open(SEALED), _sheet)
SHOTS = (
    Shot("24-signatures", (_list, _open(SEALED))),
    Shot("24-signatures-draft", (_list, _open(DRAFT))),
    Shot("25-sign", (*_TO_SHEET, _signed)),
    Shot("25-sign-empty", _TO_SHEET),
    Shot("25-sign-refused", (*_TO_SHEET, _refused)),
    Shot("25-sign-not-kept", (*_TO_SHEET, _signed, _asked)),
    Shot("26-signatures-kept", (*_TO_SHEET, _signed, _kept)),
)
