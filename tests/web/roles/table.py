"""Who gets what from every address: the table that the tests of this folder hold our pages against (S-12).

A line is an address by its name, then what each of those who ask gets by GET and by POST, in the order of `Asker`:

    anonymous, with one factor alone
    | the applicant whose things they are, another applicant, a representative with a mandate, one whose mandate ended
    | officer, supervisor, border officer, site clerk, mailroom clerk, panel physician
    | auditor, administrator

All of them ask for the same applicant's things, and a POST has nothing typed in it. An address that has no line fails
the build: whoever adds one writes down here who may have it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Asker(StrEnum):
    """Who asks."""

    ANONYMOUS = "anonymous"
    ONE_FACTOR = "one factor"
    APPLICANT = "applicant"
    OTHER_APPLICANT = "other applicant"
    REPRESENTATIVE = "representative"
    ENDED_REPRESENTATIVE = "ended representative"
    OFFICER = "officer"
    SUPERVISOR = "supervisor"
    BORDER_OFFICER = "border officer"
    SITE_CLERK = "site clerk"
    MAILROOM_CLERK = "mailroom clerk"
    PANEL_PHYSICIAN = "panel physician"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


class Answer(StrEnum):
    """What they get, by the letter of the table."""

    SHOWN = "S"  # a page or a file, be it the form again
    ONWARD = "O"  # led to another page of ours: done, or another step comes first
    SIGN_IN = "I"  # led to the page where one signs in
    NOT_FOUND = "N"  # as for what never was
    NO_SUCH_METHOD = "M"
    UNKNOWN = "U"  # told to sign in, in a protocol that shows no page
    NO_PROTOCOL = "P"  # refused, since a form speaks no protocol of uploads
    FAULT = "?"  # nothing of these; no line may ask for it


_LINES: Final = """
uploads:collection           UU MMMM MMMMMM MM  UU PPPP PPPPPP PP
uploads:document             II SNSN NNNNNN NN  MM MMMM MMMMMM MM
uploads:one                  UU SNNN NNNNNN NN  UU PPPP PPPPPP PP

openid_connect_login         NN NNNN NNNNNN NN  NN NNNN NNNNNN NN
openid_connect_callback      NN NNNN NNNNNN NN  NN NNNN NNNNNN NN

guide:start                  SS SSSS SSSSSS SS  MM MMMM MMMMMM MM
guide:guides                 SS SSSS SSSSSS SS  MM MMMM MMMMMM MM
guide:midnight               SS SSSS SSSSSS SS  SS SSSS SSSSSS SS
guide:times                  SS SSSS SSSSSS SS  MM MMMM MMMMMM MM
guide:employer               SS SSSS SSSSSS SS  SS SSSS SSSSSS SS
guide:seal                   SS SSSS SSSSSS SS  SS SSSS SSSSSS SS
guide:trust                  SS SSSS SSSSSS SS  MM MMMM MMMMMM MM
guide:who_can_apply          SS SSSS SSSSSS SS  MM MMMM MMMMMM MM
guide:how_to_apply           SS SSSS SSSSSS SS  MM MMMM MMMMMM MM
guide:after_you_apply        SS SSSS SSSSSS SS  MM MMMM MMMMMM MM
guide:arrival                SS SSSS SSSSSS SS  MM MMMM MMMMMM MM
guide:working                SS SSSS SSSSSS SS  MM MMMM MMMMMM MM
guide:biometrics             SS SSSS SSSSSS SS  MM MMMM MMMMMM MM
guide:work                   SS SSSS SSSSSS SS  SS SSSS SSSSSS SS
guide:leave                  SS SSSS SSSSSS SS  SS SSSS SSSSSS SS
guide:border                 SS SSSS SSSSSS SS  SS SSSS SSSSSS SS
guide:exams                  SS SSSS SSSSSS SS  SS SSSS SSSSSS SS

