"""Testimony keeps its letters; search does not mind how they were typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.domain.text import control_characters, fold, normalise, skeleton, visible

KAZAKH = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
UKRAINIAN = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
APOSTROPHES = "'’‘ʻʼ`"
WRITTEN = st.text(
    alphabet=sorted(
        set(KAZAKH + UKRAINIAN + KAZAKH.upper() + UKRAINIAN.upper() + APOSTROPHES)
        | set('abcxyzABCXYZ 0123456789.,-«»"%*')
    )
)


@given(text=st.text())
def test_normal_text_is_nfc_and_stays_as_it_is(text):
    once = normalise(text)

    assert unicodedata.is_normalized("NFC", once)
    assert normalise(once) == once


@given(text=WRITTEN)
def test_text_typed_in_composed_letters_is_not_changed_at_all(text):
    assert normalise(text) == text


def test_letters_typed_in_two_parts_become_one():
    assert normalise("и\u0306е\u0308і\u0308") == "йёї"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Айнұр\nекінші жол\tүшінші", ()),
        ("a\x00b\x07", ("U+0000", "U+0007")),
        ("a\r\x1b[0m", ("U+000D", "U+001B")),
        ("\x7f\x85", ("U+007F", "U+0085")),
        ("\ud800", ("U+D800",)),
        ("\u00ad\u200b", ()),
    ],
)
def test_control_characters_are_named(text, found):
    assert control_characters(text) == found


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("об’їзд", "ОБ'ЇЗД"),
        ("обʼїзд", "об`їзд"),
        ("oʻzbek", "O‘ZBEK"),
        ("Фёдор", "федор"),
        ("ґанок", "ганок"),
        ("Қазақстан", "ҚАЗАҚСТАН"),
        ("Й", "и\u0306"),
        ("Straße", "STRASSE"),
    ],
)
def test_words_that_differ_only_in_how_they_are_typed_fold_alike(stored, typed):
    assert fold(stored) == fold(typed)


@pytest.mark.parametrize(("one", "other"), [("қас", "кас"), ("үй", "уй"), ("кит", "кіт")])
def test_folding_keeps_different_letters_apart(one, other):
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("Қазақстан", "казакстан"),
        ("Ғалым", "галым"),
        ("жаңа", "жана"),
        ("өзен", "озен"),
        ("Үлкен", "улкен"),
        ("ұстау", "устау"),
        ("гауһар", "гаухар"),
        ("Әже", "аже"),
        ("Ілиясов", "илиясов"),
    ],
)
def test_a_kazakh_word_is_found_as_it_is_typed_on_a_russian_keyboard(stored, typed):
    assert skeleton(stored) == skeleton(typed) == typed


@given(text=WRITTEN)
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)
    assert skeleton(skeleton(text)) == skeleton(text)


@given(text=WRITTEN)
def test_case_and_composition_never_matter(text):
    assert fold(text.upper()) == fold(text.lower()) == fold(unicodedata.normalize("NFD", text))


@given(text=WRITTEN)
def test_words_that_fold_alike_have_the_same_skeleton(text):
    assert skeleton(fold(text)) == skeleton(text)
    assert len(skeleton(text)) == len(fold(text))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("фото 1.jpg", "фото 1.jpg"),
        ("photo\u202egpj.exe", "photo<U+202E>gpj.exe"),
        ("a\nb\x00c", "a<U+000A>b<U+0000>c"),
        ("и\u0306.txt", "й.txt"),
        ("\udcff.jpg", "<U+DCFF>.jpg"),
    ],
)
def test_nothing_hides_in_a_shown_name(given, expected):
    assert expected == visible(given)
