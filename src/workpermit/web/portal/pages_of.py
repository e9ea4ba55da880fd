"""Which page an act is given on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workpermit.casework.self_service import Deed

ADDRESS_OF: Final[Mapping[Deed, str]] = {
    Deed.CHANGE_ADDRESS: "portal:address",
    Deed.RENEW_PASSPORT: "portal:passport",
    Deed.REPORT_DEPARTURE: "portal:departure",
    Deed.REPORT_RETURN: "portal:return",
    Deed.ASK_INTERIM_WORK: "portal:interim_work",
    Deed.ASK_PROOF: "portal:proof_letter",
    Deed.WITHDRAW: "portal:withdraw",
}
