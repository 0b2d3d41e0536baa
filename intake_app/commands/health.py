"""How well a vault and its laptop are: one line for each thing that a person can do about it."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from intake_app import __version__
from intake_app.commands import backups, vaults
from intake_app.commands.laptop import Is, Laptop, look_at
from intake_app.commands.session import Session
from intake_app.commands.vault_check import LAST_CHECK, LAST_PROBLEMS
from intake_app.errors import HeaderDamaged, NotAVault, VaultDamaged, VaultTooNew
from intake_app.store import ballast
from intake_app.store.backup import LAST_FOLDER
from intake_app.store.header import read_header

BACKUP_DAYS = 7
REHEARSAL_DAYS = 180
CHECK_DAYS = 30
LEAST_FREE = 256 * 1024 * 1024
# Clocks of laptops jump; an hour is summer time, more is a flat battery.
PLAUSIBLE = timedelta(hours=25)
_LOOKED_AT = 100


class Health(StrEnum):
    """How a thing stands. LOOK asks a person to look; it is no alarm."""

    OK = "ok"
    LOOK = "look"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class HealthLine:
    """One thing: its code, how it stands, and facts for the words (numbers, codes, ISO times)."""

    code: str
    state: Health
    facts: dict[str, str | int] = field(default_factory=dict)


def health(session: Session) -> tuple[HealthLine, ...]:
    """Every line, in the order of the page. Reads counts and /proc; changes nothing."""
    seen = _Seen(session, look_at(session.vault.folder), session.clock.now())
    lines: list[HealthLine] = []
    for look in _LOOKS:
        # What lies on a bad page is not told; that there is one, the first line tells.
        with suppress(VaultDamaged):
            lines += look(seen)
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class _Seen:
    session: Session
    laptop: Laptop
    now: datetime

    def fact(self, name: str) -> str:
        return self.session.vault.facts.get(name)

    def days_since(self, stamp: str) -> int | None:
        """Whole days, never negative; None when it never was."""
        try:
            return max((self.now - datetime.fromisoformat(stamp)).days, 0)
        except ValueError:
            return None

    def is_ahead(self, stamp: str) -> bool:
        """Whether a time lies further ahead of now than clocks of laptops go wrong by a setting."""
        try:
            return datetime.fromisoformat(stamp) - self.now > PLAUSIBLE
        except ValueError:
            return False


def _doubts(seen: _Seen) -> Iterator[HealthLine]:
    for doubt in seen.session.vault.doubts:
        yield HealthLine(f"doubt_{doubt.kind.value}", Health.LOOK, {"at": doubt.at})


def _damage(seen: _Seen) -> Iterator[HealthLine]:
    if vaults.is_place_read_only(seen.session):
        yield HealthLine("read_only_place", Health.LOOK)
    elif seen.session.vault.faults:
        yield HealthLine("damaged", Health.LOOK)


def _encryption(seen: _Seen) -> Iterator[HealthLine]:
    try:
        cost = read_header(seen.session.vault.folder).cost
    except (HeaderDamaged, NotAVault, VaultTooNew):
        yield HealthLine("header", Health.LOOK)
    else:
        yield HealthLine("encryption", Health.OK, {"mib": cost.memory_kib // 1024})


def _recovery(seen: _Seen) -> Iterator[HealthLine]:
    if vaults.recovery_is_confirmed(seen.session):
        yield HealthLine("recovery", Health.OK)
    else:
        yield HealthLine("recovery_unconfirmed", Health.LOOK)


def _aged(code: str, fact: str, most_days: int) -> Callable[[_Seen], Iterator[HealthLine]]:
    """A thing that is done now and then: `code`, `code_old` or `code_never`."""

    def look(seen: _Seen) -> Iterator[HealthLine]:
        stamp = seen.fact(fact)
        days = seen.days_since(stamp)
        if days is None:
            yield HealthLine(f"{code}_never", Health.LOOK)
        elif days > most_days:
            yield HealthLine(f"{code}_old", Health.LOOK, {"days": days, "at": stamp})
        else:
            yield HealthLine(code, Health.OK, {"days": days, "at": stamp})

    return look


def _backup(seen: _Seen) -> Iterator[HealthLine]:
    """How old the last one is; and one on the disk of the vault counts less."""
    yield from _aged("backup", "last_backup", BACKUP_DAYS)(seen)
    folder = seen.fact(LAST_FOLDER)
    if folder and backups.is_beside(seen.session, Path(folder)):
        yield HealthLine("backup_beside", Health.LOOK)


def _check(seen: _Seen) -> Iterator[HealthLine]:
    problems = seen.fact(LAST_PROBLEMS)
    if problems.isdecimal() and int(problems):
        facts: dict[str, str | int] = {"problems": int(problems), "at": seen.fact(LAST_CHECK)}
        yield HealthLine("check_problems", Health.LOOK, facts)
    else:
        yield from _aged("check", LAST_CHECK, CHECK_DAYS)(seen)


def _unsent(seen: _Seen) -> Iterator[HealthLine]:
    unsent = seen.session.vault.counts().unsent
    yield HealthLine("unsent", Health.LOOK if unsent else Health.OK, {"n": unsent})


def _copies(seen: _Seen) -> Iterator[HealthLine]:
    vault = seen.session.vault
    yield HealthLine("printed", Health.OK, {"n": vault.audit_pages.times("printed")})
    yield HealthLine("attachments", Health.OK, {"n": vault.counts().attachments})


def _room(seen: _Seen) -> Iterator[HealthLine]:
    folder = seen.session.vault.folder
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        yield HealthLine("space", Health.UNKNOWN)
    else:
        state = Health.OK if free >= LEAST_FREE else Health.LOOK
        yield HealthLine("space", state, {"mib": free // (1024 * 1024)})
    if ballast.is_there(folder):
        yield HealthLine("reserve", Health.OK)
    else:
        yield HealthLine("reserve_none", Health.LOOK)


def _clock(seen: _Seen) -> Iterator[HealthLine]:
    """The log is in the order of its numbers; a time of it that lies ahead of now is a bad sign."""
    ahead = any(seen.is_ahead(entry.at) for entry in seen.session.vault.audit.newest(_LOOKED_AT))
    yield HealthLine("clock", Health.LOOK if ahead else Health.OK, {"at": seen.now.isoformat()})


def _of_the_laptop(seen: _Seen) -> Iterator[HealthLine]:
    laptop = seen.laptop
    for code, answer in (
        ("disk", laptop.disk),
        ("swap", laptop.swap),
        ("hibernation", laptop.hibernation),
        ("core_files", laptop.core_files),
    ):
        state = {Is.OPEN: Health.LOOK, Is.UNKNOWN: Health.UNKNOWN}.get(answer, Health.OK)
        yield HealthLine(f"{code}_{answer.value}", state)


def _version(_: _Seen) -> Iterator[HealthLine]:
    yield HealthLine("version", Health.OK, {"version": __version__})


_LOOKS: tuple[Callable[[_Seen], Iterator[HealthLine]], ...] = (
    _damage,
    _doubts,
    _encryption,
    _recovery,
    _backup,
    _aged("restore", "last_restore_rehearsal", REHEARSAL_DAYS),
    _aged("sheet", "last_rehearsal_sheet", REHEARSAL_DAYS),
    _aged("escrow", "last_rehearsal_escrow", REHEARSAL_DAYS),
    _check,
    _unsent,
    _copies,
    _of_the_laptop,
    _room,
    _clock,
    _version,
)
