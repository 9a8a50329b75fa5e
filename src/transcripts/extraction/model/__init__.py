"""The statistical engine: a small encoder tags a report, rules draw the borders."""
