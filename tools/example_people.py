"""The stories told from abroad: one function each."""

from __future__ import annotations

from tools import example_words as words
from tools.example_stories import (
    ABROAD,
    FAMILY,
    FEES,
    FORM,
    PASSPORT,
    PHOTO,
    RELATION,
    SKILLS,
    Paper,
    Story,
    address,
    employer,
    fee,
    fees,
    filed,
    job,
    lived,
    lmia,
    offer,
    passport,
    past,
    person,
    reach,
)

BAKERY = employer(
    "Prairie Lantern Bakery",
    "Prairie Lantern Foods Ltd.",
    "701234567RP0001",
    address("418 Sundial Avenue", "Winnipeg", "CA", region="MB", postal_code="R3B 1A4"),
)
STUDIO = employer(
    "Atelier Boréal",
    "Atelier Boréal Logiciels inc.",
    "702345678RP0001",
    address("77, rue de l’Estuaire", "Montréal", "CA", region="QC", postal_code="H2X 3P9"),
)


def visa_required() -> Story:
    """A baker in Manila: biometrics, medical exam, visa, letter of introduction, permit at the airport."""
    days = ("2025-11-03", "2027-11-02")
    application = filed(
        "imm_1295",
        signed_on="2025-09-05",
        applicant=person("Maricel", "Dela Peña", "1991-04-23", "F", "PH", birth_place="Iloilo"),
        contact=reach("maricel.delapena@example.org", "Asia/Manila", "en", "+63 2 5550 0142"),
        residence=address("12 Sampaguita Street", "Quezon City", "PH", postal_code="1100"),
        passport=passport("P4471203B", "PH", "2022-02-14", "2032-02-13"),
        places_lived=lived(("PH", "2015-06-01", "")),
        job_offer=job(BAKERY, "Baker", "63202", "21.50", days, **lmia("8412077", "2026-03-31", "2027-11-02")),
        requested={"from_on": days[0], "until_on": days[1]},
        education=past("Diploma in baking", "Visayas Culinary Institute", "PH", "2010-06-07", "2012-03-30"),
        work_history=past("Baker", "Panaderya Bituin", "PH", "2014-01-06", "2025-08-29"),
        fees=fees("2025-09-05", "250905"),
    )
    letter = Paper("purpose_letter", "liham.pdf", words.purpose, "other", "liham-translation.pdf")
    return Story("outside-visa-required", application, (*ABROAD, letter))


def visa_exempt() -> Story:
    """A developer in Lyon: no visa, permit at the airport; files in French."""
    days = ("2025-11-17", "2027-11-16")
    application = filed(
        "imm_1295",
        signed_on="2025-09-15",
        applicant=person("Zoé Anaïs", "Lefèvre-Étienne", "1994-12-02", "F", "FR", birth_place="Besançon"),
        contact=reach("zoe.lefevre@example.org", "Europe/Paris", "fr", "+33 4 55 50 01 17"),
        residence=address("9, quai des Tisserands", "Lyon", "FR", postal_code="69001"),
        passport=passport("22FV40817", "FR", "2022-05-03", "2032-05-02"),
        places_lived=lived(("FR", "2012-09-01", "")),
        job_offer=job(
            STUDIO, "Développeuse de logiciels", "21232", "44.00", days, **offer("A4410928", "C10", "2025-09-08")
        ),
        requested={"from_on": days[0], "until_on": days[1]},
        education=past("Maîtrise en informatique", "Université des Deux-Rives", "FR", "2012-09-03", "2017-06-30"),
        work_history=past("Développeuse", "Coopérative Nuage Clair", "FR", "2017-09-04", "2025-08-31"),
        fees=fees("2025-09-15", "250915"),
    )
    return Story("outside-visa-exempt", application, ABROAD)


def missing_fee() -> Story:
    """A welder in Recife whose work permit fee was never paid: returned as incomplete."""
    days = ("2026-01-12", "2027-01-11")
    works = employer(
        "Steelhead Marine Works",
        "Steelhead Marine Works Ltd.",
        "703456789RP0001",
        address("2100 Tidewater Road", "Halifax", "CA", region="NS", postal_code="B3K 2T5"),
    )
    application = filed(
        "imm_1295",
        signed_on="2025-10-01",
        applicant=person("João", "Conceição Araújo", "1988-07-19", "M", "BR", birth_place="Olinda"),
        contact=reach("joao.conceicao@example.org", "America/Recife", "en", "+55 81 5550 0166"),
        residence=address("Rua das Marés 305", "Recife", "BR", region="PE", postal_code="50030-230"),
        passport=passport("FZ118204", "BR", "2021-03-22", "2031-03-21"),
        places_lived=lived(("BR", "2010-01-01", "")),
        job_offer=job(works, "Welder", "72106", "33.25", days, **lmia("8430155", "2026-05-30", "2027-01-11")),
        requested={"from_on": days[0], "until_on": days[1]},
        education=past("Welding certificate", "Escola Técnica do Porto", "BR", "2007-02-01", "2008-12-12"),
        work_history=past("Welder", "Estaleiro Maré Alta", "BR", "2009-02-02", "2025-09-26"),
        fees=[fee("biometrics", "85.00", "2025-10-01", "R-251001-2")],
    )
    return Story("missing-fee", application, ABROAD)


