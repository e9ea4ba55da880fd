import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import workpermit.clock.present
import workpermit.vault.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Account",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("email", workpermit.vault.fields.EncryptedTextField()),
                ("email_hash", models.BinaryField(max_length=32, unique=True)),
                ("display_name", workpermit.vault.fields.EncryptedTextField()),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("applicant", "applicant"),
                            ("representative", "representative"),
                            ("officer", "officer"),
                            ("supervisor", "supervisor"),
                            ("border_officer", "border_officer"),
                            ("site_clerk", "site_clerk"),
                            ("mailroom_clerk", "mailroom_clerk"),
                            ("panel_physician", "panel_physician"),
                            ("auditor", "auditor"),
                            ("administrator", "administrator"),
                            ("system", "system"),
                        ],
                        max_length=24,
                    ),
                ),
                ("language", models.CharField(choices=[("en", "en"), ("fr", "fr")], default="en", max_length=2)),
                ("time_zone", models.CharField(default="UTC", max_length=64)),
                ("office", models.CharField(blank=True, default="", max_length=16)),
                ("is_active", models.BooleanField(default=True)),
                ("created_at", models.DateTimeField(default=workpermit.clock.present.now, editable=False)),
            ],
            options={
                "indexes": [models.Index(fields=["role", "office"], name="account_role_office")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                [
                                    "applicant",
                                    "representative",
                                    "officer",
                                    "supervisor",
                                    "border_officer",
                                    "site_clerk",
                                    "mailroom_clerk",
                                    "panel_physician",
                                    "auditor",
                                    "administrator",
                                    "system",
                                ],
                            )
                        ),
                        name="account_role_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ["en", "fr"])), name="account_language_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("uci", workpermit.vault.fields.EncryptedTextField(null=True)),
                ("uci_hash", models.BinaryField(max_length=32, null=True, unique=True)),
                ("family_name", workpermit.vault.fields.EncryptedTextField()),
                ("given_names", workpermit.vault.fields.EncryptedTextField()),
                ("born_on", workpermit.vault.fields.EncryptedTextField()),
                ("identity_hash", models.BinaryField(max_length=32, null=True, unique=True)),
                ("contact", workpermit.vault.fields.EncryptedJSONField(null=True)),
                ("created_at", models.DateTimeField(default=workpermit.clock.present.now, editable=False)),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "people",
            },
        ),
        migrations.CreateModel(
            name="UciSeries",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("next_number", models.PositiveBigIntegerField(default=1)),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="uci_series_single_row")],
            },
        ),
        migrations.CreateModel(
            name="Mandate",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "scope",
                    models.CharField(
                        choices=[("represent", "represent"), ("receive_information", "receive information")],
                        max_length=24,
                    ),
                ),
                ("case_id", models.UUIDField(blank=True, null=True)),
                ("begins_at", models.DateTimeField()),
                ("ends_before", models.DateTimeField(blank=True, null=True)),
                (
                    "representative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mandates",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="mandates", to="accounts.person"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["representative", "person"], name="mandate_representative")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("scope__in", ["represent", "receive_information"])),
                        name="mandate_scope_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_before__isnull", True), ("ends_before__gte", models.F("begins_at")), _connector="OR"
                        ),
                        name="mandate_ends_after_it_begins",
                    ),
                ],
            },
        ),
    ]
