"""The number of a slip finds its own typing errors."""

import pytest
from hypothesis import given
from hypothesis.strategies import integers

from intake_app.domain.slip_number import SlipNumber, check_digit, read_slip_number, slip_number
from intake_app.errors import SlipMistyped

NUMBERS = integers(min_value=0, max_value=2**64 - 1).map(slip_number)


def test_the_check_digit_is_that_of_the_published_standard():
    """ISO/IEC 7064, MOD 11,10: 0794 with 5; and 79462 with 3, as python-stdnum has it."""
    assert (check_digit("0794"), check_digit("79462")) == (5, 3)


@given(NUMBERS)
def test_what_is_shown_is_read_back(number):
    for typed in (
        number.shown,
        number.digits,
        number.shown.replace(" ", "\u00a0"),
        "-".join(number.digits),
    ):
        assert read_slip_number(typed) == number


@given(NUMBERS, integers(0, 7), integers(1, 9))
def test_one_wrong_digit_is_always_found(number, place, change):
    wrong = list(number.digits)
    wrong[place] = str((int(wrong[place]) + change) % 10)

    with pytest.raises(SlipMistyped):
        read_slip_number("".join(wrong))


@pytest.mark.parametrize(
    "typed", ["", "1234", "123456789", "abcdefgh", "１２３４５６７８", "4719 330x"]
)
def test_what_is_no_number_is_refused_with_how_many_digits_were_typed(typed):
    with pytest.raises(SlipMistyped) as mistyped:
        read_slip_number(typed)
    assert mistyped.value.facts == {"digits": sum(one.isdecimal() for one in typed)}


def test_a_number_is_eight_digits_in_two_groups():
    assert SlipNumber("47193302").shown == "4719 3302"
    assert len(slip_number(2**64 - 1).digits) == 8
