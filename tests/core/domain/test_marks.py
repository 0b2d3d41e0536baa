"""Marks of the search index: whole when read back, and never typed by anybody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.domain.marks import Facet, mark, span, value_of, without_marks

TEXT = st.text(st.characters(codec="utf-8"))


@given(TEXT)
def test_the_value_of_a_mark_comes_back_whole(value):
    made = mark(Facet.INTERVIEWER, value)

    assert value_of(made) == value
    assert span(Facet.INTERVIEWER)[0] <= made < span(Facet.INTERVIEWER)[1]


@given(TEXT)
def test_testimony_can_hold_no_mark(text):
    forged = text + mark(Facet.ACT, "arrest")

    assert mark(Facet.ACT, "arrest") not in without_marks(forged)


def test_a_word_that_is_no_mark_is_refused():
    with pytest.raises(ValueError, match="not a mark"):
        value_of("arrest")
