"""Which scenes are struck how often: (scene, tries in the small campaign, tries in the full one).

Every row of the table stands for one scene under one fault.
"""

from dataclasses import replace

from tests.campaign.frame import EVERY
from tests.campaign.scene_keys import CHANGING, MIGRATING
from tests.campaign.scene_leaving import EXPORTING, PRINTING
from tests.campaign.scene_typing import LONG_TYPING, SEALING, SHORT_TYPING, TYPING
from tests.campaign.unprotected import NO_SYNC_OF_FILES, synchronous

# kill -9 at a moment, and kill -9 at a write or sync: each takes these numbers.
KILLED = (
    (TYPING, 20, 300),
    (SEALING, 4, 60),
    (EXPORTING, 4, 60),
    (PRINTING, 4, 40),
    (CHANGING, 6, 80),
    (MIGRATING, 3, 60),
)
# The n-th write, sync or file refused.
REFUSED = (
    (SHORT_TYPING, 24, EVERY),
    (SEALING, 6, EVERY),
    (EXPORTING, 6, EVERY),
    (PRINTING, 6, EVERY),
    (CHANGING, 12, EVERY),
    (MIGRATING, 4, EVERY),
)
# The power cut; each writes one trace and cuts it so often.
CUT = (
    (LONG_TYPING, 60, 600),
    (SEALING, 10, 80),
    (EXPORTING, 6, 60),
    (PRINTING, 6, 40),
    (CHANGING, 12, 120),
    (MIGRATING, 6, 100),
)
UNPROTECTED = (
    (
        replace(
            LONG_TYPING, name="power cut, synchronous=NORMAL", unprotected=synchronous("NORMAL", 1)
        ),
        20,
        100,
    ),
    (
        replace(LONG_TYPING, name="power cut, synchronous=OFF", unprotected=synchronous("OFF", 0)),
        20,
        100,
    ),
    (
        replace(
            CHANGING, name="power cut, files replaced without a sync", unprotected=NO_SYNC_OF_FILES
        ),
        20,
        100,
    ),
)
