"""What leaves the laptop, and what the person may ask for: one page for each."""
