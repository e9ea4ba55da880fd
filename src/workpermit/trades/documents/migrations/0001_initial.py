import uuid

from django.db import migrations, models

import workpermit.vault.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("case_id", models.UUIDField()),
                ("kind", models.CharField(max_length=64)),
                ("file_name", workpermit.vault.fields.EncryptedTextField()),
                (
                    "media_type",
                    models.CharField(
                        choices=[
                            ("application/pdf", "application/pdf"),
                            ("image/jpeg", "image/jpeg"),
                            ("image/png", "image/png"),
                        ],
                        max_length=32,
                    ),
                ),
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("pages", models.PositiveIntegerField()),
                ("received_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[("received", "received"), ("readable", "readable"), ("refused", "refused")],
                        default="received",
                        max_length=16,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("case_id", "kind", "sha256"), name="document_once_per_slot"),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["received", "readable", "refused"])),
                        name="document_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("media_type__in", ["application/pdf", "image/jpeg", "image/png"])),
                        name="document_media_type_known",
                    ),
                ],
            },
        ),
    ]
