"""The roles in which people publish and write; no names are kept."""

ROLES = ("programmateam", "regionaal facilitator", "beheer")
USUAL_WRITER = ROLES[1]  # in a session it is the facilitator who writes
