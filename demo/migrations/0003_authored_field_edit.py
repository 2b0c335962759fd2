"""Who stored an authored value last, and when."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("demo", "0002_person_time_zone"),)

    operations = (
        migrations.AddField(
            model_name="authoredfield",
            name="edited_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, to="demo.person"
            ),
        ),
        migrations.AddField(
            model_name="authoredfield",
            name="edited_on",
            field=models.DateTimeField(default=django.utils.timezone.now),
        ),
    )
