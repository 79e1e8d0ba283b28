"""The growth ambition: targets, course, scenarios, and how well a forecast did before."""
