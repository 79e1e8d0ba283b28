"""The accessibility statement: what was tested, what is known to be wrong, and in whose part."""
