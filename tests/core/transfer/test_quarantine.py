"""A signed bundle may hold any JSON: each record is taken or set aside, and nothing crashes."""

import json
import random
from collections.abc import Iterator

import pytest

from intake_app.codebook.interchange import decode
from intake_app.codebook.schema import Codebook
from intake_app.domain.answers import Json
from intake_app.transfer.quarantine import refusal
from tests.core.transfer.exchange import SAMPLES, members
from tests.core.transfer.mutation import mutated

RECORD = members()[f"data/records/{list(SAMPLES)[1]}.json"]
STRANGE: list[Json] = [
    None, True, 0, -1, 2**53, 2**70, 1.5, 1e300, "", "x" * 30_000, "<b>&", "\u202e", "\x00",
    "2009-9-7", "2009-02-30", "9999-99-99", "٣٤", [], {}, [[]], [{}], [None], {"missing": "why"},
    {"missing": []}, {"edtf": None}, {"edtf": "2009-13"}, {"min": -1}, {"lang": "qq", "text": ""},
    {"from": "25:61"}, [{"x": float("1e9")}], ["a", "a"], {"": {}}, {"as_told": 3},
]  # fmt: skip
Place = tuple[list[Json] | dict[str, Json], int | str]


def test_a_sound_record_is_taken(book: Codebook) -> None:
    assert refusal(RECORD, "sound", book) is None


def places(value: Json) -> Iterator[Place]:
    """Every place inside a JSON value where another value could stand."""
    if isinstance(value, dict):
        for key in value:
            yield value, key
            yield from places(value[key])
    if isinstance(value, list):
        for position in range(len(value)):
            yield value, position
            yield from places(value[position])


def with_something_strange(chance: random.Random) -> bytes:
    record = json.loads(RECORD)
    holder, key = chance.choice(list(places(record)))
    if isinstance(holder, dict) and chance.random() < 0.2:
        holder["unheard_of"] = holder.pop(str(key))
    else:
        holder[key] = chance.choice(STRANGE)  # type: ignore[index]
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


@pytest.mark.parametrize("seed", range(3))
def test_whatever_stands_in_a_record_it_is_taken_or_set_aside(book: Codebook, seed: int) -> None:
    chance = random.Random(seed)

    for _ in range(60):
        raw = with_something_strange(chance)
        if refusal(raw, "strange", book) is None:
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
