import cms.models.user
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    # People and councils come before Wagtail's own tables, which point at the user model;
    # pages and pictures follow in 0002.

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('first_name', models.CharField(blank=True, max_length=150, verbose_name='first name')),
                ('last_name', models.CharField(blank=True, max_length=150, verbose_name='last name')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='email address')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'user',
                'verbose_name_plural': 'users',
                'abstract': False,
            },
            managers=[
                ('objects', cms.models.user.PeopleManager()),
            ],
        ),
        migrations.CreateModel(
            name='Council',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(unique=True)),
                ('gss_code', models.CharField(max_length=9, unique=True, verbose_name='ONS code')),
                ('former_gss_codes', models.JSONField(blank=True, default=list)),
                ('predecessor_gss_codes', models.JSONField(blank=True, default=list)),
                ('name', models.CharField(max_length=120)),
                ('short_name', models.CharField(max_length=80)),
                ('kind', models.CharField(max_length=20)),
                ('region', models.CharField(max_length=40)),
                ('register_code', models.CharField(max_length=3)),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('pilot_indicative_rating', models.CharField(blank=True, max_length=40)),
                ('note', models.TextField(blank=True)),
                ('is_on', models.BooleanField(default=False, verbose_name='uses the platform')),
                ('branding', models.CharField(choices=[('teal', 'Teal'), ('blue', 'Blue'), ('purple', 'Purple'), ('green', 'Green'), ('plum', 'Plum'), ('rust', 'Rust'), ('slate', 'Slate'), ('navy', 'Navy')], default='teal', max_length=20)),
                ('help_phone', models.CharField(blank=True, max_length=40, verbose_name='adult social care line')),
                ('help_hours', models.CharField(blank=True, max_length=80, verbose_name='when that line is open')),
                ('out_of_hours_phone', models.CharField(blank=True, max_length=40)),
                ('contact_email', models.EmailField(blank=True, max_length=254)),
                ('retention_months', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(120)], verbose_name='months that words are kept')),
            ],
            options={
                'ordering': ['short_name'],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_from', None), ('valid_to', None), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='cms_council_valid_to_after_from')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('author', 'Author'), ('supporter', 'Supporter'), ('reviewer', 'Reviewer'), ('board-member', 'Board member'), ('evidence-lead', 'Evidence lead'), ('safeguarding-lead', 'Safeguarding lead'), ('council-administrator', 'Council administrator'), ('platform-administrator', 'Platform administrator')], max_length=40)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('council', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='cms.council')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('user', 'council', 'role'), name='cms_membership_once_per_role'), models.CheckConstraint(condition=models.Q(models.Q(('council', None), ('role', 'platform-administrator')), models.Q(models.Q(('role', 'platform-administrator'), _negated=True), ('council__isnull', False)), _connector='OR'), name='cms_membership_council_unless_platform')],
            },
        ),
    ]
