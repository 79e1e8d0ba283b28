"""The only door to DuckDB: releases, queries, models, indicators and reference data."""
