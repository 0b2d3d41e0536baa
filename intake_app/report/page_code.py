"""The code as it stands on paper."""


def grouped(code: str, size: int = 4) -> str:
    """A code in groups, as it is read aloud."""
    return " ".join(code[start : start + size] for start in range(0, len(code), size))


def payload(code: str, revision: int) -> str:
    """What a QR code says before the number of the sheet. Capitals take the least room."""
    return f"INTAKE:{code.upper()}:{revision}"
