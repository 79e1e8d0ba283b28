"""The font of the packs, stored here: output does not depend on what a machine has."""

from pathlib import Path

FONTS_FOLDER = Path(__file__).parent
