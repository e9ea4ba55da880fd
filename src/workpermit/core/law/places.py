"""Lists of places the rules use: starting sets that an office keeps up to date by configuration.

The ministerial list of designated countries is not published in the Regulations. A country in neither of the two lists
below is therefore an officer's to judge, never taken for safe.
"""

from __future__ import annotations

UNITED_STATES = "US"
SAINT_PIERRE_AND_MIQUELON = "PM"
GREENLAND = "GL"


def _countries(codes: str) -> frozenset[str]:
    return frozenset(codes.split())


VISA_EXEMPT = _countries(
    "AD AE AT AU BB BE BG BN BS CH CL CY CZ DE DK EE ES FI FR GB GR HK HR HU IE IL IS IT JP KR LI LT LU "
    "LV MC MT NL NO NZ PG PL PT RO SB SE SG SI SK SM TW US VA WS"
)
VISA_EXEMPT_WITH_MEXICO = VISA_EXEMPT | {"MX"}

DESIGNATED = _countries(
    "AF AO BD BI BJ BO BR BT BW CD CF CG CI CM CN DJ DO EC ER ET FJ GA GH GM GN GQ GT GW HK HN HT ID IN "
    "KE KG KH KP KR KZ LA LK LR LS MA MD MG ML MM MN MR MW MY MZ NA NE NG NI NP PA PE PG PH PK PY RU RW "
    "SD SG SL SN SO SS SZ TD TG TH TJ TL TM TN TW TZ UA UG UZ VN YE ZA ZM ZW"
)
LOW_INCIDENCE = _countries(
    "AD AR AT AU BB BE BH BM CA CH CO CR CU CY CZ DE DK ES FI FR GB GD GR IE IL IS IT JM JO LI LU MC MT "
    "MX NL NO NZ PM PT SC SE SI SK SM SR US VA VE WF"
)
