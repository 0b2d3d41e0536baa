"""Every state of an open testimony: page by page, card by card, topic by topic."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ui.forms.row_cards import RowCards
from ui.screens.interview.section_page import SectionPage


def opened(window, record_id):
    """The talk of a testimony, opened in the window."""
    window.open_record(record_id)
    turn()
    return window.screen_shown.talk


def turn():
    """Let go what was asked to be deleted, as the event loop does."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def states(talk, *, adds=False):
    """Every page that can be opened, then each of its cards and each topic of these.

    `adds`: where nothing was told yet, a card is added, so that every question is asked.
    """
    for stop in talk.desk.every_stop:
        if stop.lock is None:
            talk.open(stop.key)
            yield stop.key
            yield from _states_of_page(talk.page, stop.key, adds=adds)


def pages(talk):
    """Every page that can be opened, as it comes up."""
    for stop in talk.desk.every_stop:
        if stop.lock is None:
            talk.open(stop.key)
            yield stop.key


def _states_of_page(page, key, *, adds):
    if not isinstance(page, SectionPage):
        return
    body = page.form.body
    if adds and isinstance(body, RowCards) and not body.cards:
        page.form.add_row()
    rows = range(len(body.cards)) if isinstance(body, RowCards) else ()
    for row in rows:
        body.open(row)
        yield from (f"{key}[{row}] {topic}" for topic in _topics_of(body.form))
    if not rows and not isinstance(body, RowCards):
        yield from (f"{key} {topic}" for topic in _topics_of(body))


def _topics_of(form):
    """Each page of a row, one after the other."""
    for topic in range(max(len(form.topics), 1)):
        form.open_topic(topic)
        yield topic
