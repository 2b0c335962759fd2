"""What the runtime's services say, and which are there for whom."""

import pytest
from django.utils import translation
from xblock.exceptions import NoSuchServiceError

from demo.ids import LibraryKey
from tests.support.site import Site


@pytest.fixture
def notebook(site: Site) -> str:
    return site.add_block("notebook", "notebook")


def test_the_user_service_tells_learners_and_the_course_team_apart(site: Site, notebook: str) -> None:
    learner = site.visit("amina").call(notebook, "user", {}).json()
    assert learner["edx-platform.user_is_staff"] is False
    assert learner["edx-platform.user_role"] == "student"
    assert learner["edx-platform.is_authenticated"] is True
    assert learner["edx-platform.user_id"] == site.person("amina").pk
    assert site.visit("carla").call(notebook, "user", {}).json()["edx-platform.user_is_staff"] is True


def test_the_user_service_tells_the_time_zone_of_an_account_that_has_one(site: Site, notebook: str) -> None:
    def preferences() -> dict[str, str]:
        told = site.visit("amina").call(notebook, "user", {}).json()
        return told["edx-platform.user_preferences"]

    assert preferences() == {"pref-lang": "en"}
    site.set_time_zone("amina", "Asia/Kolkata")
    assert preferences() == {"pref-lang": "en", "time_zone": "Asia/Kolkata"}


def test_the_user_service_knows_an_anonymous_visitor(site: Site, notebook: str) -> None:
    visitor = site.visit().call(notebook, "user", {}, noauth=True).json()
    assert visitor["edx-platform.is_authenticated"] is False
    assert visitor["edx-platform.user_id"] is None
    assert visitor["edx-platform.user_is_staff"] is False


def test_anonymous_ids_differ_and_do_not_tell_the_user_id(site: Site, notebook: str) -> None:
    ids = {
        site.visit(name).call(notebook, "user", {}).json()["edx-platform.anonymous_user_id"]
        for name in ("amina", "ben")
    }
    assert len(ids) == 2
    assert all(len(one) == 32 for one in ids)


def test_an_anonymous_visitor_has_no_completion_service(site: Site, notebook: str) -> None:
    assert site.visit().call(notebook, "services", {}, noauth=True).json()["completion"] is False


def test_an_undeclared_service_is_an_error(site: Site, notebook: str) -> None:
    block = site.block(notebook, "amina")
    with pytest.raises(NoSuchServiceError):
        block.runtime.service(block, "mako")


def test_enrolment_is_told_for_courses_and_fails_for_libraries(site: Site, notebook: str) -> None:
    block = site.block(notebook, "amina")
    enrollments = block.runtime.service(block, "enrollments")
    ask = enrollments.get_active_enrollments_by_course_and_user
    assert ask(block.context_key, site.person("amina").pk) is not None
    assert ask(block.context_key, site.person("dario").pk) is None
    site.unenroll("amina")
    assert ask(block.context_key, site.person("amina").pk) is None
    with pytest.raises(ValueError, match="not a course"):
        ask(LibraryKey("demo", "CB"), site.person("amina").pk)


def test_course_files_are_replaced_where_they_are_quoted(site: Site, notebook: str) -> None:
    block = site.block(notebook)
    replace = block.runtime.service(block, "replace_urls").replace_urls
    folder = "/asset-v1:demo+CB1+2026+type@asset+block@"
    assert replace('<img src="/static/a/b.png">') == f'<img src="{folder}a/b.png">'
    assert replace("<img src='/static/b.png'>") == f"<img src='{folder}b.png'>"
    assert replace(r'{"x": "\"/static/b.png\""}') == rf'{{"x": "\"{folder}b.png\""}}'
    assert replace("see /static/b.png") == "see /static/b.png"
    assert replace('"/static/xblock/resources/p/x.css"') == '"/static/xblock/resources/p/x.css"'


def test_i18n_speaks_djangos_language_where_the_block_has_no_translation(site: Site, notebook: str) -> None:
    block = site.block(notebook)
    with translation.override("de"):
        assert block.runtime.service(block, "i18n").ugettext("Yes") == "Ja"


def test_completion_tells_what_is_kept(site: Site, notebook: str) -> None:
    block = site.block(notebook, "amina")
    completions = block.runtime.service(block, "completion").get_completions([block.usage_key])
    assert completions == {block.usage_key: 0.0}
