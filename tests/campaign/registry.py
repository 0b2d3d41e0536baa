"""Every fault of the campaign, in the order of the table."""

from tests.campaign.frame import Fault

FAULTS: tuple[Fault, ...] = ()
