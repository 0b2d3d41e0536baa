"""The account beside the coded pages, by itself, where the window has room for both."""

from ui.screens.interview.course import Stop
from ui.screens.interview.desk import Desk
from ui.screens.interview.quoted import account_of

ROOMY = 1366
"""From this width on, rail, page and account stand side by side."""

ACCOUNT_SIDE = "account"


def wants_account(desk: Desk, stop: Stop | None, width: int, roomy: int) -> bool:
    """Whether the account is to stand beside a page without being called."""
    if stop is None or stop.chapter is None or width < roomy:
        return False
    return stop.chapter.id in desk.book.happened.chapters and bool(account_of(desk.answers)[0])
