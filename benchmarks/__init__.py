"""Measurements that anyone can run; nothing here is part of the installed program."""
