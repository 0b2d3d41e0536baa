"""The table of the seed facts: where each is asked, and how its page comes up.

`python -m tests.seed_table` writes it anew into tests/golden/seed-facts.md.
"""

from pathlib import Path

from intake_app.codebook.happened import is_about_what_happened, tick_words
from intake_app.codebook.load import load_codebook
from intake_app.codebook.reading import code_words, heading, question
from intake_app.i18n import catalog
from tests.seed_facts import seed_facts
from ui.forms.registry import INPUTS
from ui.forms.topics import TOPICS

KEPT = Path(__file__).resolve().parent / "golden" / "seed-facts.md"
HEAD = """# Where the seed facts are asked

Written by `python -m tests.seed_table` from the questionnaire and the screens; a test opens every
page in a real window and finds every question. The widget of a field is called by its path, in its
frame `question:<path>`.

| fact | what was told | path | page | how the page comes up | asked when | question | widget |
|---|---|---|---|---|---|---|---|
"""
ALWAYS, OTHER = "stands in every talk", "Other parts"
_WORDS = catalog("en")


def seed_table() -> str:
    """The whole document."""
    book = load_codebook()
    lines = [HEAD]
    for fact in seed_facts():
        for path in fact.fields:
            field = book.field(path)
            cells = (
                fact.id,
                fact.text if path == fact.fields[0] else "",
                f"`{path}`",
                page_of(book, field),
                way_to(book, field),
                condition_of(book, field),
                question(field, _WORDS),
                INPUTS[field.kind].__name__,
            )
            lines.append(f"| {' | '.join(cells)} |\n")
    return "".join(lines)


def page_of(book, field):
    """The page, and the topic of a row where it is asked in several."""
    title = heading(book.section(field.section), _WORDS)
    topics = TOPICS.get(field.section, ())
    topic = next((one for one in topics if field.name in one.fields), None)
    return f"{title}: {topic.title(_WORDS)}" if topic else title


def way_to(book, field):
    """The ticks of "What was told" that bring the page, the act itself for what it is asked of."""
    tick = tick_for(book, field)
    if tick is not None:
        return f"tick: {tick_words(book, tick, _WORDS)}"
    is_folded = is_about_what_happened(book, field.section)
    return OTHER if is_folded and field.section not in book.happened.always else ALWAYS


def tick_for(book, field):
    """The first tick that brings the question up; None where none is needed."""
    happened, section = book.happened, field.section
    if section == "acts":
        asked_of = field.relevant.values if field.relevant else ()
        return next((one for one in happened.ticks if one.act in asked_of and one.act), None)
    if not is_about_what_happened(book, section) or section in happened.always:
        return None
    wanted = (one for one in happened.ticks if section in (one.part, *one.opens))
    by_any = next((one for one in happened.ticks if one.act), None)
    return next(wanted, by_any if section in happened.with_act else None)


def condition_of(book, field):
    """The answer that the question depends on, beside the kind of act."""
    on = field.relevant
    if on is None or on.field == "acts.act_type":
        return ""
    before = book.field(on.field)
    if on.answered:
        return f"{question(before, _WORDS)}: anything"
    said = [
        code_words(book, before.codelist, one, _WORDS) if before.codelist else one
        for one in on.values
    ]
    return f"{question(before, _WORDS)}: {' / '.join(said)}"


if __name__ == "__main__":
    KEPT.write_text(seed_table(), encoding="utf-8")
