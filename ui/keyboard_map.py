"""Every key of the program in one table: the handbook shows it, tests hold the program to it.

`shortcuts` are what Qt listens for. Keys that go by their place on the keyboard, whatever the
layout writes there, are handled by the widget that has the focus; they stand here as words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ui.words import Wording


class Group(StrEnum):
    """Where a key holds."""

    EVERYWHERE = "everywhere"
    LIST = "list"
    TALK = "talk"
    ANSWERS = "answers"
    CARDS = "cards"
    BODY = "body"
    READING = "reading"


GROUPS: Mapping[Group, Wording] = {
    Group.EVERYWHERE: lambda c: c.t("Everywhere"),
    Group.LIST: lambda c: c.t("In the list of testimonies"),
    Group.TALK: lambda c: c.t("In the interview"),
    Group.ANSWERS: lambda c: c.t("On a question"),
    Group.CARDS: lambda c: c.t("On cards: persons, acts, injuries"),
    Group.BODY: lambda c: c.t("On the drawing of the body"),
    Group.READING: lambda c: c.t("While the statement is read back"),
}


@dataclass(frozen=True, slots=True)
class Key:
    """What is pressed, as it is printed on the keys, and what it does."""

    shown: str
    group: Group
    words: Wording
    shortcuts: tuple[str, ...] = ()


LOCK = Key("Ctrl+L", Group.EVERYWHERE, lambda c: c.t("Lock the vault"), ("Ctrl+L",))
HELP = Key("F1", Group.EVERYWHERE, lambda c: c.t("This handbook, at the place"), ("F1",))
LARGER = Key("Ctrl++", Group.EVERYWHERE, lambda c: c.t("Larger"), ("Ctrl++", "Ctrl+="))
SMALLER = Key("Ctrl+−", Group.EVERYWHERE, lambda c: c.t("Smaller"), ("Ctrl+-",))
USUAL = Key("Ctrl+0", Group.EVERYWHERE, lambda c: c.t("The usual size"), ("Ctrl+0",))
LANGUAGE = Key(
    "Ctrl+Shift+F1 … F4",
    Group.EVERYWHERE,
    lambda c: c.t("Language of the window: Kazakh, Russian, Ukrainian, English"),
    ("Ctrl+Shift+F1", "Ctrl+Shift+F2", "Ctrl+Shift+F3", "Ctrl+Shift+F4"),
)

KEYS: tuple[Key, ...] = (
    HELP,
    Key("F12, Esc Esc", Group.EVERYWHERE, lambda c: c.t("Hide everything behind an empty sheet")),
    LOCK,
    Key("Tab, Shift+Tab", Group.EVERYWHERE, lambda c: c.t("To the next field, or back")),
    LARGER,
    SMALLER,
    USUAL,
    LANGUAGE,
    Key("Ctrl+N", Group.LIST, lambda c: c.t("New testimony"), ("Ctrl+N",)),
    Key("/, Ctrl+F", Group.LIST, lambda c: c.t("Search"), ("Ctrl+F",)),
    Key("Ctrl+P", Group.LIST, lambda c: c.t("Print the statement"), ("Ctrl+P",)),
    Key("Enter", Group.LIST, lambda c: c.t("Open the testimony")),
    Key(
        "Ctrl+Enter",
        Group.TALK,
        lambda c: c.t("Save and go on"),
        ("Ctrl+Return", "Ctrl+Enter"),
    ),
    Key(
        "Alt+←, Alt+→",
        Group.TALK,
        lambda c: c.t("The part before, the part after"),
        ("Alt+Left", "Alt+Right", "Alt+PgUp", "Alt+PgDown"),
    ),
    Key("Ctrl+1 … 9", Group.TALK, lambda c: c.t("To the part of this number")),
    Key("F2", Group.TALK, lambda c: c.t("To the list of parts, and back"), ("F2",)),
    Key("F3", Group.TALK, lambda c: c.t("Guidance"), ("F3",)),
    Key("F4", Group.TALK, lambda c: c.t("Account"), ("F4",)),
    Key("F6", Group.TALK, lambda c: c.t("Timeline"), ("F6",)),
    Key("F7", Group.TALK, lambda c: c.t("To the next answer to be mended"), ("F7",)),
    Key(
        "F8, Shift+F8",
        Group.TALK,
        lambda c: c.t("To the next question without an answer, or the one before"),
        ("F8", "Shift+F8"),
    ),
    Key("F10", Group.TALK, lambda c: c.t("Pause"), ("F10",)),
    Key("Ctrl+Z, Ctrl+Y", Group.TALK, lambda c: c.t("Undo, and do again")),
    Key("Ctrl+Shift+K", Group.TALK, lambda c: c.t("Take what is selected as a quote")),
    Key("Enter", Group.ANSWERS, lambda c: c.t("To the next question")),
    Key("1 … 9", Group.ANSWERS, lambda c: c.t("Choose the answer of this number")),
    Key("0", Group.ANSWERS, lambda c: c.t("The first reason why there is no answer")),
    Key("F9", Group.ANSWERS, lambda c: c.t("Prefers not to answer")),
    Key("Ctrl+F9", Group.ANSWERS, lambda c: c.t("Does not know")),
    Key("Shift+F9", Group.ANSWERS, lambda c: c.t("To all the reasons why there is no answer")),
    Key("←, →, Space", Group.ANSWERS, lambda c: c.t("Go along the answers, and tick one")),
    Key("Home, End", Group.ANSWERS, lambda c: c.t("To the first answer, to the last one")),
    Key("Ctrl+;", Group.ANSWERS, lambda c: c.t("The time that it is now, by the key beside L")),
    Key(
        "Ctrl+↑, Ctrl+↓",
        Group.ANSWERS,
        lambda c: c.t("To the question before or after, past all its fields"),
        ("Ctrl+Up", "Ctrl+Down"),
    ),
    Key("Ctrl+Shift+1 … 9", Group.ANSWERS, lambda c: c.t("To the question of this number")),
    Key("Backspace", Group.ANSWERS, lambda c: c.t("Take the answer away")),
    Key("A", Group.ANSWERS, lambda c: c.t("All was read, where consent is read aloud")),
    Key("Ctrl+Shift+N", Group.CARDS, lambda c: c.t("Another card")),
    Key("Alt+↑, Alt+↓", Group.CARDS, lambda c: c.t("Move the card up or down")),
    Key("←, →, ↑, ↓", Group.BODY, lambda c: c.t("Move the cross; with Shift by small steps")),
    Key("Space", Group.BODY, lambda c: c.t("Mark the place")),
    Key("Enter", Group.READING, lambda c: c.t("Confirmed, on to the next paragraph")),
    Key("←, →", Group.READING, lambda c: c.t("The paragraph before, the paragraph after")),
    Key("C", Group.READING, lambda c: c.t("Correct the paragraph")),
    Key("R", Group.READING, lambda c: c.t("The person does not confirm it")),
    Key("T", Group.READING, lambda c: c.t("Turn the screen to the person")),
    Key("Esc", Group.READING, lambda c: c.t("Leave the reading")),
)
