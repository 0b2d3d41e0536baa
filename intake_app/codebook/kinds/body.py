"""Marks on the body drawings."""

# ruff: noqa: ARG002, D102 - the methods are those of Kind, which tells what they promise

from collections.abc import Callable, Mapping

from intake_app.codebook.body_map import region_at
from intake_app.codebook.kinds.base import (
    Flaw,
    Kind,
    expected,
    keys_flaw,
    line_flaw,
    list_flaw,
    members,
    object_of,
    said,
    showable,
)
from intake_app.codebook.kinds.told_words import with_told
from intake_app.codebook.schema import Codebook, Field
from intake_app.domain.answers import Answers, Json
from intake_app.domain.body_mark import BodyMark, BodyView
from intake_app.i18n import Catalog

_VIEWS: Mapping[BodyView, Callable[[Catalog], str]] = {
    BodyView.FRONT: lambda c: c.t("body, front"),
    BodyView.BACK: lambda c: c.t("body, back"),
    BodyView.HEAD_FRONT: lambda c: c.t("head, front"),
    BodyView.HEAD_LEFT: lambda c: c.t("head, left side"),
    BodyView.HEAD_RIGHT: lambda c: c.t("head, right side"),
    BodyView.HEAD_BACK: lambda c: c.t("head, back"),
    BodyView.HAND_BACKS: lambda c: c.t("backs of the hands"),
    BodyView.PALMS: lambda c: c.t("palms"),
    BodyView.SOLES: lambda c: c.t("soles"),
}


class BodyMarks(Kind):
    """Points on drawings of the body, each with a note in words."""

    name = "body_marks"

    def problem(self, value: Json, field: Field, book: Codebook) -> Flaw | None:
        if flaw := list_flaw(value, self.name):
            return flaw
        return next(filter(None, map(_mark_flaw, members(value))), None)

    def texts(self, value: Json) -> tuple[str, ...]:
        notes = (said(object_of(mark), "note") for mark in members(value))
        return tuple(note for note in notes if note)

    def words(
        self, value: Json, field: Field, book: Codebook, catalog: Catalog, answers: Answers
    ) -> str:
        marks = (BodyMark.from_json(mark) for mark in members(value))
        return "; ".join(with_told(mark_words(mark, catalog), mark.note, catalog) for mark in marks)


def mark_words(mark: BodyMark, catalog: Catalog) -> str:
    """Where a mark is: the place by its name and the drawing, or the drawing alone."""
    view = view_words(mark.view, catalog)
    region = region_at(mark.view, mark.x, mark.y)
    if region is None:
        return view
    return catalog.t("{place} ({drawing})", place=region.words(catalog.language), drawing=view)


def view_words(view: BodyView, catalog: Catalog) -> str:
    """What a drawing is called."""
    return _VIEWS[view](catalog)


def _mark_flaw(value: Json) -> Flaw | None:
    if flaw := keys_flaw(value, "body_marks", ("view", "x", "y", "note"), ("view", "x", "y")):
        return flaw
    part = object_of(value)
    view = part["view"]
    if not isinstance(view, str):
        return expected("body_marks")
    if view not in {each.value for each in BodyView}:
        return Flaw("unknown_code", showable(view))
    if not (_is_share(part["x"]) and _is_share(part["y"])):
        return Flaw("outside_drawing", {})
    return line_flaw(part, "note")


def _is_share(value: Json) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1
