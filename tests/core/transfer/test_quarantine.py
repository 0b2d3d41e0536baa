"""A signed bundle may hold any JSON: each record is taken or set aside, and nothing crashes."""

import random

import pytest

from intake_app.codebook.interchange import decode
from intake_app.codebook.schema import Codebook
from intake_app.transfer.quarantine import refusal
from tests.core.transfer.exchange import SAMPLES, members
from tests.core.transfer.mutation import mutated
from tests.core.transfer.strange import with_something_strange

NAME = list(SAMPLES)[1]
RECORD = members()[f"data/records/{NAME}.json"]


def test_a_sound_record_is_taken(book: Codebook) -> None:
    assert refusal(RECORD, NAME, book) is None


def test_a_record_that_came_under_the_id_of_another_is_set_aside(book: Codebook) -> None:
    aside = refusal(RECORD, next(iter(SAMPLES)), book)

    assert aside is not None
    assert aside.reason == "other_id"


@pytest.mark.parametrize("seed", range(3))
def test_whatever_stands_in_a_record_it_is_taken_or_set_aside(book: Codebook, seed: int) -> None:
    chance = random.Random(seed)

    for _ in range(60):
        raw = with_something_strange(RECORD, chance)
        if refusal(raw, NAME, book) is None:
            assert decode(raw, book).codebook_version == book.version


@pytest.mark.parametrize("seed", range(3))
def test_whatever_the_bytes_of_a_record_are_it_is_taken_or_set_aside(
    book: Codebook, seed: int
) -> None:
    chance = random.Random(seed)

    for _ in range(60):
        raw = mutated(RECORD, chance)
        if refusal(raw, "damaged", book) is None:
            assert decode(raw, book).codebook_version == book.version


def test_a_number_without_a_canonical_form_is_set_aside(book: Codebook) -> None:
    raw = RECORD.replace(b'"codebook_version"', b'"about":1e999,"codebook_version"', 1)

    assert refusal(raw, "number", book) is not None
