from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="LetterSeries",
            fields=[
                ("code", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("next_number", models.PositiveBigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("case_id", models.UUIDField(db_index=True)),
                ("cause", models.CharField(max_length=64, unique=True)),
                (
                    "letter",
                    models.CharField(
                        choices=[
                            ("acknowledgement", "acknowledgement"),
                            ("return_incomplete", "return_incomplete"),
                            ("biometric_instruction", "biometric_instruction"),
                            ("document_request", "document_request"),
                            ("medical_instruction", "medical_instruction"),
                            ("interview_convocation", "interview_convocation"),
                            ("procedural_fairness", "procedural_fairness"),
                            ("passport_request", "passport_request"),
                            ("decision_approval", "decision_approval"),
                            ("approval_note", "approval_note"),
                            ("introduction", "introduction"),
                            ("refusal", "refusal"),
                            ("withdrawal", "withdrawal"),
                            ("refund", "refund"),
                            ("extension_proof", "extension_proof"),
                            ("interim_authorization_yes", "interim_authorization_yes"),
                            ("interim_authorization_no", "interim_authorization_no"),
                            ("work_permit", "work_permit"),
                        ],
                        max_length=32,
                    ),
                ),
                ("language", models.CharField(choices=[("en", "en"), ("fr", "fr")], max_length=2)),
                ("number", models.CharField(max_length=16, unique=True)),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("pages", models.PositiveSmallIntegerField()),
                ("created_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "letter__in",
                                [
                                    "acknowledgement",
                                    "return_incomplete",
                                    "biometric_instruction",
                                    "document_request",
                                    "medical_instruction",
                                    "interview_convocation",
                                    "procedural_fairness",
                                    "passport_request",
                                    "decision_approval",
                                    "approval_note",
                                    "introduction",
                                    "refusal",
                                    "withdrawal",
                                    "refund",
                                    "extension_proof",
                                    "interim_authorization_yes",
                                    "interim_authorization_no",
                                    "work_permit",
                                ],
                            )
                        ),
                        name="letter_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ["en", "fr"])), name="letter_language_known"
                    ),
                ],
            },
        ),
    ]
