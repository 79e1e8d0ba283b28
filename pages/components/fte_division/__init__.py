"""Divide fte over the partnerships: what the reader chooses, and the proposal that follows."""
