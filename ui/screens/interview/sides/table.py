"""Which panels there are; a line here is all it takes to have another."""

from ui.screens.interview.sides.account import ACCOUNT, AccountPanel
from ui.screens.interview.sides.guidance import GuidancePanel
from ui.screens.interview.sides.side import Side
from ui.screens.interview.sides.timeline import TimelinePanel

SIDES: tuple[Side, ...] = (
    Side(
        "account",
        lambda c: c.t("Account"),
        "F4",
        AccountPanel,
        lambda desk: desk.answers.value(ACCOUNT) is not None,
    ),
    Side("guidance", lambda c: c.t("Guidance"), "F3", GuidancePanel),
    Side("timeline", lambda c: c.t("Timeline"), "F6", TimelinePanel),
)
