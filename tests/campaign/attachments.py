"""Encrypted attachments harmed: what is given out is the original file, or damage is named."""

import io
import random

from intake_app.domain.record import RecordId
from intake_app.errors import IntakeError
from intake_app.store.attachment_files import open_into, unwatched
from intake_app.store.attachment_rows import Meta
from tests.builders.vaults import a_record, found_vault
from tests.campaign.evidence import Verdict, copied, counted
from tests.campaign.headers import SECONDS, Hang, at_most
from tests.campaign.places import STRANGE

# On both sides of the pieces of 64 KiB that age encrypts.
SIZES = (1, 1000, 65_535, 65_536, 65_537, 200_000)
_RECORD = RecordId("0b6f3c52-0000-4000-8000-000000000001")


def flipped(files, chance):
    """One bit anywhere."""
    path = chance.choice(files)
    raw = bytearray(path.read_bytes())
    raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    path.write_bytes(raw)


def flipped_in_front(files, chance):
    """One bit of what age writes before the content."""
    path = chance.choice(files)
    raw = bytearray(path.read_bytes())
    raw[chance.randrange(min(200, len(raw)))] ^= 1 << chance.randrange(8)
    path.write_bytes(raw)


def cut(files, chance):
    """The end is missing, at the border of a piece too."""
    path = chance.choice(files)
    raw = path.read_bytes()
    border = len(raw) - len(raw) % 65_552
    path.write_bytes(raw[: chance.choice((0, border, chance.randrange(len(raw))))])


def longer(files, chance):
    """Something was appended."""
    path = chance.choice(files)
    path.write_bytes(path.read_bytes() + chance.randbytes(1 + chance.randrange(70_000)))


def exchanged(files, chance):
    """Two files took each other's place."""
    first, second = chance.sample(files, 2)
    kept = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(kept)


def gone(files, chance):
    """The file is not there."""
    chance.choice(files).unlink()


def pieces_exchanged(files, chance):
    """Two encrypted pieces of one file took each other's place."""
    path = max(files, key=lambda one: one.stat().st_size)
    raw = path.read_bytes()
    start = len(raw) % 65_552
    first, second = (slice(start + n * 65_552, start + (n + 1) * 65_552) for n in (0, 1))
    path.write_bytes(raw[:start] + raw[second] + raw[first] + raw[second.stop :])
    chance.random()


def no_file_at_all(files, chance):
    """A pipe, a folder or a device in its place."""
    path = chance.choice(files)
    path.unlink()
    chance.choice(STRANGE[:6])(path, chance)


HARMS = (
    flipped,
    flipped_in_front,
    cut,
    longer,
    exchanged,
    gone,
    pieces_exchanged,
    no_file_at_all,
)


def harmed_attachments(tries, seed, workplace):
    """Each harm in turn; every attachment is opened, and the vault is looked over."""
    chance = random.Random(seed)
    found, originals = _attached(workplace / "vault", chance)
    verdicts = []
    for turn in range(tries):
        target = copied(found, workplace / "copy")
        before = {path: path.read_bytes() for path in _files(target)}
        HARMS[turn % len(HARMS)](list(before), chance)
        same = all(path.is_file() and path.read_bytes() == raw for path, raw in before.items())
        try:
            with at_most(SECONDS):
                verdicts.append(_judged(target, originals, is_harmed=not same))
        except Hang:
            verdicts.append(Verdict(altered=["it hung"], unseen=True))
    return counted(verdicts)


def _attached(folder, chance):
    found, originals = found_vault(folder), {}
    with found.open() as vault:
        vault.records.add_many([a_record(_RECORD)])
        for size in SIZES:
            content = chance.randbytes(size)
            meta = Meta(f"{size}.jpg", "image/jpeg", size, "")
            kept = vault.attachments.add(_RECORD, io.BytesIO(content), meta)
            originals[kept.attachment_id] = content
    return found, originals


def _judged(found, originals, *, is_harmed):
    verdict = Verdict()
    with found.open() as vault:
        verdict.told = tuple(vault.check().problems)
        for number, (attachment_id, content) in enumerate(originals.items()):
            sink, place = io.BytesIO(), f"attachment {number}"
            try:
                open_into(vault.attachments.sealed_file(attachment_id), sink, unwatched)
            except IntakeError as error:
                verdict.told += (f"{place} {type(error).__name__}",)
                continue
            if sink.getvalue() != content:
                verdict.altered.append(place)
    verdict.unseen = bool(verdict.altered) or (is_harmed and not verdict.told)
    return verdict


def _files(found):
    return sorted(path for path in (found.folder / "att").rglob("*") if path.is_file())
