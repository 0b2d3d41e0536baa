"""A signature drawn on the screen: strokes on a field of 60 x 22 mm, in hundredths of a millimetre.

When each point was drawn is not kept: nobody needs the rhythm of a hand, and it identifies.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import dist

WIDTH, HEIGHT = 6000, 2200
SHORTEST = 1000
"""Less than a centimetre of line is a dot or a slip of the pen."""
MOST_POINTS = 10_000
"""Fifty signatures; a scribble stops here."""
NEAR = 12
"""Points nearer than this to the one before say nothing that paper could show."""

Point = tuple[int, int]
Stroke = tuple[Point, ...]
_STROKE = re.compile(r"M(\d{1,4}) (\d{1,4})((?:L\d{1,4} \d{1,4})*)")
_POINT = re.compile(r"(\d+) (\d+)")


@dataclass(frozen=True, slots=True)
class Drawing:
    """What was drawn, stroke by stroke. ValueError outside of the field or beyond MOST_POINTS."""

    strokes: tuple[Stroke, ...] = ()

    def __post_init__(self) -> None:
        """A drawing that cannot be printed cannot be made."""
        if self.points > MOST_POINTS or not all(self.strokes):
            raise ValueError("too many points, or a stroke without any")
        for stroke in self.strokes:
            if any(not (0 <= x <= WIDTH and 0 <= y <= HEIGHT) for x, y in stroke):
                raise ValueError("a point outside of the field")

    @property
    def points(self) -> int:
        """How many points there are."""
        return sum(map(len, self.strokes))

    @property
    def length(self) -> float:
        """How long the line is, over all strokes."""
        return sum(dist(*pair) for stroke in self.strokes for pair in pairwise(stroke))

    @property
    def is_enough(self) -> bool:
        """Whether it can be a signature."""
        return self.length >= SHORTEST

    def with_stroke(self, points: Iterable[tuple[float, float]]) -> "Drawing":
        """One stroke more, given in shares of the field, thinned; what is too much is left out."""
        return self.with_points(_on_field(point) for point in points)

    def with_points(self, points: Iterable[Point]) -> "Drawing":
        """One stroke more, given on the field, thinned."""
        kept: list[Point] = []
        room = MOST_POINTS - self.points
        for point in points:
            if len(kept) == room:
                break
            if not kept or dist(kept[-1], point) >= NEAR:
                kept.append(point)
        return Drawing((*self.strokes, tuple(kept))) if kept else self

    def without_last(self) -> "Drawing":
        """Without the last stroke."""
        return Drawing(self.strokes[:-1])

    def path(self) -> str:
        """The strokes as an SVG path; `from_path` reads it back."""
        return "".join(_written(stroke) for stroke in self.strokes)

    @classmethod
    def from_path(cls, path: str) -> "Drawing":
        """Read what `path` wrote, and nothing else: ValueError."""
        drawing = cls(tuple(_read(found.group()) for found in _STROKE.finditer(path)))
        if drawing.path() != path:
            raise ValueError("not a path of ours")
        return drawing


def _on_field(share: tuple[float, float]) -> Point:
    across, down = (min(max(one, 0.0), 1.0) for one in share)
    return round(across * WIDTH), round(down * HEIGHT)


def _written(stroke: Stroke) -> str:
    first, *others = (f"{x} {y}" for x, y in stroke)
    return "L".join((f"M{first}", *others))


def _read(stroke: str) -> Stroke:
    return tuple((int(x), int(y)) for x, y in _POINT.findall(stroke))
