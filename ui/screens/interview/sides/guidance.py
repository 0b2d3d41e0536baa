"""Advice beside the page: how to ask, when to be silent, when to stop; what fits stands open."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from intake_app.i18n import Catalog
from intake_app.i18n.guidance import Topic, guidance
from ui.parts import column, fill, label, scrolling
from ui.screens.interview.desk import Desk
from ui.screens.interview.sides.guidance_topics import fitting
from ui.screens.interview.sides.side import SidePanel
from ui.theme import px
from ui.widgets.sentence_button import SentenceButton


class GuidancePanel(SidePanel):
    """The topics of this page first; the first one is open. What is open is forgotten with it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._fitting: tuple[str, ...] = ()
        self._content = QWidget()
        self._content.setProperty("role", "surface")
        self._down = column(4)
        self._content.setLayout(self._down)
        self._heading = label("hint")
        self._others = label("hint")
        self.words.show(self._heading.setText, lambda c: c.t("For this page"))
        self.words.show(self._others.setText, lambda c: c.t("Everything else"))
        self.area = scrolling(self._content)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        fill(self, self.area)
        self.parts = {topic.id: TopicPart(topic) for topic in guidance(desk.catalog.language)}
        self.retranslate(desk.catalog)
        self.refresh()

    def refresh(self) -> None:
        """See SidePanel. Another page has other topics in front."""
        wanted = fitting(self.desk)
        if wanted == self._fitting:
            return
        self._fitting = wanted
        order = [*wanted, *(one for one in self.parts if one not in wanted)]
        while self._down.count():
            self._down.takeAt(0)
        self._down.addWidget(self._heading)
        for topic in order:
            if topic == order[len(wanted)]:
                self._down.addSpacing(px(8))
                self._down.addWidget(self._others)
            self._down.addWidget(self.parts[topic])
            self.parts[topic].unfold(unfolded=topic == wanted[0])
        self._down.addStretch(1)
        self.area.verticalScrollBar().setValue(0)

    def show_topic(self, topic: str) -> None:
        """Open this one and go to it."""
        part = self.parts[topic]
        part.unfold(unfolded=True)
        part.head.setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.ensureWidgetVisible(part.head)

    def retranslate(self, catalog: Catalog) -> None:
        """See SidePanel."""
        super().retranslate(catalog)
        for topic in guidance(catalog.language):
            self.parts[topic.id].say(topic, catalog)

    def focus_first(self) -> None:
        """See SidePanel."""
        self.parts[self._fitting[0]].head.setFocus(Qt.FocusReason.OtherFocusReason)


class TopicPart(QFrame):
    """A heading that unfolds its points."""

    def __init__(self, topic: Topic) -> None:
        super().__init__()
        self.head = SentenceButton("card-title", f"guidance-{topic.id}", margin=12)
        self.head.setCheckable(True)
        self._lines = [label("reading") for _ in topic.points]
        self._sources = label("hint")
        self._body = QWidget()
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(px(4), px(8), px(4), px(12))
        inside.setSpacing(px(8))
        for line in (*self._lines, self._sources):
            inside.addWidget(line)
        down = column(0)
        self.setLayout(down)
        down.addWidget(self.head)
        down.addWidget(self._body)
        self._title = topic.title
        self.head.toggled.connect(self._on_toggled)
        self._on_toggled(on=False)

    @property
    def lines(self) -> tuple[QLabel, ...]:
        """The points, as they are shown."""
        return tuple(self._lines)

    def say(self, topic: Topic, catalog: Catalog) -> None:
        """The same topic in another language."""
        self._title = topic.title
        for line, point in zip(self._lines, topic.points, strict=True):
            line.setText(f"•  {point}")
        named = "; ".join(topic.sources)
        self._sources.setText(catalog.t("Learnt from: {sources}", sources=named))
        self._on_toggled(on=self.head.isChecked())

    def unfold(self, *, unfolded: bool) -> None:
        """Show or hide the points."""
        self.head.setChecked(unfolded)

    def _on_toggled(self, on: bool) -> None:  # noqa: FBT001 - Qt calls it with a position
        mark = "▾" if on else "▸"
        self.head.say(f"{mark}\u00a0\u00a0{self._title}", self._title)
        self._body.setVisible(on)
