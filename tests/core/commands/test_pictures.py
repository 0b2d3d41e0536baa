"""Pictures are made in memory, upright, and never unfold beyond what a laptop can hold."""

import io

import pytest
from PIL import Image

from intake_app.commands import pictures
from intake_app.errors import CannotShow
from tests.builders.files import a_bomb, a_photo, a_png, a_scan


def shown(png):
    return Image.open(io.BytesIO(png))


def test_a_photo_is_made_small_and_keeps_its_sides_in_proportion():
    assert (128, 96) == shown(pictures.picture(a_photo(), "image/jpeg", 128)).size


def test_a_photo_taken_sideways_is_shown_upright():
    turned = shown(pictures.picture(a_photo(turned=True), "image/jpeg", 128))

    assert (96, 128) == turned.size


def test_a_small_picture_is_not_blown_up_and_keeps_what_is_clear():
    png = shown(pictures.picture(a_png(), "image/png", 128))

    assert ((64, 64), "RGBA") == (png.size, png.mode)


@pytest.mark.parametrize("side", [7_000, 9_000, 20_000, 60_000])
def test_a_bomb_is_refused_by_its_header(side):
    with pytest.raises(CannotShow) as refused:
        pictures.picture(a_bomb(side, side), "image/png", 128)

    assert {"reason": "pixels"} == refused.value.facts


@pytest.mark.parametrize("cut", [2, 10, 20, 100, 500, 2000])
def test_a_damaged_photo_is_told(cut):
    with pytest.raises(CannotShow) as refused:
        pictures.picture(a_photo()[:cut], "image/jpeg", 128)

    assert {"reason": "damaged"} == refused.value.facts


def test_a_file_is_not_decoded_as_anything_but_what_its_bytes_say():
    with pytest.raises(CannotShow):
        pictures.picture(a_png(), "image/jpeg", 128)
    with pytest.raises(CannotShow):
        pictures.picture(a_png(), "image/svg+xml", 128)


def test_pages_are_drawn_one_by_one():
    first, count = pictures.page(a_scan(3), 0, 400)

    assert (3, (283, 400)) == (count, shown(first).size)


@pytest.mark.parametrize(("content", "number"), [(b"%PDF-1.7 nonsense", 0), (a_scan(1), 1)])
def test_a_page_that_is_not_there_is_told(content, number):
    with pytest.raises(CannotShow) as refused:
        pictures.page(content, number, 400)

    assert {"reason": "damaged"} == refused.value.facts
