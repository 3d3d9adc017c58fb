"""The formats of the report. Each is made from the JSON master (:class:`auditor.model.result.Report`) alone."""
