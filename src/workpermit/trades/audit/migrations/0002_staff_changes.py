import uuid

from django.db import migrations, models

import workpermit.vault.fields


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="StaffChange",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("add", "add"), ("change", "change"), ("reset", "reset"), ("reopen", "reopen")],
                        max_length=16,
                    ),
                ),
                ("account_id", models.UUIDField(null=True)),
                ("terms", workpermit.vault.fields.EncryptedJSONField()),
                ("words", workpermit.vault.fields.EncryptedTextField()),
                ("by", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("settled_by", models.UUIDField(null=True)),
                ("settled_at", models.DateTimeField(null=True)),
                ("agreed", models.BooleanField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["settled_at", "at"], name="staff_change_waiting")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["add", "change", "reset", "reopen"])),
                        name="staff_change_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agreed__isnull", True),
                            ("agreed", False),
                            models.Q(("settled_by", models.F("by")), _negated=True),
                            _connector="OR",
                        ),
                        name="staff_change_agreed_by_another",
                    ),
                ],
            },
        ),
    ]
