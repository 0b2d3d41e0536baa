"""One byte string for one value."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.domain.canonical import canonical_json

WHOLE = st.integers(-(2**53) + 1, 2**53 - 1)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=10)
VALUES = st.recursive(
    st.none() | st.booleans() | WHOLE | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=6,
)

A_REASON = r"\w"  # every refusal says why, to a programmer


def test_keys_are_sorted_and_nothing_is_escaped_that_need_not_be():
    value = {"ә": 1, "a": [True, None, "«Қазақ»\n"], "B": 0.5}

    assert canonical_json(value) == '{"B":0.5,"a":[true,null,"«Қазақ»\\n"],"ә":1}'.encode()


def test_keys_are_sorted_by_their_utf_16_units_as_the_standard_says():
    # The example of RFC 8785, section 3.2.3: the emoji stands before the Hebrew letter.
    value = {"\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\U0001f600": 5, "\u0080": 6, "\u00f6": 7}

    assert list(json.loads(canonical_json(value)).values()) == [2, 4, 6, 7, 1, 5, 3]


@given(value=VALUES)
def test_the_value_is_read_back_unchanged(value):
    assert json.loads(canonical_json(value)) == value


@given(value=st.dictionaries(TEXT, VALUES, max_size=6), data=st.data())
def test_the_order_of_keys_never_matters(value, data):
    shuffled = dict(data.draw(st.permutations(list(value.items()))))

    assert canonical_json(shuffled) == canonical_json(value)


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf"), 2**53 + 1])
def test_a_number_without_one_form_is_refused(number):
    with pytest.raises(ValueError, match=A_REASON):
        canonical_json({"number": number})
