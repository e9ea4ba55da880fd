"""What each coded ground of refusal is called, and its provision; only an officer chooses one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from workpermit.core.case.application import RefusalGround
from workpermit.core.text import Text


@dataclass(frozen=True, slots=True)
class GroundWording:
    """A ground as the person reads it: a whole sentence without its full stop, and the provision it rests on.

    `next_time` says what would answer it in a new application.
    """

    label: Text
    provision: Text
    next_time: Text


def _regulations(en: str, fr: str) -> Text:
    return Text(
        en=f"{en} of the Immigration and Refugee Protection Regulations",
        fr=f"{fr} du Règlement sur l’immigration et la protection des réfugiés",
    )


def _act(en: str, fr: str) -> Text:
    return Text(
        en=f"{en} of the Immigration and Refugee Protection Act",
        fr=f"{fr} de la Loi sur l’immigration et la protection des réfugiés",
    )


GROUNDS: Final[dict[RefusalGround, GroundWording]] = {
    RefusalGround.EMPLOYER_INELIGIBLE: GroundWording(
        Text(
            en="The employer named in your application may not hire you: it is on the list of employers who failed to "
            "comply with the conditions",
            fr="L’employeur nommé dans votre demande ne peut pas vous embaucher\u00a0: il figure sur la liste des "
            "employeurs qui n’ont pas respecté les conditions",
        ),
        _regulations("paragraph 200(3)(h)", "alinéa 200(3)h)"),
        Text(
            en="What would help: an offer from another employer, or from this one once it may hire again. The "
            "published list says until when it may not.",
            fr="Ce qui aiderait\u00a0: une offre d’un autre employeur, ou du même lorsqu’il pourra de nouveau "
            "embaucher. La liste publiée indique jusqu’à quand il ne le peut pas.",
        ),
    ),
    RefusalGround.OFFER_NOT_GENUINE: GroundWording(
        Text(
            en="The officer is not satisfied that the offer of employment is genuine",
            fr="L’agent n’est pas convaincu que l’offre d’emploi est authentique",
        ),
        _regulations(
            "subparagraph 200(1)(c)(ii.1) and subsection 200(5)", "sous-alinéa 200(1)c)(ii.1) et paragraphe 200(5)"
        ),
        Text(
            en="What would help: documents that show that the employer is in business, needs this work done and can "
            "keep to what it offers.",
            fr="Ce qui aiderait\u00a0: des documents qui montrent que l’employeur est en activité, a besoin de ce "
            "travail et peut tenir ce qu’il offre.",
        ),
    ),
    RefusalGround.OFFER_NOT_SUPPORTED: GroundWording(
        Text(
            en="The offer of employment lacks what the law requires of the employer before you apply",
            fr="Il manque à l’offre d’emploi ce que la loi exige de l’employeur avant que vous présentiez votre "
            "demande",
        ),
        _regulations(
            "subparagraph 200(1)(c)(iii) and paragraph 200(3)(f.1)", "sous-alinéa 200(1)c)(iii) et alinéa 200(3)f.1)"
        ),
        Text(
            en="What would help: a labour market impact assessment in force, or an offer that the employer has "
            "sent to us, with its fee paid, before you apply.",
            fr="Ce qui aiderait\u00a0: une étude d’impact sur le marché du travail en vigueur, ou une offre que "
            "l’employeur nous a présentée, frais payés, avant votre demande.",
        ),
    ),
    RefusalGround.UNABLE_TO_DO_WORK: GroundWording(
        Text(
            en="The officer has reasonable grounds to believe that you are not able to do the work",
            fr="L’agent a des motifs raisonnables de croire que vous ne pouvez pas exercer l’emploi",
        ),
        _regulations("paragraph 200(3)(a)", "alinéa 200(3)a)"),
        Text(
            en="What would help: proof of the training, the experience or the certificate that the work asks for, "
            "or of the language in which it is done.",
            fr="Ce qui aiderait\u00a0: une preuve de la formation, de l’expérience ou du permis d’exercice que "
            "l’emploi exige, ou de la langue dans laquelle il s’exerce.",
        ),
    ),
    RefusalGround.WILL_NOT_LEAVE: GroundWording(
        Text(
            en="The officer is not satisfied that you will leave Canada by the end of your authorized stay",
            fr="L’agent n’est pas convaincu que vous quitterez le Canada à la fin de la période de séjour autorisée",
        ),
        _regulations("paragraph 200(1)(b)", "alinéa 200(1)b)"),
        Text(
            en="What would help: proof of what calls you back, such as family, work, studies or property outside "
            "Canada, or of earlier stays that you ended in time.",
            fr="Ce qui aiderait\u00a0: une preuve de vos attaches hors du Canada, comme la famille, un "
            "emploi, des études ou des biens, ou de séjours antérieurs terminés à temps.",
        ),
    ),
    RefusalGround.PRIOR_BREACH: GroundWording(
        Text(
            en="You worked or studied in Canada without authorization or did not keep to a condition, and the law "
            "bars a new permit for now",
            fr="Vous avez travaillé ou étudié au Canada sans autorisation ou n’avez pas respecté une condition, et la "
            "loi empêche pour l’instant la délivrance d’un nouveau permis",
        ),
        _regulations("paragraph 200(3)(e)", "alinéa 200(3)e)"),
        Text(
            en="What would help: proof of the day on which the work, the studies or the breach ended. As a rule the "
            "bar lasts six months from that day.",
            fr="Ce qui aiderait\u00a0: une preuve du jour où le travail, les études ou le manquement ont pris fin. "
            "En règle générale, l’empêchement dure six mois à compter de ce jour.",
        ),
    ),
    RefusalGround.MEDICAL: GroundWording(
        Text(
            en="The medical requirements are not met",
            fr="Les exigences médicales ne sont pas remplies",
        ),
        _regulations("paragraph 200(1)(e)", "alinéa 200(1)e)"),
        Text(
            en="What would help: the opinion of a doctor on what the exam found, or a new exam if your health has "
            "changed.",
            fr="Ce qui aiderait\u00a0: l’avis d’un médecin sur ce que l’examen a révélé, ou un nouvel examen si "
            "votre état de santé a changé.",
        ),
    ),
    RefusalGround.NOT_ENTITLED_TO_APPLY: GroundWording(
        Text(
            en="You were not among those who may apply for this permit in the way in which you applied",
            fr="Vous n’étiez pas parmi les personnes qui peuvent demander ce permis de la façon dont vous l’avez "
            "demandé",
        ),
        _regulations("paragraph 200(1)(a) and section 199", "alinéa 200(1)a) et article 199"),
        Text(
            en="What would help: an application in the way that is open to you, from outside Canada if need be. Our "
            "guide on who can apply says which.",
            fr="Ce qui aiderait\u00a0: une demande présentée de la façon qui vous est ouverte, hors du Canada s’il "
            "le faut. Notre guide sur qui peut présenter une demande l’indique.",
        ),
    ),
    RefusalGround.REQUIREMENTS_NOT_SHOWN: GroundWording(
        Text(
            en="Some of what we asked you for was not given, so the officer could not find that you meet the "
            "requirements",
            fr="Une partie de ce que nous vous avons demandé n’a pas été fournie, et l’agent n’a donc pas pu conclure "
            "que vous remplissez les exigences",
        ),
        _act("subsection 16(1)", "paragraphe 16(1)"),
        Text(
            en="What would help: what our request named, sent together with the new application.",
            fr="Ce qui aiderait\u00a0: ce que notre lettre vous demandait, envoyé avec la nouvelle demande.",
        ),
    ),
    RefusalGround.INADMISSIBLE: GroundWording(
        Text(
            en="The officer found that you are inadmissible to Canada",
            fr="L’agent a conclu à une interdiction de territoire au Canada",
        ),
        _act("sections 34 to 37, 39 and 41", "articles 34 à 37, 39 et 41"),
        Text(
            en="Some kinds of inadmissibility end with time or can be lifted. An officer may also give a temporary "
            "resident permit where that is justified (subsection 24(1) of the Immigration and Refugee Protection "
            "Act).",
            fr="Certaines interdictions de territoire prennent fin avec le temps ou peuvent être levées. Un agent "
            "peut aussi délivrer un permis de séjour temporaire si cela est justifié (paragraphe 24(1) de la Loi "
            "sur l’immigration et la protection des réfugiés).",
        ),
    ),
    RefusalGround.MISREPRESENTATION: GroundWording(
        Text(
            en="The officer found misrepresentation: a material fact was stated falsely or withheld",
            fr="L’agent a conclu à de fausses déclarations\u00a0: un fait important a été déclaré faussement ou passé "
            "sous silence",
        ),
        _act("section 40", "article 40"),
        Text(
            en="If it was an honest mistake, say so with what proves it when you ask for judicial review. An "
            "officer may give a temporary resident permit where that is justified (subsection 24(1) of the "
            "Immigration and Refugee Protection Act).",
            fr="S’il s’agit d’une erreur de bonne foi, dites-le, preuves à l’appui, en demandant le contrôle "
            "judiciaire. Un agent peut délivrer un permis de séjour temporaire si cela est justifié (paragraphe "
            "24(1) de la Loi sur l’immigration et la protection des réfugiés).",
        ),
    ),
}
