"""The steps of a sitting as values: merged by answer, back and forth, nothing lost on the way."""

from hypothesis import given
from hypothesis import strategies as st

from intake_app.domain.answers import AnswerPath, Answers, Said
from ui.screens.interview.past import LONGEST, MOST, Change, Past, place_of

BREAKS = AnswerPath("interview", "breaks")
EMPTY = Answers()


class Watch:
    def __init__(self) -> None:
        self.time = 100.0

    def __call__(self) -> float:
        return self.time


def says(text: str) -> Answers:
    return EMPTY.with_answer(BREAKS, Said(text))


def typed(past: Past, watch: Watch, text: str, gap: float = 0.2) -> None:
    for end in range(1, len(text) + 1):
        watch.time += gap
        past.took(says(text[:end]), "interview", str(BREAKS))


def test_what_is_typed_in_one_go_is_one_step():
    watch = Watch()
    past = Past(EMPTY, watch)

    typed(past, watch, "перерыв")

    assert Change(EMPTY, says("перерыв"), "interview", str(BREAKS)) == past.back()
    assert past.back() is None


def test_a_pause_of_more_than_a_second_begins_a_new_step():
    watch = Watch()
    past = Past(EMPTY, watch)

    typed(past, watch, "да", gap=1.1)

    assert [says("д"), EMPTY] == [past.back().before, past.back().before]


def test_who_never_pauses_loses_some_seconds_with_one_press_and_no_more():
    watch = Watch()
    past = Past(EMPTY, watch)

    typed(past, watch, "а" * 60, gap=0.5)

    left = past.back().before.value("interview.breaks")
    assert 60 - LONGEST / 0.5 - 1 <= len(left) < 60


def test_the_same_second_in_two_answers_is_two_steps():
    past = Past(EMPTY, Watch())
    both = says("да").with_answer(AnswerPath("interview", "place"), Said("дом"))

    past.took(says("да"), "interview", str(BREAKS))
    past.took(both, "interview", "interview.place")

    assert [says("да"), EMPTY] == [past.back().before, past.back().before]


def test_a_text_that_took_its_own_step_back_leaves_nothing_to_undo():
    watch = Watch()
    past = Past(EMPTY, watch)
    typed(past, watch, "да", gap=1.5)

    past.took(EMPTY, "interview", str(BREAKS))

    assert (False, True) == (past.can_go_back, past.can_go_forth)
    past.took(says("д"), "interview", str(BREAKS))
    assert (True, True) == (past.can_go_back, past.can_go_forth)


def test_a_new_answer_ends_what_could_be_done_again():
    past = Past(EMPTY, Watch())
    past.took(says("да"), "interview", str(BREAKS))
    past.back()

    past.took(says("нет"), "interview", str(BREAKS))

    assert past.forth() is None


def test_so_many_steps_are_kept_and_the_oldest_go():
    watch = Watch()
    past = Past(EMPTY, watch)

    typed(past, watch, "а" * (MOST + 5), gap=2.0)

    steps = 0
    while past.back() is not None:
        steps += 1
    assert MOST == steps


def test_after_a_step_of_the_records_life_nothing_before_it_is_undone():
    past = Past(EMPTY, Watch())
    past.took(says("да"), "interview", str(BREAKS))
    past.back()
    past.took(says("нет"), "interview", str(BREAKS))

    past.forget(says("нет"))

    assert (None, None) == (past.back(), past.forth())


def test_the_place_of_a_row_that_is_gone_is_its_section():
    before = Answers({"acts": [{"id": "a1"}]})
    after = Answers({"acts": [{"id": "a1"}, {"id": "a2", "act_type": "raid"}]})
    added = Change(before, after, "acts")
    filled = Change(before, after, "acts", "acts[1].act_type")

    assert ["acts", "acts[1]", "acts", "acts[1].act_type"] == [
        place_of(added, before),
        place_of(added, after),
        place_of(filled, before),
        place_of(filled, after),
    ]


def test_the_place_of_a_row_that_took_its_mentions_along_is_the_row():
    before = Answers(
        {
            "acts": [{"id": "a1", "perpetrators": ["g1"]}],
            "perpetrators": [{"id": "g1"}, {"id": "g2"}],
        }
    )
    after = Answers({"acts": [{"id": "a1"}], "perpetrators": [{"id": "g2"}]})

    assert "perpetrators[0]" == place_of(Change(before, after, "perpetrators"), before)


PATHS = [BREAKS, AnswerPath("interview", "place"), AnswerPath("effects", "details")]
STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(PATHS), st.text("абв", max_size=3), st.floats(0, 3)),
        st.tuples(st.just("row"), st.integers(0, 3), st.floats(0, 3)),
    ),
    max_size=40,
)


def done(answers: Answers, what, how) -> Answers:
    if what == "row":
        rows = answers.rows("acts")
        if how < len(rows):
            return answers.without_row("acts", how)
        return answers.with_row("acts", {"id": f"a{len(rows)}"})
    return answers.with_answer(what, Said(how) if how else None)


@given(STEPS)
def test_undoing_all_is_the_beginning_and_doing_all_again_is_the_end(steps):
    watch, answers = Watch(), Answers({"acts": [{"id": "x"}]})
    past, beginning = Past(answers, watch), answers
    for what, how, wait in steps:
        watch.time += wait
        answers = done(answers, what, how)
        past.took(answers, "page", "" if what == "row" else str(what))

    standing, undone = answers, 0
    while (step := past.back()) is not None:
        assert standing == step.after
        standing, undone = step.before, undone + 1
    assert beginning == standing

    for _ in range(undone):
        step = past.forth()
        assert standing == step.before
        standing = step.after
    assert answers == standing
