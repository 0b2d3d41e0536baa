"""Where a word may be divided: soft hyphens (U+00AD) put in before typesetting.

ReportLab's own hyphenation skips every word with a Kazakh or Ukrainian letter, so Russian and
Ukrainian words go through the pyphen dictionaries, Kazakh and Uzbek ones through a syllable rule.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyphen import Pyphen

SOFT_HYPHEN = "\u00ad"
LEAST_BEFORE = 2
LEAST_AFTER = 3

_APOSTROPHES = "'’‘ʻʼ"
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{_APOSTROPHES}](?=[^\W\d_]))*")
_LATIN = re.compile(rf"[a-z{_APOSTROPHES}]+", re.IGNORECASE)
_KAZAKH_LETTERS = frozenset("әғқңөұүһ")
_UKRAINIAN_LETTERS = frozenset("їєґ")
_RUSSIAN_LETTERS = frozenset("ыэёъ")
_DICTIONARIES = {"ru": "ru_RU", "uk": "uk_UA"}

# A unit is a letter, or several that are one sound.
_UNITS = {"kk": re.compile("."), "uz": re.compile(rf"[og][{_APOSTROPHES}]|sh|ch|.")}
_VOWELS = {
    "kk": frozenset("аәеёиоөуұүыіэюя"),
    "uz": frozenset({"a", "e", "i", "o", "u", *(f"o{sign}" for sign in _APOSTROPHES)}),
}
_SIGNS = frozenset("ъь" + _APOSTROPHES)


def hyphenated(text: str, language: str) -> str:
    """`text` with a soft hyphen at every place where a line may end inside a word.

    Takes no letter away and adds none. Words in capitals stay whole.
    """
    return _WORD.sub(lambda found: _divided(found.group(), language), text)


def _divided(word: str, language: str) -> str:
    if len(word) < LEAST_BEFORE + LEAST_AFTER or word[1:] != word[1:].lower():
        return word
    parts, start = [], 0
    for position in _positions(word.lower(), _language_of(word.lower(), language)):
        if LEAST_BEFORE <= position <= len(word) - LEAST_AFTER:
            parts.append(word[start:position])
            start = position
    return SOFT_HYPHEN.join([*parts, word[start:]])


def _language_of(word: str, language: str) -> str:
    """The language whose rule fits the letters: a Kazakh name stands in a Russian text."""
    letters = set(word)
    if _LATIN.fullmatch(word):
        return "uz" if language == "uz" else ""
    if language == "kk" or letters & _KAZAKH_LETTERS:
        return "kk"
    if letters & _UKRAINIAN_LETTERS:
        return "uk"
    if letters & _RUSSIAN_LETTERS:
        return "ru"
    return language if language in _DICTIONARIES else "ru"


@lru_cache(maxsize=8192)
def _positions(word: str, language: str) -> tuple[int, ...]:
    if language in _UNITS:
        return _syllables(word, language)
    if language in _DICTIONARIES:
        for sign in _APOSTROPHES[1:]:
            word = word.replace(sign, "'")
        return tuple(int(at) for at in _dictionary(language).positions(word.replace("ё", "е")))
    return ()


def _syllables(word: str, language: str) -> tuple[int, ...]:
    """A new syllable begins with the one consonant before a vowel: тұр-ғын, so-qol, объ-ект."""
    vowels = _VOWELS[language]
    units = [(found.start(), found.group()) for found in _UNITS[language].finditer(word)]
    positions, vowel_before = [], False
    for index, (start, unit) in enumerate(units):
        if index + 1 < len(units) and vowel_before and _opens(units, index, vowels):
            positions.append(start)
        after_sign = index > 0 and units[index - 1][1] in _SIGNS
        if unit in vowels and vowel_before and after_sign:
            positions.append(start)
        vowel_before = vowel_before or unit in vowels
    return tuple(positions)


def _opens(units: list[tuple[int, str]], index: int, vowels: frozenset[str]) -> bool:
    unit, following = units[index][1], units[index + 1][1]
    glide = unit == "у" and units[index - 1][1] in vowels  # са-уық
    return following in vowels and unit not in _SIGNS and (unit not in vowels or glide)


@lru_cache(maxsize=2)
def _dictionary(language: str) -> "Pyphen":
    import pyphen

    return pyphen.Pyphen(lang=_DICTIONARIES[language], left=LEAST_BEFORE, right=LEAST_AFTER)
