"""The files that the course team uploaded."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("demo", "0003_authored_field_edit"),)

    operations = (
        migrations.CreateModel(
            name="CourseFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=255, unique=True)),
                ("content", models.BinaryField()),
                ("added", models.DateTimeField(auto_now=True)),
            ],
            options={"ordering": ("-added",)},
        ),
    )
