"""The demo site's addresses; those of blocks are the platform's own."""

from django.urls import path, re_path

from demo.views import assets, frame, handlers, home, unit

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
    path("static/xblock/resources/<str:package>/<path:uri>", assets.block_file),
    path("static/demo/<path:name>", assets.site_file),
    re_path(r"^asset-v1:(?P<course>[^/]+)\+type@asset\+block@(?P<name>.+)$", assets.course_file),
]
