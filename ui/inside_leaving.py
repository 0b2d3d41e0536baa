"""How the pages about what leaves the laptop are made, and where their buttons lead."""

from typing import TYPE_CHECKING

from ui.screens.screen import Screen

if TYPE_CHECKING:
    from intake_app.domain.record import RecordId
    from ui.main_window import MainWindow


def withdraw(window: "MainWindow", record_id: "RecordId") -> Screen:
    """Withdraw consent of one testimony, here or gone."""
    from ui.screens.leaving.withdraw import WithdrawScreen

    screen = WithdrawScreen(window.shell, window.catalog, record_id)
    window.bar.show_title(lambda c: c.t("Withdraw consent"))
    screen.closed.connect(window.open_records)
    return screen


def seal(window: "MainWindow", record_id: "RecordId") -> Screen:
    """Seal one testimony to headquarters."""
    from ui.places import Place
    from ui.screens.leaving.seal_to_hq import SealScreen

    screen = SealScreen(window.shell, window.catalog, record_id)
    window.bar.show_title(lambda c: c.t("Seal to headquarters"))
    screen.closed.connect(window.open_records)
    screen.stubs_wanted.connect(lambda: window.open_vault_place(Place.STUBS))
    return screen


def rights(window: "MainWindow", record_id: "RecordId") -> Screen:
    """The slip and the own data of one person."""
    from ui.screens.leaving.rights import RightsScreen

    screen = RightsScreen(window.shell, window.catalog, record_id)
    window.bar.show_title(lambda c: c.t("Slip and own data"))
    screen.closed.connect(window.open_records)
    return screen


def review_list(window: "MainWindow") -> Screen:
    """Which testimonies are looked at again, and when."""
    from ui.places import Place
    from ui.screens.leaving.review_list import ReviewListScreen

    screen = ReviewListScreen(window.shell, window.catalog)
    window.bar.show_title(lambda c: c.t("Review list"))
    screen.closed.connect(window.open_records)
    screen.seal_wanted.connect(lambda found: window.open_record_place(Place.SEAL, found))
    return screen


def find_slip(window: "MainWindow") -> Screen:
    """From the number on a slip to a testimony."""
    from ui.places import Place
    from ui.screens.leaving.find_slip import FindSlipScreen

    screen = FindSlipScreen(window.shell, window.catalog)
    window.bar.show_title(lambda c: c.t("Find by slip"))
    screen.closed.connect(window.open_records)
    screen.record_wanted.connect(window.open_record)
    screen.withdrawal_wanted.connect(lambda found: window.open_record_place(Place.WITHDRAW, found))
    return screen


def stubs(window: "MainWindow") -> Screen:
    """What went from here, and the sealed files."""
    from ui.places import Place
    from ui.screens.leaving.stubs import StubsScreen

    screen = StubsScreen(window.shell, window.catalog)
    window.bar.show_title(lambda c: c.t("Gone from this laptop"))
    screen.closed.connect(window.open_records)
    screen.withdrawal_wanted.connect(lambda found: window.open_record_place(Place.WITHDRAW, found))
    return screen
