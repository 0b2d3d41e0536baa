"""Our own alphabetical order is the one that Qt's collator has on Linux."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCollator, QLocale, Qt

from intake_app.i18n import LANGUAGES, catalog

# The letters of all our languages, because names cross borders, and the space between words.
LETTERS = "аәбвгғґдеёєжзиіїйкқлмнңоөпрстуұүфхһцчшщъыьэюяabcdefghijklmnopqrstuvwxyz "
WORDS = st.text(LETTERS + LETTERS.upper(), max_size=6)


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request):
    return request.param


@pytest.fixture(scope="module")
def collator(language):
    made = QCollator(QLocale(language))
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return made


@given(one=WORDS, other=WORDS)
def test_two_words_stand_as_qt_puts_them(language, collator, one, other):
    key = catalog(language).sort_key

    assert sign(key(one) > key(other), key(one) < key(other)) == sign(
        collator.compare(one, other) > 0, collator.compare(one, other) < 0
    )


def test_the_countries_stand_as_qt_puts_them(language, collator):
    # Qt puts an apostrophe before every letter; for us it does not count.
    names = [name for _, name in catalog(language).countries() if "’" not in name]

    assert [
        (first, second)
        for first, second in itertools.pairwise(names)
        if collator.compare(first, second) > 0
    ] == []


def sign(later, earlier):
    return later - earlier
