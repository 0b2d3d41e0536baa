"""Names of places to offer: those of this record first, then cities and regional centres."""

import tomllib
from functools import lru_cache

from intake_app import paths
from intake_app.codebook.schema import Codebook
from intake_app.domain.answers import Answers, Said


def known_localities(book: Codebook, answers: Answers) -> tuple[str, ...]:
    """The towns that were named in this record already, in the order of the questionnaire."""
    found: dict[str, None] = {}
    for path in answers.paths():
        answer = answers.get(path) if book.field(path.field_id).kind == "place" else None
        if isinstance(answer, Said) and isinstance(answer.value, dict):
            name = answer.value.get("locality")
            if isinstance(name, str) and name:
                found[name] = None
    return tuple(found)


@lru_cache(maxsize=4)
def towns(language: str) -> tuple[str, ...]:
    """Cities and regional centres of the two countries, by their names in a language."""
    listed = tomllib.loads((paths.resources() / "towns.toml").read_text(encoding="utf-8"))
    # The file has no English names; an interview in English is held by somebody who reads Russian.
    named = language if language in ("kk", "ru", "uk") else "ru"
    return tuple(town[named] for town in listed["towns"])
