"""Who is here, what they may do, and what of it is logged."""
