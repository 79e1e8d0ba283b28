"""What is expected of starts and completions, for the country and each partnership, and how often
such expectations held in the past.

The country is forecast as a whole and its partnerships as shares of each simulated path, so they
add up to it. What lies in no partnership, or in one whose deliveries ended, is the part `overig`.
Forecast is from every day that a page can speak of, each from the months up to that day only.
"""
