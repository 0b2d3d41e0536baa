"""Marks: words of the search index that say what a record is about and that nobody can type.

They begin with a sign of Unicode's private use, which the index takes for a letter. Such signs
are taken out of testimony on its way into the index, and out of every question that is typed.
"""

import re
from enum import StrEnum

_BEGIN, _BETWEEN = "\ue000", "\ue001"
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_CHANGE = "2"
"""What the marks mean. Counted up when they mean something else: then all are made anew."""


class Facet(StrEnum):
    """What the list can be narrowed by, beside what its own columns hold."""

    ACT = "act"
    INTERVIEWER = "by"
    LANGUAGE = "lang"


NAME = "name"
MARKED = f"{_BEGIN}marked{_BETWEEN}{_CHANGE}"
"""Stands in every record whose marks are of this day."""
TRAINING = f"{_BEGIN}training"
"""Stands in every record that is no testimony."""


def mark(kind: str, value: str) -> str:
    """One word for the index; the value comes back whole from `value_of`."""
    return f"{_BEGIN}{kind}{_BETWEEN}{value.encode().hex()}"


def value_of(marked: str) -> str:
    """The value of a mark. ValueError for a word that is none."""
    _, between, digits = marked.partition(_BETWEEN)
    if not between:
        raise ValueError("not a mark")
    return bytes.fromhex(digits).decode()


def span(kind: str) -> tuple[str, str]:
    """All marks of a kind stand in the index from the first of these up to before the second."""
    return f"{_BEGIN}{kind}{_BETWEEN}", f"{_BEGIN}{kind}{chr(ord(_BETWEEN) + 1)}"


def without_marks(text: str) -> str:
    """Testimony in which nothing can be taken for a mark."""
    return _PRIVATE.sub(" ", text)
