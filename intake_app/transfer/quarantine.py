"""Why one record of a bundle does not go in, said in codes and paths, never in its words."""

from dataclasses import dataclass

from intake_app.codebook.interchange import LARGEST_RECORD, decode
from intake_app.codebook.problem import Problem
from intake_app.codebook.schema import Codebook
from intake_app.codebook.strict_json import strict_json
from intake_app.domain.answers import Json
from intake_app.domain.canonical import canonical_json
from intake_app.errors import CodebookTooNew, InputRefused, JsonRefused
from intake_app.transfer.anonymous import anonymous_problems
from intake_app.transfer.one_spelling import one_spelling


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A record that was set aside.

    `reason` is "json" (not strict JSON), "codebook_too_new", "problems" (`problems` lists, as code
    and path, what the codebook says against it), "other_id" (its own id is not the one it came
    under, so it could pass for another record) or "not_canonical": the same record must always
    have the same bytes, because HQ knows it again by their hash.
    """

    name: str
    reason: str
    problems: tuple[tuple[str, str], ...] = ()


def refusal(
    raw: bytes, name: str, book: Codebook, *, is_anonymous: bool = False
) -> Quarantined | None:
    """None when the record may go in, else why not. Anonymous ones are held to their own rule."""
    try:
        own_id = decode(raw, book).answers.value("record.record_id")
        if own_id is not None and own_id != name and not is_anonymous:
            return Quarantined(name, "other_id")
    except CodebookTooNew:
        return Quarantined(name, "codebook_too_new")
    except JsonRefused as error:
        return Quarantined(name, "json", ((str(error.facts.get("reason", "")), ""),))
    except InputRefused as error:
        if not is_anonymous:
            return Quarantined(name, "problems", _codes(error.facts.get("problems")))
    if is_anonymous and (found := anonymous_problems(_parsed(raw), book)):
        return Quarantined(name, "problems", found)
    return None if _is_canonical(raw) else Quarantined(name, "not_canonical")


def _parsed(raw: bytes) -> Json:
    return strict_json(raw, limit=LARGEST_RECORD)


def _is_canonical(raw: bytes) -> bool:
    try:
        return raw == one_spelling(_parsed(raw))
    except ValueError:  # a number that has no canonical form
        return False


def _codes(problems: object) -> tuple[tuple[str, str], ...]:
    found = problems if isinstance(problems, tuple) else ()
    return tuple((one.code, one.path) for one in found if isinstance(one, Problem))


def reason_file(refused: Quarantined) -> bytes:
    """What stands beside the bytes of a quarantined record."""
    return canonical_json(
        {
            "name": refused.name,
            "reason": refused.reason,
            "problems": [{"code": code, "path": path} for code, path in refused.problems],
        }
    )
