"""`python -m tests.ui.likeness` keeps the screens as they look now. Look at them first."""

import tempfile
from pathlib import Path

from tests.ui.likeness.pictures import PICTURES, REFERENCES, file_of, taken
from tests.ui.likeness.pictures import take as take_all

if __name__ == "__main__":
    REFERENCES.mkdir(parents=True, exist_ok=True)
    for old in REFERENCES.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as made:
        take_all(Path(made))
        for name, scheme in PICTURES:
            taken(Path(made), name, scheme).save(str(REFERENCES / file_of(name, scheme)))
