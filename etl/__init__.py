"""From files to a published release: extract, check, transform, publish."""

import os

# Before numpy is loaded: the matrices here are small, a second thread costs more than it brings.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
