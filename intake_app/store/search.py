"""Full-text search over folded words, so that letters, apostrophes and keyboards do not matter."""

from collections.abc import Iterable

from intake_app.domain.text import fold, skeleton, skeleton_of_folded
from intake_app.store.connection import Database


class SearchIndex:
    """The FTS5 table: words only, no text; one row per record, found by the record's number."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, number: int, text: str) -> None:
        """Make the record findable by the words of `text`, and by no others."""
        folded, skeletons = indexed(text)
        self._database.run(
            "INSERT OR REPLACE INTO search (rowid, folded, skeleton) VALUES (?, ?, ?)",
            number,
            folded,
            skeletons,
        )


def indexed(text: str) -> tuple[str, str]:
    """What is indexed: folded text, and the skeletons of the words where they differ."""
    folded = fold(text)
    bare = skeleton_of_folded(folded)
    if bare == folded:
        return folded, ""
    pairs = zip(folded.split(), bare.split(), strict=True)
    return folded, " ".join(thin for word, thin in pairs if thin != word)


def match_expression(words: str) -> str:
    """An FTS5 question for all of the words, the last one as a beginning; "" when there is none.

    Each word is quoted, because an apostrophe or a hyphen in raw text is FTS5 syntax. A word is
    asked for as typed and as its skeleton, in both columns.
    """
    # FTS5 reads a question up to the first NUL; no control sign is part of a word anyway.
    plain = "".join(letter if letter.isprintable() else " " for letter in fold(words))
    folded = [word for word in plain.split() if any(letter.isalnum() for letter in word)]
    terms = [_term(word, last=at == len(folded)) for at, word in enumerate(folded, start=1)]
    return " AND ".join(terms)


def narrowed_expression(words: str, alternatives: Iterable[Iterable[str]]) -> str:
    """As `match_expression`, for records that also hold a mark of each set of alternatives."""
    terms = [match_expression(words)]
    terms += ("(" + " OR ".join(f'"{one}"' for one in sorted(each)) + ")" for each in alternatives)
    return " AND ".join(term for term in terms if term)


def _term(word: str, *, last: bool) -> str:
    spellings = dict.fromkeys((word, skeleton(word)))
    star = " *" if last else ""
    quoted = ('"' + spelling.replace('"', '""') + '"' + star for spelling in spellings)
    return "(" + " OR ".join(quoted) + ")"
