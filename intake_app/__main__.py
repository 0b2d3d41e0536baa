"""`python -m intake_app` is the `intake` program."""

from intake_app.cli import main

main()
