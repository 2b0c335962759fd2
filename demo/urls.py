"""The demo site's addresses; those of blocks are the platform's own."""

from django.urls import path, re_path

from demo.views import assets, frame, gradebook, handlers, home, library, studio, studio_handlers, unit

_USAGE = r"(?P<usage>[^/]+)"
_HANDLER = rf"courses/(?P<course>[^/]+)/xblock/{_USAGE}"
_NAME = r"(?P<name>[^/]+)(?:/(?P<suffix>.*))?"

urlpatterns = [
    path("", home.choose),
    path("login", home.choose),
    path("sign-in", home.sign_in),
    path("unit/", unit.unit_page),
    re_path(rf"^xblock/{_USAGE}$", frame.learner_frame),
    re_path(rf"^{_HANDLER}/handler/{_NAME}$", handlers.learner_handler),
    re_path(rf"^{_HANDLER}/handler_noauth/{_NAME}$", handlers.open_handler),
    path("studio/", studio.studio),
    path("studio/block/<str:usage>", studio.edit),
    path("studio/block/<str:usage>/settings", studio.save_settings),
    path("studio/block/<str:usage>/unit", studio.save_unit),
    path("studio/block/<str:usage>/content", studio.save_content),
    path("studio/preview/<str:usage>", studio.preview),
    re_path(rf"^studio/xblock/{_USAGE}/handler/{_NAME}$", studio_handlers.editor_handler),
    re_path(rf"^studio/preview/xblock/{_USAGE}/handler/{_NAME}$", studio_handlers.preview_handler),
    re_path(rf"^library/xblock/{_USAGE}$", library.library_frame),
    re_path(rf"^api/xblock/v2/xblocks/{_USAGE}/handler/(?P<token>[^/]+)/{_NAME}$", library.library_handler),
    path("gradebook/", gradebook.gradebook),
    path("gradebook/<str:usage>/<str:action>", gradebook.act),
    path("masquerade", gradebook.masquerade),
    path("static/xblock/resources/<str:package>/<path:uri>", assets.block_file),
    path("static/demo/<path:name>", assets.site_file),
    re_path(r"^asset-v1:(?P<course>[^/]+)\+type@asset\+block@(?P<name>.+)$", assets.course_file),
]
