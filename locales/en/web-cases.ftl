# Cases and reports.
