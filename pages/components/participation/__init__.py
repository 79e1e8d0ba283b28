"""Participation by municipality and by month: charts, tables, and what they say in words."""
