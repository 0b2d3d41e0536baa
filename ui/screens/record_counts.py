"""How many testimonies, in words."""

from ui.words import Wording


def found_words(total: int) -> Wording:
    """How many the search found."""
    return lambda c: c.tn("{n} testimony found", "{n} testimonies found", total)


def damaged_words(count: int) -> Wording:
    """How many cannot be opened."""
    return lambda c: c.tn(
        "{n} testimony is damaged and cannot be opened.",
        "{n} testimonies are damaged and cannot be opened.",
        count,
    )


def all_words(total: int) -> Wording:
    """How many there are."""
    return lambda c: c.tn("{n} testimony", "{n} testimonies", total)
