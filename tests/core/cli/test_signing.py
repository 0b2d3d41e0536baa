"""`intake record signatures`, as a script reads it."""

import json

import pytest

from intake_app.commands import records, signing, vaults
from intake_app.commands.session import environment
from intake_app.commands.signing import Given
from intake_app.domain.attestation import Way
from tests.builders.signatures import a_signature
from tests.core.cli.conftest import PASSPHRASE

REFERENCE = "UA-2022-0003"


@pytest.fixture
def signed(intake, vault, samples):
    """A sealed testimony that the person refused to sign first, and signed afterwards."""
    intake("record", "add", samples["s5"], "--vault", vault)
    intake("record", "finish", REFERENCE, "--vault", vault)
    session = vaults.unlock(vault, PASSPHRASE, environment())
    record_id = records.find(session, REFERENCE)
    refused = Given("declarant", 1, Way.REFUSED, reason="Боїться.")
    for given in (refused, Given("declarant", 1, Way.DRAWN, a_signature())):
        signing.keep(session, record_id, 2, given)
    vaults.close(session)
    return vault


def test_every_signature_is_listed_with_what_counts(intake, signed):
    said = intake("record", "signatures", REFERENCE, "--vault", signed, "--json")

    first, second = json.loads(said.out)["signatures"]
    assert ("refused", "Боїться.", "", False) == tuple(
        first[name] for name in ("way", "reason", "path", "counts")
    )
    assert ("drawn", "", a_signature().path(), True) == tuple(
        second[name] for name in ("way", "reason", "path", "counts")
    )
    assert {("declarant", 1, 2, "laptop, unverified")} == {
        tuple(one[name] for name in ("role", "number", "revision", "clock"))
        for one in (first, second)
    }
    assert first["code"] == second["code"]
    assert 64 == len(first["code"])


def test_a_person_reads_one_line_for_each(intake, signed):
    said = intake("record", "signatures", REFERENCE, "--vault", signed)

    assert [("Refused to sign", "-"), ("Signature on the screen", "+")] == [
        (line.split("  ")[2], line.split("  ")[-1]) for line in said.lines
    ]


def test_an_unknown_testimony_has_no_list(intake, vault):
    said = intake("record", "signatures", "UA-2022-9999", "--vault", vault)

    assert said.code != 0
    assert "" == said.out
