"""The papers an application calls for, written from its own answers, in English or in French."""

from __future__ import annotations

from typing import Any

from tools.example_papers import Rows, page, photo, picture, scan

from workpermit.core.forms.closing import FEE
from workpermit.core.forms.countries import COUNTRIES
from workpermit.core.forms.fields import Choice
from workpermit.core.forms.job_offer import WAGE_PERIOD
from workpermit.core.forms.person import RELATION
from workpermit.core.forms.provinces import PROVINCES
from workpermit.core.forms.stay import STATUS

Application = dict[str, Any]


def _say(language: str, en: str, fr: str) -> str:
    return fr if language == "fr" else en


def _name(person: Application) -> str:
    return " ".join(filter(None, (person.get("given_names"), person["family_name"])))


def _answer(choice: Choice, code: str, language: str) -> str:
    return choice.options[code].fr if language == "fr" else choice.options[code].en


def _country(code: str, language: str) -> str:
    return COUNTRIES[code].fr if language == "fr" else COUNTRIES[code].en


def passport(application: Application, language: str) -> bytes:
    """A passport's page of particulars, scanned."""
    person, paper = application["applicant"], application["passport"]
    rows = [
        (_say(language, "Surname", "Nom"), person["family_name"]),
        (_say(language, "Given names", "Prénoms"), person.get("given_names", "—")),
        (_say(language, "Date of birth", "Date de naissance"), person["born_on"]),
        (_say(language, "Sex", "Sexe"), person["sex"]),
        (_say(language, "Passport no.", "No de passeport"), paper["number"]),
        (_say(language, "Issued · expires", "Délivré · expire"), f"{paper['issued_on']} · {paper['expires_on']}"),
    ]
    issuer = _country(paper["country"], language)
    return scan(
        _say(language, "Passport", "Passeport"), issuer=issuer, rows=rows, language=language, seed=paper["number"]
    )


def portrait(application: Application, _: str) -> bytes:
    """A photo."""
    return photo(_name(application["applicant"]))


def form(application: Application, language: str) -> bytes:
    """The signature page of the form."""
    declaration, person = application.get("declaration", {}), application["applicant"]
    signed = _say(language, "Signed", "Signé")
    by = declaration.get("signer_name", _name(person))
    rows = [(_say(language, "Applicant", "Demandeur"), _name(person))]
    rows += [(signed, f"{by}, {declaration['signed_on']}" if declaration.get("signed") else "")]
    text = _say(
        language,
        "I declare that the answers given in this application are true and complete.",
        "Je déclare que les réponses données dans cette demande sont véridiques et complètes.",
    )
    number = "IMM 1295" if application["form"] == "imm_1295" else "IMM 5710"
    return page(
        number, issuer=_say(language, "Signature page", "Page de signature"), rows=rows, body=[text], language=language
    )


def receipt(application: Application, language: str) -> bytes:
    """Proof of the fees paid."""
    rows: Rows = [
        (_answer(FEE, fee["kind"], language), f"{fee['amount']} CAD, {fee['paid_on']}, {fee['receipt_number']}")
        for fee in application["fees"]
    ]
    title = _say(language, "Receipt of fees", "Reçu des frais")
    return page(title, issuer=_say(language, "Online payment", "Paiement en ligne"), rows=rows, language=language)


def offer(application: Application, language: str) -> bytes:
    """The employer's letter with the job offer."""
    job = application["job_offer"]
    wage, place = job["wage"], job["place"]
    rows = [
        (_say(language, "Position", "Poste"), f"{job['job_title']} (NOC/CNP {job['noc']})"),
        (_say(language, "Place", "Lieu"), f"{place['city']}, {place['province']}"),
        (_say(language, "Period", "Période"), f"{job['from_on']} – {job['until_on']}"),
        (
            _say(language, "Wage", "Salaire"),
            f"{wage['amount']} CAD / {_answer(WAGE_PERIOD, wage['per'], language).lower()}, {wage['hours_per_week']} h",
        ),
        (
            _say(language, "LMIA or offer number", "Numéro d’EIMT ou d’offre"),
            job.get("lmia_number") or job.get("offer_number", "—"),
        ),
    ]
    body = [
        _say(language, f"Dear {_name(application['applicant'])},", f"Bonjour {_name(application['applicant'])},"),
        _say(
            language,
            "We are pleased to offer you the position below. We look forward to working with you.",
            "Nous avons le plaisir de vous offrir le poste ci-dessous. Au plaisir de travailler avec vous.",
        ),
    ]
    title = _say(language, "Offer of employment", "Offre d’emploi")
    return page(title, issuer=job["employer"]["operating_name"], rows=rows, body=body, language=language)


