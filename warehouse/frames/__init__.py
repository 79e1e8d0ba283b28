"""Frames: the rules that every region and facilitator must meet, and how they are judged.

Texts and bounds are data (warehouse/reference/frames.yaml); judging is pure functions on facts.
"""

from warehouse.frames.check import MET, NOT_MET, UNDETERMINED, Check, Facts
from warehouse.frames.judge import frame_verdicts, judge, rsv_verdicts
from warehouse.frames.rules import Frame, load_frames, meetings_asked

__all__ = [
    "MET",
    "NOT_MET",
    "UNDETERMINED",
    "Check",
    "Facts",
    "Frame",
    "frame_verdicts",
    "judge",
    "load_frames",
    "meetings_asked",
    "rsv_verdicts",
]
