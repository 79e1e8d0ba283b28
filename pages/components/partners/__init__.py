"""Partners: which sectors have one, who joined and left, and lists of them."""
