"""Nothing a person said, and nobody's name, can be read in any file of a vault."""

import unicodedata

import pytest

from intake_app.domain.lifecycle import State
from intake_app.store import rescue
from intake_app.store.passphrases import change_passphrase
from tests.builders.vaults import PASSPHRASE, RECORD, a_body, a_record, a_summary

CANARIES = {
    "words": "КанарейкаӘҢҒ співала у підвалі",
    "name": "Ілиясова Канарка",
    "place": "Қанарейка ауылы",
    "operator": "Интервьюер Тест",
    "passphrase": PASSPHRASE,
    "reference": "UA-2022-K7-0003",
    "record id": RECORD,
    "event": "read_back",
    "device secret": "the secret key that signs bundles",
}


def spellings(text):
    """The bytes that a text would leave in a file, whoever wrote it."""
    forms = {unicodedata.normalize(form, text) for form in ("NFC", "NFD")}
    forms |= {form.casefold() for form in forms}
    return {form.encode(code) for form in forms for code in ("utf-8", "utf-16-le", "utf-16-be")}


def readable(folder):
    """(what, file) for every canary that stands in a file of the folder, or in its name."""
    found = set()
    for path in folder.rglob("*"):
        raw = path.read_bytes() + path.name.encode()
        found |= {
            (what, path.name)
            for what, text in CANARIES.items()
            if any(spelling in raw for spelling in spellings(text))
        }
    return found


def worked_with(vault, recovery_code):
    words = CANARIES["words"]
    line = a_summary(name=CANARIES["name"], place=CANARIES["place"])
    vault.records.add_many([a_record(words=words)])
    for _ in range(5):
        vault.records.save_draft(RECORD, a_body(words * 300), line, words * 300)
    vault.records.append_revision(RECORD, a_body(words), State.READ_BACK, line, words, "read_back")
    vault.records.page(words=CANARIES["name"])
    rescue.confirm_sheet(vault, recovery_code, "2022-01-08T09:00:00+00:00")
    change_passphrase(vault, PASSPHRASE, CANARIES["words"])


def test_no_file_of_a_vault_can_be_read_while_it_is_open_or_after(closed_vault):
    with closed_vault.open() as vault:
        worked_with(vault, closed_vault.recovery_code)
        files = {path.name for path in closed_vault.folder.iterdir()}
        while_open = readable(closed_vault.folder)
        code_shown = any(
            closed_vault.recovery_code.encode() in path.read_bytes()
            for path in closed_vault.folder.iterdir()
        )

    assert "records.db-wal" in files
    assert (set(), False, set()) == (while_open, code_shown, readable(closed_vault.folder))


@pytest.mark.parametrize("code", ["utf-8", "utf-16-le"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_planted_file_is_found(closed_vault, code, form):
    """The control of the search."""
    planted = unicodedata.normalize(form, CANARIES["words"]).encode(code)
    (closed_vault.folder / "notes").write_bytes(b"...." + planted)

    assert {("words", "notes")} == readable(closed_vault.folder)


def test_a_planted_file_name_is_found(closed_vault):
    (closed_vault.folder / CANARIES["name"]).write_bytes(b"")

    assert {("name", CANARIES["name"])} == readable(closed_vault.folder)
