"""Write the JSON Schemas of forms and of the medical report into `docs/schemas/`: `python -m tools.publish_schemas`."""

from __future__ import annotations

import json
from pathlib import Path

from workpermit.core.forms import medical_report
from workpermit.core.forms.catalogue import FORMS
from workpermit.core.forms.fields import Form
from workpermit.core.forms.schema import json_schema

SCHEMAS = Path(__file__).resolve().parent.parent / "docs" / "schemas"
MEDICAL = SCHEMAS / "medical-report-1.schema.json"


def published(form: Form) -> str:
    """Return a form's schema as it is published."""
    return json.dumps(json_schema(form), ensure_ascii=False, indent=2) + "\n"


def published_report() -> str:
    """Return the schema of a panel physician's report as it is published."""
    return json.dumps(medical_report.json_schema(), ensure_ascii=False, indent=2) + "\n"


def schema_file(form: Form) -> Path:
    """Return where a form's schema is published."""
    return SCHEMAS / f"application-1-{form.code.replace('_', '-')}.schema.json"


def main() -> None:
    """Write every schema anew."""
    SCHEMAS.mkdir(parents=True, exist_ok=True)
    for form in FORMS.values():
        schema_file(form).write_text(published(form), encoding="utf-8")
    MEDICAL.write_text(published_report(), encoding="utf-8")


if __name__ == "__main__":
    main()