def missing_signature_and_offer() -> Story:
    """A teacher in Dakar who neither signed nor attached an offer: returned, in French."""
    application = filed(
        "imm_1295",
        signed_on="",
        applicant=person("Amélie Ndèye", "Diouf", "1990-02-11", "F", "SN", birth_place="Thiès"),
        contact=reach("amelie.diouf@example.org", "Africa/Dakar", "fr", "+221 33 555 01 28"),
        residence=address("14, rue des Baobabs", "Dakar", "SN"),
        passport=passport("A02817740", "SN", "2023-01-09", "2028-01-08"),
        places_lived=lived(("SN", "2008-01-01", "")),
        requested={"from_on": "2026-02-02", "until_on": "2027-02-01"},
        education=past("Licence en lettres", "Université du Cap", "SN", "2008-10-01", "2011-07-15"),
        work_history=past("Traductrice", "Maison Teranga", "SN", "2012-01-02", "2025-09-30"),
        fees=fees("2025-10-06", "251006"),
        declaration={"signed": False},
    )
    papers = (FORM, FEES, PASSPORT, PHOTO, FAMILY, SKILLS)
    return Story("missing-signature-and-offer", application, papers)


def under_14() -> Story:
    """An actor of eleven: no biometrics at that age, a parent signs, the mother comes along."""
    days = ("2026-02-02", "2026-07-31")
    pictures = employer(
        "Northern Reel Pictures",
        "Northern Reel Pictures Inc.",
        "704567890RP0001",
        address("55 Lanternmaker Lane", "Toronto", "CA", region="ON", postal_code="M5A 1K7"),
    )
    mother = {
        "family_name": "Ferreira Campos",
        "given_names": "Inês",
        "relation": "parent",
        "born_on": "1984-09-30",
        "citizenship": "PT",
        "accompanies": True,
    }
    application = filed(
        "imm_1295",
        signed_on="2025-10-14",
        applicant=person("Lúcia", "Ferreira Campos", "2014-03-08", "F", "PT", birth_place="Évora"),
        contact=reach("ines.ferreira@example.org", "Europe/Lisbon", "en", "+351 21 555 0131"),
        residence=address("Travessa do Lagar 8", "Évora", "PT", postal_code="7000-501"),
        passport=passport("CB902417", "PT", "2024-06-18", "2029-06-17"),
        places_lived=lived(("PT", "2014-03-08", "")),
        family_members=[mother],
        job_offer=job(pictures, "Actor", "53121", "62.00", days, **offer("A4527716", "C14", "2025-10-06")),
        requested={"from_on": days[0], "until_on": days[1]},
        education=past("Primary school", "Escola Básica do Montado", "PT", "2020-09-14", "2025-06-27"),
        work_history=past("Actor", "Teatro do Relógio", "PT", "2023-03-01", "2025-06-30"),
        fees=fees("2025-10-14", "251014", biometrics=False),
        declaration={
            "signed": True, "signed_on": "2025-10-14", "signed_by": "parent", "signer_name": "Inês Ferreira Campos",
        },
    )  # fmt: skip
    return Story("under-14", application, (*ABROAD, RELATION))


def us_citizen() -> Story:
    """An engineer in Duluth: a national of the United States, so no visa and no biometrics."""
    days = ("2026-03-02", "2028-02-29")
    bridge = employer(
        "Kaministiquia Bridgeworks",
        "Kaministiquia Bridgeworks Ltd.",
        "705678901RP0001",
        address("310 Portage Street", "Thunder Bay", "CA", region="ON", postal_code="P7B 1C3"),
    )
    application = filed(
        "imm_1295",
        signed_on="2026-01-12",
        applicant=person("Caleb", "O’Donnell-Reyes", "1985-05-27", "M", "US", birth_place="Duluth"),
        contact=reach("caleb.odonnell@example.com", "America/Chicago", "en", "+1 218 555 0153"),
        residence=address("640 Agate Avenue", "Duluth", "US", region="MN", postal_code="55802"),
        passport=passport("581204417", "US", "2020-08-10", "2030-08-09"),
        places_lived=lived(("US", "1985-05-27", "")),
        job_offer=job(bridge, "Civil engineer", "21300", "52.40", days, **offer("A4610332", "T23", "2026-01-05")),
        requested={"from_on": days[0], "until_on": days[1]},
        education=past("B.Sc. in civil engineering", "Lakehead Shore College", "US", "2003-09-02", "2007-05-18"),
        work_history=past("Civil engineer", "Superior Span LLC", "US", "2007-08-01", "2025-12-19"),
        fees=fees("2026-01-12", "260112", biometrics=False),
    )
    return Story("us-citizen", application, ABROAD)


