from django.db import models


class MonitoringQuestion(models.Model):
    """A question about who answers, in standard and easy-read wording (rules 53–56).

    The same for every council, so it belongs to none. `options` is a list of
    {code, label, easy_read}.
    """

    slug = models.SlugField(unique=True)
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=30)
    standard = models.TextField()
    easy_read = models.TextField()
    required = models.BooleanField(default=False)
    multiple = models.BooleanField(default=False)
    options = models.JSONField(default=list)
    source = models.CharField(max_length=60)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.standard
