"""Who someone is, what they may do, and the log of what they did; it knows no web server."""
