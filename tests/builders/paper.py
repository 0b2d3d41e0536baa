"""What must be found on the printed statement for an answer."""

from intake_app.codebook.kinds import KINDS
from intake_app.domain.answers import Said
from intake_app.i18n import catalog
from tests.builders.statements import book

# A row refers to perpetrators by the number of their group; keys and such never show.
IN_OTHER_WORDS = frozenset({"acts.perpetrators"})
# Paragraphs stand in the languages asked for only; test_statement looks at them.
# Signatures come after the seal; their fields carry the whole name.
ELSEWHERE = frozenset({"consent", "record", "signatures", "statement", "statement_paragraphs"})


def stands_on_paper(path):
    """Answers to questions about what happened, that may be printed."""
    field = book().field(path.field_id)
    return (
        field.print == "always"
        and field.section not in ELSEWHERE
        and field.id not in IN_OTHER_WORDS
    )


def words_on_paper(answers, path, language):
    """What must stand on paper for an answer: each version of a quote, else its kind's words."""
    answer, field = answers.get(path), book().field(path.field_id)
    if not isinstance(answer, Said):
        return ()
    kind = KINDS[field.kind]
    if field.kind == "quote":
        return kind.texts(answer.value)
    return (kind.words(answer.value, field, book(), catalog(language), answers),)
