"""A thread beside the caller's; where memory does not suffice for one, that is what is told."""

import threading
from collections.abc import Callable


def beside(work: Callable[[], None], name: str) -> threading.Thread:
    """Start `work` on a daemon thread. MemoryError where the system has no room for another."""
    thread = threading.Thread(target=work, name=name, daemon=True)
    try:
        thread.start()
    except RuntimeError as error:
        # Python tells it as it tells a mistake of ours: "can't start new thread".
        raise MemoryError from error
    return thread
