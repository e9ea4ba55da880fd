"""IMM 5710, the application to change conditions, extend a stay or remain in Canada as a worker (R199, R201)."""

from __future__ import annotations

from workpermit.core.forms.background import BACKGROUND, BIOMETRICS, MEDICAL
from workpermit.core.forms.closing import DECLARATION, DOCUMENTS, FEE_EXEMPT, FEES, POLICY_REQUESTS, REPRESENTATIVE
from workpermit.core.forms.fields import Choice, Field, Form, Need
from workpermit.core.forms.job_offer import JOB_OFFER
from workpermit.core.forms.person import APPLICANT, CONTACT, FAMILY, IN_CANADA, PASSPORT_FIELD, RESIDENCE, address
from workpermit.core.forms.stay import DEPARTURES, IN_CANADA_NOW, PERMITS, PLACES_LIVED, STAY
from workpermit.core.forms.work import EDUCATION, OPEN_GROUND, PERMIT_KIND, REQUESTED, WORK_HISTORY
from workpermit.core.text import Text

TITLE = Text(
    en="Application to change conditions, extend a stay or remain in Canada as a worker",
    fr="Demande pour modifier les conditions de séjour ou demeurer au Canada à titre de travailleur",
)
MAILING = Field(
    "mailing",
    address(IN_CANADA),
    Text(en="Mailing address in Canada", fr="Adresse postale au Canada"),
    Need.TO_COMPLETE,
    help=Text(en="The permit is mailed to this address.", fr="Le permis est envoyé par la poste à cette adresse."),
)
IMM_5710 = Form(
    "imm_5710",
    "IMM 5710",
    TITLE,
    (
        Field("form", Choice({"imm_5710": TITLE}), Text(en="Form", fr="Formulaire"), Need.TO_READ, fact="form"),
        IN_CANADA_NOW,
        APPLICANT,
        CONTACT,
        RESIDENCE,
        MAILING,
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
        POLICY_REQUESTS,
        REPRESENTATIVE,
        DECLARATION,
        FEES,
        FEE_EXEMPT,
        DOCUMENTS,
    ),
)
