"""Whatever bytes stand in vault.json: a header, or a typed error."""

import json
import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from intake_app.domain.canonical import canonical_json
from intake_app.errors import HeaderDamaged, NotAVault, VaultTooNew
from intake_app.store.header import HEADER, Header, read_header
from tests.builders.vaults import found_vault

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=12,
)
PARTS = st.sampled_from(["kind", "format", "vault_id", "kdf", "slots", "check", "more"])


def outcome(raw):
    with tempfile.TemporaryDirectory() as place:
        (Path(place) / HEADER).write_bytes(raw)
        try:
            return type(read_header(Path(place)))
        except (HeaderDamaged, NotAVault, VaultTooNew) as error:
            return type(error)


@given(st.binary(max_size=400))
def test_any_bytes(raw):
    assert outcome(raw) is NotAVault or b"intake-vault" in raw


def test_no_byte_that_is_no_letter_makes_a_header(tmp_path):
    whole = (found_vault(tmp_path / "vault").folder / HEADER).read_bytes()
    kind = whole.index(b"intake-vault")

    for place in (kind, kind + 1, len(whole) - 3):
        assert outcome(whole[:place] + b"\xff" + whole[place + 1 :]) in (HeaderDamaged, NotAVault)
        assert HeaderDamaged is outcome(whole[:place] + b"\xff" + whole[place:] + b"intake-vault")


def test_any_change_of_a_sound_header(tmp_path):
    whole = json.loads((found_vault(tmp_path / "vault").folder / HEADER).read_bytes())

    @settings(max_examples=150, deadline=None)
    @given(st.dictionaries(PARTS, JSON, min_size=1))
    @example({"format": True})
    def changed(parts):
        told = canonical_json({**whole, **parts}) + b"\n"
        # By what is written: to Python true is 1.
        same = told == canonical_json(whole) + b"\n"
        assert (outcome(told) is Header) == same

    changed()
