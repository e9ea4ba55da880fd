"""The document checklist: what each form must come with, and in which situation (R10, R12; AYA-03).

A row says when it applies and what shows it; `book/completeness.py` makes the rule and the list of missing
items from it. Medical proof and biometrics are never a ground of return; police certificates and purpose letters
are an office's to ask.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workpermit.core.law.expression import (
    Condition,
    all_of,
    any_of,
    attached,
    claimed,
    equals,
    fact,
    from_on,
    given,
    holds,
    negation,
)
from workpermit.core.law.findings import Source, page, practice, regulation
from workpermit.core.text import Text


class DocumentKind(StrEnum):
    """The kinds of documents an application may come with."""

    PASSPORT = "passport"
    PHOTO = "photo"
    FEE_RECEIPT = "fee_receipt"
    FAMILY_INFORMATION = "family_information"
    JOB_OFFER = "job_offer"
    EMPLOYER_OFFER_FORM = "employer_offer_form"
    QUALIFICATION_PROOF = "qualification_proof"
    STATUS_DOCUMENT = "status_document"
    EMPLOYMENT_PROOF = "employment_proof"
    QUEBEC_ACCEPTANCE = "quebec_acceptance"
    MEDICAL_PROOF = "medical_proof"
    RELATIONSHIP_PROOF = "relationship_proof"
    OPEN_PERMIT_PROOF = "open_permit_proof"
    POLICE_CERTIFICATE = "police_certificate"
    REPRESENTATIVE_FORM = "representative_form"
    TRANSLATION = "translation"
    PURPOSE_LETTER = "purpose_letter"
    OTHER = "other"

    @property
    def label(self) -> Text:
        """Return the document's name."""
        return _DOCUMENT_LABELS[self]


_DOCUMENT_LABELS = {
    DocumentKind.PASSPORT: Text(en="passport", fr="passeport"),
    DocumentKind.PHOTO: Text(en="photo", fr="photo"),
    DocumentKind.FEE_RECEIPT: Text(en="fee receipt", fr="reçu des frais"),
    DocumentKind.FAMILY_INFORMATION: Text(
        en="family information (IMM 5707 or IMM 5645)", fr="renseignements sur la famille (IMM 5707 ou IMM 5645)"
    ),
    DocumentKind.JOB_OFFER: Text(en="job offer letter or contract", fr="lettre d’offre d’emploi ou contrat"),
    DocumentKind.EMPLOYER_OFFER_FORM: Text(
        en="employer’s offer form (IMM 5802)", fr="formulaire d’offre de l’employeur (IMM 5802)"
    ),
    DocumentKind.QUALIFICATION_PROOF: Text(
        en="proof that you meet the job’s requirements", fr="preuve que vous répondez aux exigences de l’emploi"
    ),
    DocumentKind.STATUS_DOCUMENT: Text(en="current status document", fr="document de statut actuel"),
    DocumentKind.EMPLOYMENT_PROOF: Text(en="proof of present work", fr="preuve de l’emploi actuel"),
    DocumentKind.QUEBEC_ACCEPTANCE: Text(
        en="Quebec Acceptance Certificate (CAQ)", fr="Certificat d’acceptation du Québec (CAQ)"
    ),
    DocumentKind.MEDICAL_PROOF: Text(
        en="proof of an upfront medical exam", fr="preuve d’un examen médical fait d’avance"
    ),
    DocumentKind.RELATIONSHIP_PROOF: Text(
        en="marriage, common-law or birth certificates", fr="actes de mariage, d’union de fait ou de naissance"
    ),
    DocumentKind.OPEN_PERMIT_PROOF: Text(
        en="proof of eligibility for an open permit", fr="preuve de l’admissibilité à un permis ouvert"
    ),
    DocumentKind.POLICE_CERTIFICATE: Text(en="police certificate", fr="certificat de police"),
    DocumentKind.REPRESENTATIVE_FORM: Text(
        en="Use of a Representative (IMM 5476)", fr="Recours aux services d’un représentant (IMM 5476)"
    ),
    DocumentKind.TRANSLATION: Text(en="translation with affidavit", fr="traduction avec déclaration sous serment"),
    DocumentKind.PURPOSE_LETTER: Text(
        en="purpose letter, itinerary or means", fr="lettre d’explication, itinéraire ou moyens financiers"
    ),
    DocumentKind.OTHER: Text(en="other document", fr="autre document"),
}


@dataclass(frozen=True, slots=True)
class ChecklistRow:
    """One line of the checklist: when it applies, what shows it, its source, and the days it holds."""

    code: str
    label: Text
    applies: Condition | None
    shown: Condition
    sources: tuple[Source, ...]
    document: DocumentKind | None = None
    from_on: date | None = None
    until_on: date | None = None


