"""Workpermit: carries a work permit application from the day it is handed in to the day the permit is in hand."""
