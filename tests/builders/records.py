"""The six synthetic testimonies that ship with the program, and records that read like a file."""

import json

from intake_app import paths
from intake_app.domain.answers import AnswerPath, Answers, Said

ALMATY = "s1_almaty_2009_refugee_uz_ru"
MISSING_FRIEND = "s3_kyiv_2022_missing_friend_kk"
ASSAULT = "s4_kyiv_2022_assault_ru"
LANDLADY = "s5_kyiv_2022_landlady_witness_uk"
DECLINED = "s7_2021_woman_threats_declined_ru"
REFUSED = "s8_consent_refused_kk_uk"
SAMPLES = (ALMATY, MISSING_FRIEND, ASSAULT, LANDLADY, DECLINED, REFUSED)


def sample_bytes(name):
    return (paths.resources() / "samples" / f"{name}.json").read_bytes()


def sample_answers(name):
    return Answers(json.loads(sample_bytes(name))["data"])


def samples_by_beginning():
    """Each sample's answers by the beginning of its name: s1, s3, ..."""
    return {name.partition("_")[0]: sample_answers(name) for name in SAMPLES}


def with_value(answers, path, value):
    """The record with one answer said differently; a missing object makes it missing."""
    return answers.with_answer(AnswerPath.parse(path), Said(value))


def without_value(answers, path):
    """The record with one answer not reached."""
    return answers.with_answer(AnswerPath.parse(path), None)


def with_section(answers, section, stored):
    """The record with a whole section put in place, sound or not; None takes it out."""
    data = {name: part for name, part in answers.to_json().items() if name != section}
    return Answers(data if stored is None else data | {section: stored})
