"""Advice for the interviewer, as data: `resources/guidance/<language>.toml`, in our own words."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache

from intake_app import paths


@dataclass(frozen=True, slots=True)
class Topic:
    """One subject of the advice: a few points, and the standards they were learnt from."""

    id: str
    title: str
    points: tuple[str, ...]
    sources: tuple[str, ...]


@lru_cache(maxsize=4)
def guidance(language: str) -> tuple[Topic, ...]:
    """All topics in their order, in one of `LANGUAGES`. KeyError for a source that is not named."""
    path = paths.resources() / "guidance" / f"{language}.toml"
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    names = read.pop("sources")
    return tuple(
        Topic(
            id=topic,
            title=part["title"],
            points=tuple(part["points"]),
            sources=tuple(names[source] for source in part["sources"]),
        )
        for topic, part in read.items()
    )
