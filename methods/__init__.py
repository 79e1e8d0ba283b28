"""The statistics of the product: pure functions on arrays, without files, database or web page."""
