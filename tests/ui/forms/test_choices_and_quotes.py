"""Lists to look through, words with their translations, marks on the body."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from intake_app.domain.answers import Answers, Missing, MissingReason, Said
from tests.ui.answering import answer_by_keys, choose, into, leave
from tests.ui.typing import SHIFT, press, press_digit, type_text
from ui.forms.inputs.translator import TranslatorEdit
from ui.widgets.body_figure import BodyFigure
from ui.widgets.chooser import Chooser
from ui.widgets.grow_text import GrowText


def shown_codes(asked):
    reasons = set(MissingReason)
    codes = [chip.option.code for chip in asked.chips.chips if not chip.isHidden()]
    return [code for code in codes if code not in reasons]


def test_up_to_nine_answers_are_chips_and_no_list(input_for):
    asked = input_for("closing.readback")

    assert asked.findChild(Chooser) is None
    assert len(shown_codes(asked)) == 4


def test_letters_narrow_many_chips_and_enter_takes_the_first(input_for):
    asked = input_for("injuries.region", language="ru")
    asked.focus_first()

    type_text("ног")
    narrowed = shown_codes(asked)
    press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_Backspace)
    type_text("сп")
    press(Qt.Key.Key_Return)

    assert len(narrowed) < 5
    assert asked.value() == Said("back")
    assert len(shown_codes(asked)) == 21


def test_a_ticked_answer_stays_in_sight_while_others_are_looked_for(input_for):
    asked = input_for("protection.special_needs", language="en")
    asked.set_value(Said(["minor"]))
    asked.focus_first()

    type_text("tor")

    assert "minor" in shown_codes(asked)
    press(Qt.Key.Key_Escape)
    assert len(shown_codes(asked)) == 14


def test_thirty_one_kinds_of_acts_are_a_list_to_search(input_for):
    asked = input_for("acts.act_type", language="kk")
    asked.focus_first()

    type_text("басып кіру")
    press(Qt.Key.Key_Return)

    assert asked.value() == Said("raid")


def test_a_taken_language_is_a_chip_that_can_be_unticked(input_for):
    asked = input_for("persons.languages")
    answer_by_keys(asked, Said(["uz", "kk"]))
    asked.chips.focus_first()

    press(Qt.Key.Key_Space)
    assert asked.value() == Said(["kk"])
    asked.chips.focus_first()
    press(Qt.Key.Key_Space)

    assert asked.value() is None
    assert shown_codes(asked) == []


def test_zero_on_the_chips_is_does_not_know(input_for):
    asked = input_for("consent.understood")
    asked.focus_first()

    press_digit(0)

    assert asked.value() == Missing(MissingReason.UNKNOWN)


def test_people_are_offered_by_name_and_never_by_key(input_for, samples):
    asked = input_for("acts.victims", samples["s1"])

    names = [chip.accessibleName() for chip in asked.chips.chips][:3]

    assert names == ["Эрматов Шерали Олимович", "Мунира", "Каримжонов Ойбек"]


INTERVIEW = Answers(
    {
        "interview": {"interview_language": "uz", "record_language": "ru"},
        "interpreters": [{"id": "interp1", "name": "П-03"}],
    }
)


def test_new_words_are_in_the_language_of_the_interview(input_for):
    asked = input_for("account.verbatim", INTERVIEW)
    asked.set_value(None)
    asked.focus_first()

    type_text("Eshik")

    assert asked.value() == Said({"lang": "uz", "text": "Eshik"})


def test_a_new_translation_is_into_the_language_of_the_record_by_its_only_interpreter(input_for):
    asked = input_for("account.verbatim", INTERVIEW)
    asked.set_value(Said({"lang": "uz", "text": "Eshik"}))

    asked.findChild(QPushButton, "account.verbatim.translate").click()
    type_text("Дверь")

    translation = {"lang": "ru", "text": "Дверь", "by": "interp1"}
    assert asked.value() == Said({"lang": "uz", "text": "Eshik", "translations": [translation]})


def test_a_translator_from_outside_is_kept_by_name(input_for):
    asked = input_for("account.verbatim", INTERVIEW)
    asked.set_value(Said({"lang": "uz", "text": "Eshik"}))
    asked.findChild(QPushButton, "account.verbatim.translate").click()
    type_text("Дверь")

    by = asked.findChild(TranslatorEdit)
    by.setFocus()
    by.selectAll()
    type_text("А-02")
    leave()

    assert asked.value().value["translations"][0]["by"] == "translator:А-02"
    by.setFocus()
    by.clear()
    by.textEdited.emit("")
    leave()
    assert "by" not in asked.value().value["translations"][0]


def test_a_removed_translation_is_gone(input_for, samples):
    asked = input_for("account.verbatim", samples["s1"])
    asked.set_value(Said({**samples["s1"].value("account.verbatim")}))

    removing = [one for one in asked.findChildren(QPushButton) if one.text() == "Remove"]
    removing[0].click()

    told = samples["s1"].value("account.verbatim")
    assert asked.value() == Said({"lang": told["lang"], "text": told["text"]})


def test_words_without_a_language_are_still_kept(input_for):
    asked = input_for("account.verbatim", Answers())
    asked.focus_first()

    type_text("слова")

    assert asked.value() == Said({"lang": "", "text": "слова"})


def test_the_language_of_words_can_be_changed(input_for):
    asked = input_for("account.verbatim", INTERVIEW)
    asked.set_value(Said({"lang": "uz", "text": "Eshik"}))

    choose(into(asked, "Language of these words"), "kk")

    assert asked.value() == Said({"lang": "kk", "text": "Eshik"})


def test_a_mark_is_made_noted_and_removed(input_for):
    asked = input_for("injuries.marks")
    figure = asked.findChild(BodyFigure)
    figure.setFocus()
    press(Qt.Key.Key_Space)
    figure.setFocus()
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_Space)

    into(asked, "2. genital area (body, front): note")
    type_text("ребро")
    assert asked.value() == Said(
        [
            {"view": "front", "x": 0.5, "y": 0.5},
            {"view": "front", "x": 0.5, "y": 0.52, "note": "ребро"},
        ]
    )

    next(one for one in asked.findChildren(QPushButton) if one.text() == "Remove").click()
    assert asked.value() == Said([{"view": "front", "x": 0.5, "y": 0.52, "note": "ребро"}])
    assert QApplication.focusWidget() is figure


def test_a_click_marks_the_place_under_the_mouse(input_for, qtbot):
    asked = input_for("injuries.marks")
    figure = asked.findChild(BodyFigure)

    qtbot.mouseClick(figure, Qt.MouseButton.LeftButton, pos=figure.rect().center())

    (mark,) = asked.value().value
    assert (mark["view"], round(mark["x"], 1), round(mark["y"], 1)) == ("front", 0.5, 0.5)


def test_long_words_make_the_field_grow(input_for):
    asked = input_for("account.verbatim")
    before = asked.findChild(GrowText).height()

    asked.set_value(Said({"lang": "ru", "text": "слово " * 300}))

    assert asked.findChild(GrowText).height() > before


def test_twenty_thousand_letters_go_in_and_come_out(input_for):
    words = ("Қаңтарда " * 2300)[:20_000].strip()
    asked = input_for("account.verbatim")

    asked.set_value(Said({"lang": "kk", "text": words}))
    asked.findChild(GrowText).insertPlainText("!")

    assert asked.value() == Said({"lang": "kk", "text": "!" + words})


TOLD = Answers(
    {"incidents": [{"place": {"as_told": "на трассе", "locality": "Ақжайық"}}, {"place": None}]}
)


def test_towns_are_offered_those_of_the_record_first(input_for):
    asked = input_for("incidents.place", TOLD, language="kk")
    town = into(asked, "Town or village")

    type_text("ак")
    offered = town.offered
    type_text("ж")

    assert offered[:3] == ("Ақжайық", "Ақтау", "Ақтөбе")
    assert (town.offered, town.text()) == (("Ақжайық",), "акж")


def test_a_town_is_taken_with_down_and_enter(input_for):
    asked = input_for("incidents.place", TOLD, language="uk")
    into(asked, "In the person's words")
    type_text("вдома")
    into(asked, "Town or village")
    type_text("льв")

    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)

    assert asked.value() == Said({"as_told": "вдома", "locality": "Львів"})


def test_free_words_for_a_town_stay_as_they_are_typed(input_for):
    asked = input_for("incidents.place", TOLD, language="ru")
    into(asked, "In the person's words")
    type_text("дома")
    into(asked, "Town or village")
    type_text("Ал")

    press(Qt.Key.Key_Tab)

    assert asked.value() == Said({"as_told": "дома", "locality": "Ал"})


@pytest.mark.parametrize(
    ("words", "shown"), [("", ""), ("одно", "1 слово"), ("а б", "2 слова"), ("а " * 5, "5 слов")]
)
@pytest.mark.parametrize("field", ["account.verbatim", "interview.breaks"])
def test_words_are_counted(input_for, field, words, shown):
    asked = input_for(field, language="ru")
    asked.focus_first()

    type_text(words)

    assert asked.findChild(QLabel, "word-count").text() == shown
