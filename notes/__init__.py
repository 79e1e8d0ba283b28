"""What people write in an evaluation session: a database of its own, apart from the releases."""
