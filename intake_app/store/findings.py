"""What a look at the whole vault can find."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem: a code, and what it is about.

    Codes: "header" (neither copy can be read), "slots" (fewer than at the founding), "pages",
    "structure", "references", "records" (the list cannot be read), "record" (id: damaged, or not
    what the log says), "missing" (id: in the log, and nowhere else), "sealed_elsewhere" (id: the
    log's head in its seal is not of this log), "audit" (number of the first wrong entry),
    "attachment" (id: its row or its bytes), "stray_file" (under att/, known to no row),
    "tombstone" (id: not what was set), "sealed_file" (id: the file that only headquarters can
    open is missing or damaged), "stray_sealed" (under sealed/, named by no stub), "slip", "review",
    "half_typed" (id: not what was written), "older" (than this laptop saw), "contents" (not what
    the last closing left), "keys" (not what was last written down), "rolled_back" (a head known
    from outside is not in the log).
    `reference` is a testimony's number, where its line verifies; `at` and `event` are of an entry.
    """

    code: str
    subject: str = ""
    reference: str = ""
    at: str = ""
    event: str = ""

    def __str__(self) -> str:
        return f"{self.code} {self.subject}".strip()
