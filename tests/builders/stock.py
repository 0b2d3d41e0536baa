"""Stock tools, as headquarters has them."""

import shutil
import subprocess


def age_decrypted(folder, armoured, identity):
    """What the stock `age -d` makes of an armoured file; CalledProcessError when it refuses."""
    (folder / "identity.txt").write_text(identity)
    (folder / "slot.age").write_text(armoured)
    command = [shutil.which("age"), "-d", "-i", folder / "identity.txt", folder / "slot.age"]
    return subprocess.run(command, check=True, capture_output=True).stdout
