"""Five rules of the book for zen-engine: answers "single" and "agree" asked on standard input.

Run in build/peers/law by `benchmarks/law.py`, on the same flattened and fully known cases as OpenFisca-core.
One decision holds the five rules; it is made once and evaluated person by person.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import zen

SINGLES = 400
RULES = {
    "biometrics": "d(born_on).add(14, 'year') <= d(received_on) and d(received_on) < d(born_on).add(80, 'year') "
    "and not american and not biometrics_exempt_class and not permanent_residence_pending_with_biometrics "
    "and not (d(biometrics_enrolled_on) >= d(received_on).sub(10, 'year') "
    "and d(biometrics_enrolled_on) < d(received_on)) and not biometrics_not_feasible",
    "maintained": "form == 1 and d(received_on) <= d(status_until) "
    "and not (decision == 2 and not (d(status_until) < d(decided_on)))",
    "visit2work": "in_canada_on_filing and status_in_canada == 2 and (d(status_until) >= d(received_on) "
    "or maintained_status) and form == 1 and permit_kind == 0 and d(received_on) >= d('2020-08-24') "
    "and d(received_on) < d('2024-08-28') and d(permit_until) >= d(received_on).sub(12, 'month') "
    "and d(permit_from) <= d(received_on) and not (has_left and d(left_on) >= d(received_on)) "
    "and decision == 0 and interim_code_given",
    "employer": "permit_kind == 1 or (not sex_trade_employer and employer_standing != 4 "
    "and not (employer_standing == 2 and d(judged_on) <= d(employer_ineligible_until)) "
    "and employer_standing != 3 and employer_standing != 5)",
    "assessment": "lmia_given and d(lmia_valid_until) >= d(judged_on) and not lmia_suspended",
}


def decision() -> Any:
    """Return the one decision that holds the five rules."""
    expressions = [{"id": name, "key": name, "value": text} for name, text in RULES.items()]
    place = {"position": {"x": 0, "y": 0}}
    graph = {
        "contentType": "application/vnd.gorules.decision",
        "nodes": [
            {"id": "i", "type": "inputNode", "name": "in", **place},
            {"id": "e", "type": "expressionNode", "name": "rules", "content": {"expressions": expressions}, **place},
            {"id": "o", "type": "outputNode", "name": "out", **place},
        ],
        "edges": [
            {"id": "1", "sourceId": "i", "targetId": "e", "type": "edge"},
            {"id": "2", "sourceId": "e", "targetId": "o", "type": "edge"},
        ],
    }
    return zen.ZenEngine().create_decision(json.dumps(graph))


def main() -> None:
    """Answer one line for each line asked."""
    people = json.loads(Path(sys.argv[1]).read_text())
    made = decision()
    for line in sys.stdin:
        if line.strip() == "agree":
            found = [made.evaluate(one)["result"] for one in people]
            answer: Any = {rule: [one[rule] for one in found] for rule in RULES}
        else:
            started = time.process_time()
            for one in people[:SINGLES]:
                made.evaluate(one)
            answer = SINGLES / (time.process_time() - started)
        print(json.dumps(answer), flush=True)


main()