_OUTSIDE = equals("form", "imm_1295")
_INSIDE = equals("form", "imm_5710")
_NAMED_EMPLOYER = equals("permit_kind", "employer_specific")
_OPEN = equals("permit_kind", "open")
_CONTENT = regulation("10(1)(c)")


def _document(kind: DocumentKind, applies: Condition | None, *sources: Source) -> ChecklistRow:
    return ChecklistRow(kind.value, kind.label, applies, attached(kind.value), (*sources, _CONTENT), kind)


def _row(code: str, en: str, fr: str, applies: Condition | None, shown: Condition, *sources: Source) -> ChecklistRow:
    return ChecklistRow(code, Text(en=en, fr=fr), applies, shown, sources)


# The photo row needs the biometrics rule, so it stands in `book/completeness.py` beside the rule it asks.
CHECKLIST: tuple[ChecklistRow, ...] = (
    _row(
        "signature",
        "the form signed and dated (a minor’s by a parent or guardian)",
        "le formulaire signé et daté (pour une personne mineure, par un parent ou un tuteur)",
        None,
        holds("signed"),
        regulation("10(1)(b)"),
    ),
    _row(
        "online_filing",
        "filing online, for an application made in Canada",
        "le dépôt en ligne, pour une demande faite au Canada",
        holds("in_canada_on_filing"),
        any_of(equals("channel", "online"), claimed("channel_exception")),
        regulation("9.2(b)"),
        regulation("9.4"),
        regulation("9.5"),
    ),
    _row(
        "work_permit_fee",
        "proof that the work permit fee is paid ($155)",
        "la preuve du paiement des frais du permis de travail (155\u00a0$)",
        None,
        any_of(holds("work_permit_fee_paid"), holds("fee_exempt")),
        regulation("10(1)(d)"),
        regulation("299(1)"),
    ),
    _row(
        "open_holder_fee",
        "proof that the open work permit holder’s fee is paid ($100)",
        "la preuve du paiement des frais de titulaire d’un permis ouvert (100\u00a0$)",
        _OPEN,
        any_of(holds("open_holder_fee_paid"), holds("fee_exempt")),
        regulation("10(1)(d)"),
        regulation("303.2(1)"),
    ),
    _document(DocumentKind.PASSPORT, None),
    _row(
        "passport_valid",
        "a passport valid on the day of receipt",
        "un passeport valide le jour de la réception",
        None,
        from_on("passport_expires_on", fact("received_on")),
        regulation("52(1)"),
        practice("document checklist"),
    ),
    _document(DocumentKind.FAMILY_INFORMATION, _OUTSIDE, regulation("10(2)(a)")),
    _document(DocumentKind.JOB_OFFER, _NAMED_EMPLOYER, regulation("200(1)(c)")),
    _row(
        "lmia_or_offer_number",
        "the LMIA number or the offer of employment number",
        "le numéro de l’EIMT ou de l’offre d’emploi",
        _NAMED_EMPLOYER,
        any_of(
            given("lmia_number"),
            given("offer_number"),
            all_of(claimed("portal_exempt_employer"), attached(DocumentKind.EMPLOYER_OFFER_FORM.value)),
        ),
        regulation("203(1)"),
        regulation("209.11(1)"),
        _CONTENT,
    ),
    _document(
        DocumentKind.QUALIFICATION_PROOF,
        all_of(_NAMED_EMPLOYER, any_of(_OUTSIDE, claimed("job_changed"))),
        regulation("200(3)(a)"),
    ),
    _document(DocumentKind.STATUS_DOCUMENT, _INSIDE, regulation("10(2)(a)")),
    _document(
        DocumentKind.EMPLOYMENT_PROOF,
        all_of(_INSIDE, equals("status_in_canada", "worker")),
        practice("document checklist"),
    ),
    _document(
        DocumentKind.QUEBEC_ACCEPTANCE,
        all_of(_NAMED_EMPLOYER, equals("work_province", "QC"), given("lmia_number")),
        regulation("200(3)(b)"),
    ),
    _document(DocumentKind.RELATIONSHIP_PROOF, holds("family_accompanies"), regulation("10(1)(e)")),
    _document(DocumentKind.OPEN_PERMIT_PROOF, _OPEN, regulation("200(1)(c)(ii)")),
    _document(DocumentKind.REPRESENTATIVE_FORM, holds("represented"), regulation("10(2)(c.1)")),
    _row(
        "translations",
        "a translation with affidavit of each document in another language",
        "une traduction avec déclaration sous serment de chaque document dans une autre langue",
        None,
        negation(holds("translations_missing")),
        page("AYA-03"),
        practice("document checklist"),
    ),
)
