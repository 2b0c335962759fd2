"""Metadata, and the mapping that puts `static/`, `templates/` and the translations into the package.

The links inside `coding_billing_xblock` serve checkouts and editable installs, the mapping serves wheels and
sdists; either alone loses the assets on one of the routes (docs/decisions/assets-by-mapping-and-links.md).
"""

import re
from pathlib import Path

from setuptools import find_packages, setup

PACKAGE = "coding_billing_xblock"
HERE = Path(__file__).parent
ASSETS = {
    f"{PACKAGE}.static": "static",
    f"{PACKAGE}.templates": "templates",
    f"{PACKAGE}.translations": f"{PACKAGE}/conf/locale",
}


def read_version() -> str:
    """Return the version that the package names; importing it here would need its dependencies."""
    source = (HERE / PACKAGE / "__init__.py").read_text(encoding="utf-8")
    match = re.search(r'^__version__ = "([^"]+)"$', source, re.MULTILINE)
    if match is None:
        raise RuntimeError(f"{PACKAGE}/__init__.py names no __version__")
    return match[1]


setup(
    name="coding-billing-xblock",
    version=read_version(),
    description="An XBlock for Open edX: a lesson on medical coding and billing with a scored self-check.",
    long_description=(HERE / "README.md").read_text(encoding="utf-8"),
    long_description_content_type="text/markdown",
    license="Apache-2.0",
    license_files=["LICENSE"],
    classifiers=[
        "Development Status :: 4 - Beta",
        "Framework :: Django :: 4.2",
        "Framework :: Django :: 5.2",
        "Intended Audience :: Education",
        "Programming Language :: Python :: 3.11",
        "Programming Language :: Python :: 3.12",
    ],
    keywords=["xblock", "Open edX", "medical coding", "medical billing"],
    python_requires=">=3.11",
    install_requires=[
        "XBlock>=5,<7",
        'web-fragments; python_version < "3.12"',
        "Django>=4.2",
        "beautifulsoup4>=4.13.2",
        "lxml",
        "markdown-it-py>=4.1",
        "markdownify>=1.1",
        "nh3>=0.2.21",
        "pydantic>=2.11,<3",
        "PyYAML",
        "typing-extensions",
        "webob",
    ],
    packages=[*find_packages(include=[PACKAGE, f"{PACKAGE}.*"]), *ASSETS],
    package_dir=ASSETS,
    package_data={
        PACKAGE: [
            "codesets/data/**",
            "lessons/*.xml",
            "scenarios/*.xml",
            "conf/locale/*/LC_MESSAGES/*.[mp]o",
        ],
        f"{PACKAGE}.static": ["public/**"],
        f"{PACKAGE}.templates": ["**/*.html"],
        f"{PACKAGE}.translations": ["*/LC_MESSAGES/*.[mp]o"],
    },
    include_package_data=False,
    zip_safe=False,
    entry_points={"xblock.v1": ["coding_billing = coding_billing_xblock.block:CodingBillingXBlock"]},
)
