"""Passphrases that are made, not thought up: six words, in a language the person writes.

A person's own choice is guessed too easily (a strength meter gives "адвокат2022" full marks).
Each list holds at least 1,024 words, so six words chosen evenly carry 60 bits or more; Argon2id
makes each guess cost about a second of a laptop, which puts 60 bits out of reach.
"""

import math
import secrets
from collections.abc import Callable, Sequence
from functools import lru_cache

from intake_app import paths
from intake_app.errors import UnsupportedLanguage
from intake_app.i18n import LANGUAGES

WORDS = 6
LEAST_BITS = 60
# Who guesses is taken to be rich: a laptop makes about one guess a second (Argon2id, 256 MiB), a
# strong graphics card some hundreds.
COMPUTERS = 1000
GUESSES_A_SECOND = 1000
_COMMENT = "#"
_SECONDS_A_YEAR = 31_557_600


def generate(language: str, choose: Callable[[Sequence[str]], str] = secrets.choice) -> str:
    """Six words with spaces between. UnsupportedLanguage outside LANGUAGES.

    `choose` picks one word evenly from a sequence; only tests pass another than the system's
    random source.
    """
    words = word_list(language)
    return " ".join(choose(words) for _ in range(WORDS))


def entropy_bits(language: str) -> float:
    """How many bits a generated passphrase carries."""
    return WORDS * math.log2(len(word_list(language)))


def years_to_guess(language: str) -> int:
    """How long a thousand strong computers would search on average; two digits, rounded down.

    From the size of the list alone: half of all passphrases have to be tried.
    """
    guesses = int(len(word_list(language)) ** WORDS) // 2
    years = guesses // (COMPUTERS * GUESSES_A_SECOND * _SECONDS_A_YEAR)
    unit = int(10 ** max(len(str(years)) - 2, 0))
    return years // unit * unit


@lru_cache(maxsize=len(LANGUAGES))
def word_list(language: str) -> tuple[str, ...]:
    """The words of one language, in its alphabet's order. UnsupportedLanguage for others."""
    if language not in LANGUAGES:
        raise UnsupportedLanguage(language=language)
    file = paths.resources() / "passphrase_words" / f"{language}.txt"
    lines = file.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith(_COMMENT))