signin:sign_in               SO OOOO OOOOOO OO  SO OOOO OOOOOO OO
signin:home                  II OOOO OOOOOO OO  MM MMMM MMMMMM MM
signin:sign_out              MM MMMM MMMMMM MM  II IIII IIIIII II
signin:stay                  MM MMMM MMMMMM MM  US SSSS SSSSSS SS
signin:create                SS SSSS SSSSSS SS  SS SSSS SSSSSS SS
signin:create_code           OO OOOO OOOOOO OO  OO OOOO OOOOOO OO
signin:forgotten             SS SSSS SSSSSS SS  SS SSSS SSSSSS SS
signin:forgotten_code        OO OOOO OOOOOO OO  OO OOOO OOOOOO OO
signin:lost                  SS SSSS SSSSSS SS  SS SSSS SSSSSS SS
signin:lost_code             OO OOOO OOOOOO OO  OO OOOO OOOOOO OO
signin:enrol                 OO OOOO OOOOOO OO  MM MMMM MMMMMM MM
signin:enrolment             NN NNNN NNNNNN NN  NN NNNN NNNNNN NN
signin:new_password          II IIII IIIIII II  II IIII IIIIII II
signin:change_password       IO OOOO OOOOOO OO  IO OOOO OOOOOO OO
signin:choose_factor         II OOOO OOOOOO OO  MM MMMM MMMMMM MM
signin:app_picture           IS SSSS SSSSSS SS  MM MMMM MMMMMM MM
signin:link                  II SSSS NNNNNN NN  II SSSS NNNNNN NN
signin:link_code             II OOOO NNNNNN NN  II OOOO NNNNNN NN
signin:link_check            MM MMMM MMMMMM MM  II OOOO NNNNNN NN
signin:link_post             MM MMMM MMMMMM MM  II OOOO NNNNNN NN
signin:link_posted           II NNNN NNNNNN NN  II NNNN NNNNNN NN
signin:account               II SSSS SSSSSS SS  II SSSS SSSSSS SS
signin:end_others            MM MMMM MMMMMM MM  II OOOO OOOOOO OO
signin:end_session           MM MMMM MMMMMM MM  II OOOO OOOOOO OO
signin:disconnect_partner    MM MMMM MMMMMM MM  II OOOO OOOOOO OO
signin:keep_factors          MM MMMM MMMMMM MM  II OOOO OOOOOO OO

account_login                SO OOOO OOOOOO OO  SO OOOO OOOOOO OO

mfa_authenticate             IO OOOO OOOOOO OO  IO OOOO OOOOOO OO
mfa_login_webauthn           IO OOOO OOOOOO OO  IO OOOO OOOOOO OO
mfa_activate_totp            IO OOSS OOOOOO OO  IO OOSS OOOOOO OO
mfa_deactivate_totp          IO SSNN NNNNNN NN  IO OONN NNNNNN NN
mfa_add_webauthn             IO SSSS SSSSSS SS  IO SSSS SSSSSS SS
mfa_remove_webauthn          IO SNNN NNNNNN NN  IO ONNN NNNNNN NN
mfa_view_recovery_codes      IO SSNN NNNNNN NN  IM MMMM MMMMMM MM
mfa_generate_recovery_codes  IO SSSS SSSSSS SS  IO OOSS SSSSSS SS
mfa_download_recovery_codes  IO SSNN NNNNNN NN  IO MMNN NNNNNN NN

account_reauthenticate       IO OOSS SSSSSS SS  IO OOSS SSSSSS SS

mfa_reauthenticate           IS SSOO OOOOOO OO  IS SSOO OOOOOO OO
mfa_reauthenticate_webauthn  IS SSOO OOOOOO OO  II IIOO OOOOOO OO
mfa_index                    II SSSS SSSSSS SS  II SSSS SSSSSS SS
mfa_list_webauthn            II SSSS SSSSSS SS  II SSSS SSSSSS SS

