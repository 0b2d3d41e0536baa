"""The real `intake` program as a script would run it: passphrase on a file descriptor."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from intake_app.commands import hq, vaults
from intake_app.commands.demo import sample_files
from intake_app.commands.session import environment
from intake_app.store.kdf import FLOOR

PASSPHRASE = "қоңыр алма жүз терезе"


@dataclass(frozen=True)
class Said:
    """What one run of the program answered."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


@dataclass(frozen=True)
class Intake:
    """Runs `intake` with a passphrase on descriptor and English messages unless told otherwise."""

    passphrase: str = PASSPHRASE
    interface: str = "en"

    def __call__(
        self, *words: str | Path, given: str = "", given_fds: tuple[int, ...] = ()
    ) -> Said:
        read_end, write_end = os.pipe()
        os.write(write_end, (self.passphrase + "\n").encode())
        os.close(write_end)
        command = [sys.executable, "-W", "error", "-m", "intake_app", "--passphrase-fd"]
        command += [str(read_end), "--interface", self.interface, *map(str, words)]
        try:
            done = subprocess.run(
                command,
                pass_fds=(read_end, *given_fds),
                input=given,
                capture_output=True,
                text=True,
                check=False,
            )
        finally:
            os.close(read_end)
        return Said(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def intake() -> Intake:
    return Intake()


@pytest.fixture(scope="session")
def hq_keys(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("hq")
    for name in ("a", "b"):
        hq.keygen(folder / name, "en")
    return folder / "a", folder / "b"


@pytest.fixture(scope="session")
def made_once(
    tmp_path_factory: pytest.TempPathFactory, hq_keys: tuple[Path, Path]
) -> tuple[Path, str]:
    """One vault with the cheapest KDF that a header may ask for, and its recovery code."""
    folder = tmp_path_factory.mktemp("made") / "vault"
    recipients = tuple(vaults.read_recipient(key / "hq.recipient") for key in hq_keys)
    wanted = vaults.CreateVault("И-07", "kk", PASSPHRASE, recipients)
    created = vaults.create(
        folder, wanted, replace(environment(), kdf=lambda: FLOOR, ballast=64 * 1024)
    )
    vaults.close(created.session)
    return folder, created.recovery_code


def creation(keys: tuple[Path, Path]) -> list[str]:
    return [
        "--operator",
        "И-07",
        "--language",
        "kk",
        "--hq-recipient",
        str(keys[0] / "hq.recipient"),
        "--hq-recipient",
        str(keys[1] / "hq.recipient"),
    ]


@pytest.fixture
def vault(made_once: tuple[Path, str], tmp_path: Path, copy_vault: Callable[..., Path]) -> Path:
    return copy_vault(made_once[0], tmp_path / "vault")


@pytest.fixture
def copy_vault() -> Callable[[Path, Path], Path]:
    import shutil

    def copied(source: Path, target: Path) -> Path:
        shutil.copytree(source, target)
        return target

    return copied


@pytest.fixture(scope="session")
def samples() -> dict[str, Path]:
    """The six samples by the first part of their name: s1, s3, s4, s5, s7, s8."""
    return {file.name.split("_")[0]: file for file in sample_files()}
