"""Every kind of answer: what it refuses and why, and what holds for all sound values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.codebook.kinds import KINDS
from intake_app.codebook.load import load_codebook
from intake_app.domain.answers import Answers
from intake_app.i18n import LANGUAGES, catalog
from tests.builders.answers import KEYED, values
from tests.builders.records import SAMPLES, sample_answers

BOOK = load_codebook()
POOLS = {section: (f"{section[0]}1", f"{section[0]}2") for section in KEYED}

# One field of each kind, by which the kind is tried.
FIELDS = {field.kind: field for field in reversed(BOOK.fields)}
THE_REFERENCE = BOOK.field("record.reference")
THE_HASH = BOOK.field("attachments.sha256")
ORDER = BOOK.field("acts.order")


def flaw(kind, value, field=None):
    found = KINDS[kind].problem(value, field or FIELDS[kind], BOOK)
    return found and found.code


WRONG = [
    ("text", 7, "type"),
    ("text", None, "type"),
    ("text", {"text": "a"}, "type"),
    ("text", "", "empty"),
    ("text", " \u00a0", "empty"),
    ("text", "two\nlines", "several_lines"),
    ("text", "two\u2028lines", "several_lines"),
    ("text", "a\ttab", "several_lines"),
    ("text", "a" * 501, "too_long"),
    ("text", "Ivan\x00", "control_characters"),
    ("text", "Ivan\x07", "control_characters"),
    ("text", "Ivan\x7f", "control_characters"),
    ("text", "navI\u202e", "control_characters"),
    ("long_text", "a" * 20_001, "too_long"),
    ("long_text", "line\x1b[31m", "control_characters"),
    ("texts", "one", "type"),
    ("texts", [], "empty"),
    ("texts", ["one", "one"], "twice"),
    ("texts", ["one", ""], "empty"),
    ("key", "P1", "key_form"),
    ("key", "Іван", "key_form"),
    ("key", "1a", "key_form"),
    ("key", 1, "type"),
    ("uuid", "13fcda7f", "uuid_form"),
    ("uuid", "13FCDA7F-1b7b-5d02-b561-0f2ce8c051d6", "uuid_form"),
    ("integer", "7", "type"),
    ("integer", 7.0, "type"),
    ("integer", True, "type"),
    ("yes_no", True, "type"),
    ("yes_no", "unknown", "unknown_code"),
    ("yes_no", "Yes", "unknown_code"),
    ("choice", "a thing", "unknown_code"),
    ("choice", ["draft"], "type"),
    ("choices", "who_we_are", "type"),
    ("choices", [], "empty"),
    ("choices", ["who_we_are", "who_we_are"], "twice"),
    ("choices", ["who_we_are", "weather"], "unknown_code"),
    ("date", "2009-9-7", "date_form"),
    ("date", "2009-02-30", "no_such_date"),
    ("date", "2009-00-10", "no_such_date"),
    ("date", "20090907", "date_form"),
    ("date", "2009-09-07\n", "date_form"),
    ("date", "٢٠٠٩-٠٩-٠٧", "date_form"),
    ("date", "0001-01-01", "no_such_date"),
    ("date", 20090907, "type"),
    ("datetime", "2009-09-10", "moment_form"),
    ("datetime", "2009-09-10T11:02:00", "offset_missing"),
    ("datetime", "2009-02-30T11:02:00+06:00", "no_such_date"),
    ("datetime", "2009-09-10T25:02:00+06:00", "no_such_date"),
    ("datetime", "yesterday", "moment_form"),
    ("clock_exact", "24:00", "clock_form"),
    ("clock_exact", "9:05", "clock_form"),
    ("clock_exact", 905, "type"),
    ("partial_date", "2009-09-07", "type"),
    ("partial_date", {}, "lacks_key"),
    ("partial_date", {"edtf": "2009-9-7"}, "date_form"),
    ("partial_date", {"edtf": "2009-02-30"}, "no_such_date"),
    ("partial_date", {"edtf": "2009-13", "as_told": "a"}, "no_such_date"),
    ("partial_date", {"edtf": "2009-20", "as_told": "a"}, "no_such_date"),
    ("partial_date", {"edtf": "2009-09-08/2009-09-07", "as_told": "a"}, "no_such_date"),
    ("partial_date", {"edtf": "../..", "as_told": "a"}, "no_such_date"),
    ("partial_date", {"edtf": "2009/2010/2011", "as_told": "a"}, "date_form"),
    ("partial_date", {"edtf": "2009-09", "as_told": ""}, "empty"),
    ("partial_date", {"edtf": "2009-09"}, "words_needed"),
    ("partial_date", {"edtf": "2009-09-07~"}, "words_needed"),
    ("partial_date", {"edtf": "2009-09-07", "night_of": "true"}, "not_true_or_false"),
    ("partial_date", {"edtf": "2009-09-07", "note": "a"}, "unknown_key"),
    ("partial_date", {"edtf": 2009}, "type"),
    ("clock", {}, "says_nothing"),
    ("clock", {"approx": True}, "says_nothing"),
    ("clock", {"from": "7:00"}, "clock_form"),
    ("clock", {"from": "07:00", "approx": 1}, "not_true_or_false"),
    ("clock", "07:00", "type"),
    ("duration", {}, "says_nothing"),
    ("duration", {"min_minutes": 10, "max_minutes": 5}, "bounds_crossed"),
    ("duration", {"min_minutes": -1}, "below"),
    ("duration", {"min_minutes": 1.5}, "type"),
    ("duration", {"minutes": 5}, "unknown_key"),
    ("count_range", {"min": 6, "max": 5}, "bounds_crossed"),
    ("count_range", {"min": True}, "type"),
    ("count_range", {"approx": True}, "says_nothing"),
    ("count_range", {"max": 10**9}, "above"),
    ("count_range", 6, "type"),
    ("place", {"country": "KZ"}, "lacks_key"),
    ("place", {"as_told": "home", "country": "Kazakhstan"}, "unknown_country"),
    ("place", {"as_told": "home", "country": "kz"}, "unknown_country"),
    ("place", {"as_told": "home", "place_type": "castle"}, "unknown_code"),
    ("place", {"as_told": "home", "basis": "dream"}, "unknown_code"),
    ("place", {"as_told": "home", "locality": "Al\x00maty"}, "control_characters"),
    ("place", {"as_told": "home", "street": "a"}, "unknown_key"),
    ("country", "ZZ", "unknown_country"),
    ("country", ["KZ"], "type"),
    ("countries", ["KZ", "XX"], "unknown_country"),
    ("countries", "KZ", "type"),
    ("language", "kaz1", "unknown_language"),
    ("language", "KK", "unknown_language"),
    ("languages", [], "empty"),
    ("languages", ["kk", "kk"], "twice"),
    ("ref", "Оксана", "key_form"),
    ("refs", "i1", "type"),
    ("person_ref", ["p1"], "type"),
    ("person_refs", ["p1", "p1"], "twice"),
    ("attachment_refs", [1], "type"),
    ("quote", "words", "type"),
    ("quote", {"text": "words"}, "lacks_key"),
    ("quote", {"lang": "kk"}, "lacks_key"),
    ("quote", {"lang": "kk", "text": ""}, "empty"),
    ("quote", {"lang": "klingon", "text": "words"}, "unknown_language"),
    ("quote", {"lang": "kk", "text": "a" * 20_001}, "too_long"),
    ("quote", {"lang": "kk", "text": "a", "translations": {}}, "type"),
    ("quote", {"lang": "kk", "text": "a", "by": "p1"}, "unknown_key"),
    (
        "quote",
        {"lang": "kk", "text": "a", "translations": [{"lang": "ru", "text": "b"}]},
        "translator_needed",
    ),
    (
        "quote",
        {
            "lang": "kk",
            "text": "a",
            "translations": [{"lang": "ru", "text": "b", "by": "translator: "}],
        },
        "translator_needed",
    ),
    (
        "quote",
        {"lang": "kk", "text": "a", "translations": [{"lang": "ru", "text": "", "by": "interp1"}]},
        "empty",
    ),
    ("body_marks", [], "empty"),
    ("body_marks", [{"view": "front", "x": 0.5}], "lacks_key"),
    ("body_marks", [{"view": "side", "x": 0.5, "y": 0.5}], "unknown_code"),
    ("body_marks", [{"view": "front", "x": 1.01, "y": 0.5}], "outside_drawing"),
    ("body_marks", [{"view": "front", "x": True, "y": 0.5}], "outside_drawing"),
    ("body_marks", [{"view": "front", "x": float("nan"), "y": 0.5}], "outside_drawing"),
    ("body_marks", [{"view": "front", "x": 0.5, "y": 0.5, "note": "a\nb"}], "several_lines"),
]


@pytest.mark.parametrize(("kind", "value", "code"), WRONG, ids=lambda part: str(part)[:40])
def test_a_wrong_value_is_refused_for_its_reason(kind, value, code):
    assert code == flaw(kind, value)


def test_every_kind_has_a_wrong_value_here():
    assert set(KINDS) == {kind for kind, _, _ in WRONG}


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        (THE_REFERENCE, "KZ-2009-0001", None),
        (THE_REFERENCE, "UA-2022-K7-0003", None),
        (THE_REFERENCE, "ua-2022-0003", "pattern"),
        (THE_REFERENCE, "UA-2022-0003 and more", "pattern"),
        (THE_HASH, "0" * 64, None),
        (THE_HASH, "0" * 63, "pattern"),
        (ORDER, 1, None),
        (ORDER, 99, None),
        (ORDER, 0, "below"),
        (ORDER, 100, "above"),
    ],
)
def test_bounds_and_forms_of_a_field_are_kept(field, value, code):
    assert code == flaw(field.kind, value, field)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("text", "a" * 500),
        ("text", "<b>Іван</b> & «син»"),
        ("text", "Мұхтар-қызы 𝕏 中"),
        ("long_text", "a" * 20_000),
        ("long_text", "first\n\tsecond"),
        ("quote", {"lang": "uz", "text": "o‘n ikki"}),
        ("partial_date", {"edtf": "2009-09-07"}),
        ("partial_date", {"edtf": "2022-21?", "as_told": "весной"}),
        ("partial_date", {"edtf": "../2020-05", "as_told": "до мая"}),
        ("clock", {"from": "23:45", "to": "00:30"}),
        ("clock", {"as_told": "днём"}),
        ("duration", {"as_told": "долго"}),
        ("count_range", {"min": 0, "max": 0}),
        ("date", "2024-02-29"),
        ("datetime", "2022-01-07T03:10:00Z"),
        ("body_marks", [{"view": "front", "x": 0, "y": 1}]),
    ],
)
def test_a_hard_but_sound_value_is_taken(kind, value):
    assert flaw(kind, value) is None


def test_letters_are_counted_as_they_will_be_stored():
    composed_of_two = "и\u0306" * 500

    assert flaw("text", composed_of_two) is None


def test_an_unknown_code_is_named_only_if_it_looks_like_one():
    kind, field = KINDS["choice"], FIELDS["choice"]

    assert {"value": "hooded"} == kind.problem("hooded", field, BOOK).facts
    assert {} == kind.problem("Ермек айтты", field, BOOK).facts


def test_all_answers_of_all_samples_are_sound():
    for name in SAMPLES:
        answers = sample_answers(name)
        for path in answers.paths():
            field = BOOK.field(path.field_id)
            value = answers.value(str(path))
            assert value is None or KINDS[field.kind].problem(value, field, BOOK) is None, path


@st.composite
def fields_with_values(draw):
    field = draw(st.sampled_from(BOOK.fields))
    return field, draw(values(field, BOOK, POOLS))


@given(fields_with_values())
def test_every_sound_value_has_no_problem(case):
    field, value = case

    assert KINDS[field.kind].problem(value, field, BOOK) is None


@given(fields_with_values())
def test_normalising_twice_changes_nothing_more(case):
    field, value = case
    once = KINDS[field.kind].normalised(value)

    assert once == KINDS[field.kind].normalised(once)
    assert KINDS[field.kind].problem(once, field, BOOK) is None


@given(fields_with_values(), st.sampled_from(LANGUAGES))
def test_every_sound_value_can_be_read_in_every_language(case, language):
    field, value = case

    assert KINDS[field.kind].words(value, field, BOOK, catalog(language), PEOPLE).strip()


@given(
    st.sampled_from(BOOK.fields),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    ),
)
def test_no_value_whatsoever_breaks_a_kind(field, value):
    KINDS[field.kind].problem(value, field, BOOK)
    KINDS[field.kind].normalised(value)
    KINDS[field.kind].texts(value)
    KINDS[field.kind].references(value, field)


PEOPLE = Answers(
    {
        **{pool: [{"id": key} for key in keys] for pool, keys in POOLS.items()},
        "interpreters": [{"id": "interp1", "name": "П-03"}],
    }
)
