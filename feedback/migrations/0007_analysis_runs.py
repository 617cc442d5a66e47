import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cms', '0003_languages_recordings_statement'),
        ('feedback', '0006_concern_alerts'),
    ]

    operations = [
        migrations.CreateModel(
            name='AnalysisRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('analyser', models.CharField(max_length=40)),
                ('version', models.CharField(max_length=40)),
                ('answers', models.PositiveIntegerField()),
                ('workers', models.PositiveSmallIntegerField(default=0)),
                ('begun_at', models.DateTimeField(auto_now_add=True)),
                ('stopped_at', models.DateTimeField(null=True)),
                ('finished_at', models.DateTimeField(null=True)),
                ('figures_before', models.JSONField(default=list)),
                ('figures_after', models.JSONField(default=list)),
                ('council', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cms.council')),
            ],
        ),
        migrations.CreateModel(
            name='AnalysisBatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first_answer', models.BigIntegerField()),
                ('last_answer', models.BigIntegerField()),
                ('answers', models.PositiveIntegerField()),
                ('taken_at', models.DateTimeField(null=True)),
                ('read', models.PositiveIntegerField(default=0)),
                ('unread', models.PositiveIntegerField(default=0)),
                ('raised', models.PositiveIntegerField(default=0)),
                ('no_longer', models.PositiveIntegerField(default=0)),
                ('council', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cms.council')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='batches', to='feedback.analysisrun')),
            ],
            options={
                'verbose_name_plural': 'analysis batches',
            },
        ),
        migrations.AddConstraint(
            model_name='analysisrun',
            constraint=models.UniqueConstraint(condition=models.Q(('finished_at', None)), fields=('council',), name='feedback_run_one_open'),
        ),
        migrations.AddConstraint(
            model_name='analysisbatch',
            constraint=models.CheckConstraint(condition=models.Q(('last_answer__gte', models.F('first_answer'))), name='feedback_analysis_batch_last_after_first'),
        ),
    ]
