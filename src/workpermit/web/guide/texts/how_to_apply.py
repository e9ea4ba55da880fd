"""How to apply: the right form, what must come with it, what it costs, how to send it, what may still change after."""

from __future__ import annotations

from datetime import date
from typing import Final

from workpermit.core.law.findings import act, page, practice, reading, regulation
from workpermit.core.law.parameters import parameter_on
from workpermit.core.text import Text
from workpermit.core.wording.typography import money
from workpermit.web.guide.texts.writing import Guide, Says, Section, box, part, points, says, words

_MODIFIED: Final = date(2026, 11, 27)


def _fee(name: str) -> Text:
    amount = parameter_on(name, _MODIFIED)
    assert isinstance(amount, int)
    return money(amount)


def _priced(sentence: Says, **fees: str) -> Says:
    """Fill in the fees that the law's parameters state, so that no guide keeps an old price."""
    return Says(sentence.text.filled(**{gap: _fee(name) for gap, name in fees.items()}), sentence.ids, sentence.sources)


_BEFORE: Final = Section(
    "before",
    says("Before you begin", "Avant de commencer"),
    (
        part(
            "form",
            says("Which form", "Quel formulaire"),
            points(
                says(
                    "**IMM 1295**, if you are outside Canada, or in Canada without a right to apply there.",
                    "**IMM 1295**, si vous êtes à l'extérieur du Canada, ou au Canada sans pouvoir y présenter la "
                    "demande.",
                    regulation("197"),
                    page("IN-09"),
                ),
                says(
                    "**IMM 5710**, if you are in Canada and [may apply from there](guide:who_can_apply#where).",
                    "**IMM 5710**, si vous êtes au Canada et [pouvez y présenter la "
                    "demande](guide:who_can_apply#where).",
                    regulation("199"),
                    page("IN-05"),
                ),
            ),
            says(
                "Our online application asks where you are and what you hold, and chooses the form by rule. If it is "
                "IMM 1295 while you are in Canada, it warns you first that you will have to leave and come back.",
                "Notre demande en ligne demande où vous êtes et ce que vous avez, et choisit le formulaire selon des "
                "règles. Si c'est l'IMM 1295 alors que vous êtes au Canada, elle vous avertit d'abord que vous devrez "
                "partir et revenir.",
                page("IN-10"),
            ),
            is_open=True,
        ),
        part(
            "timing",
            says("When to apply", "Quand présenter la demande"),
            says(
                "To extend a permit, apply **before midnight UTC as its last day ends**. Then you may stay, and work "
                "on the same conditions, until we decide, as long as you do not leave Canada.",
                "Pour prolonger un permis, présentez la demande **avant minuit UTC, à la fin de son dernier jour**. "
                "Vous pouvez alors rester, et travailler aux mêmes conditions, jusqu'à notre décision, tant que vous "
                "ne quittez pas le Canada.",
                regulation("183(5)"),
                regulation("186(u)"),
                regulation("201(1)(a)"),
                reading(2),
            ),
            says(
                "Apply a day late and that right is gone: restoration may be asked for within 90 days, without working "
                "meanwhile.",
                "Un jour trop tard, ce droit est perdu : le rétablissement peut se demander dans les 90 jours, sans "
                "travailler d'ici là.",
                regulation("182"),
            ),
            says(
                "See the [processing times](guide:times) before you plan.",
                "Voyez les [délais de traitement](guide:times) avant de faire des projets.",
                page("AYA-12"),
            ),
        ),
    ),
)

