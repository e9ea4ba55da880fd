"""An office of its own for each test, as for the office's other pages."""

from web.workbench.conftest import office

__all__ = ["office"]
