"""Random changes to a byte string, of the kinds that damage and malice make."""

import random
from collections.abc import Callable, Mapping


def mutated(content: bytes, chance: random.Random) -> bytes:
    """`content` with one random change."""
    return MUTATIONS[chance.choice(sorted(MUTATIONS))](content, chance)


def _flip(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice([1, 1, 1, 2, 8])):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def _lengthen(content: bytes, chance: random.Random) -> bytes:
    return content + chance.choice([b"\0", b"\n", bytes(512), chance.randbytes(16)])


def _swap(content: bytes, chance: random.Random) -> bytes:
    size = chance.choice([16, 512])
    first, second = (chance.randrange(max(1, len(content) - size)) for _ in range(2))
    changed = bytearray(content)
    changed[first : first + size] = content[second : second + size]
    changed[second : second + size] = content[first : first + size]
    return bytes(changed[: len(content)])


def _repeat(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    end = min(len(content), start + chance.choice([1, 16, 512, 4096]))
    return content[:end] + content[start:end] + content[end:]


def _drop(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    return content[:start] + content[start + chance.choice([1, 16, 512]) :]


def _overwrite(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    filler = chance.choice([b"\0" * 16, b"\xff" * 16, b"../../../../etc", b"99999999999"])
    return (content[:start] + filler + content[start + len(filler) :])[: len(content)]


MUTATIONS: Mapping[str, Callable[[bytes, random.Random], bytes]] = {
    "cut": _cut,
    "drop": _drop,
    "flip": _flip,
    "lengthen": _lengthen,
    "overwrite": _overwrite,
    "repeat": _repeat,
    "swap": _swap,
}
