"""Spaces that must not break."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.report.typography import NO_BREAK, set_text, unbroken
from tests.builders.statements import letters


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("дом № 2, кв. 5", "дом №~2, кв. 5"),
        ("5 января 2022 года", "5~января 2022~года"),
        ("2022 жылғы 7 қаңтар", "2022~жылғы 7~қаңтар"),
        ("около 40 000 тенге", "около 40~000~тенге"),
        ("Ә. Ғ. Нұрлыбекұлы", "Ә.~Ғ.~Нұрлыбекұлы"),
        ("Эрматов Ш. О. сказал", "Эрматов~Ш.~О. сказал"),
        ("и в доме", "и~в~доме"),
        ("з магазину й додому", "з~магазину й~додому"),
        ("«а потом» — да", "«а~потом»~— да"),
        ("f7c16381 74fc11c4 ccc78670", "f7c16381 74fc11c4 ccc78670"),
    ],
)
def test_what_belongs_together_stays_on_one_line(typed, held):
    assert held == unbroken(typed).replace(NO_BREAK, "~")


def test_text_is_composed_and_hard_hyphens_are_plain():
    assert "й ё-ї" == unbroken("и\u0306 е\u0308\u2011і\u0308").replace(NO_BREAK, " ")


@given(st.text(alphabet="аәбғёіїєґьъ 0123456789.,№«»—-AZaz<&>'’\u00ad\u2011", max_size=120))
def test_setting_changes_no_letter(text):
    for language in ("kk", "ru", "uk", "uz", "en"):
        assert letters(text) == letters(set_text(text, language))
