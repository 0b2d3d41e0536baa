"""Marks on the body drawings."""

# ruff: noqa: ARG002, D102 - the methods are those of Kind, which tells what they promise

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
        return "; ".join(
            with_told(view_words(mark.view, catalog), mark.note, catalog) for mark in marks
        )


def view_words(view: BodyView, catalog: Catalog) -> str:
    """What a drawing is called."""
    match view:
        case BodyView.FRONT:
            return catalog.t("body, front")
        case BodyView.BACK:
            return catalog.t("body, back")
        case BodyView.HEAD_FRONT:
            return catalog.t("head, front")
        case BodyView.HEAD_LEFT:
            return catalog.t("head, left side")
        case BodyView.HEAD_RIGHT:
            return catalog.t("head, right side")
        case BodyView.HEAD_BACK:
            return catalog.t("head, back")


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
