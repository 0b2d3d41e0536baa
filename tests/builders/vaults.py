"""Vaults and testimonies for tests: a cheap key derivation, everything else as in the field."""

import io
import itertools
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from intake_app.domain.answers import Answers
from intake_app.domain.clock import Clock, Ids
from intake_app.domain.lifecycle import State
from intake_app.domain.record import Body, RecordId, Summary
from intake_app.store import doubts
from intake_app.store.attachment_files import unwatched
from intake_app.store.attachment_rows import Meta
from intake_app.store.founding import Founding, create_vault
from intake_app.store.kdf import KdfCost
from intake_app.store.opening import open_vault
from intake_app.store.records import NewRecord

PASSPHRASE = "отвёртка метель куропатка"
CHEAP = KdfCost(64, 1, 1)
# The public halves of two age identities made for these tests; see `HQ_IDENTITIES`.
HQ_RECIPIENTS = (
    "age1ne7l9f4gyl32zruer8rfe6yp52gcp7yzhatydn9aunc8ha2dpcxqdyqea0",
    "age1jqkyvs59szg5svkkc3c5r0839wn9r7nzz7s666q3ye2ev5jeze5qeqsy0c",
)
HQ_IDENTITIES = (
    "AGE-SECRET-KEY-13V2SNPCM2FNPUDHYRLK8H9KR8G40R3HCAR80K75RHMMQ8YSK872QDQZJF2",
    "AGE-SECRET-KEY-1GKPZAJT2MVUPW4SGFVZT3NSHEN2P3RMDJ6E372JHGD72NCK7XPUQ89LREG",
)
WORDS = "Мені погрожували біля під’їзду."
PHOTOGRAPH = b"a photograph" * 275
DEVICE_SECRET = b"the secret key that signs bundles"
RECORD = RecordId("0b6f3c52-8f1d-4b8e-9a53-2f6f0f1f7a01")
OTHER_RECORD = RecordId("77a1c3de-1111-4f00-8000-5a5a5a5a5a02")
FOUNDING = Founding("Интервьюер Тест", "kk", HQ_RECIPIENTS, DEVICE_SECRET)


@dataclass(frozen=True)
class FoundVault:
    """A closed vault on disk and the code that was shown once."""

    folder: Path
    recovery_code: str

    def open(self, passphrase=PASSPHRASE, **options):
        return open_vault(self.folder, passphrase, clock=a_clock(), ids=Ids(), **options)

    def copied_to(self, folder):
        shutil.copytree(self.folder, folder)
        return FoundVault(folder, self.recovery_code)

    def files(self):
        """What must not change: every file's bytes by name.

        Not the lock and SQLite's shared memory, which hold nothing, nor the count of wrong
        guesses, nor an empty log.
        """
        files = {path.name: path.read_bytes() for path in self.folder.iterdir()}
        for name in ("lock", "failures", "records.db-shm"):
            files.pop(name, None)
        if not files.get("records.db-wal", b"x"):
            del files["records.db-wal"]
        return files


def sit(found, work=lambda vault: None):
    """One sitting, as commands make it: look back, work, write the closing; what was doubted."""
    with found.open() as vault:
        seen = doubts.look_back(vault)
        work(vault)
        doubts.write_closing(vault)
        doubts.remember(vault)
    return seen


def a_clock():
    """Starts at a fixed moment and goes on by a second at each look."""
    seconds = itertools.count()
    start = datetime(2022, 1, 8, 9, 0, tzinfo=UTC)
    return Clock(lambda: start + timedelta(seconds=next(seconds)))


def found_vault(folder, **options):
    """A new vault, closed."""
    vault, code = create_vault(
        folder, PASSPHRASE, FOUNDING, clock=a_clock(), ids=Ids(), kdf=CHEAP, **options
    )
    vault.close()
    return FoundVault(folder, code)


def a_body(words=WORDS):
    return Body("1.0.0", Answers({"account": {"free_account": {"lang": "uk", "text": words}}}))


def a_summary(**changes):
    facts = {
        "reference": "UA-2022-K7-0003",
        "name": "Ілиясов Тест",
        "incident_date": "2022-01-07",
        "place": "Київ",
        "answered": 3,
        "relevant": 120,
    }
    return Summary(**facts | changes)


def a_record(record_id=RECORD, words=WORDS, state=State.DRAFT, **line):
    return NewRecord(record_id, a_body(words), state, a_summary(**line), words)


def add_two(vault):
    """Two testimonies, each in its own words."""
    vault.records.add_many([a_record(), a_record(OTHER_RECORD, "інше")])


def read_back(vault, record_id=RECORD, words=WORDS):
    """The testimony was read back, in these words: a new revision."""
    return vault.records.append_revision(
        record_id, a_body(words), State.READ_BACK, a_summary(), words, "read_back"
    )


def add_photo(vault, record_id=RECORD, content=PHOTOGRAPH):
    about = Meta("знімок.jpg", "image/jpeg", len(content), "")
    return vault.attachments.add(record_id, io.BytesIO(content), about)


def photo_in(vault, record_id=RECORD):
    """What the only attachment of a testimony decrypts to."""
    (attachment,) = vault.attachments.of(record_id)
    plain = io.BytesIO()
    vault.attachments.open_into(attachment.attachment_id, plain, unwatched)
    return plain.getvalue()


def silent(done, of):
    """Nobody looks at the progress."""
