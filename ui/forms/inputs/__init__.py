"""One input for each kind of answer."""
