"""Marks on the body map."""

from dataclasses import dataclass
from enum import StrEnum

from intake_app.domain.answers import Json, JsonObject
from intake_app.domain.shape import read_object, read_text


class BodyView(StrEnum):
    """The drawings a mark can be put on."""

    FRONT = "front"
    BACK = "back"
    HEAD_FRONT = "head_front"
    HEAD_LEFT = "head_left"
    HEAD_RIGHT = "head_right"
    HEAD_BACK = "head_back"
    HAND_BACKS = "hand_backs"
    PALMS = "palms"
    SOLES = "soles"


@dataclass(frozen=True, slots=True)
class BodyMark:
    """Where it hurt: shares of the drawing's width and height from its left upper corner.

    ValueError when the point lies outside the drawing.
    """

    view: BodyView
    x: float
    y: float
    note: str = ""

    def __post_init__(self) -> None:
        if not (0 <= self.x <= 1 and 0 <= self.y <= 1):
            raise ValueError("a mark outside the drawing")

    @classmethod
    def from_json(cls, value: Json) -> "BodyMark":
        """Read `{view, x, y, note}`. ValueError for anything else."""
        part = read_object(value, ("view", "x", "y", "note"), ("view", "x", "y"))
        view = BodyView(read_text(part, "view"))
        return cls(view, _share(part, "x"), _share(part, "y"), read_text(part, "note"))

    def to_json(self) -> JsonObject:
        """The stored form."""
        stored: JsonObject = {"view": self.view.value, "x": self.x, "y": self.y}
        return {**stored, "note": self.note} if self.note else stored


def _share(part: JsonObject, key: str) -> float:
    found = part[key]
    if isinstance(found, bool) or not isinstance(found, int | float):
        raise ValueError(f"{key} is not a number")
    return found
