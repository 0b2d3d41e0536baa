"""The faults of decay and tampering: pages, log, older states; and the controls of each."""

from functools import partial

from tests.campaign.anchored import put_back_here
from tests.campaign.controls import (
    without_any_codes,
    without_asking_the_cipher,
    without_codes_of_our_own,
)
from tests.campaign.frame import EVERY, Control, Fault
from tests.campaign.pages import (
    copied_over,
    cut,
    flipped,
    harmed_pages,
    last_pages,
    longer,
    replayed,
    swapped,
    zeroed,
)
from tests.campaign.rollback import harmed_log, put_back

_READ_ONLY = harmed_pages(flipped, look_over=False)

TAMPERING = (
    Fault("a bit flipped in every page", harmed_pages(flipped), 24, 1500),
    Fault("a bit flipped in every page of a vault not checked at unlock", _READ_ONLY, 24, 1500),
    Fault("the last page of a long testimony flipped: that one damaged", last_pages, 18, 360),
    Control("the same without asking the cipher", without_asking_the_cipher(last_pages), 18, 180),
    Control("the same without our codes", without_codes_of_our_own(last_pages), 18, 180),
    Control(
        "a bit flipped in every page, without any codes", without_any_codes(_READ_ONLY), 80, 360
    ),
    Fault("a page zeroed", harmed_pages(zeroed), 12, 360),
    Fault("the tail cut", harmed_pages(cut), 24, 720),
    Fault("bytes appended", harmed_pages(longer, always_told=False), 6, 180),
    Fault("two pages swapped", harmed_pages(swapped), 12, 360),
    Fault("a page copied over another", harmed_pages(copied_over), 12, 360),
    Fault("pages of an older copy replayed, head on paper", replayed, 20, 400),
    Fault("the log harmed after a kill, head on paper", harmed_log, 24, EVERY),
    Control(
        "the log harmed after a kill, no head on paper",
        partial(harmed_log, head_is_known=False),
        4,
        40,
    ),
    Fault("log deleted, older file or folder, head on paper", put_back, 8, 200),
    Control(
        "log deleted, older file or folder, no head on paper",
        partial(put_back, head_is_known=False),
        4,
        20,
    ),
    Fault("older file or folder, on the laptop that closed a newer one", put_back_here, 4, 100),
    Control(
        "older file or folder, on a laptop that never saw it",
        partial(put_back_here, remembers=False),
        4,
        20,
    ),
)
