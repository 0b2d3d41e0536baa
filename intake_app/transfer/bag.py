"""The bag inside a bundle (BagIt 1.0, RFC 8493): which names it may hold and what its tags say."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from intake_app.errors import BundleDamaged, BundleTooNew
from intake_app.transfer.streamed import Content, digest_of

SCHEMA = 1
BAGIT = "bagit.txt"
INFO = "bag-info.txt"
MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"
SIGNATURE = "tagmanifest-sha256.txt.minisig"
TAG_FILES = (BAGIT, INFO, MANIFEST, TAG_MANIFEST, SIGNATURE)
LARGEST_TAG_FILE = 32 << 20
BAGIT_TEXT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

_MIB = 1 << 20
# The allow-list: every payload name there is, and how large its file may be.
PAYLOAD: Mapping[str, tuple[re.Pattern[str], int]] = {
    "record": (re.compile(r"data/records/([0-9a-z][0-9a-z-]{7,69})\.json"), 16 * _MIB),
    "statement": (re.compile(r"data/statements/([0-9a-z][0-9a-z-]{7,69}\.pdf)"), 256 * _MIB),
    "attachment": (re.compile(r"data/attachments/([0-9a-f]{32})"), 2048 * _MIB),
    "codebook": (
        re.compile(r"data/codebook/([0-9a-z][0-9a-z_-]{0,59}\.(?:toml|po|json))"),
        16 * _MIB,
    ),
    "audit": (re.compile(r"data/(audit\.json)"), 64 * _MIB),
}

_SUM_LINE = re.compile(r"([0-9a-f]{64})  ([!-~]+)")
_INFO_LINE = re.compile(r"([A-Z][A-Za-z-]+): ([!-~]+(?: [!-~]+)*)")
_SCHEMA_LABEL = "Intake-Schema"


@dataclass(frozen=True, slots=True)
class RecordLine:
    """What bag-info says of one record: the revision that was exported and its state."""

    record_id: str
    state: str
    revision: int


@dataclass(frozen=True, slots=True)
class BagInfo:
    """bag-info.txt, without dates and without names."""

    bundle_id: str
    sequence: int
    previous_digest: str
    device_id: str
    purpose: str
    audit_head: str
    recipients: tuple[str, ...]
    records: tuple[RecordLine, ...]
    payload_octets: int
    payload_files: int

    def encode(self) -> bytes:
        """The tag file; ValueError when a value could not be read back."""
        rows = [
            ("External-Identifier", self.bundle_id),
            ("Payload-Oxum", f"{self.payload_octets}.{self.payload_files}"),
            (_SCHEMA_LABEL, str(SCHEMA)),
            ("Intake-Sequence", str(self.sequence)),
            ("Intake-Previous", self.previous_digest or "none"),
            ("Intake-Device", self.device_id),
            ("Intake-Purpose", self.purpose),
            ("Intake-Audit-Head", self.audit_head or "none"),
            *(("Intake-Recipient", fingerprint) for fingerprint in self.recipients),
            *(
                ("Intake-Record", f"{line.record_id} {line.state} {line.revision}")
                for line in self.records
            ),
        ]
        lines = [f"{label}: {value}" for label, value in rows]
        if not all(map(_INFO_LINE.fullmatch, lines)):
            raise ValueError("bag-info holds printable ASCII words only")
        return "".join(f"{line}\n" for line in lines).encode("ascii")

    @property
    def trusted_comment(self) -> str:
        """What the device's signature says besides: for whom this bundle was made."""
        return (
            f"bundle {self.bundle_id} sequence {self.sequence}"
            f" recipients {','.join(self.recipients)}"
        )


def read_info(raw: bytes) -> BagInfo:
    """Read bag-info.txt in its one spelling. BundleTooNew for a later schema; BundleDamaged."""
    damaged = BundleDamaged(reason="bag_info", member=INFO)
    rows: dict[str, list[str]] = {}
    try:
        for line in raw.decode("ascii").split("\n")[:-1]:
            found = _INFO_LINE.fullmatch(line)
            if found is None:
                raise damaged
            rows.setdefault(found[1], []).append(found[2])
        schema = int(rows[_SCHEMA_LABEL][0])
        if schema > SCHEMA:
            raise BundleTooNew(version=schema, known=SCHEMA)
        info = _info_from(rows)
        if info.encode() != raw:
            raise damaged
    except (ValueError, KeyError) as error:
        raise damaged from error
    return info


def kind_of(name: str) -> str:
    """Which kind of payload a name is, or "" when the allow-list does not know it."""
    return next((kind for kind, (form, _) in PAYLOAD.items() if form.fullmatch(name)), "")


def short_name(name: str) -> str:
    """The part of a payload name that tells it from others of its kind."""
    found = PAYLOAD[kind_of(name)][0].fullmatch(name)
    return found[1] if found else ""


def largest(name: str) -> int:
    """How many bytes a member of this name may have."""
    return PAYLOAD[kind_of(name)][1] if kind_of(name) else LARGEST_TAG_FILE


def sums(members: Mapping[str, Content]) -> bytes:
    """A manifest over `members`, sorted by name, in the form `sha256sum -c` reads."""
    return "".join(f"{digest_of(members[name])}  {name}\n" for name in sorted(members)).encode(
        "ascii"
    )


def read_sums(raw: bytes, member: str) -> dict[str, str]:
    """Names and digests of a manifest: sorted, each name once. BundleDamaged("manifest")."""
    damaged = BundleDamaged(reason="manifest", member=member)
    try:
        lines = [_SUM_LINE.fullmatch(line) for line in raw.decode("ascii").split("\n")[:-1]]
    except ValueError as error:
        raise damaged from error
    found = {line[2]: line[1] for line in lines if line is not None}
    spelled = "".join(f"{found[name]}  {name}\n" for name in sorted(found)).encode("ascii")
    if spelled != raw:
        raise damaged
    return found


def _info_from(rows: Mapping[str, Sequence[str]]) -> BagInfo:
    octets, files = rows["Payload-Oxum"][0].split(".")
    records = [line.split(" ") for line in rows.get("Intake-Record", [])]
    return BagInfo(
        bundle_id=rows["External-Identifier"][0],
        sequence=int(rows["Intake-Sequence"][0]),
        previous_digest=_unless_none(rows["Intake-Previous"][0]),
        device_id=rows["Intake-Device"][0],
        purpose=rows["Intake-Purpose"][0],
        audit_head=_unless_none(rows["Intake-Audit-Head"][0]),
        recipients=tuple(rows["Intake-Recipient"]),
        records=tuple(RecordLine(name, state, int(number)) for name, state, number in records),
        payload_octets=int(octets),
        payload_files=int(files),
    )


def _unless_none(value: str) -> str:
    return "" if value == "none" else value
