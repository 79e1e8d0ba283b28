"""The roles in which people publish and write; no names are kept."""

ROLES = ("programmateam", "regionaal facilitator", "beheer")
