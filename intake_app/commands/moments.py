"""A stored moment as people read it."""

from datetime import datetime

from intake_app.i18n import Catalog


def moment_in_words(stamp: str, catalog: Catalog) -> str:
    """Day and time, as the laptop's clock had them; what is no moment stays as it is."""
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return stamp
    return catalog.t(
        "{date}, {time}", date=catalog.date_numeric(moment.date()), time=catalog.time(moment)
    )
