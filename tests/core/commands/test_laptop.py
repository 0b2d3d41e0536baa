"""What /proc and /sys tell of a laptop: disks, swap, hibernation. A copy of them stands in here."""

import sys

import pytest

from intake_app.commands.laptop import Is, look_at


class System:
    """Files as the kernel shows them, under a folder of the test."""

    def __init__(self, root):
        self.root = root
        self.write("proc/swaps", "Filename\t\t\tType\t\tSize\n")
        self.write("sys/power/state", "freeze mem\n")
        self.mounts = []

    def write(self, name, content):
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8")

    def has_disk(self, device, uuid="", on=()):
        self.write(f"sys/dev/block/{device}/size", "1\n")
        if uuid:
            self.write(f"sys/dev/block/{device}/dm/uuid", f"{uuid}\n")
        for below in on:
            self.write(f"sys/dev/block/{device}/slaves/{below.replace(':', '_')}/dev", below)

    def mount(self, point, device, kind="ext4", source="/dev/x"):
        self.mounts.append(f"29 1 {device} / {point} rw,relatime shared:1 - {kind} {source} rw")
        self.write("proc/self/mountinfo", "\n".join(self.mounts) + "\n")

    def swap(self, *lines):
        content = "".join(f"{line}\t1\t0\t-2\n" for line in lines)
        self.write("proc/swaps", f"Filename\tType\tSize\tUsed\tPriority\n{content}")


@pytest.fixture
def system(tmp_path):
    return System(tmp_path / "root")


@pytest.fixture
def vault(tmp_path):
    folder = tmp_path / "vault"
    folder.mkdir()
    return folder


def test_a_disk_without_encryption_is_open(system, vault):
    system.has_disk("8:1")
    system.mount("/", "8:1")

    assert Is.OPEN is look_at(vault, system.root).disk


def test_a_disk_on_luks_is_safe(system, vault):
    system.has_disk("8:1")
    system.has_disk("253:0", "CRYPT-LUKS2-0a1b-root", on=["8:1"])
    system.mount("/", "253:0")

    assert Is.SAFE is look_at(vault, system.root).disk


def test_a_volume_on_luks_is_safe(system, vault):
    system.has_disk("253:0", "CRYPT-LUKS1-0a1b-pv")
    system.has_disk("253:1", "LVM-0a1b", on=["253:0"])
    system.mount("/", "253:1")

    assert Is.SAFE is look_at(vault, system.root).disk


def test_a_volume_that_is_half_on_luks_is_open(system, vault):
    system.has_disk("8:1")
    system.has_disk("253:0", "CRYPT-LUKS1-0a1b-pv")
    system.has_disk("253:1", "LVM-0a1b", on=["253:0", "8:1"])
    system.mount("/", "253:1")

    assert Is.OPEN is look_at(vault, system.root).disk


def test_the_disk_under_the_vault_counts_and_not_that_of_the_system(system, vault):
    system.has_disk("8:1")
    system.has_disk("253:0", "CRYPT-LUKS2-0a1b-home")
    system.mount("/", "8:1")
    system.mount(vault.parent, "253:0")
    system.mount(f"{vault.parent}/vaul", "8:1")

    assert Is.SAFE is look_at(vault, system.root).disk


def test_of_two_mounts_in_one_place_the_later_one_is_seen(system, vault):
    system.has_disk("8:1")
    system.has_disk("253:0", "CRYPT-LUKS2-0a1b-home")
    system.mount("/", "253:0")
    system.mount("/", "8:1")

    assert Is.OPEN is look_at(vault, system.root).disk


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("tmpfs", Is.NONE), ("ecryptfs", Is.SAFE), ("fuse.gocryptfs", Is.SAFE), ("zfs", Is.UNKNOWN)],
)
def test_file_systems_without_a_disk_of_their_own(system, vault, kind, expected):
    system.mount("/", "0:44", kind, "none")

    assert expected is look_at(vault, system.root).disk


def test_a_place_with_a_space_in_its_name_is_found(system, tmp_path):
    folder = tmp_path / "my vault"
    folder.mkdir()
    system.has_disk("253:0", "CRYPT-LUKS2-0a1b-stick")
    system.mount(str(folder).replace(" ", "\\040"), "253:0")

    assert Is.SAFE is look_at(folder, system.root).disk


def test_without_proc_and_sys_nothing_is_known(vault, tmp_path):
    found = look_at(vault, tmp_path / "nowhere")

    assert (Is.UNKNOWN, Is.UNKNOWN, Is.UNKNOWN) == (found.disk, found.swap, found.hibernation)


def test_no_swap_moves_nothing_out(system, vault):
    found = look_at(vault, system.root)

    assert (Is.NONE, Is.NONE) == (found.swap, found.hibernation)


def test_swap_in_memory_is_none(system, vault):
    system.swap("/dev/zram0 partition")

    assert Is.NONE is look_at(vault, system.root).swap


def test_a_swap_file_is_as_safe_as_its_disk(system, vault):
    system.has_disk("8:1")
    system.mount("/", "8:1")
    system.swap("/swapfile file")
    system.write("sys/power/state", "freeze mem disk\n")

    found = look_at(vault, system.root)

    assert (Is.OPEN, Is.OPEN) == (found.swap, found.hibernation)


def test_the_worst_of_several_swaps_counts(system, vault):
    system.has_disk("8:1")
    system.has_disk("253:0", "CRYPT-PLAIN-swap")
    system.mount("/", "8:1")
    system.mount("/safe", "253:0")
    system.swap("/safe/swapfile file", "/dev/zram0 partition", "/swapfile file")

    assert Is.OPEN is look_at(vault, system.root).swap


def test_a_swap_partition_whose_device_is_gone_is_unknown(system, vault):
    system.swap("/dev/no-such-disk partition")

    assert Is.UNKNOWN is look_at(vault, system.root).swap


def test_hibernation_into_an_encrypted_swap_is_safe(system, vault):
    system.has_disk("253:0", "CRYPT-LUKS2-0a1b-root")
    system.mount("/", "253:0")
    system.swap("/swapfile file")
    system.write("sys/power/state", "freeze mem disk\n")

    assert Is.SAFE is look_at(vault, system.root).hibernation


def test_elsewhere_nothing_is_known(vault, monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")

    found = look_at(vault)

    assert {Is.UNKNOWN} == {found.disk, found.swap, found.hibernation, found.core_files}


def test_this_laptop_answers_something(vault):
    found = look_at(vault)

    assert found.disk in Is
    assert found.core_files in {Is.SAFE, Is.OPEN}


def test_a_ring_of_devices_ends(system, vault):
    system.has_disk("253:0", "LVM-a", on=["253:1"])
    system.has_disk("253:1", "LVM-b", on=["253:0"])
    system.mount("/", "253:0")

    assert Is.UNKNOWN is look_at(vault, system.root).disk
