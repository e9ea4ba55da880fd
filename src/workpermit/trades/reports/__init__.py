"""Figures of the office as counters that grow with what happened: nobody's case stands in them."""
