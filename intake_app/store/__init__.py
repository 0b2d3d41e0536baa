"""The encrypted store: the only package that touches SQLCipher and Argon2.

Doors: `create_vault`, `open_vault`, `open_with_recovery`, `open_with_escrow` in `store.opening`.
"""
