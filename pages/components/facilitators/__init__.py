"""Facilitators: fte between its bounds, who it is, over time, and what belongs to one fte."""
