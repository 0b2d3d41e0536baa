"""What happened in an order that it cannot have had."""

from collections.abc import Iterator
from itertools import pairwise

from intake_app.codebook.clash import Clash, Contradiction
from intake_app.codebook.dated import clock_of, date_of, row_when
from intake_app.codebook.display import row_with_key
from intake_app.codebook.schema import Codebook
from intake_app.domain.answers import AnswerPath, Answers, JsonObject
from intake_app.domain.bounds import Bounds, told_when


def acts_in_order(_book: Codebook, answers: Answers) -> Iterator[Contradiction]:
    """Within one incident the numbers of the acts go with their times of day."""
    timed: dict[str, list[tuple[int, int, Bounds]]] = {}
    for index, row in enumerate(answers.rows("acts")):
        order, incident = row.get("order"), str(row.get("incident", ""))
        when = _time_of_act(answers, row)
        if isinstance(order, int) and when != Bounds():
            timed.setdefault(incident, []).append((order, index, when))
    for acts in timed.values():
        for earlier, later in pairwise(sorted(acts, key=lambda one: one[:2])):
            if earlier[0] < later[0] and later[2].is_before(earlier[2]):
                yield Contradiction(
                    Clash.ORDER_OF_ACTS,
                    AnswerPath("acts", "time", earlier[1]),
                    AnswerPath("acts", "time", later[1]),
                )


def returned_before_it_happened(_book: Codebook, answers: Answers) -> Iterator[Contradiction]:
    """A thing is not given back before the incident in which it was taken."""
    for index, row in enumerate(answers.rows("property_items")):
        key = str(row.get("incident", ""))
        incident = row_with_key(answers, "incidents", key)
        happened = row_when(incident, "date").certain
        if row_when(row, "returned_on").certain.is_before(happened):
            place = next(i for i, one in enumerate(answers.rows("incidents")) if one is incident)
            path = AnswerPath("property_items", "returned_on", index)
            other = AnswerPath("incidents", "date", place)
            yield Contradiction(Clash.RETURNED_BEFORE_TAKEN, path, other)


def _time_of_act(answers: Answers, row: JsonObject) -> Bounds:
    """When the act was by its own time of day; nothing without one."""
    clock = clock_of(row, "time")
    incident = row_with_key(answers, "incidents", str(row.get("incident", "")))
    when = told_when(date_of(incident, "date"), clock)
    return when.certain if clock and when.by_clock else Bounds()
