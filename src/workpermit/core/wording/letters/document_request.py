"""Request for documents: numbered items, one due date in two clocks, late answers (A16(1), AYA-08, AYA-09)."""

from __future__ import annotations

from workpermit.core.case.letters import Letter
from workpermit.core.text import Text
from workpermit.core.wording import labels
from workpermit.core.wording.details import DocumentRequestDetails, RequestedItem
from workpermit.core.wording.parts import DueDay, Listing, Points, Say, Topic, Wording, Words
from workpermit.core.wording.shared import (
    CLOCK_THAT_COUNTS,
    CLOSING_OF_A_REQUEST,
    MORE_TIME,
    by_post,
    with_account,
)
from workpermit.core.wording.typography import date_text


def _values(details: DocumentRequestDetails) -> Words:
    count = len(details.items)
    one = Text(en="the item", fr="l’élément demandé")
    many = Text(en=f"the {count} items", fr=f"les {count} éléments demandés")
    return {"due": date_text(details.due_on), "items": one if count == 1 else many}


def _item(item: RequestedItem) -> Text:
    if item.note is None:
        return item.label
    return Text(en="{label}: {note}", fr="{label}\u00a0: {note}").filled(label=item.label, note=item.note)


_ANSWERING: tuple[Say[DocumentRequestDetails], ...] = (
    Say(
        Text(
            en="Upload each document in your account under its number. You may add a note to each, and remove or "
            "replace it until the officer has looked at it.",
            fr="Téléversez chaque document dans votre compte, sous son numéro. Vous pouvez joindre une note à chacun, "
            "et le retirer ou le remplacer tant que l’agent ne l’a pas examiné.",
        ),
        when=with_account,
    ),
    Say(CLOCK_THAT_COUNTS, when=with_account),
    Say(
        Text(
            en="If an upload does not work, write to us before the due date and say what you saw: we will tell you how "
            "to send the document another way.",
            fr="Si un téléversement ne fonctionne pas, écrivez-nous avant la date limite en décrivant ce que vous "
            "avez vu\u00a0: nous vous dirons comment envoyer le document autrement.",
        ),
        when=with_account,
    ),
    Say(
        Text(
            en="Send copies by post with a copy of this letter, and write {application_number} on each. They must "
            "reach us before the due date.",
            fr="Envoyez des copies par la poste avec une copie de cette lettre, en inscrivant {application_number} "
            "sur chacune. Elles doivent nous parvenir avant la date limite.",
        ),
        when=by_post,
    ),
    Say(
        Text(
            en="A document that is not in English or French needs a translation with the translator’s affidavit.",
            fr="Un document qui n’est ni en français ni en anglais doit être accompagné d’une traduction et de "
            "l’affidavit du traducteur.",
        )
    ),
)

WORDING: Wording[DocumentRequestDetails] = Wording(
    letter=Letter.DOCUMENT_REQUEST,
    title=Text(en="Request for documents", fr="Demande de documents"),
    values=_values,
    parts=(
        Say(
            Text(
                en="Please send us {items} listed below before midnight UTC on {due}.",
                fr="Veuillez nous envoyer {items} ci-dessous avant minuit UTC le {due}.",
            )
        ),
        DueDay(labels.DUE_DATE, on=lambda d: d.due_on),
        Topic(Text(en="What we ask for", fr="Ce que nous demandons")),
        Listing(lambda d: tuple(_item(item) for item in d.items), numbered=True),
        Topic(Text(en="How to answer", fr="Comment répondre")),
        Points(_ANSWERING),
        Topic(Text(en="If you have nothing more to send", fr="Si vous n’avez rien de plus à envoyer")),
        Say(
            Text(
                en="Choose “I have nothing more” in your account, or for one item say why you do not have it. The "
                "officer then goes on without waiting for the due date. You can still send a document after that, "
                "until the decision.",
                fr="Choisissez «\u00a0Je n’ai rien de plus\u00a0» dans votre compte ou, pour un seul élément, dites "
                "pourquoi vous ne l’avez pas. L’agent poursuit alors l’examen sans attendre la date limite. Vous "
                "pourrez encore envoyer un document par la suite, jusqu’à la décision.",
            ),
            when=with_account,
        ),
        Say(
            Text(
                en="Write to us “I have nothing more”, or for one item say why you do not have it. The officer then "
                "goes on without waiting for the due date. You can still send a document after that, until the "
                "decision.",
                fr="Écrivez-nous «\u00a0Je n’ai rien de plus\u00a0» ou, pour un seul élément, dites pourquoi vous ne "
                "l’avez pas. L’agent poursuit alors l’examen sans attendre la date limite. Vous pourrez encore "
                "envoyer un document par la suite, jusqu’à la décision.",
            ),
            when=by_post,
        ),
        Topic(Text(en="If you need more time", fr="S’il vous faut plus de temps")),
        Say(MORE_TIME),
        Topic(Text(en="If the due date passes", fr="Si la date limite passe")),
        Say(
            Text(
                en="Send your answer all the same. We keep it and mark it as late, and the officer may consider it "
                "until the decision. But once the due date has passed, the officer may decide with what is on file.",
                fr="Envoyez tout de même votre réponse. Nous la conservons en notant son retard, et l’agent peut en "
                "tenir compte jusqu’à la décision. Toutefois, une fois la date limite passée, l’agent peut décider "
                "d’après le dossier tel qu’il est.",
            )
        ),
        *CLOSING_OF_A_REQUEST,
    ),
)
