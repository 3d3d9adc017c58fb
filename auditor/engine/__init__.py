"""Audits: reads, decides, scores and puts into a report."""
