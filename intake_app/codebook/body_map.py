"""The named places on the body drawings: where they lie, what they are called, what is beside."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from math import hypot

from intake_app import paths
from intake_app.domain.body_mark import BodyMark, BodyView
from intake_app.files import files_edge

Point = tuple[float, float]
# A mark this far beside every place (in shares of the drawing's width) is still meant for one.
_REACH = 0.06
_OTHER = {"left": "right", "right": "left"}
# Going sideways a place must lie rather beside than above: what is off the way counts double.
_DETOUR = 2.0


@dataclass(frozen=True)
class Region:
    """A place on one drawing. `side` is the person's own: left, right or midline.

    `code` is the part of the body in the questionnaire. `outline` in shares of the drawing.
    """

    id: str
    view: BodyView
    side: str
    code: str
    outline: tuple[Point, ...]
    names: Mapping[str, str] = field(hash=False)

    def words(self, language: str) -> str:
        """What it is called; in English where the language has no name for it."""
        return self.names.get(language, self.names["en"])

    @cached_property
    def centre(self) -> Point:
        """The point that stands for the whole place, to whole per cents."""
        twice = 0.0
        left = top = 0.0
        for (x, y), (next_x, next_y) in _edges(self.outline):
            cross = x * next_y - next_x * y
            twice += cross
            left += (x + next_x) * cross
            top += (y + next_y) * cross
        return round(left / (3 * twice), 2), round(top / (3 * twice), 2)

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        inside = False
        for (x1, y1), (x2, y2) in _edges(self.outline):
            if (y1 > y) != (y2 > y) and x < x1 + (x2 - x1) * (y - y1) / (y2 - y1):
                inside = not inside
        return inside


@lru_cache(maxsize=1)
def body_map() -> Mapping[BodyView, tuple[Region, ...]]:
    """Every place of every drawing, from resources/body/regions.toml (read once, some 5 ms)."""
    file = paths.resources() / "body" / "regions.toml"
    with files_edge():
        told = tomllib.loads(file.read_text(encoding="utf-8"))
    return {
        view: tuple(
            region
            for name, outline in drawing["outlines"].items()
            for region in _regions(view, drawing, name, told["places"][name], outline)
        )
        for view, drawing in ((BodyView(name), one) for name, one in told["views"].items())
    }


def region_at(view: BodyView, x: float, y: float) -> Region | None:
    """The place a mark means: the one that holds it, else one close by, else none."""
    regions = body_map()[view]
    found = next((one for one in regions if one.holds(x, y)), None)
    if found is not None:
        return found
    near = min(regions, key=lambda one: _distance(one.outline, x, y))
    return near if _distance(near.outline, x, y) <= _REACH else None


def region_beside(view: BodyView, at: Point, step: tuple[int, int]) -> Region | None:
    """The next place from a point to the left, right, above or below; None at the edge."""
    ways = [
        (way, region)
        for region in body_map()[view]
        if not region.holds(*at) and (way := _way(at, region.centre, step)) is not None
    ]
    return min(ways, key=lambda pair: pair[0])[1] if ways else None


def region_for(code: str, side: str) -> Region | None:
    """Where to begin for a part of the body that was answered: its first place on a drawing."""
    every = [region for regions in body_map().values() for region in regions]
    same = [region for region in every if region.code == code]
    return next((one for one in same if one.side == side), next(iter(same), None))


def part_marked(marks: Iterable[BodyMark]) -> tuple[str, str]:
    """Part of the body and side, where all the marks agree; empty where they do not."""
    found = [region_at(mark.view, mark.x, mark.y) for mark in marks]
    regions = [region for region in found if region is not None]
    codes = {region.code for region in regions}
    if len(codes) != 1 or len(regions) != len(found):
        return "", ""
    sides = {region.side for region in regions}
    if len(sides) == 1:
        return codes.pop(), sides.pop()
    return codes.pop(), "both" if sides == {"left", "right"} else ""


def _regions(
    view: BodyView,
    drawing: Mapping[str, object],
    name: str,
    place: Mapping[str, object],
    outline: Iterable[Point],
) -> Iterable[Region]:
    width, height = _pair(drawing["size"])
    shape = tuple((x / width, y / height) for x, y in outline)
    mirrored = tuple((1 - x, y) for x, y in shape)
    if "middle" in place:
        yield _region(view, name, place, "middle", shape)
    elif "side" in drawing:
        yield _region(view, name, place, str(drawing["side"]), shape)
    else:
        on_right = "left" if drawing["left_half"] == "right" else "right"
        yield _region(view, name, place, on_right, shape)
        yield _region(view, name, place, _OTHER[on_right], mirrored)


def _region(
    view: BodyView, name: str, place: Mapping[str, object], side: str, shape: tuple[Point, ...]
) -> Region:
    names = place[side]
    if not isinstance(names, dict):
        raise TypeError(name)
    own = "midline" if side == "middle" else side
    return Region(name, view, own, str(place["code"]), shape, names)


def _pair(size: object) -> Point:
    if not isinstance(size, list):
        raise TypeError("size")
    width, height = size
    return float(width), float(height)


def _edges(outline: tuple[Point, ...]) -> Iterable[tuple[Point, Point]]:
    return zip(outline, (*outline[1:], outline[0]), strict=True)


def _distance(outline: tuple[Point, ...], x: float, y: float) -> float:
    return min(_to_edge(start, end, (x, y)) for start, end in _edges(outline))


def _to_edge(start: Point, end: Point, at: Point) -> float:
    (x1, y1), (x2, y2), (x, y) = start, end, at
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    share = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length
    share = min(max(share, 0.0), 1.0)
    return hypot(x - x1 - share * (x2 - x1), y - y1 - share * (y2 - y1))


def _way(at: Point, to: Point, step: tuple[int, int]) -> float | None:
    """How far in that direction; None for what lies behind or more aside than ahead."""
    across, down = to[0] - at[0], to[1] - at[1]
    ahead = across * step[0] + down * step[1]
    aside = abs(across * step[1]) + abs(down * step[0])
    return ahead + _DETOUR * aside if ahead > 0.01 and aside <= 2 * ahead else None
