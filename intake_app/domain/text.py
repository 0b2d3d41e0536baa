"""Text of testimony: one normal form in storage, and folded forms for search only.

What was typed is kept letter for letter (NFC apart); folding never goes into a record.
"""

import unicodedata

from intake_app.i18n.letters import APOSTROPHES

# Layout characters that testimony may hold; every other control character is an accident.
_ALLOWED_CONTROLS = "\n\t"
# Controls, formats (direction, joiners), lone surrogates, private use, line and paragraph ends.
_HIDING = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
# One `replace` for each letter is ten times as fast as `str.translate` on Cyrillic (measured), and
# every autosave folds the whole record. No letter that is put in is taken out by a later one.
_FOLDED = (("ё", "е"), ("ґ", "г"), *((sign, "'") for sign in APOSTROPHES if sign != "'"))
# A Kazakh word typed on a Russian keyboard.
_SKELETON = tuple(zip("қғңөүұһәі", "кгноуухаи", strict=True))


def normalise(text: str) -> str:
    """The NFC form; nothing else changes. Done once, where text comes in."""
    return unicodedata.normalize("NFC", text)


def control_characters(text: str) -> tuple[str, ...]:
    """Control characters other than line ends and tabs, and lone surrogates, as `U+0007`."""
    found = {
        letter
        for letter in text
        if letter not in _ALLOWED_CONTROLS and unicodedata.category(letter) in {"Cc", "Cs"}
    }
    return tuple(f"U+{ord(letter):04X}" for letter in sorted(found))


def visible(text: str) -> str:
    """One line in which nothing hides: controls, marks that turn the direction, as <U+202E>.

    For names of files: "photo<U+202E>gpj.exe" is shown as the letters it has, in their order.
    """
    return "".join(
        f"<U+{ord(letter):04X}>" if unicodedata.category(letter) in _HIDING else letter
        for letter in normalise(text)
    )


def fold(text: str) -> str:
    """For search: case, ё, ґ and the kind of apostrophe do not count."""
    # NFD first: Unicode's canonical caseless match (D145), which makes folding idempotent.
    caseless = unicodedata.normalize("NFD", text).casefold()
    return _exchanged(unicodedata.normalize("NFC", caseless), _FOLDED)


def skeleton(text: str) -> str:
    """`fold`, and Kazakh letters as someone types them on a Russian keyboard (қ as к, ү as у)."""
    return skeleton_of_folded(fold(text))


def skeleton_of_folded(folded: str) -> str:
    """As `skeleton`, of a text that `fold` gave: folding twice changes nothing and costs."""
    return _exchanged(folded, _SKELETON)


def _exchanged(text: str, letters: tuple[tuple[str, str], ...]) -> str:
    for one, other in letters:
        text = text.replace(one, other)
    return text
