"""The work permit, in both languages: its fields, conditions and remarks (AYA-13, R185, R202, domain 8.4)."""

from __future__ import annotations

from workpermit.core.case.letters import Letter
from workpermit.core.text import Text
from workpermit.core.wording import labels
from workpermit.core.wording.content import Field
from workpermit.core.wording.details import WorkPermitDetails
from workpermit.core.wording.parts import Say, Wording, Words
from workpermit.core.wording.terms import PermitTerms, terms_rows, verbatim
from workpermit.core.wording.typography import NBSP, date_text

_NO_GIVEN_NAME = Text(en="None", fr="Aucun")

Row = tuple[Text, Text | None]


def fields(details: WorkPermitDetails) -> tuple[Field, ...]:
    """Return the fields in the order in which the permit prints them; those that do not apply are left out."""
    rows = (*_holder(details), *_numbers(details), *_terms(details.terms), *_origin(details))
    return tuple(Field(label, value) for label, value in rows if value is not None)


def _holder(details: WorkPermitDetails) -> tuple[Row, ...]:
    given = details.holder.given
    return (
        (labels.FAMILY_NAME, verbatim(details.holder.family)),
        (labels.GIVEN_NAMES, verbatim(given) if given else _NO_GIVEN_NAME),
        (labels.BORN_ON, date_text(details.born_on)),
        (labels.SEX, details.sex),
        (labels.BORN_IN, details.country_of_birth),
        (labels.CITIZENSHIP, details.citizenship),
        (labels.PASSPORT_NUMBER, verbatim(details.passport_number)),
    )


def _numbers(details: WorkPermitDetails) -> tuple[Row, ...]:
    head = details.head
    return (
        (labels.PERMIT_NUMBER, verbatim(head.number)),
        (labels.APPLICATION_NUMBER, verbatim(head.application_number)),
        (labels.UCI, _optional(head.uci)),
        (labels.CASE_TYPE, details.case_type),
        (labels.ISSUED_ON, date_text(details.issued_on)),
        (labels.ISSUED_BY, details.issued_at),
    )


def _terms(terms: PermitTerms) -> tuple[Row, ...]:
    # An occupation written in one language only is printed once, its code named in both.
    work = terms.occupation
    if work is None or terms.noc is None or work.en != work.fr:
        return terms_rows(terms)
    once = verbatim(f"{work.en} (NOC/CNP{NBSP}{terms.noc})")
    return tuple((label, once if label is labels.TYPE_OF_WORK else value) for label, value in terms_rows(terms))


def _origin(details: WorkPermitDetails) -> tuple[Row, ...]:
    entered = details.first_entered_on
    return (
        (labels.LMIA_NUMBER, _optional(details.lmia_number)),
        (labels.JOB_OFFER_NUMBER, _optional(details.offer_number)),
        (labels.EXEMPTION_CODE, _optional(details.exemption_code)),
        (labels.FIRST_ENTERED_AT, _optional(details.first_entered_at)),
        (labels.FIRST_ENTERED_ON, date_text(entered) if entered else None),
        (labels.FEE_RECEIPT, _optional(details.fee_receipt)),
    )


def _optional(value: str | None) -> Text | None:
    return verbatim(value) if value else None


def _values(details: WorkPermitDetails) -> Words:
    return {"until": date_text(details.terms.valid_until)}


WORDING: Wording[WorkPermitDetails] = Wording(
    letter=Letter.WORK_PERMIT,
    title=Text(en="Work permit", fr="Permis de travail"),
    values=_values,
    about=False,
    parts=(
        Say(
            Text(
                en="The holder may work in Canada until {until}, as this permit states. The numbered conditions bind "
                "the holder; the remarks give information.",
                fr="Le titulaire peut travailler au Canada jusqu’au {until}, selon ce que ce permis indique. Les "
                "conditions numérotées lient le titulaire\u00a0; les remarques donnent des renseignements.",
            )
        ),
        Say(
            Text(
                en="This permit is not a travel document and does not prove identity. It gives no right to enter "
                "Canada again. Do not laminate it.",
                fr="Ce permis n’est ni un titre de voyage ni une preuve d’identité. Il ne donne pas le droit d’entrer "
                "de nouveau au Canada. Ne le plastifiez pas.",
            )
        ),
        Say(
            Text(
                en="To check this permit, read its seal: it shows what we issued, without a network.",
                fr="Pour vérifier ce permis, lisez son sceau\u00a0: il montre ce que nous avons délivré, sans réseau.",
            )
        ),
    ),
)
