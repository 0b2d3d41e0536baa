"""The handbook inside the window: F1 opens it where the person is."""
