"""Problems in words: what happened, what to do now, and where."""

import re

from intake_app.codebook.problem import Problem
from intake_app.codebook.reading import heading, question
from intake_app.codebook.record_words import RECORD_SENTENCES
from intake_app.codebook.schema import Codebook, Section
from intake_app.codebook.value_words import VALUE_SENTENCES
from intake_app.i18n import Catalog

SENTENCES = {**VALUE_SENTENCES, **RECORD_SENTENCES}

_PATH = re.compile(r"(?P<section>[a-z_]+)(?:\[(?P<row>\d+)\])?(?:\.(?P<field>\w+))?")


def describe_problem(problem: Problem, book: Codebook, catalog: Catalog) -> str:
    """What is wrong and what to do, in whole sentences. KeyError for a code without words."""
    facts = dict(problem.facts)
    if "field" in facts:
        facts["question"] = question(book.field(str(facts["field"])), catalog)
    if "to" in facts:
        facts["section"] = heading(book.section(str(facts["to"])), catalog)
    return SENTENCES[problem.code](catalog, facts)


def describe_place(problem: Problem, book: Codebook, catalog: Catalog) -> str:
    """Where it is, as a person sees it: `Acts, 3: Kind of restraint`; the path where nobody can."""
    found = _PATH.fullmatch(problem.path)
    section = book.find_section(found["section"]) if found else None
    if found is None or section is None:
        return problem.path
    title, row = heading(section, catalog), found["row"]
    asked = _question(section, found["field"], catalog)
    if row is None:
        return catalog.t("{section}: {question}", section=title, question=asked) if asked else title
    number = int(row) + 1
    if asked:
        return catalog.t(
            "{section}, {number}: {question}", section=title, number=number, question=asked
        )
    return catalog.t("{section}, {number}", section=title, number=number)


def _question(section: Section, name: str | None, catalog: Catalog) -> str:
    field = section.field(name) if name else None
    return question(field, catalog) if field else name or ""
