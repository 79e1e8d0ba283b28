"""The offer: what there is to choose from, where, for whom, and how diverse it is."""
