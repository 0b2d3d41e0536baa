"""An attestation as a file: whole, the same each time, and no other file passes for one."""

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.domain.attestation import Attestation, Way
from tests.builders.signatures import a_signature

DRAWN = Attestation(
    record_id="5b0c",
    revision=3,
    role="declarant",
    number=1,
    way=Way.DRAWN,
    at="2026-11-22T09:00:00+02:00",
    name="Шевченко & <b>Ганна</b>",
    code="2d71",
    drawing=a_signature(),
)
TEXTS = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=60)


@given(name=TEXTS, reason=TEXTS, way=st.sampled_from(Way))
def test_a_file_gives_back_exactly_what_was_attested(name, reason, way):
    one = replace(DRAWN, name=name, reason=reason, way=way)

    assert one == Attestation.from_svg(one.to_svg())


def test_the_file_is_an_image_of_sixty_by_twenty_two_millimetres():
    root = ET.fromstring(DRAWN.to_svg())

    assert ("60mm", "22mm", "0 0 6000 2200") == tuple(
        root.get(name) for name in ("width", "height", "viewBox")
    )
    path = root.find("{http://www.w3.org/2000/svg}path")
    assert a_signature().path() == path.get("d")


def test_the_file_says_that_nobody_verified_the_clock():
    assert b'"clock":"laptop, unverified"' in DRAWN.to_svg()


def test_the_words_of_a_person_stand_in_no_text_of_the_program():
    shown = repr(replace(DRAWN, reason="боялася"))

    assert "Шевченко" not in shown
    assert "боялася" not in shown


@pytest.mark.parametrize(
    "changed",
    [
        lambda svg: b"",
        lambda svg: b"\xff" + svg,
        lambda svg: svg.replace(b"<metadata>", b"<desc>"),
        lambda svg: svg.replace(b'"way":"drawn"', b'"way":"dreamt"'),
        lambda svg: svg.replace(b'"revision":3', b'"revision":3,"more":1'),
        lambda svg: svg.replace(b"M600 ", b"M6000000 "),
        lambda svg: svg.replace(b"</svg>", b"<script/></svg>"),
        lambda svg: svg + b" ",
    ],
)
def test_a_file_of_another_kind_is_refused(changed):
    with pytest.raises(ValueError):  # noqa: PT011 - whatever of it is wrong, it is no attestation
        Attestation.from_svg(changed(DRAWN.to_svg()))
