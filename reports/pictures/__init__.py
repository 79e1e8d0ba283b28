"""A chart or a map of the screen as a picture that says itself what it is: SVG, and PNG from it."""
