"""Every error says what happened and what to do, in every language."""

import pytest

from intake_app import errors
from intake_app.commands.messages import explain
from intake_app.i18n import LANGUAGES, catalog


def _family(kind: type[errors.IntakeError]) -> list[type[errors.IntakeError]]:
    return [kind, *(found for child in kind.__subclasses__() for found in _family(child))]


EVERY = [kind for kind in _family(errors.IntakeError) if kind is not errors.IntakeError]
FACTS: dict[str, object] = {
    "group": 3,
    "least": 2,
    "given": 1,
    "seq": 17,
    "paragraphs": (2, 5),
    "codepoints": ("U+4E2D",),
    "paths": ("acts[0].description",),
    "reason": "refused",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.__name__)
def test_every_error_tells_what_happened_and_what_to_do(
    kind: type[errors.IntakeError], language: str
) -> None:
    message = explain(kind(**FACTS), catalog(language))

    assert message.happened.endswith(".") or "U+4E2D" in message.happened
    assert len(message.remedy) > 10
    assert "{" not in str(message)


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.__name__)
def test_no_language_answers_in_english(kind: type[errors.IntakeError]) -> None:
    english = str(explain(kind(**FACTS), catalog("en")))

    said = [str(explain(kind(**FACTS), catalog(language))) for language in ("kk", "ru", "uk")]

    assert english not in said
    assert len(set(said)) == 3


def test_a_mistyped_group_and_a_foreign_code_are_told_apart() -> None:
    english = catalog("en")

    mistyped = explain(errors.WrongRecoveryCode(group=4), english)
    foreign = explain(errors.WrongRecoveryCode(group=0), english)

    assert mistyped.happened == "Group 4 of the recovery code is mistyped."
    swapped = explain(errors.WrongRecoveryCode(group=0, swapped=(2, 7)), english)
    assert foreign.happened == (
        "Each group is well formed, but together they do not open this vault."
    )
    assert swapped.happened == "Groups 2 and 7 have changed places."


def test_an_error_shows_its_name_and_no_fact_in_a_traceback() -> None:
    error = errors.GlyphMissing(codepoints=("U+4E2D",), paths=("acts[0].description",))

    assert str(error) == "GlyphMissing"
    assert "acts" not in repr(error)
