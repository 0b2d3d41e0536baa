"""What is wrong with one translated sentence, whatever it says."""

import re
import string
import unicodedata

from intake_app.report.fonts import codepoints, missing_glyphs

_CYRILLIC = {
    "kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
}
_WORD = re.compile(r"[^\W\d_]+")
_SHORT, _SLACK = 30, 6  # letters; every translation of today stays within
_ENDINGS = ".?!:…"
# Which Kazakh ending is right depends on the sound of what will stand in the slot.
_HUNG_ENDING = re.compile(r"\}[-‑]?([дт][еа]н?|[ғқ]а|[гк]е|[дтн][ыі]|[дтн][ыі]ң)\b")
_TYPEWRITER = {"kk": '"', "ru": '"', "uk": "\"'ʼ"}


def says_nothing(sentence: str) -> bool:
    """Whether nothing is left to translate beside placeholders, signs and digits."""
    literal = (part for part, _, _, _ in string.Formatter().parse(sentence))
    return not any(letter.isalpha() for part in literal for letter in part)


def outgrows_its_place(english: str, translation: str) -> bool:
    """Whether a short sentence, such as a button's, is much longer than the layout expects."""
    return len(english) <= _SHORT and len(translation) > 2 * len(english) + _SLACK


def faults(english: str, translation: str, language: str) -> tuple[str, ...]:
    """Everything wrong with how `translation` is written; placeholders are judged apart."""
    found = (
        *_mixed_scripts(translation),
        *_foreign_letters(translation, language),
        *_typewriter_signs(translation, language),
        *_hung_endings(translation, language),
        *_other_ending(english, translation),
        *_other_edges(english, translation),
        *_not_normal(translation),
        *_no_glyph(translation),
    )
    return tuple(found)


def _mixed_scripts(text: str) -> list[str]:
    words = (word for word in _WORD.findall(text) if len({_script(each) for each in word}) > 1)
    return [f"letters of two scripts in one word: {word}" for word in words]


def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").partition(" ")[0]


def _foreign_letters(text: str, language: str) -> list[str]:
    cyrillic = {each for each in text.lower() if each.isalpha() and _script(each) == "CYRILLIC"}
    foreign = sorted(cyrillic - set(_CYRILLIC[language]))
    return [f"letters of another alphabet: {' '.join(foreign)}"] if foreign else []


def _typewriter_signs(text: str, language: str) -> list[str]:
    found = sorted(set(text) & set(_TYPEWRITER[language]))
    return [f"write « » for quotes and ’ for the apostrophe, not {' '.join(found)}"] * bool(found)


def _hung_endings(text: str, language: str) -> list[str]:
    found = _HUNG_ENDING.search(text) if language == "kk" else None
    return [f"an ending that depends on what the placeholder holds: {found[0]}"] if found else []


def _other_ending(english: str, translation: str) -> list[str]:
    ends = [text[-1:] if text[-1:] in _ENDINGS else "" for text in (english, translation)]
    if english.endswith(".") and " " not in english:
        return []  # an abbreviation, such as No. for №
    return [] if ends[0] == ends[1] else [f"ends with {ends[1]!r}, the English with {ends[0]!r}"]


def _other_edges(english: str, translation: str) -> list[str]:
    edges = [
        (text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :])
        for text in (english, translation)
    ]
    return [] if edges[0] == edges[1] else ["other spaces at its edges than the English"]


def _not_normal(text: str) -> list[str]:
    return [] if unicodedata.is_normalized("NFC", text) else ["is not NFC"]


def _no_glyph(text: str) -> list[str]:
    lacking = missing_glyphs(text)
    return [f"no glyph in the bundled fonts for {' '.join(codepoints(lacking))}"] * bool(lacking)
