"""Practice: invented, printed with a mark on every page, and never counted as a testimony."""

from intake_app.domain.answers import Answers

SYNTHETIC = "record.synthetic"


def is_training(answers: Answers) -> bool:
    """Whether this is no real testimony."""
    return answers.value(SYNTHETIC) == "yes"
