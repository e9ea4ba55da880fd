"""The people of the example packages: their answers and the papers they attach. All fictional."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tools import example_words as words

Application = dict[str, Any]
Maker = Callable[[Application, str], bytes]


@dataclass(frozen=True, slots=True)
class Paper:
    """One attached document: its kind, the name of its file, what draws it, the language it is in."""

    kind: str
    file: str
    maker: Maker
    language: str = ""
    translation: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """One example package: its folder, the application, its papers (drawn from `sound` where it is bad)."""

    folder: str
    application: Application
    papers: tuple[Paper, ...]
    sound: Application | None = None


CLEAN = dict.fromkeys(
    ("tuberculosis", "health_care_need", "overstayed", "unauthorized_work", "refused_before", "offence", "served"),
    False,
)
FORM = Paper("other", "signature.pdf", words.form)
FEES = Paper("fee_receipt", "receipt.pdf", words.receipt)
PASSPORT = Paper("passport", "passport.jpg", words.passport)
PHOTO = Paper("photo", "photo.jpg", words.portrait, "none")
FAMILY = Paper("family_information", "family.pdf", words.family)
OFFER = Paper("job_offer", "offer.pdf", words.offer)
SKILLS = Paper("qualification_proof", "qualifications.pdf", words.qualifications)
STATUS = Paper("status_document", "status.png", words.status)
PRESENT_WORK = Paper("employment_proof", "employment.pdf", words.employment)
RELATION = Paper("relationship_proof", "civil-status.pdf", words.relationship)
ABROAD = (FORM, FEES, PASSPORT, PHOTO, FAMILY, OFFER, SKILLS)
IN_CANADA = (FORM, FEES, PASSPORT, PHOTO, STATUS, PRESENT_WORK, OFFER)


def address(
    street: str, city: str, country: str, *, region: str = "", postal_code: str = "", unit: str = ""
) -> Application:
    """Return a postal address."""
    given = {
        "street": street,
        "unit": unit,
        "city": city,
        "region": region,
        "postal_code": postal_code,
        "country": country,
    }
    return {name: value for name, value in given.items() if value}


def fee(kind: str, amount: str, paid_on: str, receipt: str) -> Application:
    """Return the evidence of one fee."""
    return {"kind": kind, "amount": amount, "paid_on": paid_on, "receipt_number": receipt}


def fees(paid_on: str, receipt: str, *, biometrics: bool = True) -> list[Application]:
    """Return the work permit fee and, where it is due, the biometrics fee."""
    paid = [fee("work_permit", "155.00", paid_on, f"R-{receipt}-1")]
    return [*paid, fee("biometrics", "85.00", paid_on, f"R-{receipt}-2")] if biometrics else paid


def employer(name: str, legal: str, number: str, where: Application) -> Application:
    """Return the employer of a job offer."""
    return {"operating_name": name, "legal_name": legal, "business_number": number, "address": where}


def job(who: Application, title: str, noc: str, hourly: str, days: tuple[str, str], **more: object) -> Application:
    """Return a job offer; the place of work is the employer's own town."""
    place = {"city": who["address"]["city"], "province": who["address"]["region"]}
    return {
        "employer": who,
        "job_title": title,
        "noc": noc,
        "wage": {"amount": hourly, "per": "hour", "hours_per_week": "37.5"},
        "place": place,
        "from_on": days[0],
        "until_on": days[1],
        "public_health": False,
        **more,
    }


def lmia(number: str, valid_until: str, work_until: str) -> Application:
    """Return the answers about an LMIA."""
    return {"lmia_number": number, "lmia_valid_until": valid_until, "lmia_employment_until": work_until}


def offer(number: str, code: str, on: str) -> Application:
    """Return the answers about an offer submitted in the employer portal."""
    return {"offer_number": number, "exemption_code": code, "offer_submitted_on": on, "compliance_fee_paid_on": on}


def filed(form: str, *, signed_on: str, **answers: Any) -> Application:
    """Return an application with the answers most people give alike."""
    usual: Application = {
        "schema": "urn:workpermit:application:1",
        "form": form,
        "in_canada": form == "imm_5710",
        "previous_permits": [],
        "departures": [],
        "family_members": [],
        "permit_kind": "employer_specific",
        "education": [],
        "work_history": [],
        "background": CLEAN,
        "biometrics": {"given_before": False},
        "medical_exam": {"done_before": False},
        "declaration": {"signed": True, "signed_on": signed_on, "signed_by": "applicant"},
    }
    return usual | answers


def person(names: str, family_name: str, born_on: str, sex: str, country: str, **more: object) -> Application:
    """Return the applicant."""
    given = {"given_names": names} if names else {}
    usual = {
        "born_on": born_on,
        "sex": sex,
        "birth_country": country,
        "citizenship": country,
        "marital_status": "single",
    }
    return {"family_name": family_name, **given, **usual, **more}


def reach(email: str, zone: str, language: str, phone: str) -> Application:
    """Return how the applicant is reached; every e-mail address is of a domain kept for examples."""
    return {"email": email, "phone": phone, "time_zone": zone, "language": language}


def passport(number: str, country: str, issued_on: str, expires_on: str) -> Application:
    """Return a passport's answers."""
    return {"number": number, "country": country, "issued_on": issued_on, "expires_on": expires_on}


def lived(*places: tuple[str, str, str]) -> list[Application]:
    """Return the places lived in; the last is where the person still lives."""
    return [
        {"country": country, "from_on": first, **({"until_on": last} if last else {})}
        for country, first, last in places
    ]


def past(what: str, where: str, country: str, from_on: str, until_on: str) -> list[Application]:
    """Return one line of education or of work."""
    return [{"what": what, "where": where, "country": country, "from_on": from_on, "until_on": until_on}]
