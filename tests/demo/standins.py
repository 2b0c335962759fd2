"""Small blocks that stand in for ours, so that the host is tested by itself."""

import json

from web_fragments.fragment import Fragment
from webob import Request, Response
from xblock.completable import CompletableXBlockMixin
from xblock.core import XBlock
from xblock.fields import Dict, Float, Integer, Scope, String
from xblock.scorable import ScorableXBlockMixin, Score

SCRIPT = """
function Notebook(runtime, element, args) {
  element.title = args.text;
  window.handlerUrls = [
    runtime.handlerUrl(element, "echo"),
    runtime.handlerUrl(element, "echo", "more", "a=1"),
    runtime.handlerUrl(element, "echo", "", "", true),
  ];
  runtime.notify("save", {});
}
"""


@XBlock.wants(
    "user",
    "i18n",
    "completion",
    "enrollments",
    "replace_urls",
    "settings",
    "cache",
    "studio_user_permissions",
)
class Notebook(XBlock):
    """Keeps two numbers for each learner and answers questions about its runtime."""

    title = String(
        default="Notebook", scope=Scope.settings, display_name="Title", help="What learners read on top."
    )
    max_attempts = Integer(default=None, scope=Scope.settings)
    pages = Integer(default=0, scope=Scope.user_state)
    words = Integer(default=0, scope=Scope.user_state)
    colour = String(default="blue", scope=Scope.preferences)
    notes = Dict(default={}, scope=Scope.user_state)

    def student_view(self, context: dict[str, object]) -> Fragment:
        """Show the title, a course file, and the context that came in."""
        fragment = Fragment(f'<p id="title">{self.title}</p><img src="/static/diagram.svg" alt="">')
        fragment.add_content(f"<code>{json.dumps(context)}</code>")
        fragment.add_css_url(self.runtime.local_resource_url(self, "public/notebook.css"))
        fragment.add_javascript(SCRIPT)
        fragment.initialize_js(
            "Notebook", {"text": "</script><b>'\"", "image": '<img src="/static/diagram.svg">'}
        )
        return fragment

    def public_view(self, context: dict[str, object]) -> Fragment:
        """Show visitors something else."""
        return Fragment("<p>For visitors</p>")

    @XBlock.handler
    def echo(self, request: Request, suffix: str = "") -> Response:
        """Give back what came in."""
        return Response(
            json_body={
                "method": request.method,
                "body": request.body.decode("utf-8", "replace"),
                "type": request.content_type,
                "suffix": suffix,
                "user_id": self.scope_ids.user_id,
            }
        )

    @XBlock.handler
    def write(self, request: Request, suffix: str = "") -> Response:
        """Set the fields named in the body."""
        for name, value in json.loads(request.body).items():
            setattr(self, name, value)
        return Response("written")

    @XBlock.handler
    def read(self, request: Request, suffix: str = "") -> Response:
        """The value of the field named in the body."""
        return Response(json_body=getattr(self, json.loads(request.body)))

    @XBlock.handler
    def save_then_crash(self, request: Request, suffix: str = "") -> Response:
        """Save the fields named in the body, set another, fail."""
        for name, value in json.loads(request.body).items():
            setattr(self, name, value)
        self.save()
        self.words = 1
        raise RuntimeError("crash")

    @XBlock.handler
    def attributes(self, request: Request, suffix: str = "") -> Response:
        """The names of everything this block has."""
        return Response(json_body=dir(self))

    @XBlock.handler
    def mode(self, request: Request, suffix: str = "") -> Response:
        """Which version of a library's block the runtime shows."""
        return Response(json_body=self.runtime.authored_data_mode.name)

    @XBlock.handler
    def user(self, request: Request, suffix: str = "") -> Response:
        """What the runtime says about the user."""
        return Response(json_body=self.runtime.service(self, "user").get_current_user().opt_attrs)

    @XBlock.handler
    def services(self, request: Request, suffix: str = "") -> Response:
        """Which of the declared services are there."""
        names = sorted(type(self)._combined_services)
        return Response(json_body={name: self.runtime.service(self, name) is not None for name in names})


@XBlock.needs("i18n")
class Quiz(ScorableXBlockMixin, CompletableXBlockMixin, XBlock):
    """Publishes whatever it is told to."""

    show_in_read_only_mode = True
    weight = Float(default=None, scope=Scope.settings)
    earned = Float(default=None, scope=Scope.user_state)
    possible = Float(default=None, scope=Scope.user_state)
    answer = Integer(default=None, scope=Scope.user_state)

    def student_view(self, context: dict[str, object]) -> Fragment:
        """Show the score."""
        return Fragment(f"<p>Score: {self.earned}</p>")

    @XBlock.handler
    def publish(self, request: Request, suffix: str = "") -> Response:
        """Publish the body as an event of the name in the suffix."""
        self.answer = 1
        self.runtime.publish(self, suffix, json.loads(request.body))
        return Response("published")

    @XBlock.handler
    def change(self, request: Request, suffix: str = "") -> Response:
        """Set the score without publishing it."""
        self.earned = 99
        return Response("changed")

    @XBlock.handler
    def publish_then_crash(self, request: Request, suffix: str = "") -> Response:
        """Publish a grade, then fail."""
        self.answer = 1
        self.runtime.publish(self, "grade", {"value": 1, "max_value": 1})
        raise RuntimeError("crash")

    def max_score(self) -> float:
        """What can be reached."""
        return self.weight or 4

    def has_submitted_answer(self) -> bool:
        """Whether there is something to score."""
        return self.answer is not None

    def get_score(self) -> Score:
        """The kept score."""
        return Score(self.earned, self.possible)

    def set_score(self, score: Score) -> None:
        """Keep a score."""
        self.earned, self.possible = score.raw_earned, score.raw_possible

    def calculate_score(self) -> Score:
        """The score of what was answered."""
        return Score(3, 4)

    def publish_grade(self) -> None:
        """Publish the kept score."""
        self._publish_grade(self.get_score())


class Broken(XBlock):
    """Fails wherever it can."""

    def student_view(self, context: dict[str, object]) -> Fragment:
        """Never renders."""
        raise RuntimeError("broken view")
