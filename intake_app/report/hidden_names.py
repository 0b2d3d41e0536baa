"""Blotting out the name of a person who speaks under a pseudonym, wherever a text gives it.

Better a namesake blotted out as well than the person found. Words are compared by their sounds
(`sounds`), with every ending that a name may take; names of two or three letters, which may be
the beginning of any word, only where they stand with a capital letter.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from intake_app.domain.answers import Json, JsonObject
from intake_app.report import name_endings, name_stems
from intake_app.report.sounds import WORD, letters, plain, sound, sounds

LEAST_LETTERS = 2
# A name up to here is looked for by its letters and with a capital only.
SHORT = 3
# After so many sounds the rest of the word hardly matters: nothing else begins like this.
TELLING = 6
LONGEST_REST = 8

_TEXTS = frozenset({"as_told", "text", "note", "locality", "address", "by"})
_PARTED = re.compile(r"[,;/()\n]")
# Kinship in a name and "no" for an answer are no names; the others are none in small letters.
_NO_NAMES = "кызы гызы улы уулу оглы угли кизи нет жок нема немае"
_SMALL = "де дер ван фон аль эль ибн бин бен ага апа не но он она они известно знаю"


@dataclass(frozen=True, slots=True)
class HiddenNames:
    """The forms of one person's names, as `of` makes them."""

    short: frozenset[str]
    small: frozenset[str]
    whole: frozenset[str]
    changed: frozenset[str]

    @classmethod
    def of(cls, person: JsonObject, names: Iterable[str]) -> "HiddenNames":
        """From the name fields of a person's row. Single letters are no name."""
        short: set[str] = set()
        small: set[str] = set()
        whole: set[str] = set()
        changed: set[str] = set()
        for name in name_words(person, names):
            read = letters(name)
            if len(read) <= SHORT:
                short |= _short_stems(read)
                continue
            for form in _forms(read):
                small |= {form, *_changed(form)}
                same = name_stems.same_names(form)
                stems = [one for name in (form, *same) for one in _changed(name)]
                whole |= {sound(stem) for stem in name_stems.whole_stems(form)}
                # Not whole stems: Павло with a Kazakh ending would be the town of Pavlodar.
                changed |= {sound(stem) for stem in (*same, *stems)}
        return cls(*map(frozenset, (short, small, whole, changed)))

    def blotted(self, value: Json, instead: str) -> Json:
        """`value` with `instead` in the place of every part of the name, in all its texts.

        Codes inside a value (of a country, a language) stay. Cost: some microseconds a word.
        """
        if isinstance(value, str):
            return self.blotted_text(value, instead)
        if isinstance(value, list):
            return [self.blotted(one, instead) for one in value]
        if isinstance(value, dict):
            return {
                key: self.blotted(part, instead)
                if key in _TEXTS or not isinstance(part, str)
                else part
                for key, part in value.items()
            }
        return value

    def blotted_text(self, text: str, instead: str) -> str:
        """`text` with `instead` in the place of every word that may be part of the name."""
        return WORD.sub(lambda found: instead if self.is_in(found[0]) else found[0], text)

    def is_in(self, word: str) -> bool:
        """Whether one word is part of the name, in any case, number, script or spelling."""
        forms = plain(letters(word))
        # Not "has a capital": Chinese and Arabic letters have none.
        is_small = word[:1].islower()
        if any(_is_spelt(form, self.small if is_small else self.short) for form in forms):
            return True
        # Three sounds in small letters may be any word: ана is a mother, not Анна.
        least = SHORT + 1 if is_small else 1
        return any(self._sounds_alike(spoken, least) for form in forms for spoken in sounds(form))

    def _sounds_alike(self, spoken: str, least: int) -> bool:
        return any(
            _follows(spoken, at, name_endings.all_sounds(), TELLING)
            if spoken[:at] in self.whole
            else spoken[:at] in self.changed
            and _follows(spoken, at, name_endings.slavic_sounds(), len(spoken) + 1)
            for at in range(least, len(spoken) + 1)
        )


def name_words(person: JsonObject, names: Iterable[str]) -> Iterator[str]:
    """The single names in the name fields of a person's row.

    Where a capital letter is used, words without one are explanations, not names.
    """
    for name in names:
        text = person.get(name)
        for item in _PARTED.split(text) if isinstance(text, str) else ():
            words = WORD.findall(item)
            capital = [word for word in words if word[0].isupper()]
            for word in capital or (words if len(words) == 1 else ()):
                if len(letters(word)) >= LEAST_LETTERS and not _is_no_name(word):
                    yield word


def _is_no_name(word: str) -> bool:
    barred = f"{_NO_NAMES} {_SMALL}" if word.islower() else _NO_NAMES
    return plain(letters(word))[0] in barred.split()


def _forms(read: str) -> set[str]:
    return {form for variant in name_stems.opened(read) for form in plain(variant)}


def _changed(form: str) -> tuple[str, ...]:
    return name_stems.changed_stems(form, SHORT)


def _short_stems(read: str) -> set[str]:
    """Two letters only stand as they are; three lose a last vowel and a fleeting one."""
    spelt = _forms(read)
    if len(read) < SHORT:
        return spelt
    changed = (stem for form in spelt for stem in name_stems.changed_stems(form, LEAST_LETTERS))
    return {stem.replace("ь", "") for stem in (*spelt, *changed)}


def _is_spelt(form: str, stems: frozenset[str]) -> bool:
    # Льва: the soft sign is not in the name itself.
    hard = form.replace("ь", "")
    few, many = name_endings.case_endings(), name_endings.short_endings()
    return any(
        spelt[:at] in stems and spelt[at:] in (many if at >= SHORT else few)
        for spelt in {form, hard}
        for at in range(1, SHORT + 2)
    )


def _follows(spoken: str, at: int, endings: frozenset[str], telling: int) -> bool:
    rest = spoken[at:]
    if at >= telling and len(rest) <= LONGEST_REST:
        return True
    # The same letter at the end of the name and at the head of the ending is spelt as one.
    return rest in endings or spoken[at - 1] + rest in endings
