"""The few sets of signs that several modules must agree on."""

# Typed ', typographic ’ and ‘, Uzbek ʻ, modifier ʼ, and the grave accent of old keyboards.
APOSTROPHES = "'’‘ʻʼ`"
