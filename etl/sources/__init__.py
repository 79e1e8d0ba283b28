"""Where data comes from: files as people make them, and example data."""
