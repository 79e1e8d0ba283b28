"""What an evaluation session sees: one list of messages, on the beamer and on paper."""
