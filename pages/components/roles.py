"""The roles in which people publish and write; no names are kept."""

from language import mark

ROLES = (mark("programmateam"), mark("regionaal facilitator"), mark("beheer"))
USUAL_WRITER = ROLES[1]  # in a session it is the facilitator who writes
