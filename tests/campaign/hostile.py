"""The faults of a hostile or failing laptop: headers, files, memory, clock, other programs."""

from tests.campaign.attachments import harmed_attachments
from tests.campaign.frame import Control, Fault
from tests.campaign.headers import (
    a_cut,
    a_dear_cost,
    a_flipped_byte,
    a_strange_id,
    an_absurd_cost,
    hostile,
    shuffled_slots,
    slots_of_another_vault,
    something_foreign,
    ten_megabytes,
    without_limits,
)
from tests.campaign.places import closed_folders, strange_files
from tests.campaign.scene_keys import CHANGING, MIGRATING
from tests.campaign.scene_leaving import EXPORTING
from tests.campaign.scene_survival import ATTACHING, BACKING_UP
from tests.campaign.scene_typing import SEALING, SHORT_TYPING
from tests.campaign.surroundings import clock_jumps, programs_at_once, starved, without_a_lock

_SCENES = (
    (SHORT_TYPING, 4, 120),
    (SEALING, 0, 40),
    (EXPORTING, 0, 30),
    (CHANGING, 2, 80),
    (MIGRATING, 0, 30),
    (ATTACHING, 0, 40),
    (BACKING_UP, 0, 40),
)

HOSTILE = (
    Fault("header: a byte flipped", hostile(a_flipped_byte), 9, 1200),
    Fault("header: cut short", hostile(a_cut), 6, 600),
    Fault("header: something foreign in its place", hostile(something_foreign), 13, 156),
    Fault("header: ten megabytes", hostile(ten_megabytes), 3, 60),
    Fault("header: absurd cost, check sum made again", hostile(an_absurd_cost), 7, 84),
    Control("header: a dear cost, unlimited", without_limits(hostile(a_dear_cost)), 0, 3),
    Fault("header: hostile ids", hostile(a_strange_id), 9, 180),
    Fault("header: slots exchanged, lost, doubled", hostile(shuffled_slots), 9, 300),
    Fault("header: slots of another vault", slots_of_another_vault, 12, 64),
    Fault("strange files in place of ours", strange_files, 12, 70),
    Fault("files and folders without permission", closed_folders, 4, 16),
    Fault("attachments harmed", harmed_attachments, 8, 400),
    *(
        Fault(f"too little memory: {one.name}", starved(one), few, all_)
        for one, few, all_ in _SCENES
    ),
    *(
        Fault(f"clock jumps: {one.name}", clock_jumps(one), few, all_ // 4)
        for one, few, all_ in _SCENES
    ),
    Fault("six programs at once on one vault", programs_at_once, 2, 60),
    Control("six programs at once, without a lock", without_a_lock(programs_at_once), 1, 3),
)
