"""Our own widgets. They know colours and keys, nothing of the questionnaire."""
