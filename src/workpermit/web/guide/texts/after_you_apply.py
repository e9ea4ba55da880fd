"""After you apply: everything the page says, both situations, in our own sentences (AYA-15).

Only the prescribed message is quoted; it comes from the law's own template, so the guide cannot drift from it.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from workpermit.core.law.findings import page, policy, reading, regulation
from workpermit.core.law.messages import VISITOR_MESSAGE
from workpermit.core.law.templates import Choice, Paragraph
from workpermit.core.text import Text
from workpermit.web.guide.texts.writing import Guide, Points, Quoted, Says, Section, box, part, points, says, words

PAGE_MODIFIED_ON: Final = date(2025, 6, 17)  # of the page this guide follows

_BIOMETRICS = page("AYA-02")
_TIMES = page("AYA-12")


def _permit_states(ids: str) -> tuple[Says, Points]:
    """Say what a permit states; the page says it three times, each time of another permit."""
    kind, employer, where, until = ids.split()
    return (
        says("Your work permit states:", "Votre permis de travail indique :", page("AYA-13")),
        points(
            says("the type of work you may do;", "le type de travail que vous pouvez faire ;", ids=kind),
            says("the employer you may work for;", "l'employeur pour qui vous pouvez travailler ;", ids=employer),
            says("the places where you may work;", "les lieux où vous pouvez travailler ;", ids=where),
            says("how long you may work.", "la durée pendant laquelle vous pouvez travailler.", ids=until),
        ),
    )


def _employer_and_merits(ids: str) -> tuple[Says, Points]:
    employer, merits = ids.split()
    return (
        says(
            "An officer then checks two more things:", "Un agent vérifie ensuite deux autres points :", page("AYA-06")
        ),
        points(
            says(
                "the published list of employers who did not keep the conditions, to be sure that the employer may "
                "hire you ([you can check yours first](guide:employer));",
                "la liste publiée des employeurs qui n'ont pas respecté les conditions, pour s'assurer que l'employeur "
                "peut vous embaucher ([vous pouvez vérifier le vôtre d'abord](guide:employer)) ;",
                page("AYA-05"),
                regulation("200(3)(h)"),
                ids=employer,
            ),
            says(
                "that you qualify for a work permit.",
                "que vous répondez aux conditions d'un permis de travail.",
                regulation("200(1)"),
                ids=merits,
            ),
        ),
    )


def _medical(told: str, longer: str) -> tuple[Says, ...]:
    return (
        says(
            "If you need one, an officer tells you so and sends you instructions. You do nothing before they come.",
            "S'il vous en faut un, un agent vous en avise et vous envoie des instructions. Vous n'avez rien à faire "
            "avant de les recevoir.",
            page("AYA-10"),
            ids=told,
        ),
        says(
            "A medical exam can add **more than three months** to the time your application takes.",
            "Un examen médical peut ajouter **plus de trois mois** au traitement de votre demande.",
            page("AYA-10"),
            reading(20),
            ids=longer,
        ),
    )


_OUTSIDE = Section(
    "outside-canada",
    says("If you are outside Canada", "Si vous êtes à l'extérieur du Canada", ids="S03"),
    (
        part(
            "biometrics",
            says("Fingerprints and photo (biometrics)", "Empreintes digitales et photo (données biométriques)"),
            says(
                "Book the appointment for your biometrics as soon as you can: until they are given, your application "
                "waits, and each week of waiting delays it.",
                "Prenez rendez-vous pour vos données biométriques dès que vous le pouvez : tant qu'elles manquent, "
                "votre demande attend, et chaque semaine d'attente la retarde.",
                _BIOMETRICS,
                ids="S04",
            ),
            says(
                "Read [how to give your biometrics](guide:biometrics).",
                "Lisez [comment fournir vos données biométriques](guide:biometrics).",
                _BIOMETRICS,
                ids="S05",
            ),
            is_open=True,
        ),
        part(
            "process-outside",
            says("How we process your application", "Comment nous traitons votre demande"),
            says(
                "First we check that the application holds every document it needs, biometrics included.",
                "Nous vérifions d'abord que la demande comprend tous les documents voulus, y compris les données "
                "biométriques.",
                page("AYA-03"),
                reading(1),
                ids="S06",
            ),
            says(
                "If something is missing, we return the application to you and do not process it. The letter lists "
                "each missing item; what you send afterwards is a new application.",
                "S'il manque quelque chose, nous vous retournons la demande sans la traiter. La lettre énumère chaque "
                "élément manquant ; ce que vous envoyez ensuite est une nouvelle demande.",
                page("AYA-04"),
                regulation("12"),
                reading(19),
                ids="S07",
            ),
            *_employer_and_merits("S08 S09"),
            says("We may also ask you:", "Nous pouvons aussi vous demander :"),
            points(
                says(
                    "to come to an interview with our officials in your country;",
                    "de vous présenter à une entrevue avec nos agents dans votre pays ;",
                    page("AYA-07"),
                    reading(14),
                    ids="S11",
                ),
                says(
                    "to send more information or documents.",
                    "d'envoyer d'autres renseignements ou documents.",
                    page("AYA-08"),
                    ids="S12",
                ),
            ),
            is_open=True,
        ),
        part(
            "time",
            says("How long it takes", "Combien de temps cela prend"),
            says(
                "The processing time differs from country to country: "
                "[see the time for yours](guide:times), how it changed, and what it counts.",
                "Le délai de traitement varie d'un pays à l'autre : [voyez celui du vôtre](guide:times), son "
                "évolution et ce qu'il compte.",
                _TIMES,
                reading(4),
                ids="S10",
            ),
        ),
        part(
            "midnight-utc",
            says("Documents are due before midnight UTC", "Les documents sont attendus avant minuit UTC"),
            says(
                "Our system keeps coordinated universal time (UTC), not the time where you live.",
                "Notre système suit le temps universel coordonné (UTC), et non l'heure de l'endroit où vous vivez.",
                page("AYA-09"),
                ids="S13",
            ),
            says(
                "If we ask you to upload documents in your account, the upload must begin **before midnight UTC, as "
                "the date the officer gave you ends**.",
                "Si nous vous demandons de téléverser des documents dans votre compte, le téléversement doit "
                "commencer **avant minuit UTC, à la fin de la date que l'agent vous a donnée**.",
                page("AYA-09"),
                reading(2),
                reading(23),
                ids="S14",
            ),
            says(
                "Know how far your own clock is from UTC: in Vancouver the day closes at 16:00 or 17:00, in Manila at "
                "8:00 the next morning. [See what a date means where you are](guide:midnight). Every due date in your "
                "account shows both clocks.",
                "Sachez de combien votre heure diffère du temps UTC : à Vancouver, la journée se termine à 16 h ou "
                "17 h ; à Manille, à 8 h le lendemain matin. [Voyez ce qu'une date signifie là où vous "
                "êtes](guide:midnight). Chaque date limite de votre compte est donnée aux deux heures.",
                page("AYA-09"),
                reading(21),
                ids="S15",
            ),
        ),
        part(
            "medical-outside",
            says("Medical exam", "Examen médical"),
            says(
                "You may need a medical exam before you can enter Canada ([find out whether you do](guide:exams)).",
                "Il se peut qu'un examen médical soit nécessaire pour entrer au Canada "
                "([voyez si c'est votre cas](guide:exams)).",
                page("AYA-10"),
                regulation("30"),
                ids="S16",
            ),
            *_medical("S17", "S18"),
        ),
        part(
            "tracker",
            says("Follow your application", "Suivre votre demande"),
            says(
                "The application status tracker is the new way to follow your application: it says first whether you "
                "must do something, then where each check stands.",
                "L'outil de suivi est la nouvelle façon de suivre votre demande : il dit d'abord si vous avez quelque "
                "chose à faire, puis où en est chaque vérification.",
                page("AYA-11"),
                ids="S19",
            ),
            says(
                "To open a tracker account you need:", "Pour ouvrir un compte de suivi, il vous faut :", page("AYA-11")
            ),
            points(
                says(
                    "your unique client identifier (UCI);",
                    "votre identificateur unique de client (IUC) ;",
                    page("AYA-11"),
                    ids="S20",
                ),
                says(
                    "your application number, printed on the acknowledgement of receipt;",
                    "le numéro de votre demande, inscrit sur l'accusé de réception ;",
                    page("AYA-11"),
                    ids="S21",
                ),
                says(
                    "your date of birth and the code we send to the address on file. Both numbers stand on every "
                    "letter, so they alone do not prove that it is you.",
                    "votre date de naissance et le code que nous envoyons à l'adresse au dossier. Les deux numéros "
                    "figurent sur chaque lettre ; à eux seuls, ils ne prouvent pas qu'il s'agit de vous.",
                    reading(3),
                ),
            ),
            says(
                "[Sign in](signin:sign_in) if you already have an account.",
                "[Connectez-vous](signin:sign_in) si vous avez déjà un compte.",
                page("AYA-01"),
                ids="S01",
            ),
        ),
        part(
            "approved-outside",
            says("If your application is approved", "Si votre demande est approuvée"),
            says(
                "You get an approval letter: it says that you are allowed to work in Canada.",
                "Vous recevez une lettre d'approbation : elle dit que vous êtes autorisé à travailler au Canada.",
                page("OUT-01"),
                ids="S22",
            ),
            says(
                "It is called the **port of entry letter of introduction**.",
                "On l'appelle la **lettre d'introduction au point d'entrée**.",
                page("OUT-01"),
                ids="S23",
            ),
            points(
                says(
                    "Bring it when you travel to Canada, on paper or on a screen.",
                    "Apportez-la quand vous venez au Canada, sur papier ou à l'écran.",
                    page("OUT-01"),
                    ids="S24",
                ),
                says(
                    "Present it to the officer at the port of entry.",
                    "Présentez-la à l'agent au point d'entrée.",
                    page("OUT-01"),
                    ids="S25",
                ),
                says(
                    "It is **not** your work permit.",
                    "Ce **n'est pas** votre permis de travail.",
                    page("OUT-01"),
                    ids="S26",
                ),
            ),
            says(
                "The permit itself is given at the port of entry alone, on the day you arrive.",
                "Le permis lui-même n'est délivré qu'au point d'entrée, le jour de votre arrivée.",
                page("OUT-02"),
                ids="S27",
            ),
            *_permit_states("S28 S29 S30 S31"),
        ),
    ),
)

# The words in brackets are the published ones; a filled message comes from the case (IN-03).
_AS_PUBLISHED: Final = {
    "permit_number": "[U#####]",
    "expired_on": "[Date]",
    "tracking_number": "NUMBER",
    "employer": "[employer NAME]",
    "occupation": "[occupation]",
}
_OUR_FRENCH: Final = {
    "permit_number": "[U#####]",
    "expired_on": "[date]",
    "tracking_number": "NUMÉRO",
    "employer": "[NOM de l’employeur]",
    "occupation": "[profession]",
}
_QUOTED_IDS: Final = ("S50", "S51", "S52", "S53", "S54")


def _quoted() -> Quoted:
    """Return the prescribed message with its brackets unfilled, from the law's own template."""
    paragraphs = []
    for one, ids in zip(VISITOR_MESSAGE.paragraphs, _QUOTED_IDS, strict=True):
        texts = [one.words] if isinstance(one, Paragraph) else [option.words for option in one.options.values()]
        en = " OR ".join(text.en for text in texts).format_map(_AS_PUBLISHED)
        fr = " OU ".join(text.fr for text in texts).format_map(_OUR_FRENCH)
        sources = (page("IN-03"), reading(10) if isinstance(one, Choice) else reading(24))
        paragraphs.append(Says(Text(en=en, fr=fr), (ids,), sources))
    return Quoted(
        tuple(paragraphs),
        words(
            "The message to ask for interim authorization to work",
            "Le message pour demander l'autorisation de travailler provisoirement",
        ),
    )


