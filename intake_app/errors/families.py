"""The five families: what the program does about an error depends on its family alone."""


class IntakeError(Exception):
    """Base of everything Intake raises on purpose."""

    def __init__(self, **facts: object) -> None:
        super().__init__(type(self).__name__)
        self.facts = facts

    def __str__(self) -> str:
        return type(self).__name__


class Refused(IntakeError):
    """The person in front of the program can put it right."""


class Surroundings(IntakeError):
    """The disk, the stick or another program stands in the way."""


class Damaged(IntakeError):
    """Something read does not verify."""


class TooNew(IntakeError):
    """Made by a later version of Intake; left untouched."""
