"""Bags that do not verify: refused whole, each with its reason, nothing left behind."""

from pathlib import Path

import pytest

from intake_app.codebook.schema import Codebook
from intake_app.errors import (
    BundleDamaged,
    BundleTooNew,
    IntakeError,
    SignatureInvalid,
    WrongDeviceKey,
)
from intake_app.transfer import bag
from tests.core.transfer.exchange import (
    ALMATY,
    CALLS,
    OTHER_DEVICE,
    STRANGER,
    members,
    opened,
    payload_of,
    sealed,
    signed,
    stream_of,
)

GOOD = payload_of(members())
HOSTILE: list[tuple[str, list[tuple[str, bytes]], type[IntakeError], str]] = [
    ("a payload nobody signed for", [*signed(GOOD), ("data/x", b"")], BundleDamaged, "manifest"),
    ("a payload left out", signed(GOOD)[:-1], BundleDamaged, "manifest"),
    (
        "a payload in another order",
        [*signed(GOOD)[:5], *reversed(signed(GOOD)[5:])],
        BundleDamaged,
        "manifest",
    ),
    ("a payload twice", [*signed(GOOD), signed(GOOD)[-1]], BundleDamaged, "manifest"),
    (
        "a payload that was changed",
        [(n, b"{}" if n == "data/audit.json" else c) for n, c in signed(GOOD)],
        BundleDamaged,
        "digest",
    ),
    ("a path upwards", signed(GOOD | {"data/../../x": b""}), BundleDamaged, "name"),
    ("an absolute path", signed({"/etc/cron.d/x": b""}), BundleDamaged, "name"),
    ("a name with a backslash", signed(GOOD | {"data\\x": b""}), BundleDamaged, "name"),
    ("a program", signed(GOOD | {"data/statements/run-me-now.exe": b""}), BundleDamaged, "name"),
    ("a reserved name", signed(GOOD | {"data/records/con.json": b"{}"}), BundleDamaged, "name"),
    (
        "a record too large to read",
        signed({f"data/records/{ALMATY}.json": bytes((16 << 20) + 1)}),
        BundleDamaged,
        "size",
    ),
    ("payload before the manifests", list(reversed(signed(GOOD))), BundleDamaged, "order"),
    ("no signature", [m for m in signed(GOOD) if m[0] != bag.SIGNATURE], BundleDamaged, "order"),
    ("nothing", [], BundleDamaged, "order"),
    (
        "a signature by another device",
        signed(GOOD, signer=OTHER_DEVICE),
        WrongDeviceKey,
        "",
    ),
    (
        "a signature over another manifest",
        [(n, members(sequence=8)[n] if n == bag.SIGNATURE else c) for n, c in signed(GOOD)],
        SignatureInvalid,
        "",
    ),
    (
        "a comment for somebody else",
        signed(GOOD, comment="bundle 0"),
        BundleDamaged,
        "trusted_comment",
    ),
    (
        "another bagit version",
        signed(GOOD, {bag.BAGIT: b"BagIt-Version: 2\n"}),
        BundleDamaged,
        "bagit",
    ),
    ("an unreadable bag-info", signed(GOOD, {bag.INFO: b"\xff\n"}), BundleDamaged, "bag_info"),
    ("no bag-info", signed(GOOD, {bag.INFO: b""}), BundleDamaged, "bag_info"),
    (
        "a folded line in bag-info",
        signed(GOOD, {bag.INFO: members()[bag.INFO] + b"  more\n"}),
        BundleDamaged,
        "bag_info",
    ),
    (
        "records that were not announced",
        signed(GOOD | {"data/records/uninvited.json": b"{}"}),
        BundleDamaged,
        "bag_info",
    ),
    (
        "another size than announced",
        signed(GOOD | {"data/audit.json": b"[]"}),
        BundleDamaged,
        "bag_info",
    ),
    (
        "an unsorted manifest",
        signed(GOOD, {bag.MANIFEST: bag.sums(GOOD)[::-1]}),
        BundleDamaged,
        "manifest",
    ),
    ("a line twice", signed(GOOD, {bag.MANIFEST: bag.sums(GOOD) * 2}), BundleDamaged, "manifest"),
    (
        "a bundle of a later program",
        signed(
            GOOD, {bag.INFO: members()[bag.INFO].replace(b"Intake-Schema: 1", b"Intake-Schema: 2")}
        ),
        BundleTooNew,
        "",
    ),
]


@pytest.mark.parametrize(
    ("files", "error", "reason"),
    [pytest.param(*case[1:], id=case[0]) for case in HOSTILE],
)
def test_a_bag_that_does_not_verify_is_refused_whole(
    stick: Path,
    out: Path,
    book: Codebook,
    files: list[tuple[str, bytes]],
    error: type[IntakeError],
    reason: str,
) -> None:
    folder = sealed(stick, stream_of(files))

    with pytest.raises(error) as refused:
        opened(folder, out, book)

    assert reason == refused.value.facts.get("reason", "")
    assert not out.exists()


def test_the_same_bag_untouched_goes_in(stick: Path, out: Path, book: Codebook) -> None:
    # The control for the list above: what it builds by hand is accepted when nothing is wrong.
    assert (ALMATY, CALLS) == opened(sealed(stick, stream_of(signed(GOOD))), out, book).records


def test_a_bundle_passed_on_by_one_of_its_readers_is_refused(
    stick: Path, out: Path, book: Codebook
) -> None:
    folder = sealed(stick, stream_of(signed(GOOD)), STRANGER.recipients)

    with pytest.raises(BundleDamaged) as refused:
        opened(folder, out, book, STRANGER.texts[0])

    assert "not_for_this_key" == refused.value.facts["reason"]
    assert not out.exists()
