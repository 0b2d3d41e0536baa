"""Which scenes are struck how often: the tries of the small campaign, and of the full one.

Every row of the table stands for one scene under one fault; 0 leaves it out. The small campaign
takes a few of each fault in turn; the full one takes all.
"""

from dataclasses import replace

from tests.campaign.frame import EVERY
from tests.campaign.scene_keys import CHANGING, MIGRATING
from tests.campaign.scene_leaving import EXPORTING, PRINTING
from tests.campaign.scene_rescue import FOUNDING, PANICKING, RESTORING, SALVAGING
from tests.campaign.scene_survival import ATTACHING, BACKING_UP, ERASING, ROTATING
from tests.campaign.scene_typing import (
    LONG_TYPING,
    SEALING,
    SHORT_SEALING,
    SHORT_TYPING,
    SOME_TYPING,
    TYPING,
)
from tests.campaign.unprotected import synchronous, without_sync_of_files

# kill -9 at any moment of the scene.
KILLED = (
    (TYPING, 12, 250),
    (SEALING, 0, 50),
    (EXPORTING, 3, 50),
    (PRINTING, 0, 30),
    (CHANGING, 0, 60),
    (MIGRATING, 0, 50),
    (BACKING_UP, 0, 50),
    (ATTACHING, 0, 50),
    (ROTATING, 3, 50),
    (ERASING, 0, 30),
    (RESTORING, 0, 30),
    (PANICKING, 0, 30),
    (FOUNDING, 0, 30),
    (SALVAGING, 0, 20),
)
# kill -9 at the entry of a write or sync.
STRUCK = (
    (SOME_TYPING, 12, 120),
    (SEALING, 0, 30),
    (EXPORTING, 0, 30),
    (PRINTING, 0, 20),
    (CHANGING, 5, 40),
    (MIGRATING, 3, 30),
    (BACKING_UP, 3, 30),
    (ATTACHING, 3, 30),
    (ROTATING, 0, 30),
    (ERASING, 3, 20),
    (RESTORING, 2, 20),
    (PANICKING, 2, 20),
    (FOUNDING, 0, 20),
    (SALVAGING, 0, 15),
)
# The power cut; each records one trace and cuts it so often.
CUT = (
    (LONG_TYPING, 30, 500),
    (SEALING, 0, 80),
    (EXPORTING, 0, 60),
    (PRINTING, 0, 40),
    (CHANGING, 8, 100),
    (MIGRATING, 0, 80),
    (BACKING_UP, 0, 60),
    (ATTACHING, 0, 60),
    (ROTATING, 6, 80),
    (ERASING, 0, 40),
    (RESTORING, 0, 30),
    (PANICKING, 0, 40),
    (FOUNDING, 0, 40),
)
# The n-th write, sync or new file refused; with ENOSPC in the small campaign, or with EIO.
REFUSED = (
    (SHORT_TYPING, (12, 8), EVERY),
    (SHORT_SEALING, (0, 0), EVERY),
    (EXPORTING, (0, 3), EVERY),
    (PRINTING, (3, 0), EVERY),
    (CHANGING, (4, 4), EVERY),
    (MIGRATING, (0, 3), EVERY),
    (BACKING_UP, (3, 0), EVERY),
    (ATTACHING, (3, 0), EVERY),
    (ROTATING, (0, 3), EVERY),
    (ERASING, (0, 0), EVERY),
    (RESTORING, (2, 0), 30),
    (PANICKING, (2, 0), 50),
    (FOUNDING, (0, 2), 50),
    (SALVAGING, (0, 0), 40),
)
# A disk that is really full, with a random little room.
FILLED = (
    (SOME_TYPING, 10, 200),
    (SHORT_SEALING, 0, 40),
    (EXPORTING, 0, 60),
    (PRINTING, 0, 40),
    (CHANGING, 4, 60),
    (MIGRATING, 0, 60),
    (BACKING_UP, 4, 60),
    (ATTACHING, 4, 60),
    (ROTATING, 0, 60),
    (ERASING, 0, 40),
)
# The power cut with one protection taken away.
UNPROTECTED = (
    ("synchronous=NORMAL", replace(LONG_TYPING, unprotected=synchronous("NORMAL", 1)), 10, 100),
    ("synchronous=OFF", replace(LONG_TYPING, unprotected=synchronous("OFF", 0)), 10, 100),
    ("files without a sync", replace(CHANGING, unprotected=without_sync_of_files), 16, 100),
)
