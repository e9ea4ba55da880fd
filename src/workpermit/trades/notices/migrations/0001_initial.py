import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("person_id", models.UUIDField()),
                ("account_id", models.UUIDField(blank=True, null=True)),
                ("case_id", models.UUIDField()),
                ("kind", models.CharField(max_length=64)),
                ("language", models.CharField(choices=[("en", "en"), ("fr", "fr")], max_length=2)),
                ("letter_id", models.UUIDField(blank=True, null=True)),
                ("cause", models.CharField(max_length=200, unique=True)),
                ("put_at", models.DateTimeField()),
                ("read_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["account_id", "-put_at"], name="message_inbox"),
                    models.Index(fields=["case_id", "put_at"], name="message_of_case"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ["en", "fr"])), name="message_language_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("read_at__isnull", True), ("read_at__gte", models.F("put_at")), _connector="OR"
                        ),
                        name="message_read_after_put",
                    ),
                ],
            },
        ),
    ]
