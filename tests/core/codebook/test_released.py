"""Ids and codes once released stay, so that old records open with their own questions."""

from pathlib import Path

import pytest

from intake_app.codebook.load import load_codebook

BOOK = load_codebook()
RELEASED = sorted(Path(__file__).with_name("released").glob("*.txt"))


def ids_of(book):
    for section in book.sections:
        yield f"section:{section.id} {'rows' if section.repeat else 'single'}"
        for field in section.fields:
            yield " ".join(
                part for part in (f"field:{field.id}", field.kind, field.codelist) if part
            )
    for codes in book.lists.values():
        for code in codes.codes:
            yield f"code:{codes.id}.{code.id}"


@pytest.mark.parametrize("file", RELEASED, ids=lambda file: file.stem)
def test_nothing_released_was_renamed_removed_or_given_another_kind(file):
    lines = file.read_text(encoding="utf-8").splitlines()
    released = {line for line in lines if not line.startswith("#")}

    assert 32 + 330 + 443 <= len(released)
    assert set() == released - set(ids_of(BOOK))
