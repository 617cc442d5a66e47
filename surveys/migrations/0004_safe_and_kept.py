import django.db.models.deletion
import encrypted_fields.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    """Where somebody said that they do not feel safe; when words were deleted for their age."""

    dependencies = [
        ("surveys", "0003_who_answers"),
    ]

    operations = [
        migrations.AddField(
            model_name="answer",
            name="words_removed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        # Nobody could leave a disclosure before this, so no row lacks its survey.
        migrations.AddField(
            model_name="disclosure",
            name="survey",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="surveys.surveypage",
            ),
        ),
        migrations.AlterField(
            model_name="disclosure",
            name="reach",
            field=encrypted_fields.fields.EncryptedTextField(blank=True, null=True),
        ),
    ]
