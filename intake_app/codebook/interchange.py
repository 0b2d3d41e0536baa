"""The interchange form: one record as a JSON file, read strictly and written back unchanged."""

import json
import unicodedata
from dataclasses import dataclass
from datetime import date

from intake_app.codebook.kinds import KINDS
from intake_app.codebook.problem import Problem, Severity
from intake_app.codebook.problems import problems
from intake_app.codebook.schema import Codebook
from intake_app.codebook.strict_json import strict_json
from intake_app.domain.answers import AnswerPath, Answers, Json, JsonObject, Said
from intake_app.domain.text import control_characters
from intake_app.errors import CodebookTooNew, InputRefused

LARGEST_RECORD = 16 * 1024 * 1024
_TEXT_KEYS = ("notice", "about")
_KEYS = (*_TEXT_KEYS, "codebook", "codebook_version", "data")
_NEEDED = ("codebook", "codebook_version", "data")
_LONGEST_TEXT = 2_000


@dataclass(frozen=True, slots=True)
class Interchange:
    """What a record file says; `answers` is its `data`, whole, in NFC."""

    notice: str
    about: str
    codebook_version: str
    answers: Answers


def decode(raw: bytes, book: Codebook, *, today: date | None = None) -> Interchange:
    """Read one record file.

    Raises JsonRefused for what is no strict JSON, CodebookTooNew for a later questionnaire, and
    InputRefused with every problem by its path. A draft may lack answers; hints do not refuse.
    """
    envelope = strict_json(raw, limit=LARGEST_RECORD)
    if not isinstance(envelope, dict):
        raise InputRefused(problems=(Problem("record_expected", ""),))
    found = _envelope_problems(envelope, book)
    data = envelope.get("data")
    answers = Answers(data if isinstance(data, dict) else {})
    found += [
        problem
        for problem in problems(book, answers, final=False, today=today)
        if problem.severity is Severity.ERROR
    ]
    if found:
        raise InputRefused(problems=tuple(found))
    return Interchange(
        notice=str(envelope.get("notice", "")),
        about=str(envelope.get("about", "")),
        codebook_version=str(envelope["codebook_version"]),
        answers=normalised(book, answers),
    )


def encode(notice: str, about: str, book: Codebook, answers: Answers) -> bytes:
    """Write one record file; `decode` gives back equal answers. UTF-8, readable, one final line."""
    texts: JsonObject = {"notice": notice, "about": about}
    envelope: JsonObject = {
        **{key: text for key, text in texts.items() if text},
        "codebook": book.id,
        "codebook_version": book.version,
        "data": answers.to_json(),
    }
    return (json.dumps(envelope, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def normalised(book: Codebook, answers: Answers) -> Answers:
    """The answers with all their text in NFC; everything else as it is."""
    if _is_nfc(answers):
        return answers
    changed = answers
    for path in answers.paths():
        answer = answers.get(path)
        if isinstance(answer, Said):
            kept = KINDS[book.field(path.field_id).kind].normalised(answer.value)
            if kept != answer.value:
                changed = changed.with_answer(
                    AnswerPath(path.section, path.field, path.row), Said(kept)
                )
    return changed


def _is_nfc(answers: Answers) -> bool:
    """Asked of all texts at once: parts of a text in NFC are in NFC, and no sign of JSON composes.

    A tenth of the cost of asking each, at every autosave.
    """
    return unicodedata.is_normalized("NFC", json.dumps(answers.to_json(), ensure_ascii=False))


def _envelope_problems(envelope: JsonObject, book: Codebook) -> list[Problem]:
    found = [Problem("unknown_key", "") for key in envelope if key not in _KEYS]
    found += [
        Problem("lacks_key", "", facts={"key": key}) for key in _NEEDED if key not in envelope
    ]
    for key in _TEXT_KEYS:
        if key in envelope and not _is_line(envelope[key]):
            found.append(Problem("type", key, facts={"kind": "text"}))
    if "data" in envelope and not isinstance(envelope["data"], dict):
        found.append(Problem("single_expected", "data"))
    if "codebook" in envelope and envelope["codebook"] != book.id:
        found.append(Problem("other_codebook", "codebook"))
    if "codebook_version" in envelope and _version(envelope["codebook_version"]) is None:
        found.append(Problem("version_form", "codebook_version"))
    _require_known_version(envelope.get("codebook_version"), book)
    return found


def _require_known_version(value: Json, book: Codebook) -> None:
    written, known = _version(value), _version(book.version)
    if written and known and written > known:
        raise CodebookTooNew(version=str(value), known=book.version)


def _version(value: Json) -> tuple[int, ...] | None:
    parts = value.split(".") if isinstance(value, str) else []
    fit = len(parts) == 3 and all(
        part.isascii() and part.isdigit() and len(part) < 6 for part in parts
    )
    return tuple(map(int, parts)) if fit else None


def _is_line(value: Json) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST_TEXT and not control_characters(value)
