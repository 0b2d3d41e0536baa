"""Passphrases are six words that a person can write down and type."""

import secrets
import unicodedata
from collections.abc import Sequence

import pytest

from intake_app.domain import passphrase
from intake_app.errors import UnsupportedLanguage
from intake_app.i18n import LANGUAGES

LETTERS = {
    "kk": set("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"),
    # No ё: many people type е for it.
    "ru": set("абвгдежзийклмнопрстуфхцчшщъыьэюя"),
    # No apostrophe: there are too many ways to type it.
    "uk": set("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"),
    "en": set("abcdefghijklmnopqrstuvwxyz"),
}
EACH = pytest.mark.parametrize("language", LANGUAGES)


@EACH
def test_there_are_words_enough_for_sixty_bits(language):
    words = passphrase.word_list(language)

    assert len(words) >= 1024
    assert passphrase.entropy_bits(language) >= passphrase.LEAST_BITS


@EACH
def test_the_bits_are_computed_from_the_size_of_the_list(language):
    bits_of_a_word = passphrase.entropy_bits(language) / 6

    assert round(2**bits_of_a_word) == len(passphrase.word_list(language))


@EACH
def test_every_word_is_short_and_in_the_letters_of_its_language(language):
    for word in passphrase.word_list(language):
        assert 3 <= len(word) <= 8, word
        assert set(word) <= LETTERS[language], word
        assert unicodedata.is_normalized("NFC", word), word


@EACH
def test_no_two_words_are_one_letter_apart(language):
    words = passphrase.word_list(language)
    gaps = [word[:at] + "?" + word[at + 1 :] for word in words for at in range(len(word))]
    shortened = [{word[:at] + word[at + 1 :] for at in range(len(word))} for word in words]

    assert len(set(words)) == len(words)
    assert len(set(gaps)) == len(gaps)
    assert not set(words) & set().union(*shortened)


@EACH
def test_a_passphrase_is_six_words_of_the_list(language):
    words = passphrase.generate(language).split(" ")

    assert len(words) == 6
    assert set(words) <= set(passphrase.word_list(language))


def test_every_word_is_chosen_from_the_whole_list_by_the_given_source():
    offered: list[Sequence[str]] = []

    def last(words: Sequence[str]) -> str:
        offered.append(words)
        return words[-1]

    assert passphrase.generate("en", last) == " ".join(["zucchini"] * 6)
    assert offered == [passphrase.word_list("en")] * 6


def test_the_source_is_the_one_of_the_system():
    assert passphrase.generate.__defaults__ == (secrets.choice,)


def test_two_passphrases_differ():
    assert len({passphrase.generate("kk") for _ in range(50)}) == 50


def test_a_language_without_a_list_is_refused():
    with pytest.raises(UnsupportedLanguage) as refused:
        passphrase.generate("uz")

    assert refused.value.facts == {"language": "uz"}
