"""Who can apply: who needs a permit, where one may apply, which kind, and what an officer looks at."""

from __future__ import annotations

from datetime import date
from typing import Final

from workpermit.core.law.findings import act, page, practice, reading, regulation
from workpermit.web.guide.texts.writing import Guide, Section, box, part, points, says, words

_NEED: Final = Section(
    "need",
    says("Do you need a work permit?", "Vous faut-il un permis de travail ?"),
    (
        part(
            "who-needs",
            says("Who needs one", "À qui il en faut un"),
            says(
                "If you are neither a citizen nor a permanent resident, you need a permit to work in Canada, unless "
                "the Regulations name your work among those that need none (for instance some business visitors, "
                "performers, clergy and crews).",
                "Si vous n'êtes ni citoyen ni résident permanent, il vous faut un permis pour travailler au Canada, à "
                "moins que le Règlement ne range votre travail parmi ceux qui n'en exigent pas (par exemple certains "
                "visiteurs commerciaux, artistes, membres du clergé et équipages).",
                regulation("8"),
                regulation("186"),
            ),
            says(
                "Work that the Regulations exempt ends being exempt when what you do changes. If you are not sure, "
                "[ask us](enquiries:form) before you start.",
                "Un travail dispensé cesse de l'être dès que ce que vous faites change. En cas de doute, "
                "[écrivez-nous](enquiries:form) avant de commencer.",
                regulation("186"),
            ),
            is_open=True,
        ),
        part(
            "two-kinds",
            says("The two kinds of permits", "Les deux types de permis"),
            points(
                says(
                    "**Employer-specific**: you work for one named employer, in the occupation and place the permit "
                    "states. The employer needs a labour market impact assessment (LMIA), or must have sent the offer "
                    "of employment and paid its fee before you apply.",
                    "**Lié à un employeur donné** : vous travaillez pour un employeur nommé, dans la profession et au "
                    "lieu que le permis indique. L'employeur doit avoir une étude d'impact sur le marché du travail "
                    "(EIMT), ou avoir transmis l'offre d'emploi et payé ses frais avant votre demande.",
                    regulation("200(1)(c)"),
                    regulation("200(3)(f.1)"),
                    regulation("203"),
                ),
                says(
                    "**Open**: you work for any employer who may hire you. Only some situations give a right to it, "
                    "such as being the spouse of certain workers, or suffering abuse at work.",
                    "**Ouvert** : vous travaillez pour tout employeur qui peut vous embaucher. Seules certaines "
                    "situations y donnent droit, comme être le conjoint de certains travailleurs ou subir de la "
                    "violence au travail.",
                    regulation("205"),
                    regulation("207.1"),
                ),
            ),
            says(
                "Whatever the kind, never work for an employer who is ineligible, owes a penalty or is in the sex "
                "trade. [Check an employer](guide:employer).",
                "Quel que soit le type, ne travaillez jamais pour un employeur inadmissible, qui n'a pas payé une "
                "sanction ou qui œuvre dans le commerce du sexe. [Vérifiez un employeur](guide:employer).",
                regulation("183(1)"),
                regulation("200(3)(h)"),
            ),
        ),
    ),
)

_WHERE: Final = Section(
    "where",
    says("Where you may apply", "Où vous pouvez présenter la demande"),
    (
        part(
            "outside",
            says("From outside Canada", "De l'extérieur du Canada"),
            says(
                "Anybody outside Canada may apply before travelling, with form IMM 1295.",
                "Toute personne à l'extérieur du Canada peut présenter une demande avant de partir, avec le formulaire "
                "IMM 1295.",
                regulation("197"),
            ),
        ),
        part(
            "inside",
            says("From inside Canada", "Du Canada"),
            says(
                "You may apply from inside Canada, online and with form IMM 5710, if one of these is true:",
                "Vous pouvez présenter la demande au Canada, en ligne et avec le formulaire IMM 5710, si l'une de ces "
                "situations est la vôtre :",
                regulation("199"),
                page("IN-10"),
            ),
            points(
                says(
                    "you hold a work permit or a study permit, or work without one as the Regulations allow (business "
                    "visitors not included);",
                    "vous avez un permis de travail ou d'études, ou travaillez sans permis comme le Règlement "
                    "l'autorise (sauf les visiteurs commerciaux) ;",
                    regulation("199(a)"),
                    regulation("199(b)"),
                    regulation("199(c)"),
                ),
                says(
                    "you hold a temporary resident permit of six months or more;",
                    "vous avez un permis de séjour temporaire de six mois ou plus ;",
                    regulation("199(d)"),
                ),
                says(
                    "you are a family member of one of these persons;",
                    "vous êtes membre de la famille de l'une de ces personnes ;",
                    regulation("199(e)"),
                ),
                says(
                    "you have applied for protection or to stay, in the situations of sections 206 and 207;",
                    "vous avez demandé l'asile ou l'autorisation de rester, dans les situations des articles 206 et "
                    "207 ;",
                    regulation("199(f)"),
                ),
                says(
                    "you were approved in writing before you entered and your permit was not yet issued.",
                    "votre demande a été approuvée par écrit avant votre entrée et le permis n'a pas encore été "
                    "délivré.",
                    regulation("199(g)"),
                ),
            ),
            says(
                "A visitor is not on this list. A visitor in Canada uses IMM 1295, is told so before filing, and must "
                "leave and come back to get the permit.",
                "Un visiteur n'est pas sur cette liste. Au Canada, un visiteur utilise l'IMM 1295 ; il en est averti "
                "avant le dépôt et doit partir puis revenir pour obtenir le permis.",
                page("IN-09"),
                page("IN-10"),
            ),
        ),
        part(
            "port",
            says("On arrival, at a port of entry", "À l'arrivée, à un point d'entrée"),
            says(
                "If you need no visa, you may be able to apply on arrival: not where an LMIA is needed and missing, "
                "nor where a medical certificate is needed and missing, nor for an international youth exchange.",
                "Si vous n'avez pas besoin de visa, vous pouvez peut-être présenter la demande à l'arrivée : ni sans "
                "l'EIMT lorsqu'il en faut une, ni sans le certificat médical lorsqu'il en faut un, ni pour un échange "
                "jeunesse international.",
                regulation("198"),
                page("IN-12"),
            ),
            says(
                "If you hold status in Canada, leave, visit only the United States or Saint-Pierre-et-Miquelon and "
                "come back to be served, no application is taken, with a few exceptions. [Get your "
                "answer](guide:border).",
                "Si vous avez un statut au Canada, partez, ne visitez que les États-Unis ou Saint-Pierre-et-Miquelon "
                "et revenez pour obtenir un service, aucune demande n'est reçue, à quelques exceptions près. "
                "[Obtenez votre réponse](guide:border).",
                regulation("26.1"),
                practice("designation of 24 December 2024"),
                page("IN-10"),
            ),
        ),
    ),
)

