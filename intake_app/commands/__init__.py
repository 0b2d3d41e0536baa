"""The door: what a person can do with Intake, one function each; Session first, values out."""
