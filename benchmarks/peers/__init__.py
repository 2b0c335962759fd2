"""The block beside its peers: the platform's own ``problem`` and ``xblock-poll``, as PyPI has them today.

What costs what is compared in one process, in which all take turns, in a runtime like the LMS's (``host``): the same
services, stores and wrapping for all, each block loaded anew for every request. The peers do what they do in the LMS:

- ``problem`` shows one question with four options, the plainest there is: no hint, no solution, no script, no images.
  It renders by ``student_view`` and is answered by ``xmodule_handler/problem_check``, rightly. Its class needs the
  services ``user``, ``i18n``, ``cache``, ``sandbox``, ``xqueue`` and ``replace_urls``, keys with ``html_id()``, the
  runtime's ``resources_fs`` and its templates among Django's. The sandbox is never entered, nothing is queued and no
  file is opened for such a question, so those are stand-ins.
- ``xblock-poll`` asks one question with four answers and allows another vote, so that it can be answered again. It
  gives no grade.
- An empty block shows what the host itself costs: it is part of every figure.

Where it was possible to choose, the choice favours the peers: Django's loaders compile a template once, addresses of
handlers cost nothing to speak of, and ``problem`` is imported without the seven other blocks of its package; what all
of them cost together is a line of its own.
"""
