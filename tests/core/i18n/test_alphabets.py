"""The alphabetical order of each language, without the system's collation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.i18n import LANGUAGES, catalog

ALPHABETS = {
    "kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "en": "abcdefghijklmnopqrstuvwxyz",
}
LETTERS = "".join(sorted(set("".join(ALPHABETS.values()) + "ё")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letters_stand_in_the_order_of_the_alphabet(language):
    assert sorted(sorted(ALPHABETS[language]), key=catalog(language).sort_key) == list(
        ALPHABETS[language]
    )


def test_case_does_not_count():
    words = ["бала", "Алма", "Әже", "апа"]

    assert sorted(words, key=catalog("kk").sort_key) == ["Алма", "апа", "Әже", "бала"]


def test_the_apostrophe_does_not_count():
    key = catalog("uk").sort_key

    assert key("об’їзд") == key("об'їзд") == key("обʼїзд") == key("обїзд")


def test_the_russian_yo_stands_with_ye():
    words = ["жук", "ёж", "ель", "еда"]

    assert sorted(words, key=catalog("ru").sort_key) == ["еда", "ёж", "ель", "жук"]


def test_a_short_word_stands_before_a_longer_one_and_a_space_before_letters():
    words = ["Новая Зеландия", "Новаяд", "Нова"]

    assert sorted(words, key=catalog("ru").sort_key) == ["Нова", "Новая Зеландия", "Новаяд"]


def test_cyrillic_stands_before_latin_except_in_english():
    for language in LANGUAGES:
        first = min("z", "я", key=catalog(language).sort_key)
        assert first == ("z" if language == "en" else "я")


def test_a_letter_with_an_accent_stands_with_its_plain_letter():
    words = ["Belize", "Åland Islands", "Albania", "Curaçao", "Cuba"]

    assert sorted(words, key=catalog("en").sort_key) == [
        "Åland Islands",
        "Albania",
        "Belize",
        "Cuba",
        "Curaçao",
    ]


@given(words=st.lists(st.text(), max_size=8))
@pytest.mark.parametrize("language", LANGUAGES)
def test_any_text_can_be_sorted_and_the_order_does_not_depend_on_where_it_started(language, words):
    key = catalog(language).sort_key
    turned = words[::-1]

    assert [key(each) for each in sorted(words, key=key)] == [
        key(each) for each in sorted(turned, key=key)
    ]


@given(one=st.text(LETTERS), other=st.text(LETTERS))
def test_words_with_the_same_key_are_the_same_words(one, other):
    for language in LANGUAGES:
        key = catalog(language).sort_key
        assert (key(one) == key(other)) == (one == other)
