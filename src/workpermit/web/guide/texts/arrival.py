"""Prepare for arrival: what to bring, what is checked at the port of entry, what may come out of it (OUT-01, "
"OUT-02)."""

from __future__ import annotations

from datetime import date
from typing import Final

from workpermit.core.law.findings import page, reading, regulation
from workpermit.web.guide.texts.writing import Guide, Section, box, part, points, says, words

_BEFORE: Final = Section(
    "before",
    says("Before you travel", "Avant de partir"),
    (
        part(
            "dates",
            says("Watch three dates", "Surveillez trois dates"),
            points(
                says(
                    "**The letter of introduction**: you must arrive by its last day. It cannot be extended; "
                    "afterwards only a new application helps.",
                    "**La lettre d'introduction** : vous devez arriver au plus tard le dernier jour qu'elle indique. "
                    "Elle ne peut pas être prolongée ; ensuite, il faut une nouvelle demande.",
                    page("OUT-01"),
                ),
                says(
                    "**Your medical exam**: it holds twelve months and must still be valid on the day you enter.",
                    "**Votre examen médical** : il vaut douze mois et doit être encore valide le jour de votre entrée.",
                    regulation("30(3)"),
                ),
                says(
                    "**Your passport**: the permit ends with it. Renew it before you travel for a longer permit.",
                    "**Votre passeport** : le permis prend fin avec lui. Renouvelez-le avant de partir pour un "
                    "permis plus long.",
                    regulation("52(1)"),
                    page("AYA-13"),
                ),
            ),
            is_open=True,
        ),
        part(
            "visa",
            says("Visa or electronic travel authorization", "Visa ou autorisation de voyage électronique"),
            says(
                "If your nationality needs a visa, we ask for your passport after approval and put the visa in it. "
                "If it needs none, the electronic travel authorization comes with the approval.",
                "Si votre nationalité exige un visa, nous demandons votre passeport après l'approbation et y "
                "apposons le visa. Sinon, l'autorisation de voyage électronique vient avec l'approbation.",
                page("OUT-01"),
                regulation("12.04(6)"),
                regulation("190(1)"),
            ),
            says(
                "The letter is not a travel document: without the visa or the authorization you cannot board.",
                "La lettre n'est pas un titre de voyage : sans visa ou autorisation, vous ne pouvez pas embarquer.",
                page("OUT-01"),
            ),
        ),
        part(
            "route",
            says("If you are in Canada with a letter", "Si vous êtes au Canada avec une lettre"),
            says(
                "You must leave and come back. A return from the United States or Saint-Pierre-et-Miquelon may not do. "
                "[Get an answer for your route](guide:border).",
                "Vous devez partir et revenir. Un retour des États-Unis ou de Saint-Pierre-et-Miquelon pourrait ne pas "
                "suffire. [Obtenez une réponse pour votre trajet](guide:border).",
                page("IN-09"),
                reading(15),
            ),
        ),
        part(
            "bring",
            says("What to bring", "Quoi apporter"),
            points(
                says(
                    "your passport, with the visa in it if you need one;",
                    "votre passeport, avec le visa s'il vous en faut un ;",
                    page("OUT-02"),
                ),
                says(
                    "the letter of introduction, on paper or on a screen;",
                    "la lettre d'introduction, sur papier ou à l'écran ;",
                    page("OUT-01"),
                ),
                says(
                    "proof of what you wrote about the job: offer, contract, diplomas, references;",
                    "la preuve de ce que vous avez écrit au sujet de l'emploi : offre, contrat, diplômes, références ;",
                    page("OUT-02"),
                ),
                says(
                    "the LMIA or its number, or the number of the offer of employment;",
                    "l'EIMT ou son numéro, ou le numéro de l'offre d'emploi ;",
                    page("OUT-02"),
                ),
                says(
                    "for Quebec, the Quebec Acceptance Certificate.",
                    "pour le Québec, le certificat d'acceptation du Québec.",
                    regulation("200(3)(b)"),
                ),
            ),
        ),
    ),
)

