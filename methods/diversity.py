"""Diversity as Hill numbers: how many equally common categories there seem to be.

q = 0 counts the categories, q = 1 is the exponential of Shannon's entropy, q = 2 the inverse of
Simpson's concentration. Source: Hill (1973) Ecology 54:427.
"""

import numpy as np
from numpy.typing import ArrayLike

from methods.arrays import FloatArray, divide, non_negative

ORDERS = (0, 1, 2)


def hill_numbers(weight: ArrayLike) -> FloatArray:
    """Return the Hill numbers q = 0, 1, 2, shape (3, …), of weights of shape (…, categories).

    Weights are places, projects or anything that adds up; a missing one counts as none. Nothing at
    all gives NaN. ValueError for negative weights.
    """
    amount = np.moveaxis(np.nan_to_num(non_negative(weight, "weight")), -1, 0).copy()
    total = amount.sum(axis=0)
    share = amount / np.where(total > 0, total, 1.0)
    entropy = -(share * np.log(np.where(share > 0, share, 1.0))).sum(axis=0)
    found = np.stack(
        [(amount > 0).sum(axis=0), np.exp(entropy), divide(1.0, (share * share).sum(axis=0))]
    )
    return np.where(total > 0, found, np.nan)
