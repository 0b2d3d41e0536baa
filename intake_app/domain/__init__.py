"""Frozen values and rules of the interview: answers, dates as told, consent, life cycle."""
