"""Records with one strange value somewhere: what a faulty or hostile device could sign."""

import json
import random
from collections.abc import Iterator

from intake_app.domain.answers import Json

STRANGE: list[Json] = [
    None, True, 0, -1, 2**53, 2**70, 1.5, 1e300, "", "x" * 30_000, "<b>&", "\u202e", "\x00",
    "2009-9-7", "2009-02-30", "9999-99-99", "٣٤", [], {}, [[]], [{}], [None], {"missing": "why"},
    {"missing": []}, {"edtf": None}, {"edtf": "2009-13"}, {"min": -1}, {"lang": "qq", "text": ""},
    {"from": "25:61"}, [{"x": float("1e9")}], ["a", "a"], {"": {}}, {"as_told": 3},
]  # fmt: skip
Place = tuple[list[Json] | dict[str, Json], int | str]


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


def with_something_strange(raw: bytes, chance: random.Random) -> bytes:
    """The record with one value, or one name, put in the place of another."""
    record = json.loads(raw)
    holder, key = chance.choice(list(places(record)))
    if isinstance(holder, dict) and chance.random() < 0.2:
        holder["unheard_of"] = holder.pop(str(key))
    else:
        holder[key] = chance.choice(STRANGE)  # type: ignore[index]
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
