"""What watches over an open vault: idleness, sleep, the lid, curious eyes, the clipboard."""
