"""The steps in which a form is filled in online: which fields stand on which page, in which order.

The fields themselves are said once, in the forms; here only their top names are dealt out. The first step asks what
decides about the form itself (IN-10), so it comes before the form is known; `form` is chosen by rule and never asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from workpermit.core.forms.fields import Field, Form
from workpermit.core.text import Text


@dataclass(frozen=True, slots=True)
class Section:
    """One step: its code, its title, what it is for, and the top names of its fields in their order."""

    code: str
    title: Text
    about: Text
    names: tuple[str, ...]

    def fields_of(self, form: Form) -> tuple[Field, ...]:
        """Return the fields of this step that a form has."""
        by_name = {field.name: field for field in form.fields}
        return tuple(by_name[name] for name in self.names if name in by_name)


START = Section(
    "start",
    Text(en="Your situation", fr="Votre situation"),
    Text(
        en="Your answers decide which form is yours. You can change them until you submit.",
        fr="Vos réponses déterminent quel formulaire est le vôtre. Vous pouvez les modifier jusqu’à l’envoi.",
    ),
    ("in_canada", "permit_kind", "stay", "previous_permits"),
)
DOCUMENTS = Section(
    "documents",
    Text(en="Documents", fr="Documents"),
    Text(
        en="Attach a file for each document that your situation calls for. Each file is checked as it arrives.",
        fr="Joignez un fichier pour chaque document que votre situation exige. Chaque fichier est vérifié à son "
        "arrivée.",
    ),
    ("documents",),
)
DECLARATION = Section(
    "declaration",
    Text(en="Declaration", fr="Déclaration"),
    Text(
        en="An application must be signed. A parent or a guardian signs for a minor.",
        fr="Une demande doit être signée. Un parent ou un tuteur signe pour une personne mineure.",
    ),
    ("declaration",),
)
SECTIONS: tuple[Section, ...] = (
    START,
    Section(
        "you",
        Text(en="You", fr="Vous"),
        Text(en="Write your names as in your passport.", fr="Écrivez vos noms comme dans votre passeport."),
        ("applicant",),
    ),
    Section(
        "passport",
        Text(en="Passport", fr="Passeport"),
        Text(
            en="A permit is never valid longer than the passport.",
            fr="Un permis n’est jamais valide plus longtemps que le passeport.",
        ),
        ("passport",),
    ),
    Section(
        "contact",
        Text(en="Contact and address", fr="Coordonnées et adresse"),
        Text(
            en="We write to you here. A permit for somebody in Canada is mailed to the mailing address.",
            fr="C’est ici que nous vous écrivons. Le permis d’une personne au Canada est envoyé à l’adresse postale.",
        ),
        ("contact", "residence", "mailing"),
    ),
    Section(
        "travel",
        Text(en="Travel and places lived", fr="Voyages et lieux de résidence"),
        Text(
            en="Where you lived decides, among other things, whether you need a medical exam.",
            fr="Les lieux où vous avez vécu déterminent entre autres si un examen médical est nécessaire.",
        ),
        ("places_lived", "departures", "public_policy_requests"),
    ),
    Section(
        "job",
        Text(en="Work asked for", fr="Travail demandé"),
        Text(
            en="Copy the numbers from the papers that your employer gave you.",
            fr="Copiez les numéros à partir des documents que votre employeur vous a remis.",
        ),
        ("job_offer", "open_permit_ground", "requested"),
    ),
    Section(
        "history",
        Text(en="Education and work", fr="Études et travail"),
        Text(
            en="What shows that you can do the work you ask for.",
            fr="Ce qui montre que vous pouvez faire le travail demandé.",
        ),
        ("education", "work_history"),
    ),
    Section(
        "family",
        Text(en="Family", fr="Famille"),
        Text(
            en="Name the members of your family, whether or not they come along.",
            fr="Nommez les membres de votre famille, qu’ils vous accompagnent ou non.",
        ),
        ("family_members",),
    ),
    Section(
        "background",
        Text(en="Background", fr="Antécédents"),
        Text(
            en="A yes does not decide your application by itself. Explain it under Details.",
            fr="Un oui ne décide pas à lui seul de votre demande. Expliquez-le sous Précisions.",
        ),
        ("background",),
    ),
    Section(
        "health",
        Text(en="Biometrics and medical exam", fr="Données biométriques et examen médical"),
        Text(
            en="Fingerprints and a photo given in the last ten years may still serve.",
            fr="Les empreintes digitales et la photo fournies au cours des dix dernières années peuvent encore servir.",
        ),
        ("biometrics", "medical_exam"),
    ),
    Section(
        "representative",
        Text(en="Somebody who represents you", fr="Personne qui vous représente"),
        Text(
            en="Leave this step empty if you act for yourself.",
            fr="Laissez cette étape vide si vous agissez vous-même.",
        ),
        ("representative",),
    ),
    Section(
        "fees",
        Text(en="Proof of payment", fr="Preuve de paiement"),
        Text(
            en="We take no payment here. Pay in the usual way, then copy the receipt.",
            fr="Aucun paiement ne se fait ici. Payez comme d’habitude, puis copiez le reçu.",
        ),
        ("fees", "fee_exempt"),
    ),
    DOCUMENTS,
    DECLARATION,
)
CHOSEN_BY_RULE = "form"
BY_CODE: Mapping[str, Section] = MappingProxyType({section.code: section for section in SECTIONS})
_BY_NAME = {name: section for section in SECTIONS for name in section.names}


def section_of(path: str) -> Section:
    """Return the step on which a field stands, by its path or by the path of a fault; the first for the whole form."""
    top = path.partition(".")[0].partition("[")[0]
    return _BY_NAME.get(top, START)
