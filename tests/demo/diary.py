"""A stand-in with an editor of its own, by which the hosts of editors are tested."""

import json
from html import escape

from web_fragments.fragment import Fragment
from webob import Request, Response
from xblock.core import XBlock
from xblock.fields import Scope, String
from xblock.validation import Validation, ValidationMessage

EDITOR = """
<div class="editor-with-buttons">
  <label>Title <input name="title" value="{title}"></label>
  <div class="xblock-actions">
    <button type="button" class="save-button">Save</button>
    <button type="button" class="cancel-button">Cancel</button>
    <button type="button" class="end-button">End without a start</button>
  </div>
</div>
"""
SCRIPT = """
window.diaryLoadsBefore = window.diaryLoads;
window.diaryStarts = [];
function DiaryEditor(runtime, element, args) {
  const root = element instanceof Element ? element : element[0];
  const at = (selector) => root.querySelector(selector);
  window.diaryStarts.push({
    title: args.title,
    jquery: "jquery" in element,
    node: element instanceof Element,
    constructed: new.target === DiaryEditor,
    there: at("input") !== null && document.contains(root),
  });
  at(".save-button").addEventListener("click", async () => {
    runtime.notify("save", { state: "start" });
    const [, token] = document.cookie.match(/csrftoken=([^;]+)/);
    const response = await fetch(runtime.handlerUrl(element, "save_title"), {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify(at("input").value),
    });
    if (response.ok) runtime.notify("save", { state: "end" });
    else runtime.notify("error", { title: "Not saved", message: "The title is empty." });
  });
  at(".end-button").addEventListener("click", () => runtime.notify("save", { state: "end" }));
  $(at(".cancel-button")).on("click", () => {
    window.cancelHeard = true;
    runtime.notify("cancel", {});
  });
}
"""


@XBlock.wants("user", "settings", "studio_user_permissions")
class Diary(XBlock):
    """Has a title, which its editor changes. An empty one cannot be saved, a short one has Studio warn."""

    display_name = String(default="Diary", scope=Scope.settings)
    pages = String(default="", scope=Scope.content)

    def student_view(self, context: dict[str, object]) -> Fragment:
        """Show the title."""
        return Fragment(f"<p>Title: {escape(self.display_name)}</p>")

    def studio_view(self, context: dict[str, object]) -> Fragment:
        """A form for the title, with resources of every kind."""
        fragment = Fragment(EDITOR.format(title=escape(self.display_name)))
        fragment.add_css("input { accent-color: rgb(1, 2, 3); }")
        fragment.add_javascript_url(self.runtime.local_resource_url(self, "public/diary.js"))
        fragment.add_javascript(SCRIPT)
        fragment.initialize_js("DiaryEditor", {"title": self.display_name})
        return fragment

    @XBlock.handler
    def save_title(self, request: Request, suffix: str = "") -> Response:
        """Set the title; an empty one is refused."""
        title = json.loads(request.body)
        if not title:
            return Response(status=400)
        self.display_name = title
        return Response("saved")

    def validate(self) -> Validation:
        """Warn of a short title."""
        validation = super().validate()
        if len(self.display_name) < 3:
            validation.add(ValidationMessage(ValidationMessage.WARNING, "The title is short."))
        return validation


class Plain(XBlock):
    """Has an editor without buttons and without a script."""

    def student_view(self, context: dict[str, object]) -> Fragment:
        """Show something."""
        return Fragment("<p>Plain</p>")

    def studio_view(self, context: dict[str, object]) -> Fragment:
        """Nothing to edit."""
        return Fragment("<p>There is nothing to edit.</p>")