_WHAT: Final = Section(
    "what",
    says("What your application must hold", "Ce que la demande doit comprendre"),
    (
        part(
            "always",
            says("Always", "Toujours"),
            points(
                says(
                    "the form, complete, signed and dated (by a parent or guardian for a minor);",
                    "le formulaire, rempli, signé et daté (par un parent ou un tuteur pour un mineur) ;",
                    regulation("10(1)"),
                    regulation("10(2)"),
                ),
                says(
                    "the pages of your passport that show who you are and how long it is valid;",
                    "les pages de votre passeport qui montrent qui vous êtes et jusqu'à quand il est valide ;",
                    practice("document checklist"),
                ),
                says(
                    "proof that the fees are paid;",
                    "la preuve que les frais sont payés ;",
                    regulation("10(1)"),
                    regulation("299(1)"),
                ),
                says(
                    "a photo, where you give no biometrics.",
                    "une photo, lorsque vous ne fournissez pas de données biométriques.",
                    practice("document checklist"),
                ),
            ),
            is_open=True,
        ),
        part(
            "depending",
            says("Depending on your situation", "Selon votre situation"),
            points(
                says(
                    "**Employer-specific**: the job offer or contract, and the LMIA number (7 digits) or the offer of "
                    "employment number (A and 7 digits);",
                    "**Lié à un employeur** : l'offre d'emploi ou le contrat, et le numéro de l'EIMT (7 chiffres) ou "
                    "celui de l'offre d'emploi (A et 7 chiffres) ;",
                    regulation("200(1)(c)"),
                    practice("document checklist"),
                ),
                says(
                    "proof that you meet the job’s requirements: diploma, licence, experience;",
                    "la preuve que vous répondez aux exigences du poste : diplôme, permis d'exercice, expérience ;",
                    regulation("200(3)(a)"),
                    practice("document checklist"),
                ),
                says(
                    "**Open permit**: proof of what gives you the right to one;",
                    "**Permis ouvert** : la preuve de ce qui y donne droit ;",
                    practice("document checklist"),
                ),
                says(
                    "**In Canada**: your present status document and proof of your present work;",
                    "**Au Canada** : votre document de statut actuel et la preuve de votre emploi actuel ;",
                    practice("document checklist"),
                ),
                says(
                    "**Quebec, with an LMIA**: the Quebec Acceptance Certificate;",
                    "**Québec, avec une EIMT** : le certificat d'acceptation du Québec ;",
                    practice("document checklist"),
                ),
                says(
                    "**Family comes along**: family information, marriage or birth certificates;",
                    "**La famille vous accompagne** : les renseignements sur la famille, les actes de mariage ou de "
                    "naissance ;",
                    practice("document checklist"),
                ),
                says(
                    "**Represented**: the form IMM 5476, signed by both of you;",
                    "**Représenté** : le formulaire IMM 5476, signé par vous deux ;",
                    practice("document checklist"),
                    act("91(2)"),
                ),
                says(
                    "any document that is in neither English nor French: its translation, with an affidavit.",
                    "tout document qui n'est ni en anglais ni en français : sa traduction, avec une déclaration sous "
                    "serment.",
                    practice("document checklist"),
                ),
            ),
            box(
                "warning",
                words("What is missing sends everything back", "Ce qui manque fait tout revenir"),
                says(
                    "An incomplete application is returned without being processed, and keeps no date. Our online "
                    "application lists what is missing before you send it.",
                    "Une demande incomplète est retournée sans être traitée, et ne garde aucune date. Notre demande en "
                    "ligne énumère ce qui manque avant l'envoi.",
                    page("AYA-04"),
                    regulation("12"),
                    reading(19),
                ),
            ),
        ),
        part(
            "fees",
            says("What it costs", "Ce que cela coûte"),
            points(
                _priced(
                    says(
                        "Work permit: {fee}.",
                        "Permis de travail : {fee}.",
                        regulation("299(1)"),
                    ),
                    fee="work_permit_fee",
                ),
                _priced(
                    says(
                        "Holder of an open permit: {fee} more, paid back if the permit is refused, or the application "
                        "withdrawn before it is issued.",
                        "Titulaire d'un permis ouvert : {fee} de plus, remboursés si le permis est refusé, ou la "
                        "demande retirée avant la délivrance.",
                        regulation("303.2(1)"),
                    ),
                    fee="open_holder_fee",
                ),
                _priced(
                    says(
                        "Biometrics, where they are needed: {fee} (a family applying together pays no more than twice "
                        "that).",
                        "Données biométriques, s'il en faut : {fee} (une famille qui présente sa demande ensemble "
                        "paie au plus le double).",
                        regulation("315.1(1)"),
                    ),
                    fee="biometrics_fee",
                ),
                _priced(
                    says(
                        "Your employer pays {fee} for an offer that needs no LMIA; it is never yours to pay.",
                        "Votre employeur paie {fee} pour une offre dispensée d'EIMT ; ce n'est jamais à vous de les "
                        "payer.",
                        regulation("303.1(1)"),
                    ),
                    fee="compliance_fee",
                ),
            ),
            says(
                "We never ask for payment by e-mail, text message or telephone.",
                "Nous ne demandons jamais de paiement par courriel, par texto ou par téléphone.",
                reading(34),
            ),
        ),
    ),
)

