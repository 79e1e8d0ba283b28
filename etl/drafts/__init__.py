"""A delivery in preparation: check the files, build a candidate, compare, publish."""

from etl.drafts.steps import STEPS, run_step

__all__ = ["STEPS", "run_step"]
