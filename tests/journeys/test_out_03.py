"""OUT-03 (in part): an applicant abroad is called to an interview with officials in their country.

Not built yet: a table of interview sites by country; the officer names the place.
"""

from __future__ import annotations

from journeys.progress import in_process
from journeys.story import OFFICER, on
from workpermit.casework import requests
from workpermit.core.case.letters import Letter
from workpermit.core.text import Text

STARTS = on(2025, 10, 14, 2)


def test_the_letter_names_the_office_in_the_country_of_residence_and_its_local_hour() -> None:
    story = in_process("outside-visa-required", at=on(2025, 9, 9, 3, 12))
    call = requests.InterviewCall(
        starts_at=STARTS,
        place_name="Visa office, Manila",
        place_lines=("9 Acacia Street", "Makati"),
        zone="Asia/Manila",
        interpreter=Text("Tagalog", "tagalog"),
    )
    story.use(OFFICER, requests.convene, call)
    words = story.words(Letter.INTERVIEW_CONVOCATION)
    assert story.row.country == "PH"
    assert "Visa office, Manila" in words
    assert "9 Acacia Street" in words
    assert "14 October 2025 at 10:00 (local time: Manila, UTC+8)" in words
    assert "14 October 2025 at 02:00 UTC" in words
    assert "Tagalog" in words
