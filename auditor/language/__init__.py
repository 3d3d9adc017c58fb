"""From text to passages with concepts and signals."""
