"""Questionnaires small enough to plant a fault in."""

NEEDED_LISTS = """
[missing_reason]
unknown = { label = "Unknown" }
declined = { label = "Declined" }
not_asked = { label = "Not asked" }
not_applicable = { label = "Not applicable" }
[yes_no]
yes = { label = "Yes" }
no = { label = "No" }
"""


def laid_out(folder, files):
    """A questionnaire on disk, by the names of its files."""
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
