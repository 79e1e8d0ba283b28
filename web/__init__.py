"""The web layer: what every HTTP answer carries, the page all visitors start from, and health."""
