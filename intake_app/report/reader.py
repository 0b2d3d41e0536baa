"""Answers in words, in one language or in two at once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from intake_app.codebook.display import keys, person_name, row_title, spoken_id
from intake_app.codebook.kinds import KINDS
from intake_app.codebook.kinds.spoken import maker_name
from intake_app.codebook.schema import Codebook, Field
from intake_app.domain.answers import Answers, Json, JsonObject, Missing, Said, read_answer
from intake_app.domain.quote import Quote
from intake_app.i18n import Catalog
from intake_app.report.blocks import Fact, Words

# Who a body was belongs to what the person said, never to what this paper states.
HEDGED = frozenset(
    {"custody.held_by", "missing_persons.believed_responsible", "perpetrators.agency"}
)
NO_BODY = "unknown_body"


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads printable answers aloud in the main language and, if there is one, the parallel."""

    book: Codebook
    answers: Answers
    main: Catalog
    parallel: Catalog | None

    def words(self, say: Callable[[Catalog], str]) -> Words:
        """What `say` gives in each language; the parallel is left out when it is the same."""
        main = say(self.main)
        parallel = say(self.parallel) if self.parallel else ""
        return Words(main, "" if parallel == main else parallel)

    def legal(self, message: str, **placeholders: Words | str) -> Words:
        """A sentence of the statement's own catalogue; each language gets its own words in it."""

        def say(catalog: Catalog) -> str:
            filled = {name: self._side(words, catalog) for name, words in placeholders.items()}
            translated = catalog.legal
            return translated(message, **filled)

        return self.words(say)

    def language(self, code: str) -> Words:
        """The name of a language."""
        return self.words(lambda catalog: catalog.language_name(code))

    def label(self, field: Field) -> Words:
        """The question."""
        return self.words(lambda catalog: catalog.label(field.context, field.label))

    def section(self, section_id: str) -> Words:
        """The name of a section."""
        section = self.book.section(section_id)
        return self.words(lambda catalog: catalog.label(section.context, section.label))

    def code(self, list_id: str, code_id: str) -> Words:
        """The label of one code of a list."""
        codes = self.book.lists[list_id]
        code = codes.code(code_id)
        english = code.label if code else code_id
        return self.words(lambda catalog: catalog.label(codes.context(code_id), english))

    def value(self, field: Field, value: Json) -> Words:
        """What was answered, as a person reads it."""
        if field.kind == "quote":
            return Words(self.quote(value))
        if field.kind == "text" and isinstance(value, str):
            return Words(self._named(value))
        words = self.words(
            lambda catalog: KINDS[field.kind].words(value, field, self.book, catalog, self.answers)
        )
        if field.id in HEDGED and value != NO_BODY:
            return self.legal("{body} (as named by the person)", body=words)
        return words

    def quote(self, value: Json) -> str:
        """The words themselves if they were said in the main language, else each version named."""
        quote = Quote.from_json(value)
        if quote.lang == self.main.language and not quote.translations:
            return f"«{quote.text}»"
        field = self.book.field("account.verbatim")
        return KINDS["quote"].words(value, field, self.book, self.main, self.answers)

    def at(self, path: str) -> Words:
        """The answer at `section.field` of a single section; empty when there is none."""
        section, _, name = path.partition(".")
        rows = self.answers.rows(section)
        return self.of_row(section, rows[0], name) if rows else Words("")

    def of_row(self, section: str, row: JsonObject, name: str) -> Words:
        """The answer to one question of a row; empty when there is none or it is missing."""
        if name not in row:
            return Words("")
        match read_answer(row[name]):
            case Said(value):
                return self.value(self.book.field(f"{section}.{name}"), value)
            case Missing():
                return Words("")

    def in_brief(self, section: str, row: JsonObject, name: str) -> Words:
        """An answer without the words it was told in, where a table has no room for them."""
        value = row.get(name)
        if not isinstance(value, dict):
            return self.of_row(section, row, name)
        if self.book.field(f"{section}.{name}").kind == "place":
            short = {key: part for key, part in value.items() if key in {"as_told", "locality"}}
        else:
            short = {key: part for key, part in value.items() if key != "as_told"}
        worth = short.keys() - {"approx", "night_of"}
        return self.of_row(section, {name: short if worth else value}, name)

    def facts(self, section: str, row: JsonObject, *, skip: Iterable[str] = ()) -> tuple[Fact, ...]:
        """Every question of a row that has an answer, in the order of the questionnaire."""
        passed = {*skip}
        fields = [one for one in self.book.section(section).fields if one.name not in passed]
        return tuple(
            Fact(self.label(field), words)
            for field in fields
            if field.kind != "key" and (words := self.of_row(section, row, field.name)).main
        )

    def person(self, key: str) -> str:
        """A person's printable name."""
        return person_name(self.answers, key)

    def people(self, value: Json) -> Words:
        """Names of several persons, one after the other."""
        listed = value if isinstance(value, list) else [value]
        return Words(", ".join(self.person(str(one)) for one in listed if one))

    def row_title(self, section: str, index: int) -> Words:
        """What a row is called."""
        return self.words(
            lambda catalog: row_title(self.book, self.answers, section, index, catalog)
        )

    def translator(self, by: str) -> str:
        """Who made a translation: an interpreter of the record, or a named translator."""
        return maker_name(self.answers, by)

    def spoken(self, section: str, key: str) -> str:
        """How a row is referred to: A3 is the third act."""
        return spoken_id(self.answers, section, key)

    def _named(self, value: str) -> str:
        """Whoever is meant by a person's key typed as a text."""
        return self.person(value) if value in keys(self.answers, "persons") else value

    def _side(self, words: Words | str, catalog: Catalog) -> str:
        if isinstance(words, str):
            return words
        return words.main if catalog is self.main else words.parallel or words.main
