"""Rule sets: data only, one folder each. Python finds them here as ``auditor_rulesets``."""
