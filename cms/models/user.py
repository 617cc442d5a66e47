from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models


class PeopleManager(UserManager):
    """Makes users who sign in with their email address."""

    def _create_user(self, email, password, **extra):
        user = self.model(email=self.normalize_email(email), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_user(self, email, password=None, **extra):
        """Make a person who may do nothing yet."""
        return self._create_user(email, password, **extra)

    def create_superuser(self, email, password=None, **extra):
        """Make a person who runs the platform itself."""
        return self._create_user(email, password, is_staff=True, is_superuser=True, **extra)


class User(AbstractUser):
    """A member of staff, a supporter or a board member. People who answer have no account."""

    username = None
    email = models.EmailField("email address", unique=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    objects = PeopleManager()

    def __str__(self) -> str:
        return self.get_full_name() or self.email
