"""What goes over when the interview is made again for another size or colour.

In memory only, and from one screen to the next: a lock ends the process and all of it.
"""

from dataclasses import dataclass

from intake_app.codebook.row_changes import KeysGiven
from ui.screens.interview.past import Past
from ui.screens.interview.read_back_page import ReadBackPage
from ui.screens.interview.talk import Talk


@dataclass(frozen=True, slots=True)
class Remade:
    """`reading`: the paragraph that was being read aloud, in `language`; None without a reading."""

    past: Past
    keys: KeysGiven
    opened: frozenset[str]
    as_entries: bool
    is_checked: bool
    read_in: str
    reading: int | None
    language: str


def left_by(talk: Talk) -> Remade:
    """What the talk that goes knows."""
    desk, page = talk.desk, talk.page
    reading = page.reading if isinstance(page, ReadBackPage) else None
    return Remade(
        past=talk.editing.past,
        keys=desk.draft.keys,
        opened=frozenset(desk.opened),
        as_entries=desk.as_entries,
        is_checked=desk.is_checked,
        read_in=desk.read_in,
        reading=None if reading is None else reading.at,
        language="" if reading is None else reading.language,
    )


def prepare(talk: Talk, left: Remade) -> None:
    """Before its first page: the steps, if the vault gave back what was left, and what was open."""
    desk = talk.desk
    desk.opened |= left.opened
    desk.draft.keys = left.keys
    desk.as_entries, desk.is_checked, desk.read_in = left.as_entries, left.is_checked, left.read_in
    if left.past.standing == desk.answers:
        talk.editing.past = left.past


def read_on(talk: Talk, left: Remade) -> None:
    """After its first page: the reading goes on with the same paragraph."""
    if left.reading is not None and isinstance(talk.page, ReadBackPage):
        talk.page.language.show_choice((left.language,))
        talk.page.read_aloud()
        if talk.page.reading is not None:
            talk.page.reading.go_to(left.reading)
