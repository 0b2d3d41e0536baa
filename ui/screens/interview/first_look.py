"""How long a paragraph has stood there: a word about one nobody can have read yet is a slip."""

from collections.abc import Callable
from time import monotonic

LEAST = 0.4
"""Seconds. Longer than the gap of a double press or click, shorter than reading one sentence."""


class FirstLook:
    """Begins anew with every paragraph that comes before the person."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._since = now()

    def begin(self) -> None:
        """Another paragraph, or another text of it, stands there."""
        self._since = self._now()

    @property
    def is_over(self) -> bool:
        """Whether the person can say something about it."""
        return self._now() - self._since >= LEAST
