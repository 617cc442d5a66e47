"""Has every slice counted again: what a person chose now wins over the machine's tone."""

from django.db import migrations
from django.db.models.functions import Now


def mark_stale(apps, schema_editor):
    slices = apps.get_model("feedback", "CountSlice")._base_manager
    slices.using(schema_editor.connection.alias).filter(stale_since=None).update(stale_since=Now())


class Migration(migrations.Migration):

    dependencies = [
        ('feedback', '0009_challenges'),
    ]

    operations = [
        migrations.RunPython(mark_stale, migrations.RunPython.noop, elidable=True),
    ]
