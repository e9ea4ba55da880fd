"""The texts that programmes ask for by the web form (IN-03; ADR-10, ADR-24, ADR-40).

A prescribed text is published in English and always sent so; the French beside it is our rendering and is not sent.
"""

from __future__ import annotations

from collections.abc import Mapping

from workpermit.core.law.templates import Choice, Field, FieldKind, Paragraph, Template
from workpermit.core.text import Text

_PERMIT = Field(
    "permit_number",
    FieldKind.PERMIT_NUMBER,
    Text(en="the number of the previous work permit", fr="le numéro du permis de travail précédent"),
    ("u#####", "u"),
)
_EXPIRED = Field(
    "expired_on",
    FieldKind.DAY,
    Text(en="the day the previous work permit expired", fr="le jour d’expiration du permis de travail précédent"),
    ("date",),
)
_TRACKING = Field(
    "tracking_number",
    FieldKind.TRACKING,
    Text(en="the courier’s tracking number", fr="le numéro de suivi postal ou du service de messagerie"),
    ("number", "numéro"),
)
_EMPLOYER = Field(
    "employer",
    FieldKind.NAME,
    Text(en="the employer’s name", fr="le nom de l’employeur"),
    ("employer name", "employer", "name", "nom de l’employeur", "employeur"),
)
_OCCUPATION = Field(
    "occupation", FieldKind.NAME, Text(en="the occupation", fr="la profession"), ("occupation", "profession")
)
_HOW_FILED = Text(
    en="how the application was filed, online or on paper", fr="le dépôt de la demande, en ligne ou papier"
)
_FILED = Choice(
    "channel",
    _HOW_FILED,
    {
        "online": Paragraph(
            _HOW_FILED,
            Text(
                en="I have submitted my application for a work permit online.",
                fr="J’ai présenté ma demande de permis de travail en ligne.",
            ),
        ),
        "paper": Paragraph(
            _HOW_FILED,
            Text(
                en="I have submitted my application on paper and the postal/courier tracking number is "
                "{tracking_number}.",
                fr="J’ai présenté ma demande sur papier et le numéro de suivi postal ou du service de messagerie est "
                "{tracking_number}.",
            ),
        ),
    },
    {
        "online": ("permit online", "submitted online", "applied online", "en ligne"),
        "paper": ("on paper", "sur papier"),
    },
)
_WORK = Paragraph(
    Text(en="the work intended", fr="le travail prévu"),
    Text(
        en="I intend to work for {employer} / {occupation} as specified in the aforementioned work permit application.",
        fr="J’ai l’intention de travailler pour {employer} / {occupation} comme l’indique cette demande de permis de "
        "travail.",
    ),
)
_DECLARATION = Paragraph(
    Text(en="the declaration on false information", fr="la déclaration sur les faux renseignements"),
    Text(
        en="I understand that providing false, misleading or incorrect information is a violation of the Immigration "
        "and Refugee Protection Act and may result in enforcement measures against me.",
        fr="Je comprends que fournir des renseignements faux, trompeurs ou inexacts est une infraction à la Loi sur "
        "l’immigration et la protection des réfugiés et peut entraîner des mesures d’exécution à mon endroit.",
    ),
)
_REQUEST = Text(en="the request itself", fr="la demande elle-même")

VISITOR_MESSAGE = Template(
    "VISIT2WORK2020",
    True,
    (
        Paragraph(
            _REQUEST,
            Text(
                en="Priority Code VISIT2WORK2020: I am requesting consideration under the Temporary Public Policy to "
                "Exempt Certain Visitors in Canada from Immigration Requirements during the Coronavirus (COVID-19) "
                "Pandemic and ask that the applicable exemptions be granted until a decision is made on my work permit "
                "application or it is withdrawn.",
                fr="Code prioritaire VISIT2WORK2020 : je demande l’application de la politique d’intérêt public "
                "temporaire dispensant certains visiteurs au Canada d’exigences d’immigration pendant la pandémie de "
                "coronavirus (COVID-19) et demande que les dispenses applicables soient accordées jusqu’à ce qu’une "
                "décision soit prise sur ma demande de permis de travail ou que celle-ci soit retirée.",
            ),
        ),
        Paragraph(
            Text(en="the previous work permit", fr="le permis de travail précédent"),
            Text(
                en="My previous work permit number {permit_number} expired on {expired_on}.",
                fr="Mon permis de travail précédent, numéro {permit_number}, a expiré le {expired_on}.",
            ),
        ),
        _FILED,
        _WORK,
        _DECLARATION,
    ),
    (_PERMIT, _EXPIRED, _TRACKING, _EMPLOYER, _OCCUPATION),
)

NEW_JOB_MESSAGE = Template(
    "PPCHANGEWORK2020",
    False,
    (
        Paragraph(
            _REQUEST,
            Text(
                en="Priority Code PPCHANGEWORK2020: I am a worker in Canada and ask to be allowed to start a new job "
                "until a decision is made on my work permit application or it is withdrawn.",
                fr="Code prioritaire PPCHANGEWORK2020 : je travaille au Canada et demande l’autorisation de commencer "
                "un nouvel emploi jusqu’à ce qu’une décision soit prise sur ma demande de permis de travail ou que "
                "celle-ci soit retirée.",
            ),
        ),
        _FILED,
        _WORK,
        _DECLARATION,
    ),
    (_TRACKING, _EMPLOYER, _OCCUPATION),
)

INLAND_ISSUE_MESSAGE = Template(
    "A11EXAM",
    False,
    (
        Paragraph(
            _REQUEST,
            Text(
                en="Priority Code A11EXAM: my work permit application number {application_number} was approved before "
                "I came to Canada, and I ask that the permit be issued to me in Canada.",
                fr="Code prioritaire A11EXAM : ma demande de permis de travail numéro {application_number} a été "
                "approuvée avant mon arrivée au Canada, et je demande que le permis me soit délivré au Canada.",
            ),
        ),
        _DECLARATION,
    ),
    (
        Field(
            "application_number",
            FieldKind.NUMBER,
            Text(en="the application number", fr="le numéro de la demande"),
            ("number", "numéro"),
        ),
    ),
)

TEMPLATES: Mapping[str, Template] = {
    template.code: template for template in (VISITOR_MESSAGE, NEW_JOB_MESSAGE, INLAND_ISSUE_MESSAGE)
}
