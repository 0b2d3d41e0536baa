"""Where the name of a person under a pseudonym may still stand after the blotting.

No rule finds every nickname and slip of the pen; these places are for a person to look at.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from intake_app.codebook.kinds import KINDS
from intake_app.codebook.schema import Codebook, Field, Privacy
from intake_app.domain.answers import AnswerPath, Answers, Said
from intake_app.report import fond_names, name_endings
from intake_app.report.hidden_names import SHORT, HiddenNames, name_words
from intake_app.report.printable import (
    FREE_TEXT,
    NAMES,
    interviewee,
    may_stand,
    uses_pseudonym,
)
from intake_app.report.sounds import WORD, letters, plain, sound

PSEUDONYM = "consent.pseudonym"

# Names from here on are looked for inside longer words, and without a capital letter.
_TELLING = 5
_LIKE = 4
_TWO_SLIPS = 7
_CONSONANTS = 3
_VOWELS = "aeiou"
_WITHOUT_VOWELS = str.maketrans("", "", _VOWELS)
_SPELT = re.compile(r"(?<!\w)[^\W\d_](?:[\s.\-‐‑–—*]+[^\W\d_]){2,}(?!\w)")
_BROKEN = re.compile(r"[^\W\d_]+(?:[-‐‑]\s*[^\W\d_]+)+")
_BETWEEN = re.compile(r"[\W_]+")


def possible_mentions(book: Codebook, answers: Answers) -> tuple[str, ...]:
    """Paths of printed free text in which the hidden name may still be read.

    Compared more loosely than what is blotted: slips of the pen, fond forms, names inside other
    words or spelt letter by letter, three-letter names without a capital. Cost: some 20
    microseconds a word. Empty without a pseudonym.
    """
    person = interviewee(answers)
    if not uses_pseudonym(answers) or not person:
        return ()
    hidden = HiddenNames.of(person, NAMES)
    looser = _LooserNames.of(name_words(person, NAMES))
    return tuple(
        str(path)
        for path, texts in _printed_texts(book, answers)
        if any(_may_name(text, hidden, looser) for text in texts)
    )


def pseudonym_names_the_person(answers: Answers) -> bool:
    """Whether the pseudonym in use holds part of the real name; its path is `PSEUDONYM`."""
    pseudonym = answers.value(PSEUDONYM)
    if not uses_pseudonym(answers) or not isinstance(pseudonym, str):
        return False
    hidden = HiddenNames.of(interviewee(answers), NAMES)
    looser = _LooserNames.of(name_words(interviewee(answers), NAMES))
    words = WORD.findall(pseudonym)
    return any(map(hidden.is_in, words)) or _may_name(pseudonym, hidden, looser)


@dataclass(frozen=True, slots=True)
class _LooserNames:
    """Sounds of names of four and more letters, letters of shorter ones, sounds of fond forms."""

    sounds: frozenset[str]
    short: frozenset[str]
    fond: frozenset[str]

    @classmethod
    def of(cls, words: Iterable[str]) -> "_LooserNames":
        read = {letters(word) for word in words}
        forms = {form for one in read for form in plain(one)}
        short = {form for one in read if len(one) == SHORT for form in plain(one)}
        sounds = {sound(form) for one in read if len(one) > SHORT for form in plain(one)}
        fond = {sound(stem) for form in forms for stem in fond_names.fond_stems(form)}
        long = frozenset(one for one in sounds if len(one) >= _LIKE)
        return cls(long, frozenset(short), frozenset(fond))

    def is_like(self, word: str) -> bool:
        forms = plain(letters(word))
        if any(form in self.short for form in forms):
            return True
        capital = word[0].isupper()
        return any(
            self._is_fond(spoken, capital=capital)
            or any(_like(name, spoken, capital=capital) for name in self.sounds)
            for spoken in map(sound, forms)
        )

    def _is_fond(self, spoken: str, *, capital: bool) -> bool:
        endings = name_endings.slavic_sounds()
        return capital and (
            any(spoken[:at] in self.fond and spoken[at:] in endings for at in range(2, 8))
            or any(fond_names.is_respectful(name, spoken) for name in self.sounds)
        )


def _printed_texts(
    book: Codebook, answers: Answers
) -> Iterator[tuple[AnswerPath, tuple[str, ...]]]:
    person = interviewee(answers)
    for path in answers.paths():
        field, answer = _field(book, path), answers.get(path)
        if field is None or not isinstance(answer, Said):
            continue
        row = answers.rows(path.section)[path.row or 0]
        own = path.section == "persons" and row is person and field.privacy is Privacy.IDENTIFYING
        paper = path.section == "identity_documents" and row.get("person") == person.get("id")
        replaced = (
            path.field_id == "signatures.signer_name" and row.get("signer_role") == "declarant"
        )
        if field.kind in FREE_TEXT and may_stand(field) and not (own or paper or replaced):
            yield path, KINDS[field.kind].texts(answer.value)


def _field(book: Codebook, path: AnswerPath) -> Field | None:
    section = book.find_section(path.section)
    return section.field(path.field) if section else None


def _may_name(text: str, hidden: HiddenNames, looser: _LooserNames) -> bool:
    left = hidden.blotted_text(text, " ")
    spelt = (_BETWEEN.sub("", found[0]) for found in _SPELT.finditer(text))
    broken = (_BETWEEN.sub("", found[0]) for found in _BROKEN.finditer(left))
    return any(map(hidden.is_in, (*spelt, *broken))) or any(map(looser.is_like, WORD.findall(left)))


def _like(name: str, spoken: str, *, capital: bool) -> bool:
    bare = name.rstrip(_VOWELS)
    stem = bare if len(bare) >= _LIKE else name
    if len(stem) >= _TELLING and stem in spoken:
        return True
    if not (capital or len(stem) > _TELLING):
        return False
    if spoken[:1] != stem[:1]:
        # Осанов for Асанов; another consonant only in a name that is long enough.
        vowels = spoken[:1] in _VOWELS and stem[:1] in _VOWELS
        return (vowels or len(stem) > _TELLING) and _slips(stem, spoken) <= 1
    bones = stem.translate(_WITHOUT_VOWELS)
    if capital and len(bones) >= _CONSONANTS and spoken.translate(_WITHOUT_VOWELS) == bones:
        return True
    return _slips(stem, spoken) <= (2 if capital and len(stem) >= _TWO_SLIPS else 1)


def _slips(stem: str, spoken: str) -> int:
    """The edit distance of `stem` from the beginning of `spoken` that is nearest to it."""
    line = list(range(len(spoken) + 1))
    for row, letter in enumerate(stem, 1):
        previous, line = line, [row]
        for column, other in enumerate(spoken, 1):
            same = previous[column - 1] + (letter != other)
            line.append(min(same, previous[column] + 1, line[-1] + 1))
    return min(line)
