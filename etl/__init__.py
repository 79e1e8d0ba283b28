"""From files to a published release: extract, check, transform, publish."""
