import uuid

from django.db import migrations, models

import workpermit.vault.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Guarded",
            fields=[
                ("person_id", models.UUIDField(primary_key=True, serialize=False)),
                ("words", workpermit.vault.fields.EncryptedTextField()),
                ("by", models.UUIDField()),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="LookRequest",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("account_id", models.UUIDField()),
                ("case_id", models.UUIDField()),
                ("relation", models.CharField(max_length=16)),
                ("words", workpermit.vault.fields.EncryptedTextField()),
                ("asked_at", models.DateTimeField()),
                ("settled_by", models.UUIDField(null=True)),
                ("settled_at", models.DateTimeField(null=True)),
                ("granted", models.BooleanField(null=True)),
                ("answer", workpermit.vault.fields.EncryptedTextField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["settled_at", "asked_at"], name="look_request_waiting")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("settled_at", None)),
                        fields=("account_id", "case_id"),
                        name="look_request_open_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("settled_by__isnull", True),
                            models.Q(("settled_by", models.F("account_id")), _negated=True),
                            _connector="OR",
                        ),
                        name="look_request_settled_by_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Search",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("account_id", models.UUIDField()),
                ("role", models.CharField(max_length=24)),
                ("what", models.CharField(max_length=16)),
                ("terms", workpermit.vault.fields.EncryptedJSONField()),
                ("found", models.PositiveIntegerField(default=0)),
                ("at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["account_id", "at"], name="search_by")],
            },
        ),
        migrations.CreateModel(
            name="StatedPurpose",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("account_id", models.UUIDField()),
                ("case_id", models.UUIDField()),
                ("code", models.CharField(max_length=16)),
                ("words", workpermit.vault.fields.EncryptedTextField()),
                ("at", models.DateTimeField()),
                ("ends_before", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["account_id", "case_id", "ends_before"], name="purpose_of")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_before__gt", models.F("at"))), name="purpose_ends_after_it_begins"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Suspicion",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("rule", models.CharField(max_length=24)),
                ("account_id", models.UUIDField()),
                ("on", models.CharField(max_length=10)),
                ("about", models.CharField(blank=True, default="", max_length=36)),
                ("figures", models.JSONField(default=dict)),
                ("raised_at", models.DateTimeField()),
                ("settled_by", models.UUIDField(null=True)),
                ("settled_at", models.DateTimeField(null=True)),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[("explained", "explained"), ("reminded", "reminded"), ("referred", "referred")],
                        default="",
                        max_length=16,
                    ),
                ),
                ("words", workpermit.vault.fields.EncryptedTextField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("settled_at__isnull", True)), fields=["raised_at"], name="suspicion_open"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("rule", "account_id", "on", "about"), name="suspicion_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("settled_by__isnull", True),
                            models.Q(("settled_by", models.F("account_id")), _negated=True),
                            _connector="OR",
                        ),
                        name="suspicion_settled_by_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Tie",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("account_id", models.UUIDField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("own", "own"),
                            ("household", "household"),
                            ("address", "address"),
                            ("employer", "employer"),
                        ],
                        max_length=16,
                    ),
                ),
                ("key_hash", models.BinaryField(max_length=32)),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["own", "household", "address", "employer"])),
                        name="tie_kind_known",
                    ),
                    models.UniqueConstraint(fields=("account_id", "kind", "key_hash"), name="tie_once"),
                ],
            },
        ),
    ]
