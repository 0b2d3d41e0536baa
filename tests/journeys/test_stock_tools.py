"""HQ without Intake: the commands of `resources/help/en/hq-open-by-hand.md`, on a real export.

The commands are taken from the page itself, so that the page cannot promise what does not work.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from intake_app.commands import exports, hq, records, vaults
from intake_app.commands.session import environment
from intake_app.commands.vaults import CreateVault
from intake_app.paths import resources
from intake_app.store.kdf import FLOOR

PAGE = resources() / "help" / "en" / "hq-open-by-hand.md"
PURPOSE = "case_file"
SAMPLE = "s1_almaty_2009_refugee_uz_ru.json"
ALMATY = "13fcda7f-1b7b-5d02-b561-0f2ce8c051d6"


@dataclass(frozen=True)
class Desk:
    """HQ's desk: the bundle from the stick, HQ's key, the device's public key, stock tools."""

    folder: Path

    def types(self, commands: str) -> subprocess.CompletedProcess[str]:
        """What a person types on the page, in a shell that stops at the first failure."""
        tools = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        return subprocess.run(
            ["bash", "-euo", "pipefail", "-c", commands],
            cwd=self.folder,
            env=os.environ | {"PATH": tools},
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One real export: two HQ keys, a vault, a sample testimony, a bundle, the device's key."""
    place = tmp_path_factory.mktemp("exported")
    keys = [place / "hq-one", place / "hq-two"]
    for key in keys:
        hq.keygen(key, "en")
    surroundings = replace(environment(), kdf=lambda: FLOOR, ballast=64 * 1024)
    wanted = CreateVault(
        "K7",
        "ru",
        "seven quiet lamps over water",
        tuple(vaults.read_recipient(key / "hq.recipient") for key in keys),
    )
    session = vaults.create(place / "vault", wanted, surroundings).session
    try:
        records.add(session, [resources() / "samples" / SAMPLE])
        (place / "stick").mkdir()
        written = exports.write(session, place / "stick", PURPOSE, with_training=True)
        vaults.write_device_key(session, place / "device.pub")
    finally:
        vaults.close(session)
    written.folder.rename(place / "stick" / "bundle")
    return place


@pytest.fixture
def desk(exported: Path, tmp_path: Path) -> Iterator[Desk]:
    shutil.copytree(exported / "stick" / "bundle", tmp_path / "bundle")
    shutil.copy(exported / "hq-one" / "hq.key", tmp_path / "hq.key")
    shutil.copy(exported / "device.pub", tmp_path / "device.pub")
    yield Desk(tmp_path)
    shutil.rmtree(tmp_path)


def commands_of_the_page() -> list[str]:
    """Every fenced block, in order."""
    return re.findall(
        r"^```sh\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )


def test_every_command_of_the_page_works_in_its_order(desk: Desk) -> None:
    done = [desk.types(block) for block in commands_of_the_page()]

    assert [0] * 6 == [one.returncode for one in done], [one.stderr for one in done]
    signature, fingerprint = done[2].stdout, done[3].stdout.split()[0]
    assert "Signature and comment signature verified" in signature
    assert fingerprint in signature
    sample = json.loads((resources() / "samples" / SAMPLE).read_bytes())
    record = json.loads((desk.folder / "bag" / "data" / "records" / f"{ALMATY}.json").read_bytes())
    assert sample["data"] == record["data"]


def test_the_page_names_every_tool_that_must_open_a_bundle() -> None:
    typed = "".join(commands_of_the_page())

    for tool in ("sha256sum -c SHA256SUMS", "age -d", "tar x", "minisign -V", "bagit.py"):
        assert tool in typed


@pytest.mark.parametrize("changed", ["000.age", "SHA256SUMS"])
def test_the_page_stops_at_a_part_that_was_changed(desk: Desk, changed: str) -> None:
    file = desk.folder / "bundle" / changed
    content = bytearray(file.read_bytes())
    content[10] ^= 1
    file.write_bytes(content)

    assert 0 != desk.types(commands_of_the_page()[0]).returncode


@pytest.mark.parametrize("changed", ["bag-info.txt", f"data/records/{ALMATY}.json"])
def test_the_page_notices_a_bag_that_was_changed(desk: Desk, changed: str) -> None:
    blocks = commands_of_the_page()
    for block in blocks[:2]:
        assert 0 == desk.types(block).returncode
    with (desk.folder / "bag" / changed).open("ab") as file:
        file.write(b" ")

    assert 0 != desk.types("\n".join(blocks[2:])).returncode


def test_another_device_is_noticed(desk: Desk) -> None:
    blocks = commands_of_the_page()
    for block in blocks[:2]:
        assert 0 == desk.types(block).returncode
    subprocess.run(
        ["minisign", "-G", "-W", "-f", "-p", "device.pub", "-s", "other.key"],
        cwd=desk.folder,
        check=True,
        capture_output=True,
    )

    assert 0 != desk.types(blocks[2]).returncode
