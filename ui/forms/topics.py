"""Long sections in short pages: at most twelve questions are on the screen at a time."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from intake_app.codebook.schema import Field, Section
from intake_app.i18n import Catalog


@dataclass(frozen=True, slots=True)
class Topic:
    """Questions that are asked together, under a title."""

    title: Callable[[Catalog], str]
    fields: tuple[str, ...]


# A test holds every section against this table: each question in exactly one topic, none over 12.
TOPICS: Mapping[str, tuple[Topic, ...]] = {
    "interview": (
        Topic(
            lambda c: c.t("Time and setting"),
            (
                "interview_date",
                "start_time",
                "end_time",
                "timezone",
                "mode",
                "place",
                "private_setting",
                "others_present",
                "breaks",
            ),
        ),
        Topic(
            lambda c: c.t("Languages and recording"),
            (
                "interviewee_language",
                "interview_language",
                "record_language",
                "interpreter_used",
                "audio_recorded",
                "opening_question",
                "interviewer_notes",
            ),
        ),
    ),
    "consent": (
        Topic(
            lambda c: c.t("Explained and decided"),
            (
                "explained",
                "understood",
                "able_to_consent",
                "guardian",
                "form",
                "given",
                "given_at",
            ),
        ),
        Topic(
            lambda c: c.t("Name, copy, later contact"),
            (
                "use_pseudonym",
                "pseudonym",
                "withheld",
                "copy_given",
                "copy_declined_for_safety",
                "recontact",
                "safe_contact",
            ),
        ),
    ),
    "persons": (
        Topic(
            lambda c: c.t("Who the person is"),
            (
                "id",
                "role",
                "interviewee_role",
                "surname",
                "given_name",
                "patronymic",
                "latin_name",
                "other_names",
                "gender",
                "relation_to_interviewee",
                "knows_recorded",
            ),
        ),
        Topic(
            lambda c: c.t("Birth and origin"),
            (
                "birth_date",
                "age",
                "birth_place",
                "citizenship",
                "stateless",
                "ethnicity",
                "religion",
                "languages",
            ),
        ),
        Topic(
            lambda c: c.t("Life and status"),
            (
                "occupation",
                "activities",
                "address",
                "legal_status",
                "status_since",
                "unhcr_registered",
                "unhcr_number",
                "arrived_on",
                "dependants",
            ),
        ),
    ),
    "acts": (
        Topic(
            lambda c: c.t("What was done"),
            (
                "id",
                "incident",
                "act_type",
                "victims",
                "perpetrators",
                "order",
                "time",
                "duration",
                "description",
                "knowledge",
            ),
        ),
        Topic(
            lambda c: c.t("Details of this act"),
            (
                "entry_method",
                "announced",
                "residents_present",
                "children_present",
                "restraint_type",
                "restraint_position",
                "restraint_tight",
                "restraint_removed",
                "resisted",
                "head_cover_type",
                "breathing_restricted",
                "could_see",
                "blow_methods",
                "blow_regions",
                "blow_count",
                "threat_kinds",
                "threat_channel",
                "threat_words",
                "threat_language",
                "threat_condition",
                "threat_believed",
                "destination_country",
                "vehicle",
                "stated_reasons",
                "legal_basis_cited",
                "purpose_perceived",
            ),
        ),
    ),
    "perpetrators": (
        Topic(
            lambda c: c.t("Who they were"),
            (
                "id",
                "incidents",
                "count",
                "agency",
                "agency_detail",
                "identified_how",
                "self_identified_as",
                "names",
            ),
        ),
        Topic(
            lambda c: c.t("How they looked and spoke"),
            (
                "clothing",
                "face_cover",
                "armed",
                "weapons",
                "languages",
                "appearance",
                "vehicles",
                "recognisable",
                "role_in_acts",
            ),
        ),
    ),
    "custody": (
        Topic(
            lambda c: c.t("Who was held, where and when"),
            (
                "id",
                "persons",
                "place",
                "place_learned_later",
                "place_learned_how",
                "from_date",
                "from_time",
                "to_date",
                "to_time",
                "duration",
            ),
        ),
        Topic(
            lambda c: c.t("By whom, why and how it ended"),
            (
                "held_by",
                "ordered_by",
                "reasons",
                "legislation",
                "conditions",
                "contact_outside",
                "ended_how",
                "ended_by",
            ),
        ),
    ),
    "safeguards": (
        Topic(
            lambda c: c.t("Information given"),
            (
                "person",
                "custody",
                "officers_identified",
                "reasons_informed",
                "rights_informed",
                "silence_informed",
                "warrant_shown",
                "lawyer",
                "lawyer_refusal_words",
                "lawyer_private",
            ),
        ),
        Topic(
            lambda c: c.t("Contacts, doctor, judge, papers"),
            (
                "relatives_informed",
                "unhcr_contact",
                "consular_contact",
                "interpreter",
                "medical_exam",
                "record_made",
                "judge",
                "signing",
                "signed_what",
                "remarks",
            ),
        ),
    ),
}


def topics(section: Section, asked: Sequence[Field]) -> tuple[Topic, ...]:
    """The topics in which at least one of the asked fields stands; none for a short section."""
    names = {field.name for field in asked}
    return tuple(one for one in TOPICS.get(section.id, ()) if names.intersection(one.fields))
