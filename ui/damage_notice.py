"""The standing notice of a vault that is open for reading only, the same on each of its screens."""

from ui.notice import Notice
from ui.words import Words


class DamageNotice(Notice):
    """Hidden until damage is known; nothing takes it away while the vault is open."""

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self.setObjectName("damage")

    def stand(self, *, is_read_only: bool) -> None:
        """Say what happened and what to do, if the vault is open for reading only."""
        if not is_read_only:
            return
        self.say(
            lambda c: c.t("This vault is damaged. It is open for reading only."),
            lambda c: c.t(
                "What is sound is shown; nothing can be changed, saved or exported. "
                "Delete nothing, do not copy anything over it, and tell headquarters."
            ),
            tone="error",
        )
