"""How the vaults in `tests/vaults` were made. Kept to be read, not to be run again.

A vault of every released schema stays in the tests for ever: people in the field have such
vaults, and a later program must open them. A released vault is never made anew. When the schema
changes, a new function stands beside this one and a new folder beside `schema_1`.

Everything in it is invented. Passphrase and headquarters' keys: `tests.builders.vaults`.
"""

import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from intake_app.codebook.interchange import decode
from intake_app.codebook.load import load_codebook
from intake_app.codebook.summary import search_text, summarise
from intake_app.domain.clock import Ids
from intake_app.domain.lifecycle import State
from intake_app.domain.record import Body, Envelope, RecordId
from intake_app.domain.slip_number import Slip, slip_number
from intake_app.domain.tombstone import Reason
from intake_app.files import replacing
from intake_app.paths import resources
from intake_app.store import rescue
from intake_app.store.attachment_files import unwatched
from intake_app.store.attachment_rows import Meta
from intake_app.store.founding import Founding, create_vault
from intake_app.store.kdf import FLOOR
from intake_app.store.opening import open_vault
from intake_app.store.records import NewRecord
from intake_app.store.users import add_user, users
from intake_app.transfer.device_key import DeviceKey
from tests.builders.vaults import HQ_RECIPIENTS, PASSPHRASE, a_clock

RELEASED = Path(__file__).parents[1] / "vaults"
VAULT, KNOWN = "vault", "known_answers.json"
SECOND_PASSPHRASE = "қоңыр алма жүз терезе"
QUESTIONS = ("кейин", "журініз", "отиниш", "під'їзду", "обыск", "мікроавтобус")

_ENVELOPE = Envelope(
    salt="000102030405060708090a0b0c0d0e0f",
    statement_id="c0de",
    audit_head="ABCDEFGHIJ",
    wording={"account.free_account": "Расскажите своими словами, что произошло."},
    acknowledged={"w_dates": "2022-01-08T09:00:00+00:00"},
)
# What was done to each sample after it was added.
_STEPS = {
    "s3": (State.READ_BACK, State.SEALED),
    "s4": (State.READ_BACK, State.SEALED, State.SIGNED),
    "s5": (State.READ_BACK,),
}