_VISITORS = part(
    "visitors",
    says(
        "You were a visitor and applied in Canada before 28 August 2024",
        "Vous aviez le statut de visiteur et avez présenté votre demande au Canada avant le 28 août 2024",
        page("IN-02"),
        reading(6),
        ids="S40",
    ),
    says(
        "You may ask us to let you work **while we process your application**.",
        "Vous pouvez nous demander l'autorisation de travailler **pendant le traitement de votre demande**.",
        page("IN-02"),
        policy("VISIT2WORK2020"),
        ids="S41",
    ),
    says("All of these must be true:", "Toutes ces conditions doivent être remplies :", page("IN-02")),
    points(
        says(
            "You were physically in Canada when you applied.",
            "Vous étiez physiquement au Canada quand vous avez présenté la demande.",
            page("IN-02"),
            ids="S42",
        ),
        says(
            "You stay in Canada while we process the application.",
            "Vous restez au Canada pendant le traitement de la demande.",
            page("IN-02"),
            ids="S43",
        ),
        says(
            "You have not left since: whoever leaves Canada during that time no longer qualifies under this policy.",
            "Vous n'avez pas quitté le Canada depuis : quiconque part pendant ce temps n'est plus visé par cette "
            "politique.",
            page("IN-02"),
            reading(7),
            ids="S44",
        ),
        says(
            "On the day you applied you were a visitor with valid status, maintained status included.",
            "Le jour de la demande, vous aviez un statut de visiteur valide, statut maintenu compris.",
            page("IN-02"),
            reading(9),
            ids="S45",
        ),
        says(
            "You applied for an employer-specific work permit between 24 August 2020 and 28 August 2024; of the last "
            "day itself an officer decides.",
            "Vous avez demandé un permis lié à un employeur donné entre le 24 août 2020 et le 28 août 2024 ; pour ce "
            "dernier jour, un agent décide.",
            page("IN-02"),
            reading(6),
            ids="S46",
        ),
        says(
            "You held a work permit that was still valid on some day of the 12 months before you applied for the new "
            "one.",
            "Vous aviez un permis de travail encore valide un jour au moins des 12 mois précédant la nouvelle demande.",
            page("IN-02"),
            reading(8),
            ids="S47",
        ),
    ),
    says("**Step 1: write to us**", "**Étape 1 : écrivez-nous**", page("IN-03")),
    says(
        "Once you have applied, fill out the [web form](enquiries:form). If your application is in your account, one "
        "click there fills in the message for you.",
        "Après avoir présenté la demande, remplissez le [formulaire Web](enquiries:form). Si votre demande est dans "
        "votre compte, un seul clic y remplit le message pour vous.",
        page("IN-03"),
        ids="S48",
    ),
    says(
        "The part “Your enquiry” must hold this text, copied as it stands:",
        "La partie « Votre question » doit contenir ce texte, copié tel quel :",
        page("IN-03"),
        reading(24),
        ids="S49",
    ),
    _quoted(),
    says(
        "Fill in each part in square brackets:", "Remplissez chaque partie entre crochets :", page("IN-03"), reading(10)
    ),
    points(
        says("the dates;", "les dates ;", page("IN-03"), ids="S55"),
        says(
            "the number of your work permit, which begins with “U”;",
            "le numéro de votre permis de travail, qui commence par « U » ;",
            page("IN-03"),
            ids="S56",
        ),
        says("the name of your employer;", "le nom de votre employeur ;", page("IN-03"), ids="S57"),
        says("the title of your job.", "le titre de votre poste.", page("IN-03"), ids="S58"),
    ),
    says(
        "If you applied on paper and do not know your application number, give the courier’s tracking number.",
        "Si vous avez présenté la demande sur papier et n'en connaissez pas le numéro, donnez le numéro de suivi du "
        "service de messagerie.",
        page("IN-02"),
        ids="S59",
    ),
    says(
        "By that number we are sure to find your application.",
        "Ce numéro nous permet à coup sûr de trouver votre demande.",
        page("IN-02"),
        ids="S60",
    ),
    says(
        "For any other question, use the [web form](enquiries:form) as well.",
        "Pour toute autre question, utilisez aussi le [formulaire Web](enquiries:form).",
        page("AYA-14"),
        ids="S61",
    ),
    says("**Step 2: wait for our answer**", "**Étape 2 : attendez notre réponse**", page("IN-04")),
    says(
        "Do not work yet. Wait until we e-mail you that you may start.",
        "Ne travaillez pas encore. Attendez le courriel par lequel nous vous disons que vous pouvez commencer.",
        page("IN-02"),
        ids="S62",
    ),
    says(
        "That can take up to 30 **business** days (six weeks). We do not count federal holidays, and show you the "
        "date.",
        "Cela peut prendre jusqu'à 30 jours **ouvrables** (six semaines). Nous ne comptons pas les jours fériés "
        "fédéraux et vous indiquons la date.",
        page("IN-04"),
        reading(5),
        ids="S63",
    ),
)