def employer_barred() -> Story:
    """A fish processor in Amritsar whose employer is on the published list: refused after a fairness letter."""
    days = ("2026-04-01", "2027-03-31")
    seafood = employer(
        "Fjordview Seafood Processing Ltd.",
        "Fjordview Seafood Processing Ltd.",
        "706789012RP0001",
        address("14 Harbour Drive", "Gander", "CA", region="NL", postal_code="A1V 1W5"),
    )
    application = filed(
        "imm_1295",
        signed_on="2025-11-17",
        applicant=person("Harpreet Kaur", "Gill", "1993-10-05", "F", "IN", birth_place="Amritsar"),
        contact=reach("harpreet.gill@example.org", "Asia/Kolkata", "en", "+91 183 555 0177"),
        residence=address("221 Lotus Colony", "Amritsar", "IN", postal_code="143001"),
        passport=passport("Z6120448", "IN", "2021-11-02", "2031-11-01"),
        places_lived=lived(("IN", "2000-01-01", "")),
        job_offer=job(
            seafood, "Fish plant worker", "94142", "19.10", days, **lmia("8455210", "2026-09-30", "2027-03-31")
        ),
        requested={"from_on": days[0], "until_on": days[1]},
        education=past("Secondary school", "Golden Field School", "IN", "2004-04-01", "2011-03-31"),
        work_history=past("Quality sorter", "Ravi Cold Stores", "IN", "2013-06-03", "2025-10-31"),
        fees=fees("2025-11-17", "251117"),
    )
    return Story("employer-barred", application, ABROAD)


def health_care_worker() -> Story:
    """A care aide in Lagos: work with patients, so a medical exam is due whatever the length of stay."""
    days = ("2026-03-16", "2028-03-15")
    home = employer(
        "Maplewick Care Home",
        "Maplewick Care Society",
        "707890123RP0001",
        address("1500 Foxglove Crescent", "Kelowna", "CA", region="BC", postal_code="V1Y 4N7"),
    )
    application = filed(
        "imm_1295",
        signed_on="2025-12-01",
        applicant=person("Adéṣọlá", "Ọlátúnjí", "1996-01-30", "F", "NG", birth_place="Abẹ́òkúta"),
        contact=reach("adesola.olatunji@example.org", "Africa/Lagos", "en", "+234 1 555 0189"),
        residence=address("33 Palm Kernel Close", "Lagos", "NG", postal_code="101233"),
        passport=passport("B50217740", "NG", "2023-07-20", "2033-07-19"),
        places_lived=lived(
            ("NG", "1996-01-30", "2022-12-31"), ("GH", "2023-01-01", "2023-06-30"), ("NG", "2023-07-01", "")
        ),
        job_offer=job(home, "Nurse aide", "33102", "25.80", days, **lmia("8467301", "2026-10-31", "2028-03-15"))
        | {"public_health": True},
        requested={"from_on": days[0], "until_on": days[1]},
        education=past("Diploma in community health", "Ogun School of Health", "NG", "2014-09-15", "2017-07-28"),
        work_history=past("Nurse aide", "Ìlera Clinic", "NG", "2018-01-08", "2025-11-21"),
        fees=fees("2025-12-01", "251201"),
        representative={
            "family_name": "Whitcombe-Adeyẹmí",
            "given_names": "Rosalind",
            "organization": "Whitcombe Immigration Consulting",
            "paid": True,
            "body": "Fictional College of Consultants",
            "membership_number": "R000000",
            "email": "rosalind@example.net",
            "address": address("900 Orchard Row", "Kelowna", "CA", region="BC", postal_code="V1Y 2B4"),
        },
    )
    agent = Paper("representative_form", "representative.pdf", words.representative)
    return Story("health-care-worker", application, (*ABROAD, agent))


