import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="PublishedList",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(unique=True)),
                ("imported_at", models.DateTimeField()),
                ("source", models.TextField()),
                ("fingerprint", models.CharField(max_length=64)),
                ("row_count", models.PositiveIntegerField()),
                ("added", models.PositiveIntegerField()),
                ("removed", models.PositiveIntegerField()),
                ("changed", models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="ListedEmployer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("row_number", models.PositiveIntegerField()),
                ("operating_name", models.TextField()),
                ("legal_name", models.TextField(blank=True)),
                ("address", models.TextField(blank=True)),
                ("reasons", models.TextField(blank=True)),
                ("decided_on_text", models.TextField(blank=True)),
                ("decided_on", models.DateField(blank=True, null=True)),
                ("penalty", models.TextField(blank=True)),
                ("status_text", models.TextField(blank=True)),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("not_listed", "not_listed"),
                            ("eligible", "eligible"),
                            ("ineligible_until", "ineligible_until"),
                            ("unpaid_penalty", "unpaid_penalty"),
                            ("ineligible", "ineligible"),
                            ("unresolved", "unresolved"),
                        ],
                        max_length=20,
                    ),
                ),
                ("ineligible_until", models.DateField(blank=True, null=True)),
                ("place", models.TextField(blank=True, null=True)),
                ("fingerprint", models.CharField(max_length=64)),
                (
                    "published_list",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rows", to="employers.publishedlist"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ListedName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.TextField(db_index=True)),
                ("is_legal", models.BooleanField()),
                (
                    "listed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="names", to="employers.listedemployer"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("listed", "key", "is_legal"), name="listed_name_once")],
            },
        ),
        migrations.AddConstraint(
            model_name="listedemployer",
            constraint=models.UniqueConstraint(fields=("published_list", "row_number"), name="listed_row_once"),
        ),
        migrations.AddConstraint(
            model_name="listedemployer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "standing__in",
                        ["not_listed", "eligible", "ineligible_until", "unpaid_penalty", "ineligible", "unresolved"],
                    )
                ),
                name="listed_standing_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="listedemployer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ineligible_until__isnull", False), ("standing", "ineligible_until")),
                    models.Q(
                        models.Q(("standing", "ineligible_until"), _negated=True), ("ineligible_until__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="listed_until_has_its_date",
            ),
        ),
    ]