apply:home                   II SSSS NNNNNN NN  II OOSS NNNNNN NN
apply:package                II SSSS NNNNNN NN  II SSSS NNNNNN NN
apply:paper                  II NNNN NNNNSN NN  II NNNN NNNNSN NN
apply:client                 II NNNN NNNNNN NN  II NNNN NNNNNN NN
apply:read                   SS SSSS SSSSSS SS  SS SSSS SSSSSS SS
apply:confirm                OO OOOO OOOOOO OO  OO OOOO OOOOOO OO
apply:ask_client             MM MMMM MMMMMM MM  II NNNN NNNNNN NN
apply:overview               II SNNN NNNNNN NN  MM MMMM MMMMMM MM
apply:form                   II SNNN NNNNNN NN  II ONNN NNNNNN NN
apply:needed                 II SNNN NNNNNN NN  MM MMMM MMMMMM MM
apply:delete                 II SNNN NNNNNN NN  II ONNN NNNNNN NN
apply:review                 II SNNN NNNNNN NN  II SNNN NNNNNN NN
apply:received               II SNNN NNNNNN NN  MM MMMM MMMMMM MM
apply:receipt                II SNNN NNNNNN NN  MM MMMM MMMMMM MM
apply:file                   II SNNN NNNNNN NN  MM MMMM MMMMMM MM
apply:section-start          II SNNN NNNNNN NN  II SNNN NNNNNN NN
apply:section-you            II SNNN NNNNNN NN  II SNNN NNNNNN NN
apply:section-passport       II SNNN NNNNNN NN  II ONNN NNNNNN NN
apply:section-contact        II SNNN NNNNNN NN  II SNNN NNNNNN NN
apply:section-travel         II SNNN NNNNNN NN  II ONNN NNNNNN NN
apply:section-job            II SNNN NNNNNN NN  II ONNN NNNNNN NN
apply:section-history        II SNNN NNNNNN NN  II ONNN NNNNNN NN
apply:section-family         II SNNN NNNNNN NN  II ONNN NNNNNN NN
apply:section-background     II SNNN NNNNNN NN  II ONNN NNNNNN NN
apply:section-health         II SNNN NNNNNN NN  II ONNN NNNNNN NN
apply:section-representative II SNNN NNNNNN NN  II ONNN NNNNNN NN
apply:section-fees           II SNNN NNNNNN NN  II ONNN NNNNNN NN
apply:section-documents      II SNNN NNNNNN NN  II ONNN NNNNNN NN
apply:section-declaration    II SNNN NNNNNN NN  II ONNN NNNNNN NN

tracker:index                II SSSS NNNNNN NN  MM MMMM MMMMMM MM
tracker:messages             II SSSS NNNNNN NN  MM MMMM MMMMMM MM
tracker:message              II SNSN NNNNNN NN  MM MMMM MMMMMM MM
tracker:explain              SS SSSS SSSSSS SS  MM MMMM MMMMMM MM
tracker:case                 II SNSN NNNNNN NN  MM MMMM MMMMMM MM
tracker:letters              II SNSN NNNNNN NN  MM MMMM MMMMMM MM
tracker:read                 II SNSN NNNNNN NN  MM MMMM MMMMMM MM
tracker:letter               II SNSN NNNNNN NN  MM MMMM MMMMMM MM
tracker:forecast             II SNSN NNNNNN NN  MM MMMM MMMMMM MM
tracker:calendar             II SNSN NNNNNN NN  MM MMMM MMMMMM MM

requests:case                II SNSN NNNNNN NN  MM MMMM MMMMMM MM
requests:request             II SNSN NNNNNN NN  MM MMMM MMMMMM MM
requests:ics                 II SNSN NNNNNN NN  MM MMMM MMMMMM MM
requests:add                 MM MMMM MMMMMM MM  II SNSN NNNNNN NN
requests:file                MM MMMM MMMMMM MM  II ONON NNNNNN NN
requests:send                II SNSN NNNNNN NN  II SNSN NNNNNN NN
requests:more_time           II SNSN NNNNNN NN  II SNSN NNNNNN NN
requests:receipt             II SNSN NNNNNN NN  MM MMMM MMMMMM MM
requests:receipt_file        II SNSN NNNNNN NN  MM MMMM MMMMMM MM

portal:preferences           II SSSS NNNNNN NN  II SSSS NNNNNN NN
portal:accept                II SSSS NNNNNN NN  II SSSS NNNNNN NN
portal:enquiries             II SSSS NNNNNN NN  MM MMMM MMMMMM MM
portal:proof_check           SS SSSS SSSSSS SS  SS SSSS SSSSSS SS
portal:own_file              II SSNN NNNNNN NN  MM MMMM MMMMMM MM
portal:own_file_download     MM MMMM MMMMMM MM  II SSNN NNNNNN NN
portal:enquiries_of_case     II SNSN NNNNNN NN  MM MMMM MMMMMM MM
portal:home                  II SNSN NNNNNN NN  MM MMMM MMMMMM MM
portal:result                II ONON NNNNNN NN  MM MMMM MMMMMM MM
portal:address               II SNSN NNNNNN NN  II SNSN NNNNNN NN
portal:withdraw              II SNSN NNNNNN NN  II SNSN NNNNNN NN
portal:departure             II SNSN NNNNNN NN  II ONON NNNNNN NN
portal:trip                  II SNSN NNNNNN NN  II SNSN NNNNNN NN
portal:return                II SNSN NNNNNN NN  II ONON NNNNNN NN
portal:passport              II SNSN NNNNNN NN  II SNSN NNNNNN NN
portal:proof_letter          II SNSN NNNNNN NN  II ONON NNNNNN NN
portal:interim_work          II SNSN NNNNNN NN  II ONON NNNNNN NN
portal:proof                 II SNNN NNNNNN NN  II SNNN NNNNNN NN
portal:proof_end             MM MMMM MMMMMM MM  II ONNN NNNNNN NN
portal:who_looked            II SNSN NNNNNN NN  MM MMMM MMMMMM MM
portal:representatives       II SNNN NNNNNN NN  MM MMMM MMMMMM MM
portal:invite                II SNSN NNNNNN NN  II SNSN NNNNNN NN
portal:revoke                MM MMMM MMMMMM MM  II ONNN NNNNNN NN
portal:deeds                 II SNNN NNNNNN NN  MM MMMM MMMMMM MM

