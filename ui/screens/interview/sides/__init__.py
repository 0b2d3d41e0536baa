"""What can stand beside the page: one at a time, called by a button or a key."""