_AT_PORT: Final = Section(
    "at-the-port",
    says("At the port of entry", "Au point d'entrée"),
    (
        part(
            "checks",
            says("What the officer checks", "Ce que l'agent vérifie"),
            points(
                says(
                    "who you are, by passport and fingerprints;",
                    "votre identité, par le passeport et les empreintes digitales ;",
                    regulation("12.5"),
                    page("OUT-02"),
                ),
                says(
                    "the letter: scanned, still valid, not cancelled;",
                    "la lettre : numérisée, encore valide, non annulée ;",
                    page("OUT-02"),
                ),
                says(
                    "the employer list once more, as of that day;",
                    "encore une fois la liste des employeurs, à ce jour ;",
                    page("AYA-05"),
                    regulation("200(3)(h)"),
                ),
                says(
                    "the medical exam, and where you have been since leaving Canada.",
                    "l'examen médical, et les endroits où vous avez séjourné depuis votre départ du Canada.",
                    regulation("30"),
                    page("OUT-02"),
                ),
            ),
            says(
                "The officer decides. Most people get their permit within the visit.",
                "L'agent décide. La plupart des gens reçoivent leur permis pendant cette visite.",
                page("OUT-02"),
            ),
            is_open=True,
        ),
        part(
            "outcomes",
            says("What may come out of it", "Ce qui peut en résulter"),
            points(
                says(
                    "The permit is issued, dated that day.",
                    "Le permis est délivré, daté de ce jour.",
                    page("OUT-02"),
                ),
                says(
                    "It is issued with other conditions or another end than the letter said; the officer tells you "
                    "why.",
                    "Il est délivré avec d'autres conditions ou une autre date de fin que celles de la lettre ; "
                    "l'agent vous dit pourquoi.",
                    page("OUT-02"),
                ),
                says(
                    "You are let in as a visitor (six months unless the officer writes otherwise), without a permit.",
                    "Vous êtes admis comme visiteur (six mois, à moins que l'agent n'écrive autre chose), sans permis.",
                    regulation("183(2)"),
                ),
                says(
                    "You are allowed to leave, or a report is written.",
                    "On vous autorise à repartir, ou un rapport est établi.",
                    regulation("42"),
                ),
            ),
        ),
        part(
            "check-permit",
            says("Read the permit before you leave the desk", "Lisez le permis avant de quitter le comptoir"),
            says(
                "Check your name, the employer, the place, the type of work and the dates. A mistake is mended on the "
                "spot; later it takes weeks.",
                "Vérifiez votre nom, l'employeur, le lieu, le type de travail et les dates. Une erreur se corrige "
                "sur-le-champ ; plus tard, cela prend des semaines.",
                page("OUT-02"),
                page("AYA-13"),
            ),
            says(
                "The permit and the letter carry a seal that anybody can [check](guide:seal), without an account.",
                "Le permis et la lettre portent un sceau que chacun peut [vérifier](guide:seal), sans compte.",
                reading(31),
            ),
            box(
                "info",
                words("Beware of fraud", "Attention à la fraude"),
                says(
                    "Nobody can sell you a place in the queue or a permit. Check the seal of any letter sent to you.",
                    "Personne ne peut vous vendre une place dans la file ou un permis. Vérifiez le sceau de toute "
                    "lettre reçue.",
                    reading(31),
                ),
            ),
        ),
    ),
)

ARRIVAL: Final = Guide(
    "arrival",
    words("prepare-for-arrival", "preparer-son-arrivee"),
    words("Prepare for arrival", "Préparer votre arrivée"),
    says(
        "What to watch, what to bring and what happens at the desk, so that you leave it with your permit.",
        "Quoi surveiller, quoi apporter et ce qui se passe au comptoir, pour en repartir avec votre permis.",
    ),
    date(2026, 11, 27),
    (_BEFORE, _AT_PORT),
)
