"""Files in the age format: the one edge to pyrage, the header, padding, the writer that proves."""
