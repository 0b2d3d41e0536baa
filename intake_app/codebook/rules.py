"""The twelve rules that span several answers; their texts stand in `codebook.toml`.

All hold at finalising. In a draft they are hints, save those in HARD: nothing is stored without
consent, and no reference or choice is stored that means nothing.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from intake_app.codebook.display import keys
from intake_app.codebook.kinds import KINDS
from intake_app.codebook.problem import Problem, Severity
from intake_app.codebook.rules_of_time import incidents_in_the_past, times_in_order
from intake_app.codebook.schema import Codebook
from intake_app.domain.answers import AnswerPath, Answers, Json, Said

SECTIONS_OF_A_REFUSAL = frozenset(
    {"record", "interview", "interviewers", "interpreters", "consent"}
)
HARD = frozenset({"r_consent_first", "r_refs", "r_exclusive"})

Rule = Callable[[Codebook, Answers], Iterator[Problem]]


def broken_rules(book: Codebook, answers: Answers, *, final: bool) -> Iterator[Problem]:
    """Every broken rule. Values that are not well formed are passed over."""
    for rule_id, rule in RULES.items():
        for problem in rule(book, answers):
            if final or rule_id in HARD:
                yield problem
            else:
                yield replace(problem, severity=Severity.WARNING)


def one_interviewee(_book: Codebook, answers: Answers) -> Iterator[Problem]:
    """Exactly one person is interviewed."""
    roles = [_members(row.get("role")) for row in answers.rows("persons")]
    marked = [index for index, role in enumerate(roles) if "interviewee" in role]
    if answers.value("consent.given") == "no" or not roles:
        return
    if not marked:
        yield Problem("r_interviewee", "persons", facts={"marked": 0})
    for index in marked[1:]:
        yield Problem("r_interviewee", f"persons[{index}].role", facts={"marked": len(marked)})


def consent_before_content(_book: Codebook, answers: Answers) -> Iterator[Problem]:
    """Without consent no content; a refusal closes the record."""
    given = answers.value("consent.given")
    if given == "no":
        for section in answers.sections:
            if section not in SECTIONS_OF_A_REFUSAL and answers.rows(section):
                yield Problem("r_consent_first", section, facts={"given": "no"})
    elif given != "yes":
        if answers.get(AnswerPath("account", "verbatim")):
            yield Problem("r_consent_first", "account.verbatim", facts={"given": ""})
        for section in ("incidents", "acts"):
            if answers.rows(section):
                yield Problem("r_consent_first", section, facts={"given": ""})


def languages_need_a_translator(_book: Codebook, answers: Answers) -> Iterator[Problem]:
    """No interpreter, two languages: who translated the record?"""
    spoken = answers.value("interview.interview_language")
    written = answers.value("interview.record_language")
    alone = answers.value("interview.interpreter_used") == "no"
    if alone and spoken and written and spoken != written:
        yield Problem("r_interpreter", "interview.interpreter_used", Severity.WARNING)


def read_back_before_confirmed(_book: Codebook, answers: Answers) -> Iterator[Problem]:
    """What was not read back cannot have been confirmed."""
    confirmed = answers.value("closing.confirmed_true") == "yes"
    if confirmed and answers.value("closing.readback") in {None, "not_done"}:
        yield Problem("r_readback", "closing.confirmed_true")


def references_resolve(book: Codebook, answers: Answers) -> Iterator[Problem]:
    """Every reference points at a row of this record."""
    pools = {section.id: set(keys(answers, section.id)) for section in book.sections}
    for path in answers.paths():
        answer = answers.get(path)
        if not isinstance(answer, Said):
            continue
        field = book.field(path.field_id)
        for pool, key in KINDS[field.kind].references(answer.value, field):
            if key not in pools[pool]:
                yield Problem("r_refs", str(path), facts={"to": pool})


def last_decision_wins(_book: Codebook, answers: Answers) -> Iterator[Problem]:
    """The order of rows is the order of decisions; a withdrawal says since when."""
    last: dict[str, datetime] = {}
    for index, row in enumerate(answers.rows("consent_decisions")):
        decided = _moment(row.get("decided_at"))
        withdrawn = _moment(row.get("withdrawn_at"))
        purpose = str(row.get("purpose"))
        if decided and purpose in last and decided < last[purpose]:
            where = f"consent_decisions[{index}].decided_at"
            yield Problem("r_consent_latest", where, facts={"what": "order"})
        if decided:
            last[purpose] = max(decided, last.get(purpose, decided))
        where = f"consent_decisions[{index}].withdrawn_at"
        if row.get("withdrawn") == "yes" and "withdrawn_at" not in row:
            yield Problem("r_consent_latest", where, facts={"what": "since_when"})
        if decided and withdrawn and withdrawn < decided:
            yield Problem("r_consent_latest", where, facts={"what": "before_decision"})


def guardian_of_a_minor(_book: Codebook, answers: Answers) -> Iterator[Problem]:
    """Who stands by a child must be answered, if only with a reason why not."""
    minor = "minor" in _members(answers.value("protection.special_needs"))
    if minor and answers.get(AnswerPath("consent", "guardian")) is None:
        yield Problem("r_minor", "consent.guardian")


def still_held_is_urgent(_book: Codebook, answers: Answers) -> Iterator[Problem]:
    """Somebody still held or not found is a missing person, or an urgent risk."""
    if answers.rows("missing_persons") or answers.value("protection.risk") == "urgent":
        return
    for index, row in enumerate(answers.rows("custody")):
        if row.get("ended_how") in ("still_held", "fate_unknown"):
            yield Problem("r_release", f"custody[{index}].ended_how", Severity.WARNING)


def exclusive_codes_alone(book: Codebook, answers: Answers) -> Iterator[Problem]:
    """An exclusive code ("none") and another code of its list contradict each other."""
    for path in answers.paths():
        field = book.field(path.field_id)
        answer = answers.get(path) if field.kind == "choices" else None
        if not isinstance(answer, Said):
            continue
        chosen = _members(answer.value)
        alone = [each.id for each in book.list_of(field).codes if each.exclusive]
        if len(chosen) > 1 and (found := [code for code in alone if code in chosen]):
            yield Problem("r_exclusive", str(path), facts={"code": found[0]})


def locked_means_signed(_book: Codebook, answers: Answers) -> Iterator[Problem]:
    """A locked record bears the signature of the person who gave the account."""
    if answers.value("record.record_status") != "locked":
        return
    signed = any(
        row.get("signer_role") == "declarant" and row.get("kind") not in (None, "refused")
        for row in answers.rows("signatures")
    )
    if not signed:
        yield Problem("r_signed_lock", "signatures")


RULES: Mapping[str, Rule] = {
    "r_interviewee": one_interviewee,
    "r_consent_first": consent_before_content,
    "r_times": times_in_order,
    "r_not_future": incidents_in_the_past,
    "r_interpreter": languages_need_a_translator,
    "r_readback": read_back_before_confirmed,
    "r_refs": references_resolve,
    "r_consent_latest": last_decision_wins,
    "r_minor": guardian_of_a_minor,
    "r_release": still_held_is_urgent,
    "r_exclusive": exclusive_codes_alone,
    "r_signed_lock": locked_means_signed,
}


def _members(value: Json) -> tuple[Json, ...]:
    return tuple(value) if isinstance(value, list) else (value,)


def _moment(value: Json) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return moment if moment and moment.tzinfo else None
