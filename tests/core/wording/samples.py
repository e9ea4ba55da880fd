"""Fictional details of every letter in its variants; each name is also the name of its golden file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from workpermit.core.case.application import RefusalGround
from workpermit.core.text import Language, Text
from workpermit.core.wording import details as d
from workpermit.core.wording.head import Head, Name, Place, RefundLine
from workpermit.core.wording.terms import PermitKind, PermitTerms

OFFICE = Text(en="Work permit office", fr="Bureau des permis de travail")
LAGOS, TORONTO, TOKYO = ZoneInfo("Africa/Lagos"), ZoneInfo("America/Toronto"), ZoneInfo("Asia/Tokyo")


def head(language: Language) -> Head:
    return Head(
        number="L000000421",
        dated_on=date(2025, 6, 17),
        office=OFFICE,
        application_number="W300000017",
        uci="11-0000-0421",
        applicant=Name(family="Okoro-Lévesque", given="Adaeze"),
        address=("14 Palm Grove", "Lagos", "Nigeria"),
        language=language,
        zone=LAGOS,
    )


def in_canada(language: Language) -> Head:
    return replace(head(language), address=("1200 Lakeshore Road", "Toronto ON  M5V 0A1"), zone=TORONTO)


def one_name(language: Language) -> Head:
    return replace(head(language), applicant=Name(family="Suharto"), uci=None, zone=TOKYO)


def represented(language: Language) -> Head:
    return replace(in_canada(language), represented_by="Marc Tremblay")


def minor(language: Language) -> Head:
    return replace(head(language), applicant=Name(family="Mensah", given="Kofi"), guardian="Ama Mensah")


def on_paper(language: Language) -> Head:
    return replace(in_canada(language), has_account=False)


CONDITIONS = (
    Text(
        en="Unless authorized, not to work for any employer other than the one stated",
        fr="Sauf autorisation, ne pas travailler pour un autre employeur que celui qui est indiqué",
    ),
    Text(en="To leave Canada by 30 June 2027", fr="Quitter le Canada au plus tard le 30 juin 2027"),
)
REMARK = Text(
    en="Subject to a medical exam, one may ask to have a condition lifted",
    fr="Sous réserve d’un examen médical, on peut demander la levée d’une condition",
)
SPECIFIC = PermitTerms(
    kind=PermitKind.EMPLOYER_SPECIFIC,
    occupation=Text(en="Software developer", fr="Développeuse de logiciels"),
    noc="21232",
    employer="Érablière Numérique inc.",
    city="Sherbrooke",
    province="QC",
    valid_from=date(2025, 6, 17),
    valid_until=date(2027, 6, 30),
    conditions=CONDITIONS,
    remarks=(REMARK,),
)
OPEN = PermitTerms(kind=PermitKind.OPEN, valid_until=date(2026, 7, 1), conditions=())

OPEN_FEE = RefundLine(
    fee=Text(en="Open work permit holder fee", fr="Frais du titulaire d’un permis de travail ouvert"),
    dollars=Decimal(100),
    why=Text(en="no permit was issued", fr="aucun permis n’a été délivré"),
)
COMPLIANCE_FEE = RefundLine(
    fee=Text(en="Employer compliance fee", fr="Frais relatifs à la conformité de l’employeur"),
    dollars=Decimal(230),
    why=Text(en="no permit was issued", fr="aucun permis n’a été délivré"),
    paid_to="Northern Pine Builders Ltd.",
)
PROCESSING_FEE = RefundLine(
    fee=Text(en="Processing fee", fr="Frais de traitement"),
    dollars=Decimal("155"),
    why=Text(en="the application was not processed", fr="la demande n’a pas été traitée"),
)
REGULATIONS_10 = Text(
    en="section 10 of the Immigration and Refugee Protection Regulations",
    fr="article 10 du Règlement sur l’immigration et la protection des réfugiés",
)
PROGRAMME = Text(
    en="the public policy for certain visitors in Canada",
    fr="la politique d’intérêt public visant certains visiteurs au Canada",
)
SITE = Place(name="Marina Collection Site", lines=("5 Marina Street", "Lagos"))


def by_language(language: Language, english: str, french: str) -> str:
    return english if language is Language.EN else french


def acknowledgement(language: Language) -> d.AcknowledgementDetails:
    return d.AcknowledgementDetails(
        head=head(language),
        received_at=datetime(2025, 6, 16, 23, 30, 12, tzinfo=UTC),
        in_canada=False,
        employer_specific=True,
        biometrics=d.BiometricsStep.TO_BE_GIVEN,
        usual_time=d.ProcessingRange(from_weeks=6, to_weeks=11, as_of=date(2025, 6, 1)),
    )


def acknowledgement_renewal(language: Language) -> d.AcknowledgementDetails:
    return replace(
        acknowledgement(language),
        head=represented(language),
        in_canada=True,
        may_keep_working=True,
        biometrics=d.BiometricsStep.ALREADY_GIVEN,
        biometrics_valid_until=date(2030, 5, 31),
    )


def acknowledgement_open_exempt(language: Language) -> d.AcknowledgementDetails:
    return replace(
        acknowledgement(language),
        head=minor(language),
        employer_specific=False,
        biometrics=d.BiometricsStep.EXEMPT,
        usual_time=None,
    )


def returned(language: Language) -> d.ReturnDetails:
    return d.ReturnDetails(
        head=head(language),
        received_on=date(2025, 6, 16),
        missing=(
            d.MissingItem(
                label=Text(en="Signature on the form", fr="Signature du formulaire"),
                why=Text(
                    en="The form must be signed and dated by the applicant.",
                    fr="Le formulaire doit être signé et daté par la personne qui présente la demande.",
                ),
                source=REGULATIONS_10,
            ),
            d.MissingItem(
                label=Text(en="Job offer letter or contract", fr="Lettre d’offre d’emploi ou contrat"),
                why=Text(
                    en="A permit for one employer rests on the offer of that employer.",
                    fr="Un permis lié à un employeur repose sur l’offre de cet employeur.",
                ),
                source=REGULATIONS_10,
            ),
        ),
        in_canada=False,
        refunds=(PROCESSING_FEE,),
        refund_by=date(2025, 8, 12),
        online_only=False,
    )


def returned_in_canada(language: Language) -> d.ReturnDetails:
    whole = returned(language)
    return replace(
        whole,
        head=on_paper(language),
        in_canada=True,
        status_until=date(2025, 9, 1),
        missing=whole.missing[:1],
        refunds=(),
        refund_by=None,
        online_only=True,
    )


def returned_after_window(language: Language) -> d.ReturnDetails:
    whole = replace(returned(language), head=in_canada(language), in_canada=True)
    return replace(whole, missing=(), after_biometrics_window=True)


def returned_after_window_outside(language: Language) -> d.ReturnDetails:
    return replace(returned(language), after_biometrics_window=True)


def biometrics(language: Language) -> d.BiometricInstructionDetails:
    second = Place(name="Island Collection Site", lines=("88 Broad Street", "Lagos"))
    return d.BiometricInstructionDetails(
        head=head(language), due_on=date(2025, 7, 17), sites=(SITE, second), in_canada=False
    )


def biometrics_in_canada(language: Language) -> d.BiometricInstructionDetails:
    site = Place(name="Queen Street Collection Site", lines=("300 Queen Street West", "Toronto"))
    return replace(biometrics(language), head=represented(language), in_canada=True, sites=(site,))


def biometrics_minor_refusal(language: Language) -> d.BiometricInstructionDetails:
    return replace(biometrics(language), head=minor(language), lapse_returns=False)


def documents(language: Language) -> d.DocumentRequestDetails:
    note = by_language(language, "for May and June 2025", "pour mai et juin 2025")
    return d.DocumentRequestDetails(
        head=head(language),
        due_on=date(2025, 7, 17),
        items=(
            d.RequestedItem(label=Text(en="Police certificate", fr="Certificat de police")),
            d.RequestedItem(label=Text(en="Pay slips", fr="Bulletins de paie"), note=note),
        ),
    )


def documents_on_paper(language: Language) -> d.DocumentRequestDetails:
    whole = documents(language)
    return replace(whole, head=on_paper(language), items=whole.items[:1])


def medical(language: Language) -> d.MedicalInstructionDetails:
    return d.MedicalInstructionDetails(
        head=head(language),
        due_on=date(2025, 7, 17),
        why=Text(
            en="Your work is in an occupation in which protecting public health is essential (subparagraph "
            "30(1)(a)(ii) of the Immigration and Refugee Protection Regulations).",
            fr="Votre travail relève d’une profession où la protection de la santé publique est essentielle "
            "(sous-alinéa 30(1)a)(ii) du Règlement sur l’immigration et la protection des réfugiés).",
        ),
        in_canada=False,
        exam_number="10000421",
    )


def medical_in_canada(language: Language) -> d.MedicalInstructionDetails:
    return replace(medical(language), head=in_canada(language), in_canada=True, exam_number=None)


def interview(language: Language) -> d.InterviewConvocationDetails:
    return d.InterviewConvocationDetails(
        head=head(language),
        starts_at=datetime(2025, 7, 8, 8, 30, tzinfo=UTC),
        length_minutes=45,
        place=Place(name="Interview office", lines=("2 Victoria Street", "Abuja")),
        place_zone=LAGOS,
        interpreter=Text(en="Igbo", fr="Igbo"),
        bring=(Text(en="The original of your contract", fr="L’original de votre contrat"),),
    )


def interview_by_video(language: Language) -> d.InterviewConvocationDetails:
    return replace(
        interview(language),
        head=one_name(language),
        starts_at=datetime(2025, 7, 1, 23, 0, tzinfo=UTC),
        place=None,
        place_zone=None,
        interpreter=None,
        bring=(),
    )


def fairness(language: Language) -> d.ProceduralFairnessDetails:
    return d.ProceduralFairnessDetails(
        head=head(language),
        due_on=date(2025, 7, 1),
        concerns=(
            d.Concern(
                label=Text(en="Whether the offer of employment is genuine", fr="Authenticité de l’offre d’emploi"),
                provision=Text(
                    en="subsection 200(5) of the Regulations",
                    fr="paragraphe 200(5) du Règlement",
                ),
                explanation=by_language(
                    language,
                    "The firm’s register shows no staff since 2023.",
                    "Le registre de l’entreprise n’indique aucun personnel depuis 2023.",
                ),
            ),
        ),
        before_the_officer=(
            by_language(language, "The letter of offer of 2 May 2025", "La lettre d’offre du 2 mai 2025"),
            by_language(language, "An extract of the provincial register", "Un extrait du registre provincial"),
        ),
    )


def fairness_misrepresentation(language: Language) -> d.ProceduralFairnessDetails:
    return replace(fairness(language), head=on_paper(language), misrepresentation=True)


def passport(language: Language) -> d.PassportRequestDetails:
    return d.PassportRequestDetails(
        head=head(language), due_on=date(2025, 7, 17), send_to=(SITE,), passport_number="A01234567"
    )


def decision(language: Language) -> d.DecisionApprovalDetails:
    return d.DecisionApprovalDetails(
        head=in_canada(language),
        mail_to=("Adaeze Okoro-Lévesque", "1200 Lakeshore Road", "Toronto ON  M5V 0A1"),
        mail_by=date(2025, 7, 29),
    )


def decision_on_paper(language: Language) -> d.DecisionApprovalDetails:
    return replace(decision(language), head=on_paper(language))


def note(language: Language) -> d.ApprovalNoteDetails:
    return d.ApprovalNoteDetails(head=in_canada(language), terms=SPECIFIC, in_force_on=date(2025, 6, 17))


def note_open_later(language: Language) -> d.ApprovalNoteDetails:
    later = replace(OPEN, valid_from=date(2025, 7, 1))
    return replace(note(language), head=represented(language), terms=later, in_force_on=date(2025, 7, 1))


def introduction(language: Language) -> d.IntroductionDetails:
    return d.IntroductionDetails(
        head=head(language),
        terms=replace(SPECIFIC, valid_from=None),
        enter_by=date(2027, 6, 30),
        born_on=date(1993, 3, 1),
        citizenship=Text(en="Nigeria", fr="Nigéria"),
        passport_number="A01234567",
        travel_authority=d.TravelAuthority.VISA,
        visa_valid_until=date(2027, 6, 30),
        medical_valid_until=date(2026, 5, 30),
        in_canada=False,
        lmia_number="8000421",
    )


def introduction_exempt_in_canada(language: Language) -> d.IntroductionDetails:
    return replace(
        introduction(language),
        head=in_canada(language),
        terms=OPEN,
        citizenship=Text(en="Japan", fr="Japon"),
        travel_authority=d.TravelAuthority.ELECTRONIC_AUTHORIZATION,
        visa_valid_until=None,
        medical_valid_until=None,
        in_canada=True,
        lmia_number=None,
        enter_by=date(2026, 7, 1),
    )


def refusal(language: Language) -> d.RefusalDetails:
    reason = by_language(
        language,
        "Northern Pine Builders Ltd. is on the list since 3 March 2025, ineligible until 3 March 2027.",
        "Northern Pine Builders Ltd. figure sur la liste depuis le 3 mars 2025, inadmissible jusqu’au 3 mars 2027.",
    )
    return d.RefusalDetails(
        head=head(language),
        decided_on=date(2025, 6, 17),
        grounds=(d.RefusalReason(ground=RefusalGround.EMPLOYER_INELIGIBLE, reasons=(reason,)),),
        notified_on=date(2025, 6, 17),
        judicial_review_until=date(2025, 8, 16),
        in_canada=False,
        refunds=(COMPLIANCE_FEE,),
        new_application_cost=Decimal(155),
        court_cost=Decimal(50),
    )


def refusal_in_canada(language: Language) -> d.RefusalDetails:
    leaving = by_language(language, "You told us you plan to stay.", "Vous nous avez dit que vous comptiez rester.")
    return replace(
        refusal(language),
        head=represented(language),
        grounds=(
            d.RefusalReason(ground=RefusalGround.WILL_NOT_LEAVE, reasons=(leaving,)),
            d.RefusalReason(ground=RefusalGround.REQUIREMENTS_NOT_SHOWN, reasons=()),
        ),
        judicial_review_until=date(2025, 7, 2),
        in_canada=True,
        restoration_until=date(2025, 9, 15),
        restoration_cost=Decimal("246.25"),
        stopped_working_on=date(2025, 6, 17),
        refunds=(),
    )


def refusal_status_goes_on(language: Language) -> d.RefusalDetails:
    return replace(
        refusal_in_canada(language),
        head=on_paper(language),
        restoration_until=None,
        stopped_working_on=None,
        status_until=date(2025, 12, 1),
        refunds=(OPEN_FEE,),
    )


def refusal_misrepresentation(language: Language) -> d.RefusalDetails:
    altered = by_language(
        language, "The licence you sent was altered.", "Le permis que vous avez envoyé a été modifié."
    )
    return replace(
        refusal(language),
        grounds=(d.RefusalReason(ground=RefusalGround.MISREPRESENTATION, reasons=(altered,)),),
        refunds=(),
    )


def withdrawal(language: Language) -> d.WithdrawalDetails:
    return d.WithdrawalDetails(
        head=head(language), asked_on=date(2025, 6, 16), withdrawn_on=date(2025, 6, 17), in_canada=False
    )


def withdrawal_in_canada(language: Language) -> d.WithdrawalDetails:
    return replace(
        withdrawal(language),
        head=in_canada(language),
        in_canada=True,
        maintained_status_ended=True,
        interim_authorization_ended=True,
        refunds=(OPEN_FEE,),
    )


def withdrawal_status_goes_on(language: Language) -> d.WithdrawalDetails:
    return replace(withdrawal(language), head=in_canada(language), in_canada=True, status_until=date(2025, 10, 1))


def refund(language: Language) -> d.RefundDetails:
    return d.RefundDetails(head=head(language), lines=(OPEN_FEE,), paid_by=date(2025, 8, 12))


def refund_to_employer(language: Language) -> d.RefundDetails:
    return replace(refund(language), head=on_paper(language), lines=(OPEN_FEE, COMPLIANCE_FEE))


def extension(language: Language) -> d.ExtensionProofDetails:
    return d.ExtensionProofDetails(
        head=in_canada(language),
        received_on=date(2025, 6, 16),
        previous_permit_number="U300000042",
        previous_permit_until=date(2025, 6, 30),
        printed_until=date(2025, 12, 13),
        employer="Érablière Numérique inc.",
        occupation=Text(en="Software developer", fr="Développeuse de logiciels"),
    )


def extension_open(language: Language) -> d.ExtensionProofDetails:
    return replace(extension(language), head=represented(language), employer=None, occupation=None)


def interim_yes(language: Language) -> d.InterimAuthorizationDetails:
    return d.InterimAuthorizationDetails(
        head=in_canada(language),
        programme=PROGRAMME,
        requested_on=date(2025, 5, 6),
        previous_permit_number="U300000042",
        previous_permit_until=date(2024, 2, 1),
        employer="Érablière Numérique inc.",
    )


def interim_yes_occupation(language: Language) -> d.InterimAuthorizationDetails:
    return replace(
        interim_yes(language),
        head=on_paper(language),
        employer=None,
        occupation=by_language(language, "baker", "boulangère"),
    )


def interim_no(language: Language) -> d.InterimRefusalDetails:
    return d.InterimRefusalDetails(
        head=in_canada(language),
        programme=PROGRAMME,
        requested_on=date(2025, 5, 6),
        criteria=(
            Text(
                en="You held a work permit that was valid in the 12 months before you applied",
                fr="Vous aviez un permis de travail valide dans les 12 mois précédant votre demande",
            ),
        ),
        reasons=(
            by_language(
                language,
                "The permit that you named ended on 1 February 2022.",
                "Le permis que vous avez indiqué a pris fin le 1er février 2022.",
            ),
        ),
    )


def permit(language: Language) -> d.WorkPermitDetails:
    return d.WorkPermitDetails(
        head=replace(head(language), number="U300000043"),
        terms=SPECIFIC,
        holder=Name(family="Okoro-Lévesque", given="Adaeze"),
        born_on=date(1993, 3, 1),
        sex=Text(en="Female", fr="Féminin"),
        country_of_birth=Text(en="Nigeria", fr="Nigéria"),
        citizenship=Text(en="Nigeria", fr="Nigéria"),
        passport_number="A01234567",
        issued_on=date(2025, 6, 17),
        issued_at=Text(en="Toronto airport, port of entry", fr="Aéroport de Toronto, point d’entrée"),
        case_type=Text(en="First permit", fr="Premier permis"),
        lmia_number="8000421",
        first_entered_at="Toronto",
        first_entered_on=date(2025, 6, 17),
        fee_receipt="F000421",
    )


def permit_open_one_name(language: Language) -> d.WorkPermitDetails:
    return replace(
        permit(language),
        head=replace(one_name(language), number="U300000044"),
        terms=replace(OPEN, valid_from=date(2025, 6, 17)),
        holder=Name(family="Suharto"),
        lmia_number=None,
        exemption_code="C10",
        offer_number="A0000421",
        fee_receipt=None,
    )


SAMPLES: dict[str, Callable[[Language], d.Details]] = {
    sample.__name__: sample
    for sample in (
        acknowledgement, acknowledgement_renewal, acknowledgement_open_exempt,
        returned, returned_in_canada, returned_after_window, returned_after_window_outside,
        biometrics, biometrics_in_canada, biometrics_minor_refusal,
        documents, documents_on_paper,
        medical, medical_in_canada,
        interview, interview_by_video,
        fairness, fairness_misrepresentation,
        passport,
        decision, decision_on_paper,
        note, note_open_later,
        introduction, introduction_exempt_in_canada,
        refusal, refusal_in_canada, refusal_misrepresentation, refusal_status_goes_on,
        withdrawal, withdrawal_in_canada, withdrawal_status_goes_on,
        refund, refund_to_employer,
        extension, extension_open,
        interim_yes, interim_yes_occupation, interim_no,
        permit, permit_open_one_name,
    )
}  # fmt: skip
