"""Add intervals, outcomes and signals to the counts that the SQL models give."""