def make_schema_1(folder):
    """Made `tests/vaults/schema_1` on the day schema 1 was released."""
    founding = Founding("И-07", "kk", HQ_RECIPIENTS, DeviceKey.generate().secret_bytes)
    vault, code = create_vault(
        folder / VAULT, PASSPHRASE, founding, clock=a_clock(), ids=Ids(), kdf=FLOOR
    )
    with vault:
        rescue.confirm_sheet(vault, code, "2022-01-08T09:00:00+00:00")
        vault.records.add_many(list(_samples().values()))
        for name, steps in _STEPS.items():
            _walk(vault, _samples()[name], steps)
        vault.records.set_state(_samples()["s7"].record_id, State.WITHDRAWN, "withdrawn")
        vault.remember_export(1, "00112233445566778899aabbccddeeff", "c" * 64)
        vault.records.next_reference("KZ", 2022)
    with replacing(folder / VAULT / "failures") as file:
        file.write(b"2")
    with open_vault(folder / VAULT, PASSPHRASE, clock=a_clock(), ids=Ids()) as vault:
        known = {"recovery_code": code} | answers_of(vault)
    with replacing(folder / KNOWN, mode=0o644) as file:
        file.write(json.dumps(known, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n")


def make_schema_2(folder):
    """Made `tests/vaults/schema_2` on the day schema 2 was released."""
    founding = Founding("И-07", "uk", HQ_RECIPIENTS, DeviceKey.generate().secret_bytes)
    vault, code = create_vault(
        folder / VAULT, PASSPHRASE, founding, clock=a_clock(), ids=Ids(), kdf=FLOOR
    )
    samples = _samples()
    with vault:
        rescue.confirm_sheet(vault, code, "2022-01-08T09:00:00+00:00")
        vault.records.add_many(list(samples.values()))
        for name, steps in _STEPS.items():
            envelope = replace(_ENVELOPE, audit_head=vault.audit.head())
            record = samples[name]
            _walk(vault, replace(record, body=replace(record.body, envelope=envelope)), steps)
        vault.remember_export(1, "00112233445566778899aabbccddeeff", "c" * 64)
        vault.records.next_reference("KZ", 2022)
        _use_what_schema_2_brought(vault, {name: one.record_id for name, one in samples.items()})
    with open_vault(folder / VAULT, PASSPHRASE, clock=a_clock(), ids=Ids()) as vault:
        known = {"recovery_code": code} | answers_of(vault) | answers_since_2(vault)
    with replacing(folder / KNOWN, mode=0o644) as file:
        file.write(json.dumps(known, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n")


def _use_what_schema_2_brought(vault, ids):
    photograph = b"a photograph nobody took"
    meta = Meta("знімок.jpg", "image/jpeg", len(photograph), "")
    vault.attachments.add(ids["s1"], io.BytesIO(photograph), meta)
    vault.slips.put(Slip(slip_number(4_719_330), ids["s3"], "2022-01-08T09:00:00+00:00"))
    vault.slips.put(Slip(slip_number(2_080_171), ids["s7"], "2022-01-08T09:00:00+00:00"))
    vault.reviews.put(ids["s4"], date(2025, 3, 1))
    vault.half_typed.keep(ids["s1"], {"interview.breaks": b'"\xd1\x88\xd0\xb0\xd0\xb9"'})
    vault.erasure.erase(ids["s7"], Reason.ERASED)
    add_user(vault, "К-12", SECOND_PASSPHRASE)


def answers_since_2(vault):
    """What a vault of schema 2 or later tells beside `answers_of`, in plain JSON."""
    ids = vault.records.ids()
    gone = [(stone.record_id, stone.reason.value, stone.at) for stone in vault.tombstones.all()]
    slips = [vault.slips.of(one) for one in (*ids, *(record_id for record_id, *_ in gone))]
    return {
        "users": [user.name for user in users(vault)],
        "attachments": {
            one: [_attached(vault, attachment) for attachment in vault.attachments.of(one)]
            for one in ids
            if vault.attachments.of(one)
        },
        "tombstones": [list(stone) for stone in gone],
        "slips": sorted([slip.number.digits, slip.record_id, slip.at] for slip in slips if slip),
        "reviews": [[one.record_id, one.on.isoformat()] for one in vault.reviews.first(24, 100)],
        "half_typed": {
            one: {path: content.decode() for path, content in vault.half_typed.of(one).items()}
            for one in ids
            if vault.half_typed.of(one)
        },
    }


def _attached(vault, attachment):
    """Its name, and its bytes: read from the encrypted file as a person would view it."""
    opened = io.BytesIO()
    vault.attachments.open_into(attachment.attachment_id, opened, unwatched)
    meta = attachment.meta
    return [meta.name, meta.media_type, meta.size, meta.sha256, opened.getvalue().decode("ascii")]


def answers_of(vault, questions=QUESTIONS):
    """Everything a vault tells, in plain JSON; opening it adds to the log, so the log is not in."""
    stored = [vault.records.get(record_id) for record_id in vault.records.ids()]
    report = vault.check()
    # The seals of the samples carry an invented head, which no log ever had.
    problems = [one for one in report.problems if not one.startswith("sealed_elsewhere ")]
    return {
        "vault": [vault.vault_id, vault.device_id, vault.operator, vault.language],
        "recipients": list(vault.recipients),
        "recovery_confirmed": vault.is_recovery_confirmed,
        "device_secret": vault.device_secret.hex(),
        "last_export": [vault.last_export().sequence, vault.last_export().digest],
        "counted": [report.records, report.revisions, problems],
        "records": {
            one.record_id: [one.state, one.revision, one.created_at, one.saved_at] for one in stored
        },
        "bodies": {one.record_id: one.body.to_json() for one in stored},
        "revisions": {
            f"{one.record_id} {number}": vault.records.revision(one.record_id, number).to_json()
            for one in stored
            for number in range(1, one.revision + 1)
        },
        "list": [
            [row.record_id, row.summary.reference, row.summary.name, row.summary.answered]
            for row in vault.records.page().rows
        ],
        "found": {
            words: sorted(row.record_id for row in vault.records.page(words=words).rows)
            for words in questions
        },
    }


def _samples():
    book = load_codebook()
    made = {}
    for file in sorted((resources() / "samples").glob("*.json")):
        read = decode(file.read_bytes(), book)
        body = Body(read.codebook_version, read.answers, read.notice, read.about, _ENVELOPE)
        refused = read.answers.value("consent.given") == "no"
        made[file.name[:2]] = NewRecord(
            record_id=RecordId(str(read.answers.value("record.record_id"))),
            body=body,
            state=State.REFUSED if refused else State.DRAFT,
            summary=summarise(book, read.answers),
            search_text=search_text(book, read.answers),
        )
    return made


def _walk(vault, record, steps):
    for state in steps:
        vault.records.append_revision(
            record.record_id, record.body, state, record.summary, record.search_text, state.value
        )