workbench:queue              II NNNN SSSSSS NN  MM MMMM MMMMMM MM
workbench:find               II NNNN OOOOOO NN  II NNNN SSSSSS NN
workbench:next               MM MMMM MMMMMM MM  II NNNN OOOOOO NN
workbench:search             II NNNN SSNNNN NN  II NNNN SSNNNN NN
workbench:saved              II NNNN SSSSSS NN  II NNNN SSSSSS NN
workbench:saved_one          MM MMMM MMMMMM MM  II NNNN NNNNNN NN
workbench:team               II NNNN SSNNNN NN  II NNNN SSNNNN NN
workbench:balance            MM MMMM MMMMMM MM  II NNNN NSNNNN NN
workbench:capacity           MM MMMM MMMMMM MM  II NNNN NSNNNN NN
workbench:absence_end        MM MMMM MMMMMM MM  II NNNN NNNNNN NN
workbench:bulk               MM MMMM MMMMMM MM  II NNNN SSNNSN NN
workbench:plan               II NNNN NNNNNN NN  MM MMMM MMMMMM MM
workbench:settle             MM MMMM MMMMMM MM  II NNNN NNNNNN NN
workbench:here               MM MMMM MMMMMM MM  II NNNN SSSSSS NN
workbench:plans              II NNNN SSNNNN NN  MM MMMM MMMMMM MM
workbench:lists              II NNNN SSNNNN NN  MM MMMM MMMMMM MM
workbench:enquiries          II NNNN SSNNNN NN  MM MMMM MMMMMM MM
workbench:enquiry            II NNNN SSNNNN NN  II NNNN SSNNNN NN
workbench:enquiry_close      MM MMMM MMMMMM MM  II NNNN OONNNN NN
workbench:enquiry_match      II NNNN OONNNN NN  II NNNN OONNNN NN
workbench:duplicates         II NNNN SSNNNN NN  MM MMMM MMMMMM MM
workbench:duplicate          II NNNN SSNNNN NN  II NNNN SSNNNN NN
workbench:checks             II NNNN SSNNNN NN  MM MMMM MMMMMM MM
workbench:check              II NNNN SSNNNN NN  II NNNN SSNNNN NN
workbench:factor_check       II NNNN SSNNNN NN  II NNNN SSNNNN NN
workbench:calls              II NNNN SSNNNN NN  MM MMMM MMMMMM MM
workbench:call               II NNNN SSNNNN NN  II NNNN SSNNNN NN
workbench:post               II NNNN SSNNNN NN  II NNNN OONNNN NN
workbench:came_back          MM MMMM MMMMMM MM  II NNNN SSNNNN NN
workbench:sheet              II NNNN NNNNNN NN  MM MMMM MMMMMM MM
workbench:programmes         II NNNN SSNNNN NN  MM MMMM MMMMMM MM
workbench:more_time          II NNNN SSNNNN NN  MM MMMM MMMMMM MM
workbench:deliveries         II NNNN SSNNNN NN  MM MMMM MMMMMM MM
workbench:likenesses         II NNNN SSNNNN NN  MM MMMM MMMMMM MM
workbench:held_lists         II NNNN SSNNNN NN  MM MMMM MMMMMM MM
workbench:held_list          II NNNN NNNNNN NN  II NNNN NNNNNN NN
workbench:second_reads       II NNNN SSNNNN NN  MM MMMM MMMMMM MM
workbench:authority          II NNNN SSNNNN NN  MM MMMM MMMMMM MM
workbench:authority_new      II NNNN NSNNNN NN  II NNNN NSNNNN NN
workbench:authority_confirm  MM MMMM MMMMMM MM  II NNNN NONNNN NN
workbench:authority_end      MM MMMM MMMMMM MM  II NNNN NONNNN NN
workbench:first_view         II NNNN ONNNNN NN  II NNNN ONNNNN NN
workbench:medical_report     II NNNN NNNNNS NN  II NNNN NNNNNS NN
workbench:completeness       II NNNN SSSNNN NN  MM MMMM MMMMMM MM
workbench:case               II NNNN SSSOSO NN  MM MMMM MMMMMM MM
workbench:take               MM MMMM MMMMMM MM  II NNNN OOOOOO NN
workbench:give_back          MM MMMM MMMMMM MM  II NNNN OOOOOO NN
workbench:act                II NNNN OOOOOO NN  II NNNN OOOOOO NN
workbench:act_on             II NNNN OOOOOO NN  II NNNN OOOOOO NN
workbench:passport_number    II NNNN SSSNNN NN  II NNNN SSSNNN NN
workbench:person             II NNNN SSNNNN NN  MM MMMM MMMMMM MM
workbench:note               II NNNN SSNNNN NN  II NNNN SSNNNN NN
workbench:hearing            II NNNN OONNNN NN  II NNNN OONNNN NN
workbench:document           II NNNN SSSNNN NN  MM MMMM MMMMMM MM
workbench:picture            II NNNN SSSNNN NN  MM MMMM MMMMMM MM
workbench:find_in            MM MMMM MMMMMM MM  II NNNN OOONNN NN
workbench:move               MM MMMM MMMMMM MM  II NNNN OONNNN NN
workbench:letter             II NNNN SSSNNN NN  MM MMMM MMMMMM MM

