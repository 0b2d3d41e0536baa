"""Signatures as a hand draws them."""

from intake_app.domain.signature import Drawing

LOOP = [(0.1 + at / 25, 0.5 + (-1) ** at * 0.2) for at in range(18)]


def a_signature():
    """Up and down across the field, and a line under it."""
    return Drawing().with_stroke(LOOP).with_stroke([(0.1, 0.8), (0.85, 0.78)])


def a_dot():
    """What a slip of the pen leaves."""
    return Drawing().with_stroke([(0.5, 0.5), (0.51, 0.5)])
