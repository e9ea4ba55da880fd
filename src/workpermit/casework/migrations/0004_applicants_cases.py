from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0003_drafts"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="caserow",
            index=models.Index(fields=["applicant_id", "-received_at"], name="case_applicant"),
        ),
    ]
