"""The forms the office takes, and the version of the way an application is written down."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from workpermit.core.forms.fields import Form
from workpermit.core.forms.imm1295 import IMM_1295
from workpermit.core.forms.imm5710 import IMM_5710

SCHEMA_KEY = "schema"
SCHEMA = "urn:workpermit:application:1"
"""The version every `application.json` names; a change that breaks an old file raises the last number."""

FORMS: Mapping[str, Form] = MappingProxyType({form.code: form for form in (IMM_1295, IMM_5710)})
