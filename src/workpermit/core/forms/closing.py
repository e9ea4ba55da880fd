"""Fields that close an application: representative, signature, fees, requests, attached documents (R10(1)-(2))."""

from __future__ import annotations

from workpermit.core.forms.fields import Choice, Day, Field, Many, Money, Need, Record, When, Words, YesNo
from workpermit.core.forms.kinds import FILE, PERMIT_NUMBER
from workpermit.core.forms.person import ANYWHERE, EMAIL_FIELD, FAMILY_NAME, GIVEN_NAMES, PHONE_FIELD
from workpermit.core.law.checklist import DocumentKind
from workpermit.core.text import Text

REPRESENTATIVE = Field(
    "representative",
    Record(
        (
            FAMILY_NAME,
            GIVEN_NAMES,
            Field("organization", Words(), Text(en="Firm or organization", fr="Cabinet ou organisme")),
            Field("paid", YesNo(), Text(en="Is paid", fr="Est rémunéré"), Need.TO_COMPLETE),
            Field(
                "body",
                Words(),
                Text(en="Professional body", fr="Ordre professionnel"),
                Need.TO_COMPLETE,
                When("representative.paid", (True,)),
            ),
            Field(
                "membership_number",
                Words(30),
                Text(en="Membership number", fr="Numéro de membre"),
                Need.TO_COMPLETE,
                When("representative.paid", (True,)),
            ),
            EMAIL_FIELD,
            PHONE_FIELD,
            Field("address", ANYWHERE, Text(en="Address", fr="Adresse"), Need.TO_COMPLETE),
        )
    ),
    Text(en="Authorized representative", fr="Représentant autorisé"),
)

SIGNER = Choice(
    {
        "applicant": Text(en="The applicant", fr="Le demandeur"),
        "parent": Text(en="A parent", fr="Un parent"),
        "guardian": Text(en="A guardian", fr="Un tuteur"),
    }
)
DECLARATION = Field(
    "declaration",
    Record(
        (
            Field("signed", YesNo(), Text(en="Signed", fr="Signée"), Need.TO_READ),
            Field("signed_on", Day(), Text(en="Signed on", fr="Signée le"), Need.TO_COMPLETE),
            Field("signed_by", SIGNER, Text(en="Signed by", fr="Signée par"), Need.TO_COMPLETE),
            Field(
                "signer_name",
                Words(),
                Text(en="Name of the parent or guardian", fr="Nom du parent ou du tuteur"),
                Need.TO_COMPLETE,
                When("declaration.signed_by", ("parent", "guardian")),
            ),
            Field(
                "typed_name",
                Words(240),
                Text(en="Full name, typed as a signature", fr="Nom complet, tapé en guise de signature"),
                help=Text(
                    en="The name of the person who signs, as it stands in this application. It is the signature.",
                    fr="Le nom de la personne qui signe, tel qu’il figure dans cette demande. En ligne, il tient lieu "
                    "de signature.",
                ),
            ),
        )
    ),
    Text(en="Declaration that the answers are true", fr="Déclaration que les réponses sont véridiques"),
    Need.TO_COMPLETE,
)

FEE = Choice(
    {
        "work_permit": Text(en="Work permit", fr="Permis de travail"),
        "open_holder": Text(en="Open work permit holder", fr="Titulaire d’un permis de travail ouvert"),
        "biometrics": Text(en="Biometrics", fr="Données biométriques"),
        "biometrics_family": Text(en="Biometrics, family", fr="Données biométriques, famille"),
    }
)
FEES = Field(
    "fees",
    Many(
        Record(
            (
                Field("kind", FEE, Text(en="Fee", fr="Frais"), Need.TO_READ),
                Field("amount", Money(), Text(en="Amount", fr="Montant"), Need.TO_READ),
                Field("paid_on", Day(), Text(en="Paid on", fr="Payé le"), Need.TO_READ),
                Field("receipt_number", Words(40), Text(en="Receipt number", fr="Numéro du reçu"), Need.TO_READ),
            )
        ),
        10,
    ),
    Text(en="Fees paid", fr="Frais payés"),
)
FEE_EXEMPT = Field(
    "fee_exempt",
    YesNo(),
    Text(en="Exempt from the work permit fee", fr="Dispensé des frais de permis de travail"),
)

_PROGRAMME = Choice(
    {
        "VISIT2WORK2020": Text(
            en="Public policy for certain visitors in Canada",
            fr="Politique d’intérêt public visant certains visiteurs au Canada",
        )
    }
)
_CHANNEL = Choice({"online": Text(en="Online", fr="En ligne"), "paper": Text(en="On paper", fr="Sur papier")})
POLICY_REQUESTS = Field(
    "public_policy_requests",
    Many(
        Record(
            (
                Field("code", _PROGRAMME, Text(en="Code of the request", fr="Code de la demande"), Need.TO_READ),
                Field("requested_on", Day(), Text(en="Asked on", fr="Demandé le")),
                Field(
                    "permit_number", PERMIT_NUMBER, Text(en="Previous permit number", fr="Numéro du permis précédent")
                ),
                Field("permit_expired_on", Day(), Text(en="It expired on", fr="Il a expiré le")),
                Field("channel", _CHANNEL, Text(en="How the application was sent", fr="Mode d’envoi de la demande")),
                Field(
                    "tracking_number", Words(40), Text(en="Courier tracking number", fr="Numéro de suivi du courrier")
                ),
                Field("declared", YesNo(), Text(en="Declaration made", fr="Déclaration faite")),
            )
        ),
        5,
    ),
    Text(en="Public policy requests", fr="Demandes en vertu d’une politique d’intérêt public"),
)

_WRITTEN_IN = Choice(
    {
        "en": Text(en="English", fr="Anglais"),
        "fr": Text(en="French", fr="Français"),
        "other": Text(en="Another language", fr="Une autre langue"),
        "none": Text(en="No words (a photo)", fr="Sans texte (photo)"),
    }
)
# A translation is named beside the document it translates, so it is no kind of its own here.
_DOCUMENT = Choice({kind.value: kind.label for kind in DocumentKind if kind is not DocumentKind.TRANSLATION})
DOCUMENTS = Field(
    "documents",
    Many(
        Record(
            (
                Field("kind", _DOCUMENT, Text(en="Kind", fr="Nature"), Need.TO_READ),
                Field("file", FILE, Text(en="File", fr="Fichier"), Need.TO_READ),
                Field("language", _WRITTEN_IN, Text(en="Language", fr="Langue"), Need.TO_READ),
                Field(
                    "translation",
                    FILE,
                    Text(en="File of the translation", fr="Fichier de la traduction"),
                    help=Text(
                        en="For a document in neither English nor French, with the translator’s affidavit.",
                        fr="Pour un document ni en français ni en anglais, avec la déclaration sous serment du "
                        "traducteur.",
                    ),
                ),
            )
        ),
        60,
    ),
    Text(en="Attached documents", fr="Documents joints"),
    Need.TO_READ,
    help=Text(en="Every file of the package is named here.", fr="Chaque fichier de la trousse est nommé ici."),
)
