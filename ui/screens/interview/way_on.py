"""What the footer says of the open page: how far it is answered, and what the way on is called."""

from typing import TYPE_CHECKING

from intake_app.codebook.summary import Completeness, section_completeness
from intake_app.i18n import Catalog
from ui.screens.interview.course import stop_after
from ui.screens.interview.happened_page import HappenedPage
from ui.screens.interview.purposes_page import PurposesPage
from ui.screens.interview.read_back_page import ReadBackPage
from ui.screens.interview.section_page import SectionPage

if TYPE_CHECKING:
    from ui.screens.interview.talk import Talk


def show_footer(talk: "Talk") -> None:
    """Count and way on, as the answers stand now."""
    page, desk = talk.page, talk.desk

    def way_on(catalog: Catalog) -> str:
        return _way_on(talk, catalog)

    if isinstance(page, SectionPage):
        done = section_completeness(desk.book, desk.answers, talk.key)
        talk.footer.say(lambda c: _count(done, c), way_on)
    elif isinstance(page, HappenedPage | PurposesPage):
        talk.footer.say(page.count_words, way_on)
    else:
        talk.footer.say(lambda _: "", way_on)


def _way_on(talk: "Talk", catalog: Catalog) -> str:
    if isinstance(talk.page, ReadBackPage):
        return talk.page.way_on(catalog)
    if stop_after(talk.desk.stops, talk.key) is None:
        return catalog.t("Save and close")
    return catalog.t("Next part") if talk.desk.is_frozen else catalog.t("Save and continue")


def _count(done: Completeness, catalog: Catalog) -> str:
    if not done.relevant:
        return ""
    return catalog.t("Answers: {answered} of {asked}", answered=done.answered, asked=done.relevant)
