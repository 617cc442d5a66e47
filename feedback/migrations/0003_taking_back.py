import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Subquery

import feedback.models.comment


def make_old_rows_fit(apps, schema_editor) -> None:
    """Tell each concern its response, and let go of packs that hold people's words inside.

    Nobody could take their words out of such a pack. No council has frozen one yet.
    """
    concerns = apps.get_model("feedback", "Concern").objects
    answers = apps.get_model("surveys", "Answer").objects
    response = answers.filter(pk=OuterRef("answer")).values("response")
    concerns.update(response=Subquery(response[:1]))
    apps.get_model("feedback", "EvidencePack").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0003_languages_recordings_statement"),
        ("surveys", "0004_safe_and_kept"),
        ("feedback", "0002_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="comment",
            name="seal",
            field=models.CharField(
                default=feedback.models.comment.new_seal, editable=False, max_length=32
            ),
        ),
        migrations.AddField(
            model_name="concern",
            name="response",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="concerns",
                to="surveys.response",
            ),
        ),
        migrations.AddField(
            model_name="concern",
            name="disclosure",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="concern",
                to="surveys.disclosure",
            ),
        ),
        migrations.AlterField(
            model_name="concern",
            name="answer",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="concern",
                to="surveys.answer",
            ),
        ),
        migrations.AlterField(
            model_name="concern",
            name="outcome",
            field=models.CharField(
                blank=True,
                choices=[
                    ("acted-on", "Acted on under safeguarding"),
                    ("not-a-concern", "Read, and not a safeguarding concern"),
                    ("words-gone", "Not acted on: the words were taken back"),
                ],
                max_length=20,
            ),
        ),
        migrations.CreateModel(
            name="PackQuote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words_sha256", models.CharField(max_length=64)),
                ("seal", models.CharField(blank=True, max_length=32)),
                ("text", models.TextField(blank=True)),
                (
                    "answer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pack_quotes",
                        to="surveys.answer",
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cms.council",
                    ),
                ),
                (
                    "pack",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="quotes",
                        to="feedback.evidencepack",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("pack", "answer"), name="feedback_quote_once_in_pack"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("seal", ""), _negated=True),
                                models.Q(("text", ""), _negated=True),
                            ),
                            models.Q(("seal", ""), ("text", "")),
                            _connector="OR",
                        ),
                        name="feedback_quote_words_go_with_seal",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PackCorrection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("taken-back", "Somebody took their answers back."),
                            ("not-kept", "We removed words that had been kept long enough."),
                        ],
                        max_length=10,
                    ),
                ),
                ("made_on", models.DateField()),
                (
                    "council",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cms.council",
                    ),
                ),
                (
                    "pack",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="corrections",
                        to="feedback.evidencepack",
                    ),
                ),
            ],
            options={
                "ordering": ["made_on", "kind"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("pack", "kind", "made_on"), name="feedback_correction_once_a_day"
                    )
                ],
            },
        ),
        migrations.RunPython(make_old_rows_fit, migrations.RunPython.noop),
    ]
