"""A passphrase must be one that can be typed again: text in UTF-8, and not the one it replaces."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.core.cli.conftest import PASSPHRASE, Intake, Said, creation

REFUSED = 3
CP1251 = "қатты құпия терезе жүз".replace("қ", "к").replace("ұ", "у").replace("ү", "у")
Bytes = Callable[[bytes], int]


@pytest.fixture
def on_a_descriptor() -> Bytes:
    """A descriptor from which these bytes are read."""

    def written(content: bytes) -> int:
        read_end, write_end = os.pipe()
        os.write(write_end, content)
        os.close(write_end)
        return read_end

    return written


def told(said: Said) -> tuple[int, str, str]:
    return said.code, said.out, said.err.splitlines()[0]


@pytest.mark.parametrize(
    "words",
    [
        ("vault", "user", "passphrase"),
        ("vault", "user", "add", "--name", "Айгүл"),
        ("vault", "rotate"),
        ("vault", "salvage", "--to", "saved"),
    ],
    ids=lambda words: words[-1] if len(words) == 2 else words[2],
)
def test_a_new_passphrase_that_is_not_utf_8_is_refused_and_nothing_changes(
    intake: Intake,
    vault: Path,
    words: tuple[str, ...],
    on_a_descriptor: Bytes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(vault.parent)
    before = (vault / "vault.json").read_bytes()
    new = on_a_descriptor(CP1251.encode("cp1251") + b"\n")

    said = intake(*words, vault, "--new-passphrase-fd", str(new), given_fds=(new,))

    assert (REFUSED, "", "The passphrase that was given is not text in UTF-8.") == told(said)
    assert ([vault.name], before) == (
        sorted(path.name for path in vault.parent.iterdir()),
        (vault / "vault.json").read_bytes(),
    )


def test_after_the_sheet_a_passphrase_that_is_not_utf_8_is_refused(
    intake: Intake, made_once: tuple[Path, str], vault: Path, on_a_descriptor: Bytes
) -> None:
    given = on_a_descriptor(made_once[1].encode() + b"\n" + CP1251.encode("cp1251") + b"\n")
    fds = ("--code-fd", str(given), "--new-passphrase-fd", str(given))

    said = intake("vault", "recover", vault, *fds, given_fds=(given,))

    assert (REFUSED, "", "The passphrase that was given is not text in UTF-8.") == told(said)
    assert 0 == intake("vault", "user", "list", vault).code


def test_a_vault_is_not_made_with_a_passphrase_that_is_not_utf_8(
    intake: Intake, hq_keys: tuple[Path, Path], tmp_path: Path, on_a_descriptor: Bytes
) -> None:
    given = on_a_descriptor(CP1251.encode("cp1251") + b"\n")
    made = ("--passphrase-fd", str(given), "vault", "create", tmp_path / "new")

    said = intake(*made, *creation(hq_keys), given_fds=(given,))

    assert (REFUSED, "The passphrase that was given is not text in UTF-8.") == (
        said.code,
        said.err.splitlines()[-2],
    )
    assert not (tmp_path / "new").exists()


def test_a_new_key_wants_another_passphrase_than_the_one_it_replaces(
    intake: Intake, vault: Path
) -> None:
    said = intake("vault", "rotate", vault, "--new-passphrase-fd", "0", given=PASSPHRASE + "\n")

    assert (REFUSED, "", "This passphrase opens the vault already.") == told(said)
    assert 0 == intake("vault", "user", "list", vault).code


def test_whoever_takes_their_own_passphrase_away_types_their_name(
    intake: Intake, vault: Path
) -> None:
    other = "балта терезе қайық алма"
    add = ("vault", "user", "add", vault, "--name", "Айгүл", "--new-passphrase-fd", "0")
    assert 0 == intake(*add, given=other + "\n").code
    remove = ("vault", "user", "remove", vault, "--name", "И-07")

    refused = intake(*remove)
    still = intake("vault", "user", "list", vault)
    done = intake(*remove, "--confirm", "И-07")
    after = intake("vault", "user", "list", vault)

    assert (REFUSED, 0, 0, REFUSED) == (refused.code, still.code, done.code, after.code)
    assert "Nothing was changed. Type «И-07» to go on." in refused.err
