"""Blotting out the name of a person who speaks under a pseudonym, wherever a text gives it.

Better a namesake blotted out as well than the person found: a stem with any ending counts.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from intake_app.domain.answers import Json, JsonObject

LEAST_LETTERS = 3
LONG = 5
_ENDINGS = {False: "{0,2}", True: "{0,5}"}
_CHANGING_END = "аеиіїйоуьяюәaeiou"
_WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ‘ʻ][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class HiddenNames:
    """The parts of one person's name; `pattern` finds them in any case and with endings."""

    pattern: re.Pattern[str] | None

    @classmethod
    def of(cls, person: JsonObject, names: Iterable[str]) -> "HiddenNames":
        """From the name fields of a person's row; parts under three letters are no name."""
        texts = (value for name in names if isinstance(value := person.get(name), str))
        words = {word for text in texts for word in _WORD.findall(text)}
        parts = sorted(word for word in words if len(word) >= LEAST_LETTERS and word[0].isupper())
        if not parts:
            return cls(None)
        return cls(re.compile(rf"(?<![^\W\d_])(?:{'|'.join(map(_stem, parts))})(?![^\W\d_])"))

    def blotted(self, value: Json, instead: str) -> Json:
        """`value` with `instead` in the place of every part of the name, in all its texts."""
        if self.pattern is None:
            return value
        if isinstance(value, str):
            return self.pattern.sub(instead, value)
        if isinstance(value, list):
            return [self.blotted(one, instead) for one in value]
        if isinstance(value, dict):
            return {key: self.blotted(one, instead) for key, one in value.items()}
        return value


def _stem(part: str) -> str:
    """Names are declined: Оксана, Оксани, Оксаною; Жұмағұлов, Жұмағұловтың."""
    long = len(part) >= LONG
    stem = part[:-1] if long and part[-1].lower() in _CHANGING_END else part
    return rf"{re.escape(stem[0].upper())}(?i:{re.escape(stem[1:])})[^\W\d_]{_ENDINGS[long]}"
