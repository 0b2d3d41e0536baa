"""Words for people: catalogues, dates, names of countries and languages, sorting.

A `Catalog` is asked for once and passed on; there is no current language anywhere.
"""

from intake_app.i18n.catalogues import LANGUAGES, Catalog, catalog

__all__ = ["LANGUAGES", "Catalog", "catalog"]
