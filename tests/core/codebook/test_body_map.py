"""The drawings of the body are covered by named places, and every one can be reached by arrows."""

import re

import pytest

from intake_app import paths
from intake_app.codebook.body_map import (
    body_map,
    part_marked,
    region_at,
    region_beside,
    region_for,
)
from intake_app.codebook.load import load_codebook
from intake_app.domain.body_mark import BodyMark, BodyView
from intake_app.i18n import LANGUAGES

STEPS = ((1, 0), (-1, 0), (0, 1), (0, -1))
RIGHT_WRIST = BodyMark(BodyView.FRONT, 0.22, 0.52)
LEFT_WRIST = BodyMark(BodyView.FRONT, 0.78, 0.52)
NOSE = BodyMark(BodyView.HEAD_FRONT, 0.5, 0.47)
CORNER = BodyMark(BodyView.FRONT, 0, 0)


def everywhere():
    return [region for regions in body_map().values() for region in regions]


def test_every_drawing_has_its_places():
    assert {view: len(regions) for view, regions in body_map().items()} == {
        BodyView.FRONT: 33,
        BodyView.BACK: 31,
        BodyView.HEAD_FRONT: 16,
        BodyView.HEAD_BACK: 6,
        BodyView.HEAD_RIGHT: 12,
        BodyView.HEAD_LEFT: 12,
        BodyView.PALMS: 14,
        BodyView.HAND_BACKS: 14,
        BodyView.SOLES: 10,
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_has_one_name_of_its_own_in_every_language(language):
    named = {(region.id, region.side): region.names[language] for region in everywhere()}

    assert len(set(named.values())) == len(named) == 92


def test_parts_and_sides_are_those_of_the_questionnaire():
    lists = load_codebook().lists
    regions, sides = ({one.id for one in lists[name].codes} for name in ("body_region", "side"))

    assert {one.code for one in everywhere()} == regions
    assert {one.side for one in everywhere()} | {"both"} == sides


def test_the_centre_of_a_place_means_that_place():
    assert [one for one in everywhere() if region_at(one.view, *one.centre) != one] == []


@pytest.mark.parametrize("view", list(BodyView))
def test_arrows_lead_from_every_place_to_every_other(view):
    regions = body_map()[view]

    for start in regions:
        reached, waiting = {start}, [start]
        while waiting:
            here = waiting.pop()
            beside = {region_beside(view, here.centre, step) for step in STEPS} - {None}
            waiting += beside - reached
            reached |= beside
        assert reached == set(regions)


def test_left_and_right_are_those_of_the_person():
    from_behind = region_at(BodyView.BACK, 0.22, 0.52)

    assert region_at(BodyView.FRONT, 0.22, 0.52).words("uk") == "праве зап’ястя"
    assert from_behind.words("kk") == "сол білезік"
    assert region_at(BodyView.HEAD_LEFT, 0.52, 0.48).words("ru") == "левое ухо"


def test_beside_the_body_is_no_place():
    assert region_at(BodyView.FRONT, 0, 0) is None


@pytest.mark.parametrize(
    ("marks", "part"),
    [
        ((), ("", "")),
        ((NOSE,), ("nose", "midline")),
        ((LEFT_WRIST,), ("wrist", "left")),
        ((LEFT_WRIST, RIGHT_WRIST), ("wrist", "both")),
        ((LEFT_WRIST, NOSE), ("", "")),
        ((LEFT_WRIST, CORNER), ("", "")),
    ],
)
def test_marks_tell_the_part_of_the_body_only_where_they_agree(marks, part):
    assert part_marked(marks) == part


def test_an_answered_part_is_found_on_a_drawing():
    found = region_for("wrist", "left"), region_for("ear", "both"), region_for("", "")

    assert [one and (one.view, one.id, one.side) for one in found] == [
        (BodyView.FRONT, "wrist", "left"),
        (BodyView.HEAD_FRONT, "ear", "left"),
        None,
    ]


@pytest.mark.parametrize("view", list(BodyView))
def test_every_drawing_is_a_plain_picture_in_the_colour_of_its_lines(view):
    drawing = (paths.resources() / "body" / f"{view}.svg").read_text(encoding="utf-8")

    assert 'stroke="currentColor"' in drawing
    assert set(re.findall(r"<(\w+)", drawing)) <= {"svg", "g", "path"}
