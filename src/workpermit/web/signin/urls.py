"""Addresses of these pages.

`urlpatterns` are ours. `STEPS` are the names that allauth's steps lead to, so they have no namespace. `PARTNER`
carries no language: it is the one address that a sign-in partner is told to send people back to.
"""

from __future__ import annotations

from allauth.socialaccount.providers.openid_connect import views as openid
from django.urls import URLPattern, URLResolver, path

from workpermit.web.signin import account, enrolling, factors, linking, opening, recovering, views
from workpermit.web.ui.words import both

app_name = "signin"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.sign_in, name="sign_in"),
    path(both("onward/", "suite/"), views.home, name="home"),
    path(both("sign-out/", "deconnexion/"), views.sign_out, name="sign_out"),
    path(both("stay/", "rester/"), views.stay, name="stay"),
    path(both("create/", "creer/"), opening.create, name="create"),
    path(both("create/code/", "creer/code/"), opening.create_code, name="create_code"),
    path(both("forgotten/", "oubli/"), opening.forgotten, name="forgotten"),
    path(both("forgotten/code/", "oubli/code/"), opening.forgotten_code, name="forgotten_code"),
    path(both("new-password/", "nouveau-mot-de-passe/"), opening.new_password, name="new_password"),
    path(both("change-password/", "changer-mot-de-passe/"), factors.confirmed, name="change_password"),
    path(both("lost/", "perte/"), recovering.lost, name="lost"),
    path(both("lost/code/", "perte/code/"), recovering.lost_code, name="lost_code"),
    path(both("enrol/", "inscription/"), enrolling.enrolment, name="enrolment"),
    path(both("enrol/<str:token>/", "inscription/<str:token>/"), enrolling.enrol, name="enrol"),
    path(both("second-step/", "deuxieme-etape/"), factors.choose, name="choose_factor"),
    path(both("app/picture/", "application/image/"), factors.app_picture, name="app_picture"),
    path(both("link/", "lier/"), linking.link, name="link"),
    path(both("link/code/", "lier/code/"), linking.link_code, name="link_code"),
    path(both("link/post/", "lier/poste/"), linking.link_post, name="link_post"),
    path(both("link/letter/<uuid:proof_id>/", "lier/lettre/<uuid:proof_id>/"), linking.link_posted, name="link_posted"),
    path(both("link/check/", "lier/verification/"), linking.link_check, name="link_check"),
    path(both("account/", "compte/"), account.account, name="account"),
    path(both("account/sessions/others/", "compte/sessions/autres/"), account.end_other_sessions, name="end_others"),
    path(both("account/factors/keep/", "compte/moyens/garder/"), account.keep_factors, name="keep_factors"),
    path("sessions/<uuid:session_id>/", account.end_session, name="end_session"),
    path(both("account/partner/", "compte/partenaire/"), account.disconnect_partner, name="disconnect_partner"),
]

STEPS: list[URLPattern | URLResolver] = [
    path("", views.sign_in, name="account_login"),
    path(both("confirm/", "confirmer/"), factors.SecondFactor.as_view(), name="mfa_authenticate"),
    path(both("passkey/", "cle-acces/"), factors.PasskeySignIn.as_view(), name="mfa_login_webauthn"),
    path(both("app/", "application/"), factors.NewApp.as_view(), name="mfa_activate_totp"),
    path(both("app/remove/", "application/retirer/"), factors.NoApp.as_view(), name="mfa_deactivate_totp"),
    path(both("passkeys/add/", "cles-acces/ajouter/"), factors.NewPasskey.as_view(), name="mfa_add_webauthn"),
    path(
        both("passkeys/<int:pk>/remove/", "cles-acces/<int:pk>/retirer/"),
        factors.NoPasskey.as_view(),
        name="mfa_remove_webauthn",
    ),
    path(both("recovery-codes/", "codes-de-secours/"), factors.RecoveryCodes.as_view(), name="mfa_view_recovery_codes"),
    path(
        both("recovery-codes/new/", "codes-de-secours/nouveaux/"),
        factors.NewRecoveryCodes.as_view(),
        name="mfa_generate_recovery_codes",
    ),
    path(
        both("recovery-codes/file/", "codes-de-secours/fichier/"),
        factors.RecoveryCodesFile.as_view(),
        name="mfa_download_recovery_codes",
    ),
    path(
        both("again/password/", "encore/mot-de-passe/"), factors.PasswordAgain.as_view(), name="account_reauthenticate"
    ),
    path(both("again/code/", "encore/code/"), factors.CodeAgain.as_view(), name="mfa_reauthenticate"),
    path(
        both("again/passkey/", "encore/cle-acces/"), factors.PasskeyAgain.as_view(), name="mfa_reauthenticate_webauthn"
    ),
    path(both("account/", "compte/"), account.account, name="mfa_index"),
    path(both("account/", "compte/"), account.account, name="mfa_list_webauthn"),
]

PARTNER: list[URLPattern | URLResolver] = [
    path("<slug:provider_id>/", openid.login, name="openid_connect_login"),
    path("<slug:provider_id>/back/", openid.callback, name="openid_connect_callback"),
]
