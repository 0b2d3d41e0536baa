"""The 51 facts of the two stories, as typed rows that tests follow through the program."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from intake_app.domain.answers import AnswerPath


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact. `found` are its answers in `sample`; `unsaid` are fields the sample leaves open."""

    id: str
    text: str
    sample: str
    fields: tuple[str, ...]
    found: tuple[AnswerPath, ...]
    unsaid: tuple[str, ...]


def seed_facts() -> tuple[Fact, ...]:
    """All facts, in the order of the stories."""
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return tuple(
        Fact(
            id=row["id"],
            text=row["text"],
            sample=row["sample"],
            fields=tuple(row["fields"]),
            found=tuple(AnswerPath.parse(path) for path in row["found"]),
            unsaid=tuple(row.get("unsaid", ())),
        )
        for row in table["facts"]
    )
