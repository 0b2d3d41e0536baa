"""One spelling for names across scripts: Ильясов, Ілиясов, Iliyasov and Iliassov give one key.

A key is for finding only: it is never shown, and two people with one key stay two people. A name
is the set of the keys of its words, because surname and given name change places between papers.
Equal keys are likely the same name, keys one letter apart possibly (two apart when they are long).
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, permutations

# Letters that the folding of Latin has freed stand for one sound: x is ch, w is sh, q is ts.
_CYRILLIC = str.maketrans(
    dict(
        zip(
            "абвгґғдеёєэжзиіїйыкқлмнңоөпрстуұүфхһәў",
            "abvggg" + "deeeejziiiiikklmnnoo" + "prstuuufhhau",
            strict=True,
        )
    )
    | {"ц": "q", "ч": "x", "ш": "w", "щ": "w", "ю": "iu", "я": "ia", "ъ": "", "ь": ""}
)
_CYRILLIC_WORD = re.compile("[Ѐ-ӿ]")
_LATIN = (
    (re.compile("dzh|dž|dj|zh|ž"), "j"),
    (re.compile("shch|sch|sh|š|ş"), "w"),
    (re.compile("tch|ch|č|ç"), "X"),
    (re.compile("^x"), "h"),
    (re.compile("x"), "ks"),
    (re.compile("kh"), "h"),
    (re.compile("gh"), "g"),
    (re.compile("ph"), "f"),
    (re.compile("th"), "t"),
    (re.compile("ts"), "Q"),
    (re.compile("ck|c|q"), "k"),
    (re.compile("ou|oo"), "u"),
    (re.compile("[yı]"), "i"),
)
_BOTH = (
    (re.compile("dj"), "j"),
    (re.compile("h"), "g"),  # Гончар is Honchar and Gonchar, Хасан is Гасан
    (re.compile("ff$"), "v"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile("i+e"), "e"),
    (re.compile("(?<=.)i+(?=[aou])"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)
_ENDINGS = re.compile("(?<=...)(?:ovix|evix|ovna|evna|ova|eva|ov|ev|uli|kizi|ogli)$")
_LAST_GLIDE = re.compile("(?<=[aeou])i$")
_WORD = re.compile(r"[^\W\d_]+(?:['’‘ʻʼ`][^\W\d_]+)*")
_SHORTEST_NEAR, _LONG = 4, 8
_MOST_WORDS = 4


class Likeness(StrEnum):
    """How sure it is that two names are one person's. Never certain."""

    LIKELY = "likely"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Years:
    """A year of birth as exactly as it is known."""

    first: int
    last: int

    def may_be(self, other: "Years | None") -> bool:
        """Whether both can be one person's; papers and memory are a year apart now and then."""
        return other is None or (self.first - 1 <= other.last and other.first - 1 <= self.last)


def name_keys(name: str) -> frozenset[str]:
    """The keys of the words of a name; initials and empty words give none."""
    keys = (word_key(word) for word in _WORD.findall(unicodedata.normalize("NFC", name)))
    return frozenset(key for key in keys if len(key) > 1)


def word_key(word: str) -> str:
    """The key of one word: small Latin letters."""
    plain = unicodedata.normalize("NFC", word).casefold()
    plain = "".join(letter for letter in plain if letter.isalpha() and letter not in "ʻʼ")
    is_cyrillic = _CYRILLIC_WORD.search(plain)
    plain = plain.translate(_CYRILLIC) if is_cyrillic else _from_latin(plain)
    for pattern, letters in _BOTH:
        plain = pattern.sub(letters, plain)
    plain = _LAST_GLIDE.sub("", _ENDINGS.sub("", plain))
    return "".join(letter for letter in plain if "a" <= letter <= "z")


def _from_latin(word: str) -> str:
    # A plain w is a v; the w that stands for sh comes only after that.
    word = word.replace("w", "v")
    for pattern, letters in _LATIN:
        word = pattern.sub(letters, word)
    bare = unicodedata.normalize("NFD", word.replace("X", "x").replace("Q", "q"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def neighbours(key: str) -> frozenset[str]:
    """The key, and what is left of it without one letter: near keys share one of these."""
    if len(key) < _SHORTEST_NEAR:
        return frozenset({key})
    return frozenset({key, *(key[:at] + key[at + 1 :] for at in range(len(key)))})


def likeness(
    one: frozenset[str], other: frozenset[str], born: Years | None = None, then: Years | None = None
) -> Likeness | None:
    """How alike two names are; None when they are two names.

    A single word is no name: too many people are called Асхат. Years of birth that contradict
    each other take one step off.
    """
    found = _of_names(one, other)
    if found is None or born is None or born.may_be(then):
        return found
    return Likeness.POSSIBLE if found is Likeness.LIKELY else None


def _of_names(one: frozenset[str], other: frozenset[str]) -> Likeness | None:
    short, long = sorted((one, other), key=len)
    if len(short) < 2 or len(long) > _MOST_WORDS:
        return None
    equal = len(short & long)
    if equal == len(short):
        return Likeness.LIKELY
    rest, against = sorted(short - long), sorted(long - short)
    paired = any(
        all(_is_near(mine, theirs) for mine, theirs in zip(rest, turned, strict=True))
        for turned in permutations(against, len(rest))
    )
    if paired and (equal or len(rest) == 2):
        return Likeness.POSSIBLE
    # Surname and given name are one, and something else differs: two patronymics.
    return Likeness.POSSIBLE if equal >= 2 else None


def pairs(keys: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Which two words a name must share, near or equal, to be worth a comparison."""
    return tuple(combinations(sorted(keys), 2))


def _is_near(one: str, other: str) -> bool:
    shortest = min(len(one), len(other))
    if shortest < _SHORTEST_NEAR:
        return False
    return distance(one, other) <= (2 if shortest >= _LONG else 1)


def distance(one: str, other: str) -> int:
    """Letters to add, drop or change (Levenshtein)."""
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        before, row[0] = row[0], at
        for place, against in enumerate(other, start=1):
            cost = min(row[place] + 1, row[place - 1] + 1, before + (letter != against))
            before, row[place] = row[place], cost
    return row[-1]