_SEND: Final = Section(
    "send",
    says("Sending it, and afterwards", "L'envoi, et la suite"),
    (
        part(
            "online",
            says("Apply online", "Présenter la demande en ligne"),
            points(
                says(
                    "[Sign in or make an account](signin:sign_in).",
                    "[Connectez-vous ou ouvrez un compte](signin:sign_in).",
                    page("AYA-01"),
                ),
                says(
                    "[Fill out the application](apply:home) step by step; what you enter is saved as you go.",
                    "[Remplissez la demande](apply:home) étape par étape ; ce que vous saisissez est enregistré au "
                    "fur et à mesure.",
                    page("IN-10"),
                ),
                says(
                    "Read the list of what is still missing, then send.",
                    "Lisez la liste de ce qui manque encore, puis envoyez.",
                    page("AYA-03"),
                ),
                says(
                    "Keep the receipt: it states the moment in UTC at which we received the application.",
                    "Gardez le reçu : il indique l'instant, en temps UTC, où nous avons reçu la demande.",
                    regulation("9.3"),
                ),
                ordered=True,
            ),
            says(
                "In Canada the law wants applications online; a disability or a disaster is a reason to be served "
                "otherwise.",
                "Au Canada, la loi veut que les demandes soient présentées en ligne ; un handicap ou un sinistre "
                "permet d'être servi autrement.",
                regulation("9.2"),
                regulation("9.4"),
                regulation("9.5"),
            ),
        ),
        part(
            "changes",
            says("If something changes after you applied", "Si quelque chose change après la demande"),
            points(
                says(
                    "**Address**: change it in your account. The permit goes to the address we know when it is "
                    "printed; a later change redirects the mail.",
                    "**Adresse** : changez-la dans votre compte. Le permis part à l'adresse connue au moment de "
                    "l'impression ; un changement ultérieur redirige le courrier.",
                    page("IN-06"),
                    reading(13),
                ),
                says(
                    "**Passport**: tell us of the new one; the permit may then run longer.",
                    "**Passeport** : signalez le nouveau ; le permis peut alors durer plus longtemps.",
                    regulation("52(1)"),
                ),
                says(
                    "**A second application**: filed before your stay ends it keeps your status even if the first is "
                    "refused; filed later it falls with the first.",
                    "**Une seconde demande** : déposée avant la fin du séjour, elle maintient votre statut même si la "
                    "première est refusée ; déposée plus tard, elle tombe avec la première.",
                    reading(39),
                    practice("second applications, from 28 May 2025"),
                ),
                says(
                    "**You no longer want it**: withdraw it in your account; you are shown first what that ends.",
                    "**Vous n'en voulez plus** : retirez-la dans votre compte ; on vous montre d'abord ce que cela "
                    "entraîne.",
                    practice("refunds"),
                ),
            ),
        ),
    ),
)

HOW_TO_APPLY: Final = Guide(
    "how_to_apply",
    words("how-to-apply", "comment-presenter-une-demande"),
    words("How to apply", "Comment présenter une demande"),
    says(
        "The right form, what must come with it, what it costs and how to send it, so that nothing comes back.",
        "Le bon formulaire, ce qui doit l'accompagner, ce qu'il en coûte et comment l'envoyer, pour que rien ne "
        "revienne.",
    ),
    _MODIFIED,
    (_BEFORE, _WHAT, _SEND),
)
