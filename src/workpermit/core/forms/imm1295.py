"""IMM 1295, the application for a work permit made outside Canada (R197)."""

from __future__ import annotations

from workpermit.core.forms.background import BACKGROUND, BIOMETRICS, MEDICAL
from workpermit.core.forms.closing import DECLARATION, DOCUMENTS, FEE_EXEMPT, FEES, REPRESENTATIVE
from workpermit.core.forms.fields import Choice, Field, Form, Need
from workpermit.core.forms.job_offer import JOB_OFFER
from workpermit.core.forms.person import ANYWHERE, APPLICANT, CONTACT, FAMILY, PASSPORT_FIELD, RESIDENCE
from workpermit.core.forms.stay import DEPARTURES, IN_CANADA_NOW, PERMITS, PLACES_LIVED, STAY
from workpermit.core.forms.work import EDUCATION, OPEN_GROUND, PERMIT_KIND, REQUESTED, WORK_HISTORY
from workpermit.core.text import Text

TITLE = Text(
    en="Application for a work permit made outside Canada",
    fr="Demande de permis de travail présentée à l’extérieur du Canada",
)
IMM_1295 = Form(
    "imm_1295",
    "IMM 1295",
    TITLE,
    (
        Field("form", Choice({"imm_1295": TITLE}), Text(en="Form", fr="Formulaire"), Need.TO_READ, fact="form"),
        IN_CANADA_NOW,
        APPLICANT,
        CONTACT,
        RESIDENCE,
        Field("mailing", ANYWHERE, Text(en="Mailing address", fr="Adresse postale")),
        PASSPORT_FIELD,
        STAY,
        PERMITS,
        DEPARTURES,
        PLACES_LIVED,
        FAMILY,
        PERMIT_KIND,
        JOB_OFFER,
        OPEN_GROUND,
        REQUESTED,
        EDUCATION,
        WORK_HISTORY,
        BACKGROUND,
        BIOMETRICS,
        MEDICAL,
        REPRESENTATIVE,
        DECLARATION,
        FEES,
        FEE_EXEMPT,
        DOCUMENTS,
    ),
)
