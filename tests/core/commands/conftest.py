"""A session on a copy of one prepared vault, with a clock that stands still."""

import itertools
import os
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone

import pytest

from intake_app.codebook.load import load_codebook
from intake_app.commands import exports, hq, records, vaults
from intake_app.commands.demo import sample_files
from intake_app.commands.session import Environment
from intake_app.domain.clock import Clock, Ids
from tests.builders.vaults import CHEAP

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=timezone(timedelta(hours=2)))
PASSPHRASE = "қоңыр алма жүз терезе"


class ClockBroken(Exception):
    """The first thing that needs the time fails: so does every entry of the log."""


class WallClock:
    """Stands still, and can be broken for a while, or kill the program that looks at it."""

    def __init__(self):
        self._works = True
        self._kills = lambda: False

    def __call__(self):
        if not self._works:
            raise ClockBroken
        if self._kills():
            os._exit(9)
        return NOW

    @contextmanager
    def broken(self):
        self._works = False
        yield
        self._works = True

    @contextmanager
    def deadly(self, now):
        self._kills = now
        yield
        self._kills = lambda: False


@pytest.fixture(scope="session")
def wall_clock():
    return WallClock()


@pytest.fixture(scope="session")
def surroundings(wall_clock) -> Environment:
    return Environment(load_codebook(), Clock(wall_clock), Ids(), lambda: CHEAP, 64 * 1024)


@pytest.fixture(scope="session")
def key_holders(tmp_path_factory):
    folder = tmp_path_factory.mktemp("holders")
    for name in ("a", "b"):
        hq.keygen(folder / name, "en")
    return folder / "a", folder / "b"


@pytest.fixture
def session(surroundings, key_holders, tmp_path):
    """An open session on a fresh vault, closed at the end."""
    recipients = tuple(vaults.read_recipient(key / "hq.recipient") for key in key_holders)
    wanted = vaults.CreateVault("И-07", "kk", PASSPHRASE, recipients)
    created = vaults.create(tmp_path / "vault", wanted, surroundings)
    yield created.session
    vaults.close(created.session)


@pytest.fixture
def filled(session):
    """The session, and the six samples in its vault."""
    records.add(session, sample_files())
    return session


@pytest.fixture
def opened_at_hq(session, key_holders, surroundings, tmp_path):
    """Export for a purpose and open it as headquarters; gives the folder, a new one each time."""
    counted = itertools.count()

    def opened(purpose, record_ids=()):
        place = tmp_path / f"{purpose}-{next(counted)}"
        stick, device_key, out = place / "stick", place / "device.pub", place / "at-hq"
        stick.mkdir(parents=True)
        written = exports.write(session, stick, purpose, record_ids, with_training=True)
        vaults.write_device_key(session, device_key)
        found = hq.open_bundle(
            written.folder,
            identity=key_holders[0] / "hq.key",
            device_key=device_key,
            out=out,
            environment=surroundings,
        )
        assert found.quarantined == ()
        return out

    return opened
