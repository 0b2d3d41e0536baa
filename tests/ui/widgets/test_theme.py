"""The tokens: readable in both themes, complete, and scaled by the zoom."""

import re

import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QLineEdit

from intake_app import paths
from ui import theme
from ui.theme.measure import BODY
from ui.theme.palette import ROLES
from ui.theme.style_sheet import style_sheet
from ui.theme.tokens import DARK, LIGHT, Token, contrast

TEXTS = [
    ("ink", "bg"),
    ("ink", "surface"),
    ("ink", "accent_soft"),
    ("ink", "warn_soft"),
    ("ink", "error_soft"),
    ("muted", "bg"),
    ("muted", "surface"),
    ("on_accent", "accent"),
    ("accent", "surface"),
    ("accent", "bg"),
    ("ok", "surface"),
    ("warn", "surface"),
    ("error", "surface"),
    ("error", "bg"),
    ("error", "error_soft"),
]
MARKS = [("line", "bg"), ("line", "surface"), ("accent", "bg"), ("accent", "accent_soft")]


@pytest.fixture
def themed(qapp):
    yield lambda chosen: theme.apply_theme(qapp, chosen)
    theme.apply_theme(qapp, theme.Theme())


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pair", TEXTS, ids="-on-".join)
def test_text_can_be_read(pair, colours):
    ink, ground = (colours.of(Token(name)) for name in pair)

    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pair", MARKS, ids="-on-".join)
def test_borders_and_marks_can_be_seen(pair, colours):
    mark, ground = (colours.of(Token(name)) for name in pair)

    assert contrast(mark, ground) >= 3


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_one_line_of_the_focus_ring_is_seen_on_every_ground(colours):
    for ground in (colours.bg, colours.surface, colours.accent_soft):
        assert max(contrast(colours.ink, ground), contrast(colours.focus, ground)) >= 3


def test_contrast_is_that_of_the_guidelines():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_every_token_is_carried_by_the_palette(qapp):
    carried = {token for _, token in ROLES}

    assert set(Token) - carried == {Token.WARN_SOFT, Token.ERROR_SOFT}
    for token in carried:
        assert theme.colour(token).name().upper() == LIGHT.of(token)


def test_the_theme_can_be_switched_while_the_program_runs(themed):
    themed(theme.Theme(dark=True))

    assert theme.colour(Token.BG).name().upper() == DARK.bg


@pytest.mark.parametrize("zoom", theme.ZOOMS)
def test_the_zoom_scales_every_length_but_hairlines(zoom, themed):
    themed(theme.Theme(zoom=zoom))
    sheet = style_sheet(LIGHT, zoom)

    assert QApplication.font().pixelSize() == round(BODY * zoom / 100)
    assert theme.px(theme.FIELD_HEIGHT) == pytest.approx(40 * zoom / 100, abs=1)
    assert f"min-height: {round(38 * zoom / 100)}px" in sheet
    assert "border: 1px solid" in sheet


def test_the_style_sheet_knows_every_token_it_names(qapp):
    for colours in (LIGHT, DARK):
        assert "$" not in style_sheet(colours, 100)


def test_the_style_sheet_is_understood(qapp, qtbot):
    line = QLineEdit()
    qtbot.addWidget(line)
    line.ensurePolished()

    assert line.sizeHint().height() >= 40


def test_a_wrong_field_is_as_high_as_a_right_one(qapp, qtbot):
    heights = []
    for wrong in (False, True):
        field = QLineEdit()
        qtbot.addWidget(field)
        field.setProperty("wrong", wrong)
        field.ensurePolished()
        heights.append((field.sizeHint().height(), field.minimumSizeHint().height()))

    right, marked = heights
    assert right == marked


def test_zooming_stops_at_both_ends():
    assert theme.Theme(zoom=175).larger() == theme.Theme(zoom=175)
    assert theme.Theme(zoom=100).smaller() == theme.Theme(zoom=100)
    assert theme.Theme(zoom=125).larger() == theme.Theme(zoom=150)


def test_the_bundled_fonts_are_there_in_three_weights(qapp):
    assert {"Regular", "SemiBold", "Bold"} <= set(QFontDatabase.styles("Source Sans 3"))
    assert "Source Serif 4" in QFontDatabase.families()


def test_every_icon_takes_the_colour_asked_for(qapp):
    names = sorted(file.stem for file in (paths.resources() / "icons").glob("*.svg"))
    fixed = {"chevron-down", "chevron-field", "tick"}  # named by the style sheet, which cannot tint

    for name in names:
        painted = theme.pixmap(name, theme.colour(Token.ERROR), 18).toImage()
        seen = {painted.pixelColor(x, y).name() for x in range(36) for y in range(36)}
        assert (LIGHT.error.lower() in seen) == (name not in fixed), name


def test_the_icons_named_by_the_style_sheet_exist():
    named = re.findall(r"url\(icons:([a-z-]+\.svg)\)", style_sheet(LIGHT, 100))

    assert named
    assert all((paths.resources() / "icons" / name).is_file() for name in named)
