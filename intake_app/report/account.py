"""The heart of a statement: numbered paragraphs and the table of acts."""

from dataclasses import dataclass

from intake_app.domain.answers import Answers, Json, JsonObject, Said, read_answer
from intake_app.domain.paragraph import is_refused_paragraph
from intake_app.domain.quote import Quote
from intake_app.errors import LanguageMissing
from intake_app.report.blocks import (
    Block,
    Column,
    Fact,
    Facts,
    Heading,
    Note,
    Paragraph,
    Paragraphs,
    Prose,
    Subheading,
    Table,
    Words,
)
from intake_app.report.reader import Reader

_BILINGUAL = 2


@dataclass(frozen=True, slots=True)
class Told:
    """A numbered paragraph: its words, and the acts it tells of."""

    number: int
    quote: Quote
    acts: tuple[Json, ...]


def told(answers: Answers) -> tuple[Told, ...]:
    """The numbered paragraphs that have words, in order; a row without a number has its place.

    One that the person refused at the read-back is in the record and not in the statement.
    """
    found = []
    for index, row in enumerate(answers.rows("statement_paragraphs"), start=1):
        if is_refused_paragraph(row):
            continue
        number, acts = row.get("number"), row.get("acts")
        match read_answer(row.get("text")):
            case Said(dict() as value):
                found.append(
                    Told(
                        number if isinstance(number, int) else index,
                        Quote.from_json(value),
                        tuple(acts) if isinstance(acts, list) else (),
                    )
                )
            case _:
                continue
    return tuple(sorted(found, key=lambda paragraph: paragraph.number))


def refused(answers: Answers) -> tuple[int, ...]:
    """The numbers of the paragraphs that the person refused."""
    rows = enumerate(answers.rows("statement_paragraphs"), start=1)
    numbers = ((index, row.get("number")) for index, row in rows if is_refused_paragraph(row))
    return tuple(sorted(n if isinstance(n, int) else index for index, n in numbers))


def require_languages(answers: Answers, languages: tuple[str, ...]) -> None:
    """Refuse with LanguageMissing, listing paragraphs, when one lacks a language asked for."""
    for language in languages:
        lacking = tuple(
            one.number for one in told(answers) if one.quote.in_language(language) is None
        )
        if lacking:
            raise LanguageMissing(language=language, paragraphs=lacking)


def originals(answers: Answers) -> frozenset[str]:
    """The languages in which paragraphs were first said."""
    return frozenset(one.quote.lang for one in told(answers))


def language_line(reader: Reader, languages: tuple[str, ...]) -> Words:
    """Under the title: which language is the original, which a translation."""
    said = originals(reader.answers)
    first = reader.language(languages[0])
    if len(languages) == _BILINGUAL:
        second = reader.language(languages[1])
        return reader.legal(
            "In two languages: {first} (left) and {second} (right)", first=first, second=second
        )
    if said and languages[0] not in said:
        original = reader.language(min(said))
        return reader.legal(
            "Translation. Language: {language}. Language of the original: {original}",
            language=first,
            original=original,
        )
    return reader.legal("Language: {language}", language=first)


def paragraphs(reader: Reader, languages: tuple[str, ...]) -> list[Block]:
    """Numbered paragraphs in one or two columns. Call `require_languages` first."""
    numbered = told(reader.answers)
    blocks: list[Block] = [
        Heading(reader.legal("Explanation of the person")),
        Prose(
            reader.legal(
                "The facts below are within my own knowledge unless I say from whom I learnt them."
            )
        ),
    ]
    blocks.extend(_left_out(reader))
    if not numbered:
        return [*blocks, Note(reader.legal("There are no numbered paragraphs yet."))]
    heads: tuple[Words, ...] = ()
    if len(languages) == _BILINGUAL:
        blocks.append(Subheading(reader.legal("Signed text: left column")))
        heads = tuple(_column_head(reader, language) for language in languages)
    rows = tuple(
        Paragraph(one.number, tuple(str(one.quote.in_language(each)) for each in languages))
        for one in numbered
    )
    return [*blocks, *_translators(reader, languages), Paragraphs(languages, heads, rows)]


def _left_out(reader: Reader) -> list[Block]:
    """Why a number is missing: the count goes on, so that nobody thinks a sheet was lost."""
    numbers = refused(reader.answers)
    if not numbers:
        return []
    shown = ", ".join(str(number) for number in numbers)
    return [
        Note(reader.legal("Left out because the person refused them: {numbers}", numbers=shown))
    ]


