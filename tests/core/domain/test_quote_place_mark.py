"""Quotes, places and body marks keep what was said apart from what was made of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.domain.body_mark import BodyMark, BodyView
from intake_app.domain.place import Place
from intake_app.domain.quote import Quote, Translation

LANGUAGES = st.sampled_from(["kk", "ru", "uk", "uz", "en"])
TRANSLATIONS = st.lists(st.builds(Translation, LANGUAGES, st.text(), st.text()), max_size=3)
QUOTES = st.builds(Quote, LANGUAGES, st.text(), TRANSLATIONS.map(tuple))
PLACES = st.builds(Place, st.text(min_size=1), *[st.text()] * 5)
SHARES = st.floats(0, 1)
MARKS = st.builds(BodyMark, st.sampled_from(BodyView), SHARES, SHARES, st.text())

THREAT = Quote(
    "uz",
    "Ertaga yana kelamiz",
    (Translation("ru", "Завтра придём снова", "interp1"), Translation("kk", "Ертең келеміз")),
)

A_REASON = r"\w"  # every refusal says why, to a programmer


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("uz", "Ertaga yana kelamiz"),
        ("ru", "Завтра придём снова"),
        ("kk", "Ертең келеміз"),
        ("uk", None),
    ],
)
def test_a_quote_is_found_in_the_languages_it_has(language, words):
    assert THREAT.in_language(language) == words


@given(quote=QUOTES)
def test_the_original_words_always_win_in_their_own_language(quote):
    assert quote.in_language(quote.lang) == quote.text


@given(quote=QUOTES)
def test_a_quote_comes_back_from_its_stored_form(quote):
    assert Quote.from_json(quote.to_json()) == quote


@given(place=PLACES)
def test_a_place_comes_back_from_its_stored_form(place):
    assert Place.from_json(place.to_json()) == place


@given(mark=MARKS)
def test_a_mark_comes_back_from_its_stored_form(mark):
    assert BodyMark.from_json(mark.to_json()) == mark


@pytest.mark.parametrize(
    ("kind", "stored"),
    [
        (Quote, {"lang": "kk", "text": "Кет"}),
        (
            Quote,
            {"lang": "uz", "text": "x", "translations": [{"lang": "ru", "text": "y", "by": "i"}]},
        ),
        (Place, {"as_told": "приют"}),
        (Place, {"as_told": "квартира", "country": "KZ", "place_type": "home", "basis": "saw"}),
        (BodyMark, {"view": "front", "x": 0.6, "y": 0.36}),
        (BodyMark, {"view": "head_front", "x": 0, "y": 1, "note": "спинка носа"}),
    ],
)
def test_a_key_that_was_absent_stays_absent(kind, stored):
    assert kind.from_json(stored).to_json() == stored


@pytest.mark.parametrize(
    ("kind", "stored"),
    [
        (Quote, "Кет"),
        (Quote, {"lang": "kk"}),
        (Quote, {"text": "Кет"}),
        (Quote, {"lang": "kk", "text": None}),
        (Quote, {"lang": "kk", "text": "Кет", "translations": {}}),
        (Quote, {"lang": "kk", "text": "Кет", "translations": ["Уйди"]}),
        (Quote, {"lang": "kk", "text": "Кет", "translations": [{"lang": "ru"}]}),
        (Quote, {"lang": "kk", "text": "Кет", "speaker": "p1"}),
        (Place, None),
        (Place, {}),
        (Place, {"as_told": ""}),
        (Place, {"country": "KZ"}),
        (Place, {"as_told": "двор", "country": 7}),
        (Place, {"as_told": "двор", "latitude": "43.2"}),
        (BodyMark, {"view": "front", "x": 0.5}),
        (BodyMark, {"view": "side", "x": 0.5, "y": 0.5}),
        (BodyMark, {"view": "front", "x": 1.01, "y": 0.5}),
        (BodyMark, {"view": "front", "x": 0.5, "y": -0.1}),
        (BodyMark, {"view": "front", "x": float("nan"), "y": 0.5}),
        (BodyMark, {"view": "front", "x": "0.5", "y": 0.5}),
        (BodyMark, {"view": "front", "x": True, "y": 0.5}),
        (BodyMark, {"view": "front", "x": 0.5, "y": 0.5, "depth": 1}),
    ],
)
def test_a_stored_value_of_another_shape_is_refused(kind, stored):
    with pytest.raises(ValueError, match=A_REASON):
        kind.from_json(stored)
