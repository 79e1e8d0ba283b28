"""What an evaluation session gets on paper: packs as PDF and Excel (python -m reports)."""
