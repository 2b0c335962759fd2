"""The demo site's addresses; those of blocks are the platform's own."""

from django.urls import path, re_path

from demo.views import (
    assets,
    course_files,
    frame,
    gradebook,
    handlers,
    home,
    library,
    studio,
    studio_editor,
    studio_handlers,
    unit,
)

_USAGE = r"(?P<usage>[^/]+)"
_HANDLER = rf"courses/(?P<course>[^/]+)/xblock/{_USAGE}"
_LIBRARY_HANDLER = rf"api/xblock/v2/xblocks/{_USAGE}/handler/(?P<token>[^/]+)"
_NAME = r"(?P<name>[^/]+)(?:/(?P<suffix>.*))?"

urlpatterns = [
    path("", home.choose),
    path("login", home.choose),
    path("sign-in", home.sign_in),
    path("unit/", unit.unit_page),
    re_path(rf"^xblock/{_USAGE}$", frame.learner_frame),
    re_path(rf"^{_HANDLER}/handler/{_NAME}$", handlers.learner_handler),
    re_path(rf"^{_HANDLER}/handler_noauth/{_NAME}$", handlers.open_handler),
    path("studio/", studio.unit),
    path("studio/unit", studio.save_unit),
    path("studio/add", studio.add_to_unit),
    path("studio/library/", studio.library),
    path("studio/library/add", studio.add_to_library),
    path("studio/block/<str:usage>", studio.card),
    path("studio/block/<str:usage>/duplicate", studio.duplicate),
    path("studio/block/<str:usage>/delete", studio.delete),
    path("studio/preview/<str:usage>", studio_editor.preview),
    path("studio/xblock/<str:usage>/studio_view", studio_editor.studio_view),
    path("studio/xblock/<str:usage>/action/edit", studio_editor.editor_page),
    path("studio/xblocks/v2/<str:usage>/embed/<str:view>/", studio_editor.library_embed),
    re_path(rf"^studio/xblock/{_USAGE}/handler/{_NAME}$", studio_handlers.editor_handler),
    re_path(rf"^studio/preview/xblock/{_USAGE}/handler/{_NAME}$", studio_handlers.preview_handler),
    re_path(rf"^library/xblock/{_USAGE}$", library.library_frame),
    re_path(rf"^{_LIBRARY_HANDLER}/{_NAME}$", library.library_handler),
    re_path(rf"^studio/{_LIBRARY_HANDLER}/{_NAME}$", library.studio_library_handler),
    path("gradebook/", gradebook.gradebook),
    path("gradebook/<str:usage>/<str:action>", gradebook.act),
    path("masquerade", gradebook.masquerade),
    path("static/xblock/resources/<str:package>/<path:uri>", assets.block_file),
    path("static/demo/<path:name>", assets.site_file),
    path("assets/<str:course>/", course_files.course_files),
    re_path(r"^asset-v1:(?P<course>[^/]+)\+type@asset\+block@(?P<name>.+)$", assets.course_file),
]
