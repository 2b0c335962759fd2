"""The demo site's tables: people, course, authored fields, learner state, what was published."""

from django.db import models
from django.utils import timezone

USAGE_LENGTH = 255


class Person(models.Model):
    """Somebody who can sign in; their account may name a time zone."""

    username = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=128)
    time_zone = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        ordering = ("pk",)


class Enrollment(models.Model):
    """A person's place in a course; an inactive one counts as none."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    context = models.CharField(max_length=USAGE_LENGTH)
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person", "context"], name="one_enrollment"),)


class CourseRole(models.Model):
    """A person's role in a course's team."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    context = models.CharField(max_length=USAGE_LENGTH)
    role = models.CharField(max_length=32)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person", "context", "role"], name="one_role"),)


class CourseItem(models.Model):
    """The course itself, a unit, or a block; `parent` is the usage id of what holds it."""

    usage = models.CharField(max_length=USAGE_LENGTH, unique=True)
    block_type = models.CharField(max_length=64)
    parent = models.CharField(max_length=USAGE_LENGTH, blank=True, default="")

    class Meta:
        ordering = ("pk",)


class AuthoredField(models.Model):
    """The value an author gave a field of scope content or settings, as JSON text, and who gave it when."""

    usage = models.CharField(max_length=USAGE_LENGTH)
    name = models.CharField(max_length=64)
    value = models.TextField()
    edited_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True)
    edited_on = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["usage", "name"], name="one_authored_value"),)


class StudentState(models.Model):
    """One learner's state of one block, a JSON object, and the grade that belongs to it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    usage = models.CharField(max_length=USAGE_LENGTH)
    state = models.TextField(default="{}")
    grade = models.FloatField(null=True)
    max_grade = models.FloatField(null=True)
    modified = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person", "usage"], name="one_state"),)


class SharedField(models.Model):
    """A value of one of the other scopes: preferences, user_info, user_state_summary."""

    key = models.CharField(max_length=512, unique=True)
    value = models.TextField()


class Completion(models.Model):
    """How far a learner has completed a block, 0.0 to 1.0."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    usage = models.CharField(max_length=USAGE_LENGTH)
    value = models.FloatField()
    modified = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person", "usage"], name="one_completion"),)


class Event(models.Model):
    """Everything a block published, as it was published and in that order, grades and completion included."""

    time = models.DateTimeField(auto_now_add=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True)
    usage = models.CharField(max_length=USAGE_LENGTH)
    name = models.CharField(max_length=255)
    payload = models.TextField()

    class Meta:
        ordering = ("pk",)
