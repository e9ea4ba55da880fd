import uuid

from django.db import migrations, models

import workpermit.vault.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Turn",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "switch",
                    models.CharField(
                        choices=[
                            ("advice", "advice"),
                            ("issuing", "issuing"),
                            ("sign_up", "sign up"),
                            ("anchor", "anchor"),
                        ],
                        max_length=16,
                    ),
                ),
                ("off", models.BooleanField()),
                ("by", models.CharField(max_length=64)),
                ("words", workpermit.vault.fields.EncryptedTextField()),
                ("at", models.DateTimeField()),
                ("seconded_by", models.CharField(blank=True, default="", max_length=64)),
                ("effective_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["switch", "-effective_at"], name="turn_last")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("switch__in", ["advice", "issuing", "sign_up", "anchor"])),
                        name="turn_switch_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("switch", "anchor"), _negated=True),
                            ("off", False),
                            ("effective_at__isnull", True),
                            models.Q(
                                models.Q(("seconded_by", ""), _negated=True),
                                models.Q(("seconded_by", models.F("by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="turn_anchor_off_by_two",
                    ),
                ],
            },
        ),
    ]
