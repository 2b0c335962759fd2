"""The transaction around a handler, where the platform has one: all of it or nothing, and no stricter than MySQL's."""

import pytest

from demo.models import Person
from demo.transactions import in_transaction
from tests.demo.test_studio_handlers import editor_call
from tests.support.site import Site


def rename(site: Site, username: str) -> None:
    """Change a name, in a thread and so on a database connection of its own."""
    site.at_once(lambda: Person.objects.filter(username=username).update(name="New"))


def test_nothing_stays_of_what_a_librarys_handler_wrote_before_it_crashed(site: Site) -> None:
    notebook = site.add_library_block("notebook", "notebook")
    assert site.visit("amina").call_in_library(notebook, "save_then_crash", {"pages": 1}).status_code == 500
    assert site.state("amina", notebook) == {}


def test_nothing_stays_of_what_an_editors_call_wrote_before_it_crashed(site: Site) -> None:
    notebook = site.add_block("notebook", "notebook")
    reply = editor_call(site.visit("carla"), notebook, "save_then_crash", '{"title": "New"}')
    assert reply.status_code == 500
    assert site.authored(notebook) == {}


def test_what_others_commit_meanwhile_is_read(site: Site) -> None:
    with in_transaction():
        before = site.person("ben").name
        rename(site, "ben")
        assert (before, site.person("ben").name) == ("Ben", "New")


def test_one_can_still_write_after_others_have(site: Site) -> None:
    with in_transaction():
        assert site.person("ben").name == "Ben"
        rename(site, "ben")
        Person.objects.filter(username="amina").update(name="Also new")
    assert (site.person("ben").name, site.person("amina").name) == ("New", "Also new")


def test_an_exception_takes_everything_back(site: Site) -> None:
    with pytest.raises(KeyError), in_transaction():
        Person.objects.filter(username="ben").update(name="New")
        Person.objects.update_or_create(username="eva", defaults={"name": "Eva"})
        raise KeyError
    assert site.person("ben").name == "Ben"
    assert not Person.objects.filter(username="eva").exists()