def qualifications(application: Application, language: str) -> bytes:
    """A certificate of studies or a reference."""
    entries = [*application.get("education", ()), *application.get("work_history", ())]
    rows = [
        (one["what"], f"{one.get('where', '')}, {one.get('from_on', '')} – {one.get('until_on', '')}")
        for one in entries
    ]
    title = _say(language, "Certificates and references", "Attestations et références")
    return page(title, issuer=entries[0].get("where", "") if entries else "", rows=rows, language=language)


def family(application: Application, language: str) -> bytes:
    """The family information form."""
    members = application.get("family_members", ())
    rows = [(_name(one), f"{_answer(RELATION, one['relation'], language)}, {one['born_on']}") for one in members]
    rows = rows or [(_say(language, "Family members", "Membres de la famille"), _say(language, "none", "aucun"))]
    return page(
        "IMM 5707",
        issuer=_say(language, "Family information", "Renseignements sur la famille"),
        rows=rows,
        language=language,
    )


def relationship(application: Application, language: str) -> bytes:
    """A marriage or birth certificate."""
    members = [(_name(one), _answer(RELATION, one["relation"], language)) for one in application["family_members"]]
    rows = [(_say(language, "Applicant", "Demandeur"), _name(application["applicant"])), *members]
    title = _say(language, "Certificate of civil status", "Acte d’état civil")
    return page(
        title, issuer=_say(language, "Civil registry", "Registre de l’état civil"), rows=rows, language=language
    )


def status(application: Application, language: str) -> bytes:
    """The present status document, as a phone's scan."""
    stay = application["stay"]
    rows = [
        (_say(language, "Document no.", "No du document"), stay.get("document_number", "—")),
        (_say(language, "Holder", "Titulaire"), _name(application["applicant"])),
        (_say(language, "Status", "Statut"), _answer(STATUS, stay["status"], language)),
        (_say(language, "Valid until", "Valide jusqu’au"), stay["until"]),
    ]
    return picture(
        _say(language, "Status document", "Document de statut"), issuer="Canada", rows=rows, language=language
    )


def employment(application: Application, language: str) -> bytes:
    """A pay statement that proves present work."""
    job = application["job_offer"]
    rows = [
        (_say(language, "Employee", "Employé"), _name(application["applicant"])),
        (_say(language, "Position", "Poste"), job["job_title"]),
        (_say(language, "Hours a week", "Heures par semaine"), job["wage"]["hours_per_week"]),
    ]
    title = _say(language, "Statement of employment", "Attestation d’emploi")
    return page(title, issuer=job["employer"]["operating_name"], rows=rows, language=language)


def open_ground(application: Application, language: str) -> bytes:
    """What shows that the person may hold an open permit."""
    spouse = next(one for one in application["family_members"] if one["relation"] == "spouse")
    province = PROVINCES["QC"]
    rows = [
        (_say(language, "Worker", "Travailleur"), _name(spouse)),
        (_say(language, "Work permit", "Permis de travail"), "U204417733"),
        (_say(language, "Province", "Province"), _say(language, province.en, province.fr)),
    ]
    title = _say(
        language, "Spouse’s work permit and pay statement", "Permis de travail et attestation d’emploi de l’époux"
    )
    return page(title, issuer="Aéro Laval inc.", rows=rows, language=language)


def representative(application: Application, language: str) -> bytes:
    """The form that names the representative."""
    person = application["representative"]
    rows = [(_name(person), f"{person['body']}, {person['membership_number']}")]
    return page(
        "IMM 5476",
        issuer=_say(language, "Use of a representative", "Recours à un représentant"),
        rows=rows,
        language=language,
    )


def medical(application: Application, language: str) -> bytes:
    """The sheet that proves an exam done before filing."""
    exam = application["medical_exam"]
    rows = [("IME", exam["ime_number"]), (_say(language, "Done on", "Passé le"), exam["done_on"])]
    title = _say(language, "Proof of medical exam", "Preuve d’examen médical")
    return page(title, issuer=_say(language, "Panel physician", "Médecin désigné"), rows=rows, language=language)


def purpose(application: Application, language: str) -> bytes:
    """A letter in the applicant's own words, or its translation."""
    body = [
        _say(
            language,
            "I ask for a work permit for the period stated.",
            "Je demande un permis de travail pour la période indiquée.",
        ),
        _name(application["applicant"]),
    ]
    title = _say(language, "Letter of explanation", "Lettre d’explication")
    return page(title, issuer=application["residence"]["city"], rows=(), body=body, language=language)
