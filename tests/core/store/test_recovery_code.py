"""The code on the printed sheet."""

import pytest
from hypothesis import given
from hypothesis.strategies import binary, integers

from intake_app.errors import WrongRecoveryCode
from intake_app.store import recovery_code

SECRETS = binary(min_size=16, max_size=16)


@given(SECRETS)
def test_what_is_printed_is_what_is_read(secret):
    assert secret == recovery_code.read(recovery_code.written(secret))


@given(SECRETS)
def test_a_code_is_eight_groups_of_six_digits_each_a_multiple_of_eleven(secret):
    groups = recovery_code.written(secret).split("-")

    assert [6] * 8 == [len(group) for group in groups]
    assert [0] * 8 == [int(group) % 11 for group in groups]
    assert all(int(group) < 720_896 for group in groups)


@given(SECRETS, integers(0, 7), integers(0, 5), integers(1, 9))
def test_one_mistyped_digit_names_its_group(secret, group, place, shift):
    groups = recovery_code.written(secret).split("-")
    wrong = list(groups[group])
    wrong[place] = str((int(wrong[place]) + shift) % 10)
    groups[group] = "".join(wrong)

    with pytest.raises(WrongRecoveryCode) as raised:
        recovery_code.read("-".join(groups))

    assert {"group": group + 1} == raised.value.facts


@given(SECRETS, integers(0, 7), integers(0, 4))
def test_two_neighbours_exchanged_name_their_group(secret, group, place):
    groups = recovery_code.written(secret).split("-")
    digits = list(groups[group])
    digits[place], digits[place + 1] = digits[place + 1], digits[place]
    changed = "".join(digits)
    typed = "-".join([*groups[:group], changed, *groups[group + 1 :]])

    if changed == groups[group]:
        assert secret == recovery_code.read(typed)
    else:
        with pytest.raises(WrongRecoveryCode) as raised:
            recovery_code.read(typed)
        assert {"group": group + 1} == raised.value.facts


@pytest.mark.parametrize("joint", [" ", "", "\n", " - ", "–", "  ", "\u2212", ".", ", ", "\u00ad-"])
def test_groups_may_be_set_apart_in_any_way(joint):
    secret = bytes(range(16))
    groups = recovery_code.written(secret).split("-")

    assert secret == recovery_code.read(joint.join(groups))


def test_groups_may_be_broken_in_the_middle_as_they_stand_on_the_sheet():
    secret = bytes(range(16))
    groups = recovery_code.written(secret).split("-")

    assert secret == recovery_code.read(" ".join(f"{one[:3]} {one[3:]}" for one in groups))


@pytest.mark.parametrize(
    ("typed", "group"),
    [
        ("", 1),
        ("-".join(["000011"] * 9), 8),
        ("-".join(["000011"] * 3 + ["00001l"] + ["000011"] * 4), 4),
        ("-".join(["000011"] * 7 + ["720896"]), 8),
        ("-".join(["٠٠٠٠١١"] + ["000011"] * 7), 1),
    ],
)
def test_what_is_no_code_names_the_first_wrong_group(typed, group):
    with pytest.raises(WrongRecoveryCode) as raised:
        recovery_code.read(typed)

    assert {"group": group} == raised.value.facts


@pytest.mark.parametrize("cut", [lambda one: one, lambda one: f"{one[:3]} {one[3:]}"])
@pytest.mark.parametrize("missing", range(8))
def test_a_group_that_is_missing_is_counted_and_no_other_is_blamed(missing, cut):
    groups = recovery_code.written(bytes(range(16))).split("-")
    typed = " ".join(cut(one) for at, one in enumerate(groups) if at != missing)

    with pytest.raises(WrongRecoveryCode) as raised:
        recovery_code.read(typed)

    assert {"group": 8, "given": 7, "of": 8} == raised.value.facts


def test_codes_are_random():
    assert 100 == len({recovery_code.fresh() for _ in range(100)})
