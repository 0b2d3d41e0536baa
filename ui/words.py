"""Every translated text of a screen in one table, so that a change of language is one loop."""

from collections.abc import Callable

from intake_app.i18n import Catalog

Setter = Callable[[str], object]
Wording = Callable[[Catalog], str]


class Words:
    """Remembers which words stand where; switching changes text only, never answers or focus."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self._shown: dict[Setter, Wording] = {}

    def show(self, setter: Setter, wording: Wording) -> None:
        """Set a text now and after each change of language; the last call per setter wins."""
        self._shown[setter] = wording
        setter(wording(self.catalog))

    def forget(self, setter: Setter) -> None:
        """Set an empty text and leave it alone from now on."""
        self._shown.pop(setter, None)
        setter("")

    def retranslate(self, catalog: Catalog) -> None:
        """Say everything again in another language."""
        self.catalog = catalog
        for setter, wording in list(self._shown.items()):
            setter(wording(catalog))
