"""The page Regio: one partnership from nearby."""
