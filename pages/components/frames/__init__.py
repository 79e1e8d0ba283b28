"""The frames that a partnership works within, and which of them hold on a day."""
