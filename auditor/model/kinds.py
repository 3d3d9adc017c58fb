"""Kinds of document: the closed list that rule sets can have expectations of."""

from __future__ import annotations

KINDS = (
    "planstrategi",
    "samfunnsdel",
    "folkehelseplan",
    "folkehelseoversikt",
    "handlingsdel",
    "planprogram",
    "helse_omsorgsplan",
    "annet",
)