_INSIDE = Section(
    "in-canada",
    says("If you are in Canada", "Si vous êtes au Canada", ids="S03"),
    (
        part(
            "process-inside",
            says("How we process your application", "Comment nous traitons votre demande"),
            says(
                "First we check that the application holds every document it needs, and biometrics where they are "
                "required.",
                "Nous vérifions d'abord que la demande comprend tous les documents voulus, et les données biométriques "
                "lorsqu'elles sont exigées.",
                page("AYA-03"),
                page("IN-01"),
                ids="S32",
            ),
            says(
                "If something is missing, we return the application to you and do not process it.",
                "S'il manque quelque chose, nous vous retournons la demande sans la traiter.",
                page("AYA-04"),
                regulation("12"),
                ids="S33",
            ),
            *_employer_and_merits("S34 S35"),
            says(
                "If we need to know more, we ask you to send more information.",
                "S'il nous faut en savoir plus, nous vous demandons d'autres renseignements.",
                page("AYA-08"),
                ids="S39",
            ),
            says(
                "In Canada there is one [processing time](guide:times) for everyone, and the [due dates in "
                "UTC](guide:midnight) and the tracker are yours as well.",
                "Au Canada, il y a un seul [délai de traitement](guide:times) pour tous ; les [dates limites en temps "
                "UTC](guide:midnight) et l'outil de suivi valent aussi pour vous.",
                reading(4),
                reading(21),
            ),
            is_open=True,
        ),
        part(
            "medical-inside",
            says("Medical exam", "Examen médical"),
            says(
                "Depending on the kind of work you will do, you may need a medical exam; where you have lived in the "
                "last year counts too ([find out](guide:exams)).",
                "Selon le type de travail que vous ferez, il se peut qu'il vous faille un examen médical ; les "
                "endroits où vous avez vécu dans la dernière année comptent aussi ([voyez](guide:exams)).",
                page("IN-01"),
                regulation("30"),
                reading(22),
                ids="S36",
            ),
            *_medical("S37", "S38"),
        ),
        _VISITORS,
    ),
)

