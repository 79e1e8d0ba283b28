"""What a long command says while it works."""

import time


def report(step: str) -> None:
    """Print a step with the time of day."""
    print(f"  {time.strftime('%H:%M:%S')}  {step}", flush=True)