oversight:start              II NNNN NSNNNN SS  MM MMMM MMMMMM MM
oversight:purpose            II NNNN OOOSOS NN  II NNNN OOOSOS NN
oversight:requests           II NNNN NSNNNN NN  MM MMMM MMMMMM MM
oversight:settle             II NNNN NONNNN NN  II NNNN NONNNN NN
oversight:figures            II NNNN NSNNNN NN  MM MMMM MMMMMM MM
oversight:looks              II NNNN NNNNNN SN  II NNNN NNNNNN SN
oversight:deeds              II NNNN NNNNNN SN  II NNNN NNNNNN SN
oversight:searched           II NNNN NNNNNN SN  II NNNN NNNNNN SN
oversight:suspicions         II NNNN NNNNNN SN  MM MMMM MMMMMM MM
oversight:suspicion          II NNNN NNNNNN ON  II NNNN NNNNNN ON
oversight:guarded            II NNNN NSNNNN SN  II NNNN NSNNNN SN
oversight:switches           II NNNN NNNNNN SS  II NNNN NNNNNN SS
oversight:staff              II NNNN NNNNNN NS  II NNNN NNNNNN NS
oversight:member             II NNNN NNNNNN NN  II NNNN NNNNNN NN
oversight:circle             II NNNN SSSSSS NN  II NNNN SSSSSS NN

enquiries:form               SS SSSS SSSSSS SS  SS SSSS SSSSSS SS
enquiries:sent               OO OOOO OOOOOO OO  MM MMMM MMMMMM MM
enquiries:look_up            SS SSSS SSSSSS SS  SS SSSS SSSSSS SS
enquiries:paper              SS SSSS SSSSSS SS  SS SSSS SSSSSS SS
enquiries:testers            SS SSSS SSSSSS SS  SS SSSS SSSSSS SS
enquiries:testers_end        SS SSSS SSSSSS SS  SS SSSS SSSSSS SS
enquiries:thread             II SNNN NNNNNN NN  II SNNN NNNNNN NN

components                   SS SSSS SSSSSS SS  SS SSSS SSSSSS SS
"""


def _cells(line: str) -> tuple[str, Mapping[tuple[str, Asker], Answer]]:
    name, *groups = line.split()
    letters = "".join(groups)
    who = tuple(Asker)
    assert len(letters) == 2 * len(who), f"{name}: a line has {2 * len(who)} letters, not {len(letters)}"
    asked = [(method, asker) for method in ("GET", "POST") for asker in who]
    return name, {cell: Answer(letter) for cell, letter in zip(asked, letters, strict=True)}


# For each address, what each method gives to each of those who ask.
TABLE: Final[Mapping[str, Mapping[tuple[str, Asker], Answer]]] = dict(map(_cells, filter(None, _LINES.splitlines())))