def open_permit_spouse() -> Story:
    """The wife of a worker in Laval asks for an open permit from Casablanca; files in French."""
    spouse = {
        "family_name": "Benjelloun",
        "given_names": "Youssef",
        "relation": "spouse",
        "born_on": "1987-03-14",
        "citizenship": "MA",
        "accompanies": False,
    }
    application = filed(
        "imm_1295",
        signed_on="2025-12-08",
        applicant=person("Yasmine", "El Khaïr", "1990-08-21", "F", "MA", birth_place="Fès", marital_status="married"),
        contact=reach("yasmine.elkhair@example.org", "Africa/Casablanca", "fr", "+212 522 55 01 94"),
        residence=address("27, rue des Orangers", "Casablanca", "MA", postal_code="20250"),
        passport=passport("XK4102287", "MA", "2023-04-04", "2028-04-03"),
        places_lived=lived(("MA", "2010-01-01", "")),
        family_members=[spouse],
        permit_kind="open",
        open_permit_ground="spouse_of_worker",
        requested={"from_on": "2026-04-06", "until_on": "2027-04-05"},
        education=past("Licence en gestion", "Université de l’Atlas", "MA", "2008-09-15", "2011-07-08"),
        work_history=past("Comptable", "Tapis du Rif SARL", "MA", "2012-02-01", "2025-11-28"),
        fees=[*fees("2025-12-08", "251208"), fee("open_holder", "100.00", "2025-12-08", "R-251208-3")],
    )
    ground = Paper("open_permit_proof", "spouse-permit.pdf", words.open_ground)
    return Story("open-permit-spouse", application, (FORM, FEES, PASSPORT, PHOTO, FAMILY, SKILLS, RELATION, ground))


def withdrawn_later() -> Story:
    """A luthier in Kyoto who changes his mind before the decision."""
    days = ("2026-05-04", "2027-05-03")
    guitars = employer(
        "Cedar & Sound Guitars",
        "Cedar and Sound Instruments Ltd.",
        "708901234RP0001",
        address("12 Fiddlehead Way", "Nelson", "CA", region="BC", postal_code="V1L 5P8"),
    )
    application = filed(
        "imm_1295",
        signed_on="2026-01-19",
        applicant=person("Kōhei", "Satō", "1979-11-11", "M", "JP", birth_place="Kyōto"),
        contact=reach("kohei.sato@example.org", "Asia/Tokyo", "en", "+81 75 555 0102"),
        residence=address("3-14 Kawaramachi", "Kyoto", "JP", postal_code="604-8005"),
        passport=passport("TR7714028", "JP", "2019-09-09", "2029-09-08"),
        places_lived=lived(("JP", "1979-11-11", "")),
        job_offer=job(guitars, "Instrument maker", "72999", "29.00", days, **offer("A4633190", "C10", "2026-01-13")),
        requested={"from_on": days[0], "until_on": days[1]},
        education=past("Apprenticeship", "Higashi Lutherie", "JP", "1998-04-01", "2002-03-31"),
        work_history=past("Luthier", "Higashi Lutherie", "JP", "2002-04-01", "2025-12-26"),
        fees=fees("2026-01-19", "260119"),
    )
    return Story("withdrawn-later", application, ABROAD)


def documents_requested() -> Story:
    """A diver of one name in Makassar; an officer asks for papers and the day passes at midnight UTC."""
    days = ("2026-06-01", "2027-05-31")
    divers = employer(
        "Fogbank Diving Services",
        "Fogbank Diving Services Ltd.",
        "709012345RP0001",
        address("4 Breakwater Lane", "Prince Rupert", "CA", region="BC", postal_code="V8J 3S2"),
    )
    application = filed(
        "imm_1295",
        signed_on="2026-02-02",
        applicant=person("", "Sukardi", "1992-06-16", "M", "ID", birth_place="Makassar"),
        contact=reach("sukardi@example.org", "Asia/Makassar", "en", "+62 411 555 0120"),
        residence=address("Jalan Karang 71", "Makassar", "ID", postal_code="90111"),
        passport=passport("C8814407", "ID", "2022-12-12", "2032-12-11"),
        places_lived=lived(("ID", "1992-06-16", "")),
        job_offer=job(
            divers, "Commercial diver", "72604", "41.00", days, **lmia("8480042", "2026-12-31", "2027-05-31")
        ),
        requested={"from_on": days[0], "until_on": days[1]},
        education=past("Commercial diving licence", "Sekolah Selam Timur", "ID", "2011-01-10", "2011-12-16"),
        work_history=past("Diver", "Karang Biru", "ID", "2012-02-01", "2026-01-16"),
        fees=fees("2026-02-02", "260202"),
    )
    return Story("documents-requested", application, ABROAD)


ABROAD_STORIES = (
    visa_required,
    visa_exempt,
    missing_fee,
    missing_signature_and_offer,
    under_14,
    us_citizen,
    employer_barred,
    health_care_worker,
    open_permit_spouse,
    withdrawn_later,
    documents_requested,
)
