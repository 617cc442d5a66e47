from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django_scopes import scopes_disabled

from feedback.models import EvidencePack


class Command(BaseCommand):
    help = "Makes a development machine ready: tables, reference data, the demonstration. Once."

    def handle(self, *args, **options) -> None:
        if self._tables_missing():
            self.stdout.write("3/5  Making the tables (about half a minute the first time) ...")
            call_command("migrate", verbosity=0)
        if not self._built():
            self.stdout.write("4/5  Loading the framework, councils, questions and pictures ...")
            self.stdout.write("5/5  Building the demonstration (about a minute) ...")
            call_command("demo", stdout=self.stdout)
        self.stdout.write(self.style.SUCCESS("Ready."))

    def _built(self) -> bool:
        # The pack is the last thing the demonstration makes; one that was cut short goes on.
        with scopes_disabled():
            return EvidencePack.objects.exists()

    def _tables_missing(self) -> bool:
        executor = MigrationExecutor(connection)
        return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
