"""The stories told from inside Canada, and the packages that are bad on purpose."""

from __future__ import annotations

import copy

from tools.example_people import missing_fee, visa_exempt
from tools.example_stories import (
    ABROAD,
    IN_CANADA,
    Story,
    address,
    employer,
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

CALGARY = address("1204 Larkspur Road", "Calgary", "CA", region="AB", postal_code="T2P 4K9", unit="7")
VANCOUVER = address("88 Salal Street", "Vancouver", "CA", region="BC", postal_code="V6B 2W9", unit="1602")
OTTAWA = address("45, rue du Belvédère", "Ottawa", "CA", region="ON", postal_code="K1N 8S7")


def extension() -> Story:
    """A machinist in Calgary renews with the same employer before the permit ends; the permit comes by mail."""
    days = ("2025-11-01", "2027-10-31")
    shop = employer(
        "Chinook Ridge Fabrication",
        "Chinook Ridge Fabrication Ltd.",
        "710123456RP0001",
        address("5600 Foothills Drive", "Calgary", "CA", region="AB", postal_code="T2C 4R2"),
    )
    application = filed(
        "imm_5710",
        signed_on="2025-10-06",
        applicant=person("Mateo", "Núñez Ibáñez", "1989-09-17", "M", "MX", birth_place="Mérida", uci="11-2044-8817"),
        contact=reach("mateo.nunez@example.org", "America/Edmonton", "en", "+1 403 555 0136"),
        residence=CALGARY,
        mailing=CALGARY,
        passport=passport("N08824417", "MX", "2023-02-20", "2033-02-19"),
        stay={"status": "worker", "until": "2025-10-31", "document_number": "U204881307", "entered_on": "2023-11-01"},
        previous_permits=[
            {"number": "U204881307", "valid_from": "2023-11-01", "valid_until": "2025-10-31",
             "employer": "Chinook Ridge Fabrication"},
        ],
        departures=[{"left_on": "2024-12-20", "returned_on": "2025-01-04", "route": ["MX"]}],
        places_lived=lived(("MX", "2010-01-01", "2023-10-31"), ("CA", "2023-11-01", "")),
        job_offer=job(shop, "Machinist", "72100", "34.75", days, **lmia("8409913", "2026-02-28", "2027-10-31"))
        | {"same_job": True},
        requested={"from_on": days[0], "until_on": days[1]},
        education=past("Machining diploma", "Instituto Técnico del Golfo", "MX", "2007-08-20", "2010-06-30"),
        work_history=past("Machinist", "Chinook Ridge Fabrication", "CA", "2023-11-06", "2025-10-03"),
        biometrics={"given_before": True, "given_on": "2023-08-14"},
        medical_exam={"done_before": True, "done_on": "2023-08-22", "ime_number": "20448817"},
        fees=fees("2025-10-06", "251006-2", biometrics=False),
    )  # fmt: skip
    return Story("in-canada-extension", application, IN_CANADA)


def imm_1295_inside() -> Story:
    """A designer visiting Vancouver applies with the form for people outside; she must leave to activate the permit."""
    days = ("2026-01-05", "2028-01-04")
    robots = employer(
        "Saltwind Robotics",
        "Saltwind Robotics Inc.",
        "711234567RP0001",
        address("300 Kelp Avenue", "Vancouver", "CA", region="BC", postal_code="V5Z 1L2"),
    )
    application = filed(
        "imm_1295",
        signed_on="2025-11-03",
        in_canada=True,
        applicant=person("Hye-jin", "Seo", "1995-03-03", "F", "KR", birth_place="Jeonju"),
        contact=reach("hyejin.seo@example.org", "America/Vancouver", "en", "+1 604 555 0125"),
        residence=address("51 Hanok Lane", "Jeonju", "KR", postal_code="55041"),
        mailing=VANCOUVER,
        passport=passport("M40218835", "KR", "2024-04-11", "2034-04-10"),
        stay={"status": "visitor", "until": "2026-02-14", "entered_on": "2025-08-15"},
        places_lived=lived(("KR", "1995-03-03", "2025-08-14"), ("CA", "2025-08-15", "")),
        job_offer=job(robots, "Industrial designer", "22211", "39.00", days, **offer("A4558120", "C10", "2025-10-27")),
        requested={"from_on": days[0], "until_on": days[1]},
        education=past("Bachelor of industrial design", "Jeolla Design University", "KR", "2014-03-03", "2018-02-23"),
        work_history=past("Designer", "Dalbit Mobility", "KR", "2018-03-05", "2025-07-31"),
        fees=fees("2025-11-03", "251103"),
    )
    return Story("imm-1295-from-inside-canada", application, ABROAD)


def visitor_under_policy() -> Story:
    """A former worker, now a visitor in Ottawa, asks to work while waiting under the public policy; files in French."""
    days = ("2024-09-02", "2026-09-01")
    printer = employer(
        "Imprimerie du Canal",
        "Imprimerie du Canal ltée",
        "712345678RP0001",
        address("212, promenade des Écluses", "Ottawa", "CA", region="ON", postal_code="K1P 5H9"),
    )
    application = filed(
        "imm_5710",
        signed_on="2024-06-12",
        applicant=person("Valentina", "Gómez Peñaloza", "1992-11-24", "F", "CO", uci="11-1877-3046"),
        contact=reach("valentina.gomez@example.org", "America/Toronto", "fr", "+1 613 555 0149"),
        residence=OTTAWA,
        mailing=OTTAWA,
        passport=passport("AV204417", "CO", "2021-10-06", "2031-10-05"),
        stay={"status": "visitor", "until": "2024-09-30", "document_number": "V310442877", "entered_on": "2022-02-01"},
        previous_permits=[
            {"number": "U187730468", "valid_from": "2022-02-01", "valid_until": "2024-01-31",
             "employer": "Imprimerie du Canal"},
        ],
        places_lived=lived(("CO", "2010-01-01", "2022-01-31"), ("CA", "2022-02-01", "")),
        job_offer=job(printer, "Opératrice de presse", "94150", "24.60", days,
                      **lmia("8317740", "2024-12-31", "2026-09-01")),
        requested={"from_on": days[0], "until_on": days[1]},
        education=past("Diplôme en arts graphiques", "Instituto de la Sabana", "CO", "2010-02-01", "2012-11-30"),
        work_history=past("Opératrice de presse", "Imprimerie du Canal", "CA", "2022-02-14", "2024-01-31"),
        biometrics={"given_before": True, "given_on": "2021-11-18"},
        medical_exam={"done_before": True, "done_on": "2021-11-25", "ime_number": "18773046"},
        public_policy_requests=[
            {"code": "VISIT2WORK2020", "requested_on": "2024-06-12", "permit_number": "U187730468",
             "permit_expired_on": "2024-01-31", "channel": "online", "declared": True},
        ],
        fees=fees("2024-06-12", "240612", biometrics=False),
    )  # fmt: skip
    papers = tuple(paper for paper in IN_CANADA if paper.file != "employment.pdf")
    return Story("visitor-under-public-policy", application, papers)


def bad_answers() -> Story:
    """A misspelt field, an impossible day, a country that is none, numbers that cannot be, dates in the wrong order."""
    application = copy.deepcopy(missing_fee().application)
    applicant, offered = application["applicant"], application["job_offer"]
    applicant["family_nme"] = applicant.pop("family_name")
    applicant |= {"born_on": "1988-02-30", "birth_country": "UK", "uci": "12-34"}
    offered |= {"lmia_number": "A1234567", "offer_number": "8123456", "from_on": "2027-01-12"}
    offered["employer"]["address"]["postal_code"] = "B3K 2D5"
    application["in_canada"] = "no"
    return Story("bad/answers", application, (ABROAD[1], ABROAD[2]), missing_fee().application)


def bad_files() -> Story:
    """Papers named and absent, present and not named, and one that is not what its name says; in French."""
    application = copy.deepcopy(visa_exempt().application)
    application["contact"]["time_zone"] = "Europe/Lyon"
    return Story("bad/files", application, (ABROAD[2], ABROAD[3], ABROAD[5]))


INLAND_STORIES = (extension, imm_1295_inside, visitor_under_policy)
BAD_STORIES = (bad_answers, bad_files)
