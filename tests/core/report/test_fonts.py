"""What the bundled faces can set."""

import pytest

from intake_app.report.fonts import codepoints, missing_glyphs

ALPHABETS = {
    "kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’",
    "uz": "abdefghijklmnopqrstuvxyzʻʼ‘’",
    "en": "abcdefghijklmnopqrstuvwxyz",
    "signs": "0123456789 .,;:!?…«»„“”()[]{}<>&@#%*+=/\\|_–—-№§°×₸₴€$\"'^~`",
}


@pytest.mark.parametrize("language", ALPHABETS)
def test_every_letter_of_our_languages_has_a_glyph(language):
    letters = ALPHABETS[language]

    assert set() == missing_glyphs(letters + letters.upper())


@pytest.mark.parametrize("sign", ["中", "😀", "ش", "□", "\x07", "\x00"])
def test_a_sign_without_a_glyph_is_named(sign):
    assert {sign} == missing_glyphs(f"Айғақ {sign} айғақ")


@pytest.mark.parametrize("sign", ["\u2011", "\u202f", "\u00ad", "\u200b", "\u2060", "\n", "\t"])
def test_a_sign_that_is_set_as_another_needs_no_glyph(sign):
    assert set() == missing_glyphs(f"а{sign}б")


def test_code_points_come_in_order():
    assert ("U+4E2D", "U+1F600") == codepoints({"😀", "中"})
