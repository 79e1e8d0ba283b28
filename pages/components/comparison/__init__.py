"""Two releases, or two days of one, side by side."""
