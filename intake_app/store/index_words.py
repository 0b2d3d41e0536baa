"""What stands in the index of words: which marks there are, and which records lack theirs."""

import json
from collections.abc import Mapping, Sequence

from intake_app.domain.marks import MARKED, mark, span, value_of
from intake_app.domain.record import RecordId
from intake_app.store.connection import Database
from intake_app.store.search import SearchIndex

# A view of the index that SQLite keeps in memory and that holds nothing by itself.
_VIEW = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.index_words USING fts5vocab(main, search, row)"
_OF_KIND = "SELECT term FROM temp.index_words WHERE term >= ? AND term < ? ORDER BY term LIMIT ?"
_COUNT = "SELECT count(*) FROM search WHERE search MATCH ?"
_FOUND = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid LIMIT ? OFFSET ?"
_ID_OF = "SELECT record_id FROM records WHERE number = ?"
_UNMARKED = (
    "SELECT number, record_id FROM records WHERE number > ? AND number NOT IN "
    "(SELECT rowid FROM search WHERE search MATCH ?) ORDER BY number LIMIT ?"
)
_COUNTS = (
    "SELECT (SELECT count(*) FROM records), (SELECT count(*) FROM search WHERE search MATCH ?)"
)
_DATES = "SELECT DISTINCT incident_date FROM records WHERE incident_date != ''"
# One look into the index for each: a walk over all that carry a mark costs more in a big vault.
_WITH_MARK = (
    "SELECT record_id FROM records WHERE record_id IN (SELECT value FROM json_each(?)) AND EXISTS "
    "(SELECT 1 FROM search WHERE search MATCH ? AND rowid = records.number)"
)
MOST_VALUES = 200


class IndexWords:
    """The marks in the index. What is made anew here changes no testimony and no code of one."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._search = SearchIndex(database)

    def values(self, kind: str) -> tuple[str, ...]:
        """The values of a kind of mark that stand in some record; at most 200."""
        self._database.rows(_VIEW)
        terms = self._database.rows(_OF_KIND, *span(kind), MOST_VALUES)
        values = (value_of(str(term)) for (term,) in terms)
        # Words of records that are gone stay in the view until the index is tidied.
        return tuple(one for one in values if self.find(f'"{mark(kind, one)}"', 1))

    def find(self, expression: str, limit: int) -> tuple[RecordId, ...]:
        """The newest records that an FTS5 expression finds."""
        total = int(str(self._database.value(_COUNT, expression)))
        rows = self._database.rows(_FOUND, expression, limit, max(total - limit, 0))
        ids = (self._database.value(_ID_OF, number) for (number,) in rows)
        return tuple(RecordId(str(one)) for one in ids if one is not None)

    def marked(self, word: str, record_ids: Sequence[RecordId]) -> frozenset[RecordId]:
        """Which of these records carry a mark."""
        wanted = json.dumps([*record_ids])
        found = self._database.rows(_WITH_MARK, wanted, f'"{word}"')
        return frozenset(RecordId(str(one)) for (one,) in found)

    def incident_dates(self) -> tuple[str, ...]:
        """Every date of an incident that stands in the list, each once."""
        return tuple(str(each) for (each,) in self._database.rows(_DATES))

    def unmarked(self, after: int, limit: int) -> tuple[tuple[int, RecordId], ...]:
        """Number and id of the records without marks of this day, behind a number."""
        counted = self._database.one(_COUNTS, f'"{MARKED}"')
        if counted is not None and counted[0] == counted[1]:
            return ()
        rows = self._database.rows(_UNMARKED, after, f'"{MARKED}"', limit)
        return tuple((int(str(number)), RecordId(str(one))) for number, one in rows)

    def put(self, texts: Mapping[int, str]) -> None:
        """Make records findable by other words, in one transaction."""
        with self._database.transaction():
            for number, text in texts.items():
                self._search.put(number, text)
