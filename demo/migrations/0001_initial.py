"""The demo site's tables."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = ()

    operations = (
        migrations.CreateModel(
            name="AuthoredField",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("usage", models.CharField(max_length=255)),
                ("name", models.CharField(max_length=64)),
                ("value", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="CourseItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("usage", models.CharField(max_length=255, unique=True)),
                ("block_type", models.CharField(max_length=64)),
                ("parent", models.CharField(blank=True, default="", max_length=255)),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("username", models.CharField(max_length=64, unique=True)),
                ("name", models.CharField(max_length=128)),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="SharedField",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=512, unique=True)),
                ("value", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="StudentState",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("usage", models.CharField(max_length=255)),
                ("state", models.TextField(default="{}")),
                ("grade", models.FloatField(null=True)),
                ("max_grade", models.FloatField(null=True)),
                ("modified", models.DateTimeField(auto_now=True)),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="demo.person")),
            ],
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("time", models.DateTimeField(auto_now_add=True)),
                ("usage", models.CharField(max_length=255)),
                ("name", models.CharField(max_length=255)),
                ("payload", models.TextField()),
                (
                    "person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to="demo.person"
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Enrollment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("context", models.CharField(max_length=255)),
                ("is_active", models.BooleanField(default=True)),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="demo.person")),
            ],
        ),
        migrations.CreateModel(
            name="CourseRole",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("context", models.CharField(max_length=255)),
                ("role", models.CharField(max_length=32)),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="demo.person")),
            ],
        ),
        migrations.CreateModel(
            name="Completion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("usage", models.CharField(max_length=255)),
                ("value", models.FloatField()),
                ("modified", models.DateTimeField(auto_now=True)),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="demo.person")),
            ],
        ),
        migrations.AddConstraint(
            model_name="authoredfield",
            constraint=models.UniqueConstraint(fields=("usage", "name"), name="one_authored_value"),
        ),
        migrations.AddConstraint(
            model_name="studentstate",
            constraint=models.UniqueConstraint(fields=("person", "usage"), name="one_state"),
        ),
        migrations.AddConstraint(
            model_name="enrollment",
            constraint=models.UniqueConstraint(fields=("person", "context"), name="one_enrollment"),
        ),
        migrations.AddConstraint(
            model_name="courserole",
            constraint=models.UniqueConstraint(fields=("person", "context", "role"), name="one_role"),
        ),
        migrations.AddConstraint(
            model_name="completion",
            constraint=models.UniqueConstraint(fields=("person", "usage"), name="one_completion"),
        ),
    )
