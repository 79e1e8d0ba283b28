"""The commands of python -m etl: what each asks, does and says.

Each imports what it needs when it runs, so that none waits for the libraries of another.
"""
