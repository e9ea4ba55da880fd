"""What each coded ground of refusal is called, and its provision; only an officer chooses one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from workpermit.core.case.application import RefusalGround
from workpermit.core.text import Text


@dataclass(frozen=True, slots=True)
class GroundWording:
    """A ground as the person reads it: a whole sentence without its full stop, and the provision it rests on."""

    label: Text
    provision: Text


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
    ),
    RefusalGround.OFFER_NOT_GENUINE: GroundWording(
        Text(
            en="The officer is not satisfied that the offer of employment is genuine",
            fr="L’agent n’est pas convaincu que l’offre d’emploi est authentique",
        ),
        _regulations(
            "subparagraph 200(1)(c)(ii.1) and subsection 200(5)", "sous-alinéa 200(1)c)(ii.1) et paragraphe 200(5)"
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
    ),
    RefusalGround.UNABLE_TO_DO_WORK: GroundWording(
        Text(
            en="The officer has reasonable grounds to believe that you are not able to do the work",
            fr="L’agent a des motifs raisonnables de croire que vous ne pouvez pas exercer l’emploi",
        ),
        _regulations("paragraph 200(3)(a)", "alinéa 200(3)a)"),
    ),
    RefusalGround.WILL_NOT_LEAVE: GroundWording(
        Text(
            en="The officer is not satisfied that you will leave Canada by the end of your authorized stay",
            fr="L’agent n’est pas convaincu que vous quitterez le Canada à la fin de la période de séjour autorisée",
        ),
        _regulations("paragraph 200(1)(b)", "alinéa 200(1)b)"),
    ),
    RefusalGround.PRIOR_BREACH: GroundWording(
        Text(
            en="You worked or studied in Canada without authorization or did not keep to a condition, and the law "
            "bars a new permit for now",
            fr="Vous avez travaillé ou étudié au Canada sans autorisation ou n’avez pas respecté une condition, et la "
            "loi empêche pour l’instant la délivrance d’un nouveau permis",
        ),
        _regulations("paragraph 200(3)(e)", "alinéa 200(3)e)"),
    ),
    RefusalGround.MEDICAL: GroundWording(
        Text(
            en="The medical requirements are not met",
            fr="Les exigences médicales ne sont pas remplies",
        ),
        _regulations("paragraph 200(1)(e)", "alinéa 200(1)e)"),
    ),
    RefusalGround.NOT_ENTITLED_TO_APPLY: GroundWording(
        Text(
            en="You were not among those who may apply for this permit in the way in which you applied",
            fr="Vous n’étiez pas parmi les personnes qui peuvent demander ce permis de la façon dont vous l’avez "
            "demandé",
        ),
        _regulations("paragraph 200(1)(a) and section 199", "alinéa 200(1)a) et article 199"),
    ),
    RefusalGround.REQUIREMENTS_NOT_SHOWN: GroundWording(
        Text(
            en="Some of what we asked you for was not given, so the officer could not find that you meet the "
            "requirements",
            fr="Une partie de ce que nous vous avons demandé n’a pas été fournie, et l’agent n’a donc pas pu conclure "
            "que vous remplissez les exigences",
        ),
        _act("subsection 16(1)", "paragraphe 16(1)"),
    ),
    RefusalGround.INADMISSIBLE: GroundWording(
        Text(
            en="The officer found that you are inadmissible to Canada",
            fr="L’agent a conclu à une interdiction de territoire au Canada",
        ),
        _act("sections 34 to 37, 39 and 41", "articles 34 à 37, 39 et 41"),
    ),
    RefusalGround.MISREPRESENTATION: GroundWording(
        Text(
            en="The officer found misrepresentation: a material fact was stated falsely or withheld",
            fr="L’agent a conclu à de fausses déclarations\u00a0: un fait important a été déclaré faussement ou passé "
            "sous silence",
        ),
        _act("section 40", "article 40"),
    ),
}
