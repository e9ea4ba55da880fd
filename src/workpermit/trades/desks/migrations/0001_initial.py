import uuid

import django.db.models.deletion
from django.db import migrations, models

import workpermit.vault.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Capacity",
            fields=[
                ("account_id", models.UUIDField(primary_key=True, serialize=False)),
                ("cases", models.PositiveSmallIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="SavedQueue",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("account_id", models.UUIDField(db_index=True)),
                ("name", workpermit.vault.fields.EncryptedTextField()),
                ("wanted", models.JSONField()),
                ("made_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Absence",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("account_id", models.UUIDField()),
                ("covered_by", models.UUIDField()),
                ("from_on", models.DateField()),
                ("until_on", models.DateField()),
                ("entered_by", models.UUIDField()),
                ("entered_at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["covered_by", "until_on"], name="absence_cover"),
                    models.Index(fields=["account_id", "until_on"], name="absence_account"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until_on__gte", models.F("from_on"))), name="absence_ends_after_it_begins"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("covered_by", models.F("account_id")), _negated=True),
                        name="absence_covered_by_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Plan",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=24)),
                ("to", models.CharField(blank=True, default="", max_length=36)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("shown", "shown"),
                            ("waiting", "waiting"),
                            ("carried_out", "carried out"),
                            ("left", "left"),
                        ],
                        default="shown",
                        max_length=12,
                    ),
                ),
                ("size", models.PositiveIntegerField()),
                ("made_by", models.UUIDField()),
                ("made_at", models.DateTimeField()),
                ("settled_by", models.UUIDField(null=True)),
                ("settled_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["state", "made_at"], name="plan_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["shown", "waiting", "carried_out", "left"])),
                        name="plan_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "carried_out"), _negated=True),
                            ("size__lte", 10),
                            models.Q(
                                ("settled_by__isnull", False),
                                models.Q(("settled_by", models.F("made_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="plan_of_many_by_two",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Presence",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("case_id", models.UUIDField()),
                ("account_id", models.UUIDField()),
                ("at", models.DateTimeField(db_index=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("case_id", "account_id"), name="presence_once")],
            },
        ),
        migrations.CreateModel(
            name="PlanItem",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("place", models.PositiveIntegerField()),
                ("case_id", models.UUIDField()),
                ("seen", models.CharField(max_length=96)),
                (
                    "state",
                    models.CharField(
                        choices=[("to_do", "to do"), ("done", "done"), ("failed", "failed")],
                        default="to_do",
                        max_length=8,
                    ),
                ),
                ("why", models.JSONField(null=True)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="items", to="desks.plan"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "case_id"), name="plan_item_once"),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["to_do", "done", "failed"])), name="plan_item_state_known"
                    ),
                ],
            },
        ),
    ]
