"""From a sample to a sealed testimony, by the commands a person would use."""

from intake_app.commands import interview, records
from intake_app.domain.answers import AnswerPath, Said


def called_real(session, record_id):
    """The samples are training, which nobody counts or sends: this one is a testimony."""
    answers = session.vault.records.get(record_id).body.answers
    real = answers.with_answer(AnswerPath("record", "synthetic"), Said("no"))
    interview.save(session, record_id, real)
    return record_id


def read_back_and_sealed(session, reference):
    """The id of the testimony, sealed; every warning is answered."""
    record_id = records.find(session, reference)
    found = interview.check(session, record_id)
    interview.read_back(session, record_id, {problem.code: "heard" for problem in found})
    interview.seal(session, record_id)
    return record_id
