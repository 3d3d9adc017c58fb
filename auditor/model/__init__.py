"""Data that the layers hand to each other: documents, requirements, results. No reading, no writing."""
