import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.agefiles.padme import padded_length

LENGTHS = st.integers(min_value=2, max_value=1 << 60)


def significant_bits(number: int) -> int:
    while number % 2 == 0:
        number //= 2
    return len(f"{number:b}")


def is_padme_length(number: int) -> bool:
    """The definition: a float whose mantissa is no longer than its exponent is written."""
    exponent = len(f"{number:b}") - 1
    return significant_bits(number) - 1 <= len(f"{exponent:b}")


def test_padme_takes_the_smallest_length_that_its_definition_allows() -> None:
    following: dict[int, int] = {}
    best = 1 << 14
    for length in range(1 << 14, 1, -1):
        best = length if is_padme_length(length) else best
        following[length] = best

    assert following == {length: padded_length(length) for length in following}


@pytest.mark.parametrize(
    ("length", "padded"), [(0, 0), (1, 1), (2, 2), (9, 10), (1000, 1024), (10_241, 10_752)]
)
def test_padme_of_known_lengths(length: int, padded: int) -> None:
    assert padded == padded_length(length)


@given(LENGTHS)
def test_padme_grows_a_length_by_less_than_twelve_percent(length: int) -> None:
    assert length <= padded_length(length) < length * 1.12


@given(LENGTHS)
def test_padding_what_is_padded_changes_nothing(length: int) -> None:
    once = padded_length(length)

    assert is_padme_length(once)
    assert once == padded_length(once)


def test_there_is_no_length_below_nothing() -> None:
    with pytest.raises(ValueError, match="-1"):
        padded_length(-1)
