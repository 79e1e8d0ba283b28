"""The page Kansen: which municipalities come first, why, and the work list to take along."""
