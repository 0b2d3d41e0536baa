"""What stays in memory until the end, and need not be looked at for garbage again and again."""

import gc
from functools import cache


@cache
def spare_what_is_loaded() -> None:
    """Call once the questionnaire and the code of the window are there; later calls do nothing.

    A full collection walks over every object that may hold others: 70,000 of them in 48 ms on a
    slow laptop (measured), in the middle of a word. What is loaded here never becomes garbage, and
    afterwards the walk covers only what one testimony adds.
    """
    gc.freeze()
