"""What was told, less what the program makes by itself."""

from intake_app.domain.answers import AnswerPath, Answers


def as_told(script, stored, made):
    """The script with what the program made put in: it must equal the stored answers, whole.

    A section without a row is no section.
    """
    for path in map(AnswerPath.parse, made):
        assert script.get(path) != stored.get(path), f"{path} was not made"
        script = script.with_answer(path, stored.get(path))
    return Answers({name: one for name, one in script.to_json().items() if one})