def _column_head(reader: Reader, language: str) -> Words:
    name = capital(reader.language(language))
    if language in originals(reader.answers):
        return reader.legal("{language} · original", language=name)
    return reader.legal("{language} · translation", language=name)


def _translators(reader: Reader, languages: tuple[str, ...]) -> list[Block]:
    notes: list[Block] = []
    for language in languages:
        makers = {
            reader.translator(each.by)
            for one in told(reader.answers)
            for each in one.quote.translations
            if each.lang == language and one.quote.lang != language and each.by
        }
        if makers:
            notes.append(
                Note(
                    reader.legal(
                        "Translation (language: {language}): {names}",
                        language=reader.language(language),
                        names=", ".join(sorted(makers)),
                    )
                )
            )
    return notes


def acts(reader: Reader) -> list[Block]:
    """Who did what to whom, in the order of time, with the paragraphs that tell it."""
    rows = reader.answers.rows("acts")
    if not rows:
        return []
    label = reader.book.field
    columns = (
        Column(reader.legal("No."), 9),
        Column(reader.legal("Date, time"), 31),
        Column(reader.legal("Place"), 30),
        Column(reader.legal("Act; how it is known"), 39),
        Column(reader.label(label("acts.victims")), 26),
        Column(reader.legal("By whom"), 20),
        Column(reader.legal("Par."), 12),
    )
    ordered = sorted(enumerate(rows), key=lambda pair: (_order(pair[1]), pair[0]))
    cells = tuple(_act(reader, row) for _, row in ordered)
    groups = tuple(
        Fact(group(reader, index), who_they_were(reader, row))
        for index, row in enumerate(reader.answers.rows("perpetrators"))
    )
    blocks: list[Block] = [Heading(reader.legal("Table of acts")), Table(columns, cells)]
    if groups:
        blocks.append(
            Facts(groups, reader.legal("Who the groups were, in the words of the person"))
        )
    return blocks


def group(reader: Reader, index: int) -> Words:
    """What a group of perpetrators is called: a number, never the body it was named as."""
    return reader.legal("Group {n}", n=str(index + 1))


def _order(row: JsonObject) -> int:
    order = row.get("order")
    return order if isinstance(order, int) else 10_000


def _act(reader: Reader, row: JsonObject) -> tuple[Words, ...]:
    incident = next(
        (one for one in reader.answers.rows("incidents") if one.get("id") == row.get("incident")),
        {},
    )
    time = reader.in_brief("acts", row, "time")
    if not time.main:
        time = reader.in_brief("incidents", incident, "time")
    return (
        Words(reader.spoken("acts", str(row.get("id", "")))),
        stacked(reader.in_brief("incidents", incident, "date"), time),
        reader.in_brief("incidents", incident, "place"),
        stacked(
            reader.of_row("acts", row, "act_type"),
            reader.of_row("acts", row, "knowledge"),
            reader.of_row("acts", row, "threat_words"),
        ),
        reader.of_row("acts", row, "victims"),
        _perpetrators(reader, row.get("perpetrators")),
        Words(", ".join(_told_in(reader, row.get("id")))),
    )


def _told_in(reader: Reader, act: Json) -> list[str]:
    return [str(one.number) for one in told(reader.answers) if act in one.acts]


def _perpetrators(reader: Reader, keys: Json) -> Words:
    groups = [
        group(reader, index)
        for index, row in enumerate(reader.answers.rows("perpetrators"))
        if isinstance(keys, list) and row.get("id") in keys
    ]
    return stacked(*groups)


def who_they_were(reader: Reader, row: JsonObject) -> Words:
    """A group as the person knew it: how many, how they introduced themselves, who they may be.

    Never "officers of X": a body stands here only as named by the person.
    """
    count = reader.in_brief("perpetrators", row, "count")
    number = reader.legal("Number: {number}", number=count) if count.main else Words("")
    spoken = reader.of_row("perpetrators", row, "self_identified_as")
    introduced = reader.legal("introduced themselves: {words}", words=spoken)
    return stacked(
        number,
        introduced if spoken.main else Words(""),
        reader.of_row("perpetrators", row, "agency"),
    )


def capital(words: Words) -> Words:
    """The same words with a capital at the front: names of languages have none in our languages."""
    return Words(*(text[:1].upper() + text[1:] for text in (words.main, words.parallel)))


def stacked(*parts: Words) -> Words:
    """Parts one under the other; those that say nothing take no line."""
    main = "\n".join(part.main for part in parts if part.main)
    return Words(main, "\n".join(part.parallel for part in parts if part.parallel))
