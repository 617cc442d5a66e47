from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("feedback", "0003_taking_back"),
    ]

    operations = [
        # The migration before this one left no pack.
        migrations.AddField(
            model_name="evidencepack",
            name="as_of",
            field=models.DateField(help_text="The last day that counts, to the end of its month."),
        ),
        migrations.AddConstraint(
            model_name="concern",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("disclosure", None), ("response__isnull", False)),
                    models.Q(("answer", None), ("disclosure__isnull", False), ("response", None)),
                    _connector="OR",
                ),
                name="feedback_concern_about_one_thing",
            ),
        ),
    ]