_APPROVED_INSIDE = Section(
    "approved-in-canada",
    says(
        "If you are in Canada and your application is approved",
        "Si vous êtes au Canada et que votre demande est approuvée",
    ),
    (
        part(
            "imm-5710",
            says(
                "You were eligible to apply from within Canada (IMM 5710)",
                "Vous pouviez présenter la demande au Canada (IMM 5710)",
                page("IN-05"),
            ),
            says(
                "You filled out the form “Application to Change Conditions, Extend My Stay or Remain in Canada as a "
                "Worker” (IMM 5710).",
                "Vous avez rempli le formulaire « Demande pour modifier les conditions de séjour ou demeurer au Canada "
                "à titre de travailleur » (IMM 5710).",
                page("IN-05"),
                ids="S64",
            ),
            says(
                "We mail the permit to the Canadian address you gave us.",
                "Nous postons le permis à l'adresse canadienne que vous nous avez donnée.",
                page("IN-05"),
                ids="S65",
            ),
            says(
                "If that address changes before we send our decision, tell us the new one in your account "
                "([how to tell us](guide:how_to_apply#changes)). A change after printing redirects the mail.",
                "Si cette adresse change avant que nous envoyions notre décision, donnez-nous la nouvelle dans votre "
                "compte ([la marche à suivre](guide:how_to_apply#changes)). Après l'impression, le changement redirige "
                "le courrier.",
                page("IN-06"),
                reading(13),
                ids="S66",
            ),
            says("**Working before the permit arrives**", "**Travailler avant l'arrivée du permis**"),
            says(
                "We put a note in your online account that says that your work permit is approved.",
                "Nous déposons dans votre compte en ligne une note qui dit que votre permis de travail est approuvé.",
                page("IN-07"),
                ids="S67",
            ),
            says(
                "You may start working **as soon as you have this note**; it carries the terms of your permit, so you "
                "can show it to your employer.",
                "Vous pouvez commencer à travailler **dès que vous avez cette note** ; elle porte les conditions de "
                "votre permis, et vous pouvez la montrer à votre employeur.",
                page("IN-07"),
                reading(11),
                ids="S68",
            ),
            says(
                "You need not wait for the permit to come by mail.",
                "Vous n'avez pas à attendre que le permis arrive par la poste.",
                page("IN-07"),
                ids="S69",
            ),
            says(
                "The permit should reach you by mail **within six weeks** of your decision letter.",
                "Le permis devrait vous parvenir par la poste **dans les six semaines** suivant votre lettre de "
                "décision.",
                page("IN-08"),
                reading(12),
                ids="S70",
            ),
            says(
                "If it does not, [contact us](enquiries:form). Your file also opens the search by itself on that day.",
                "Sinon, [écrivez-nous](enquiries:form). Ce jour-là, la recherche se lance aussi d'elle-même dans "
                "votre dossier.",
                page("IN-08"),
                ids="S71",
            ),
            *_permit_states("S72 S73 S74 S75"),
        ),
        part(
            "imm-1295",
            says(
                "You followed the instructions to apply from outside Canada (IMM 1295)",
                "Vous avez suivi les instructions pour présenter la demande de l'extérieur du Canada (IMM 1295)",
                page("IN-09"),
            ),
            says(
                "You filled out the form “Application for a Work Permit Made Outside of Canada” (IMM 1295).",
                "Vous avez rempli le formulaire « Demande de permis de travail présentée à l'extérieur du Canada » "
                "(IMM 1295).",
                page("IN-09"),
                ids="S76",
            ),
            says(
                "If it is approved, you get an approval letter: it says that you are allowed to work in Canada.",
                "Si elle est approuvée, vous recevez une lettre d'approbation : elle dit que vous êtes autorisé à "
                "travailler au Canada.",
                page("IN-09"),
                ids="S83",
            ),
            says(
                "It is the **port of entry letter of introduction**.",
                "C'est la **lettre d'introduction au point d'entrée**.",
                page("IN-09"),
                ids="S84",
            ),
            says("It is not a work permit.", "Ce n'est pas un permis de travail.", page("IN-09"), ids="S85"),
            box(
                "warning",
                words("You must leave Canada to get the permit", "Vous devez quitter le Canada pour obtenir le permis"),
                says(
                    "If you are in Canada when the letter comes, you must leave the country to activate your work "
                    "permit.",
                    "Si vous êtes au Canada quand la lettre arrive, vous devez quitter le pays pour activer votre "
                    "permis de travail.",
                    page("IN-09"),
                    ids="S86",
                ),
                says(
                    "If you come back from the United States or from Saint-Pierre-et-Miquelon, you may not be able to "
                    "activate it. [Get an answer for your own route](guide:border) before you buy a ticket.",
                    "Si vous revenez des États-Unis ou de Saint-Pierre-et-Miquelon, vous pourriez ne pas pouvoir "
                    "l'activer. [Obtenez une réponse pour votre propre trajet](guide:border) avant d'acheter un "
                    "billet.",
                    page("IN-09"),
                    reading(15),
                    ids="S87",
                ),
            ),
            says(
                "The permit given at the port of entry states:",
                "Le permis délivré au point d'entrée indique :",
                page("AYA-13"),
            ),
            _permit_states("S88 S89 S90 S91")[1],
        ),
        part(
            "port-of-entry",
            says(
                "Applying at a port of entry: the rules for people in Canada",
                "Présenter une demande à un point d'entrée : les règles pour les personnes au Canada",
                page("IN-10"),
            ),
            says(
                "Most people who are already in Canada can no longer apply for a work permit at a port of entry.",
                "La plupart des personnes déjà au Canada ne peuvent plus demander un permis de travail à un point "
                "d'entrée.",
                page("IN-10"),
                reading(18),
                ids="S77",
            ),
            says(
                "They must apply online:",
                "Elles doivent présenter leur demande en ligne :",
                page("IN-10"),
                regulation("9.2(b)"),
            ),
            points(
                says("for a first work permit;", "pour un premier permis de travail ;", page("IN-10"), ids="S78"),
                says("to extend a work permit.", "pour prolonger un permis de travail.", page("IN-10"), ids="S79"),
            ),
            says(
                "If you are outside Canada, you may still be able to apply when you arrive at a port of entry "
                "([find out](guide:border)).",
                "Si vous êtes à l'extérieur du Canada, vous pouvez peut-être encore présenter une demande à votre "
                "arrivée à un point d'entrée ([voyez](guide:border)).",
                page("IN-12"),
                regulation("198"),
                ids="S80",
            ),
            box(
                "warning",
                words(
                    "Leaving Canada while your renewal is being decided",
                    "Quitter le Canada pendant l'étude de votre renouvellement",
                ),
                says(
                    "If you leave as a worker on maintained status, you may not work when you come back.",
                    "Si vous partez alors que vous travaillez en statut maintenu, vous ne pouvez plus travailler à "
                    "votre retour.",
                    page("IN-11"),
                    regulation("186(u)"),
                    ids="S81",
                ),
                says(
                    "You may work again only once your application is approved "
                    "([see what a trip would change for you](guide:leave)).",
                    "Vous ne pourrez travailler de nouveau qu'une fois votre demande approuvée "
                    "([voyez ce qu'un voyage changerait pour vous](guide:leave)).",
                    page("IN-11"),
                    reading(16),
                    ids="S82",
                ),
            ),
        ),
    ),
)

_TESTS = Section(
    "product-tests",
    says("Help us improve our services", "Aidez-nous à améliorer nos services"),
    (),
    lead=(
        says(
            "We are looking for people who try out our pages before everyone else. "
            "[See how to take part](enquiries:testers).",
            "Nous cherchons des personnes qui essaient nos pages avant tout le monde. "
            "[Voyez comment participer](enquiries:testers).",
            page("AYA-15"),
            ids="S92",
        ),
    ),
)

AFTER_YOU_APPLY: Final = Guide(
    "after_you_apply",
    words("after-you-apply", "apres-la-demande"),
    words("After you apply", "Après la présentation de la demande"),
    says(
        "What happens between handing in a work permit application and holding the permit, if you are outside Canada "
        "and if you are in Canada.",
        "Ce qui se passe entre le dépôt d'une demande de permis de travail et le permis en main, que vous soyez à "
        "l'extérieur du Canada ou au Canada.",
    ),
    date(2026, 11, 27),
    (_OUTSIDE, _INSIDE, _APPROVED_INSIDE, _TESTS),
)
