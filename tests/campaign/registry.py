"""Every fault of the campaign, in the order of the table."""

from tests.campaign.frame import Fault
from tests.campaign.full_disk import FULL_DISKS
from tests.campaign.hostile import HOSTILE
from tests.campaign.kills import KILLS
from tests.campaign.power import CUTS
from tests.campaign.refusals import REFUSALS
from tests.campaign.tampering import TAMPERING

FAULTS: tuple[Fault, ...] = (*KILLS, *CUTS, *REFUSALS, *FULL_DISKS, *TAMPERING, *HOSTILE)
