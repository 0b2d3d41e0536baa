"""Which part of the handbook belongs to which place in the program."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ui.screens.interview import InterviewScreen
    from ui.screens.screen import Screen


class HelpPlace(NamedTuple):
    """A page of the handbook, and a heading on it; without one its beginning."""

    page: str
    anchor: str = ""


# By the name of the class: a screen loads when it is shown. A test holds every screen against it.
OF_SCREEN: Mapping[str, HelpPlace] = {
    "FirstRunScreen": HelpPlace("start", "first-run"),
    "UnlockScreen": HelpPlace("start", "unlock"),
    "RecordsScreen": HelpPlace("start", "list"),
    "NewRecordScreen": HelpPlace("start", "new"),
    "InterviewScreen": HelpPlace("talk"),
    "HandoverScreen": HelpPlace("talk", "handover"),
    "AttachmentsScreen": HelpPlace("attachments"),
    "PrintScreen": HelpPlace("read-back", "print"),
    "ExportScreen": HelpPlace("export"),
    "RecoveryScreen": HelpPlace("keys", "sheet"),
    "SheetScreen": HelpPlace("keys", "sheet"),
    "PeopleScreen": HelpPlace("keys", "people"),
    "AccessScreen": HelpPlace("keys", "access"),
    "LockingScreen": HelpPlace("hide", "lock"),
    "HealthScreen": HelpPlace("backup", "health"),
    "HistoryScreen": HelpPlace("backup", "history"),
    "BackupScreen": HelpPlace("backup", "make"),
    "RestoreScreen": HelpPlace("backup", "restore"),
    "SalvageScreen": HelpPlace("backup", "damaged"),
    "NewKeyScreen": HelpPlace("keys", "new-key"),
    "PanicScreen": HelpPlace("panic"),
    "LeavingPage": HelpPlace("rights"),
    "PreparingScreen": HelpPlace("start"),
    "FaultScreen": HelpPlace("problems"),
}
# Inside the interview: by the page of the talk, by the section, then by its chapter.
OF_PAGE: Mapping[str, HelpPlace] = {
    "what_happened": HelpPlace("talk", "what-happened"),
    "check": HelpPlace("read-back", "check"),
    "read_back": HelpPlace("read-back", "aloud"),
}
OF_SECTION: Mapping[str, HelpPlace] = {
    "consent_decisions": HelpPlace("consent", "purposes"),
    "injuries": HelpPlace("body-map"),
    "attachments": HelpPlace("attachments"),
    "statement_paragraphs": HelpPlace("read-back", "paragraphs"),
}
OF_CHAPTER: Mapping[str, HelpPlace] = {
    "setup": HelpPlace("talk", "before"),
    "consent": HelpPlace("consent"),
    "people": HelpPlace("talk", "cards"),
    "account": HelpPlace("talk", "account"),
    "events": HelpPlace("talk", "coding"),
    "custody": HelpPlace("talk", "coding"),
    "harm": HelpPlace("talk", "coding"),
    "authorities": HelpPlace("talk", "coding"),
    "risk": HelpPlace("talk", "coding"),
    "statement": HelpPlace("read-back"),
    "closing": HelpPlace("talk", "end"),
}


def place_of(screen: "Screen") -> HelpPlace:
    """Where the handbook opens for the screen that is shown."""
    kinds = [kind.__name__ for kind in type(screen).__mro__]
    if "InterviewScreen" in kinds and (found := _in_talk(screen)) is not None:
        return found
    return next((OF_SCREEN[kind] for kind in kinds if kind in OF_SCREEN), HelpPlace("start"))


def _in_talk(screen: "InterviewScreen | Screen") -> HelpPlace | None:
    from ui.screens.interview import InterviewScreen  # loaded already, with the screen

    talk = screen.talk if isinstance(screen, InterviewScreen) else None
    if talk is None:
        return None
    stop = next((one for one in talk.desk.every_stop if one.key == talk.key), None)
    chapter = stop.chapter.id if stop is not None and stop.chapter is not None else ""
    return OF_PAGE.get(talk.key) or OF_SECTION.get(talk.key) or OF_CHAPTER.get(chapter)
