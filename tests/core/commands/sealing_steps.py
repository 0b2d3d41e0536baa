"""From a sample to a sealed testimony, by the commands a person would use."""

from intake_app.commands import interview, records


def read_back_and_sealed(session, reference):
    """The id of the testimony, sealed; every warning is answered."""
    record_id = records.find(session, reference)
    found = interview.check(session, record_id)
    interview.read_back(session, record_id, {problem.code: "heard" for problem in found})
    interview.seal(session, record_id)
    return record_id
