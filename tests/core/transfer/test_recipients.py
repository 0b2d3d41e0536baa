import pytest

from intake_app.agefiles import age
from intake_app.errors import RecipientInvalid, RecipientIsSecret, TooFewRecipients, WrongIdentity
from intake_app.transfer import recipients
from intake_app.transfer.recipients import Recipient
from tests.core.transfer.exchange import FIRST, RECIPIENTS, SECOND

ONE, TWO = RECIPIENTS


@pytest.mark.parametrize(
    "text", [ONE, f"{ONE}\n", f"# Almaty office\n\n  {ONE}\r\n", f"\ufeff{ONE}\n"]
)
def test_a_recipient_file_holds_one_key_and_comments(text: str) -> None:
    assert Recipient(ONE) == recipients.parse(text)


@pytest.mark.parametrize(
    "text", [FIRST.texts[0], f"# public key: {ONE}\n{FIRST.texts[0]}\n", FIRST.texts[0].lower()]
)
def test_a_secret_key_offered_as_recipient_is_named_as_such(text: str) -> None:
    with pytest.raises(RecipientIsSecret):
        recipients.parse(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not_age"),
        ("# only a comment", "not_age"),
        ("age1xyz", "not_age"),
        (ONE[:-1], "not_age"),
        (ONE[:-1] + ("q" if ONE[-1] != "q" else "p"), "not_age"),
        (ONE.upper(), "not_age"),
        (f"{ONE} our office", "not_age"),
        ("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA somebody", "not_age"),
        ("age1pq1" + "q" * 100, "not_age"),
        (f"{ONE}\n{TWO}\n", "several"),
        ("#" * 70_000, "unreadable"),
    ],
)
def test_what_is_no_recipient_says_why(text: str, reason: str) -> None:
    with pytest.raises(RecipientInvalid) as refused:
        recipients.parse(text)

    assert {"reason": reason} == refused.value.facts


def test_a_bundle_needs_two_different_recipients() -> None:
    assert (Recipient(ONE), Recipient(TWO)) == recipients.enough(RECIPIENTS)
    with pytest.raises(TooFewRecipients) as too_few:
        recipients.enough([ONE])
    with pytest.raises(RecipientInvalid) as twice:
        recipients.enough([ONE, ONE])

    assert {"given": 1, "least": 2} == too_few.value.facts
    assert {"reason": "duplicate"} == twice.value.facts


def test_an_identity_file_may_hold_several_keys() -> None:
    read = age.read_identities(f"# ours\n{FIRST.texts[0]}\n\n{SECOND.texts[0]}\n")

    assert RECIPIENTS == read.recipients


@pytest.mark.parametrize("text", ["", "# nothing", ONE, "AGE-SECRET-KEY-1ABC", "\x00"])
def test_what_is_no_identity_is_refused(text: str) -> None:
    with pytest.raises(WrongIdentity):
        age.read_identities(text)