_CONDITIONS: Final = Section(
    "conditions",
    says("What an officer looks at", "Ce qu'un agent examine"),
    (
        part(
            "must",
            says("What must be true", "Les conditions à remplir"),
            points(
                says(
                    "You will leave Canada by the end of your stay. That you also hope to stay for good is no bar.",
                    "Vous quitterez le Canada à la fin de votre séjour. Espérer aussi y rester pour de bon ne fait pas "
                    "obstacle.",
                    regulation("200(1)(b)"),
                    act("22(2)"),
                ),
                says(
                    "The job offer is genuine: an active employer, a reasonable need, terms the employer can keep, a "
                    "clean past with employment law.",
                    "L'offre d'emploi est authentique : un employeur actif, un besoin raisonnable, des conditions "
                    "qu'il peut respecter, un passé sans manquement au droit du travail.",
                    regulation("200(5)"),
                ),
                says(
                    "You are able to do the work.",
                    "Vous êtes en mesure de faire le travail.",
                    regulation("200(3)(a)"),
                ),
                says(
                    "You meet the medical requirements, where a medical exam is needed.",
                    "Vous satisfaites aux exigences médicales, lorsqu'un examen médical est requis.",
                    regulation("200(1)(e)"),
                    regulation("30"),
                ),
                says(
                    "Your passport is valid for the stay; the permit never runs beyond it (US citizens excepted).",
                    "Votre passeport est valide pour tout le séjour ; le permis ne va jamais au-delà (sauf pour les "
                    "citoyens des États-Unis).",
                    regulation("52(1)"),
                ),
            ),
        ),
        part(
            "bars",
            says("What stands in the way", "Ce qui fait obstacle"),
            points(
                says(
                    "Work or study without authorization, or a condition not kept, in the last six months; there are "
                    "exceptions.",
                    "Un travail ou des études sans autorisation, ou une condition non respectée, dans les six derniers "
                    "mois ; il y a des exceptions.",
                    regulation("200(3)(e)"),
                ),
                says(
                    "An employer who is ineligible or has not paid a penalty.",
                    "Un employeur inadmissible ou qui n'a pas payé une sanction.",
                    regulation("200(3)(h)"),
                    page("AYA-05"),
                ),
                says(
                    "A labour dispute at the place of work, where the permit would harm its settlement.",
                    "Un conflit de travail sur les lieux, si le permis devait nuire à son règlement.",
                    regulation("200(3)(c)"),
                ),
                says(
                    "False information: whoever misrepresents something may be inadmissible for five years.",
                    "De faux renseignements : une fausse déclaration peut entraîner une interdiction de territoire de "
                    "cinq ans.",
                    act("40(2)(a)"),
                ),
            ),
            box(
                "info",
                words("Only an officer decides", "Seul un agent décide"),
                says(
                    "No list and no machine refuses an application. A named officer does, with reasons you can read.",
                    "Aucune liste, aucune machine ne refuse une demande. Un agent nommé le fait, avec des motifs que "
                    "vous pouvez lire.",
                    reading(33),
                ),
            ),
        ),
    ),
)

WHO_CAN_APPLY: Final = Guide(
    "who_can_apply",
    words("who-can-apply", "qui-peut-presenter-une-demande"),
    words("Who can apply", "Qui peut présenter une demande"),
    says(
        "Whether you need a work permit, which kind, and from where you may ask for it.",
        "S'il vous faut un permis de travail, lequel, et d'où vous pouvez le demander.",
    ),
    date(2026, 11, 27),
    (_NEED, _WHERE, _CONDITIONS),
)
