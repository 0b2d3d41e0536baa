"""The questionnaire as data: what may be asked, what an answer looks like, what fits together."""
