"""Tables for views, filled page by page."""
