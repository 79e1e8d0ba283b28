"""Hand over a release as files: CSV and Parquet, with a description of every column."""
