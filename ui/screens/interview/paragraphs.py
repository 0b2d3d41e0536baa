"""Numbered paragraphs proposed from the free account: its own words, cut between sentences."""

import re
from collections.abc import Iterator

from intake_app.domain.answers import AnswerPath, Answers, Json, JsonObject, Said
from intake_app.domain.paragraph import Verdict, verdict_of
from intake_app.domain.quote import Quote, Translation

PARAGRAPHS = "statement_paragraphs"

LONGEST = 320
"""About three sentences: a paragraph that can be read aloud in one breath and confirmed."""

# The end of a sentence: its mark, closing quotes, a space. Short words before a dot are
# abbreviations ("г.", "ул.", "A."), and a sentence begins with a capital, a quote or a number.
_END = re.compile(r"(?<=[.!?…])[»”\"’)]*\s+")
_ABBREVIATION = re.compile(r"(?:^|\s)\w{1,2}\.$")


def with_proposal(answers: Answers) -> Answers | None:
    """The answers with paragraphs cut from the free account; None where there is no account."""
    account = quote_of(answers.value("account.verbatim"))
    if account is None:
        return None
    for row in proposed(account):
        answers = answers.with_row(PARAGRAPHS, row)
    return answers


def unconfirmed(answers: Answers) -> int:
    """How many paragraphs the person has not decided about, or said are not right."""
    return sum(not is_decided(row) for row in answers.rows(PARAGRAPHS))


def is_decided(row: JsonObject) -> bool:
    """Whether the person confirmed a paragraph, or refused it for good."""
    return verdict_of(row) in (Verdict.CONFIRMED, Verdict.REFUSED)


def with_words_said(answers: Answers, before: Answers, *earlier: Answers) -> Answers:
    """The answers without a person's word on a paragraph it was not said of: it is asked anew.

    A word holds for the text that stood at its place `before`, and for a text that stood with
    this word in any of these moments, at whatever place.
    """
    known = before.rows(PARAGRAPHS)
    if answers.rows(PARAGRAPHS) == known:
        return answers
    said = [row for one in (before, *earlier) for row in one.rows(PARAGRAPHS)]
    for place, row in enumerate(answers.rows(PARAGRAPHS)):
        stayed = place < len(known) and known[place].get("text") == row.get("text")
        if row.get("confirmed") is None or stayed or any(_is_alike(row, one) for one in said):
            continue
        answers = answers.with_answer(AnswerPath(PARAGRAPHS, "confirmed", place), None)
    return answers


def is_corrected(before: Answers, answers: Answers) -> bool:
    """Whether a text the person decided about gave way to another; one taken out did not."""
    old, new = before.rows(PARAGRAPHS), answers.rows(PARAGRAPHS)
    if old == new or len(new) < len(old):
        return False
    texts = [row.get("text") for row in new]
    return any(is_decided(row) and row.get("text") not in texts for row in old)


def _is_alike(row: JsonObject, other: JsonObject) -> bool:
    return all(row.get(name) == other.get(name) for name in ("text", "confirmed"))


def next_undecided(answers: Answers, after: int) -> int | None:
    """The next paragraph to be asked about, round the end; None when all are decided."""
    rows = answers.rows(PARAGRAPHS)
    order = [*range(after + 1, len(rows)), *range(after + 1)]
    return next((place for place in order if not is_decided(rows[place])), None)


def with_correction(answers: Answers, place: int, quote: Quote) -> Answers:
    """The answers with another text of a paragraph, which is to be confirmed anew.

    That something was corrected is told in the certificate of the read-back.
    """
    changed = answers.with_answer(
        AnswerPath(PARAGRAPHS, "text", place), Said(quote.to_json())
    ).with_answer(AnswerPath(PARAGRAPHS, "confirmed", place), None)
    return changed.with_answer(AnswerPath("closing", "corrections_made"), Said("yes"))


def quote_of(value: Json) -> Quote | None:
    """A stored quote as a value; None for anything else, a missing reason too."""
    try:
        return Quote.from_json(value)
    except ValueError:
        return None


def languages_of(answers: Answers) -> tuple[str, ...]:
    """The languages in which any paragraph can be read, the person's own first."""
    quotes = [quote_of(row.get("text")) for row in answers.rows(PARAGRAPHS)]
    originals = [one.lang for one in quotes if one]
    others = [each.lang for one in quotes if one for each in one.translations]
    return tuple(dict.fromkeys((*originals, *others)))


def proposed(account: Quote) -> tuple[JsonObject, ...]:
    """Rows for the section of paragraphs: number, text with its translations, origin.

    Nothing is added, left out or put elsewhere. Where a translation has other sentences than the
    original, the account stays one paragraph, so that no translation stands at the wrong words.
    """
    parts = _sentences(account.text)
    others = [_sentences(each.text) for each in account.translations]
    if any(len(other) != len(parts) for other in others):
        groups = [range(len(parts))]
        others = [_whole(each.text, len(parts)) for each in account.translations]
    else:
        groups = list(_grouped(parts))
    return tuple(
        {
            "number": number,
            "text": _quote(account, parts, others, group).to_json(),
            "origin": "verbatim",
        }
        for number, group in enumerate(groups, start=1)
    )


def _quote(account: Quote, parts: list[str], others: list[list[str]], group: range) -> Quote:
    return Quote(
        account.lang,
        _joined(parts, group),
        tuple(
            Translation(each.lang, _joined(other, group), each.by)
            for each, other in zip(account.translations, others, strict=True)
        ),
    )


def _grouped(parts: list[str]) -> Iterator[range]:
    start, length = 0, 0
    for place, part in enumerate(parts):
        is_new = place > start and parts[place - 1].endswith("\n")
        if is_new or (place > start and length + len(part) > LONGEST):
            yield range(start, place)
            start, length = place, 0
        length += len(part)
    if parts:
        yield range(start, len(parts))


def _sentences(text: str) -> list[str]:
    """The sentences, each with the space after it, so that joined they are the text again."""
    cuts = [0]
    for found in _END.finditer(text):
        rest = text[found.end() :]
        before = text[: found.start()]
        if "\n" in found[0] or (_begins(rest) and not _ABBREVIATION.search(before)):
            cuts.append(found.end())
    pieces = [text[a:b] for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True)]
    return [piece for piece in pieces if piece.strip()]


def _begins(rest: str) -> bool:
    first = rest[:1]
    return first.isupper() or first.isdigit() or first in '«„“"‘’—–('


def _whole(text: str, length: int) -> list[str]:
    return [text, *([""] * (length - 1))]


def _joined(parts: list[str], group: range) -> str:
    return "".join(parts[place] for place in group).strip()
