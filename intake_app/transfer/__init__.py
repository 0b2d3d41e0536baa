"""What leaves a vault and what HQ opens: bundles, keys. Knows no store, no PDF."""
