"""What the editor's script may ask for: check, preview, save, read and write OLX and questions, read what is pasted.

Only ``save_document`` sets fields: Studio stores the block after every handler.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal

from lxml import etree
from pydantic import Field, ValidationError

from coding_billing_xblock.article import MAX_ARTICLE
from coding_billing_xblock.attempts.record import Answers, timestamp
from coding_billing_xblock.attempts.score import Unscorable, attempt_of
from coding_billing_xblock.content import olx
from coding_billing_xblock.content.changes import changes
from coding_billing_xblock.content.document import (
    Comparison,
    Document,
    Parsed,
    examine,
    size_findings,
)
from coding_billing_xblock.content.joining import joined_comparison
from coding_billing_xblock.content.years import findings_in
from coding_billing_xblock.exchange import with_usable_attributes
from coding_billing_xblock.gate import Json, Refusal, RequestBody, author_handler
from coding_billing_xblock.learner.handlers import Serial
from coding_billing_xblock.lessons.load import attributes_of, open_text
from coding_billing_xblock.studio.findings import told, unfinished
from coding_billing_xblock.studio.numbers import numbers
from coding_billing_xblock.studio.preview import arguments, asking_all, preview, tried
from coding_billing_xblock.studio.stored import (
    Settings,
    Stored,
    content_findings,
    lost_by_saving,
    marks_in,
    settings_findings,
    stored_in,
    title_in,
)
from coding_billing_xblock.text.findings import N_, Finding, has_errors
from coding_billing_xblock.text.values import MAX_LINE, MAX_PASTED

INVALID = N_("There are errors in it. Nothing was saved.")
UNUSABLE = N_("There are errors in it.")
NEWER_CONTENT = N_("Somebody else saved this component while you were editing it. Nothing was saved.")
APART = N_("Settings are not part of the document, so these stay as they are: {names}.")
SETTING_CHANGED = N_("Setting “{name}” changed")
READ_ONLY = N_("This component cannot be changed here. Nothing was saved.")


class DocumentBody(RequestBody):
    """A document as it stands in the editor."""

    document: Json


class CheckBody(RequestBody):
    """A document to check (None for what is stored), and the settings where they are to be checked too."""

    document: Json | None
    settings: Json | None = None


class WrittenBody(DocumentBody):
    """A document and the settings as they stand in the editor, whatever is in them."""

    settings: Json = Field(default_factory=dict)


class PreviewBody(WrittenBody):
    """What is written, to look at: as a learner gets it, with its right answers, or to be tried."""

    view: Literal["learner", "answers", "try"]


class TryBody(WrittenBody):
    """Answers to what is written, for the attempt with this number."""

    serial: Serial
    answers: Answers


class SaveBody(RequestBody):
    """All that can be edited, and the revision that it was edited from. Without a document the stored one stays."""

    document: Json | None
    settings: Json
    base_revision: str


class ReadOlxBody(RequestBody):
    """An OLX text, and the document whose place it would take."""

    olx: str
    against: Json | None = None


class ArticleBody(RequestBody):
    """An article as it was pasted, whether that is HTML for certain, and the table that is there."""

    text: Annotated[str, Field(max_length=MAX_ARTICLE)]
    is_html: bool = False
    comparison: Json = Field(default_factory=dict)


class FormattedBody(RequestBody):
    """Formatted text in HTML, as a clipboard holds it, and whether it goes into a text of one line."""

    html: Annotated[str, Field(max_length=MAX_ARTICLE)]
    one_line: bool = False


class QuestionsBody(RequestBody):
    """Questions as they were pasted, their form where it is told; the document's language and how many it has."""

    text: Annotated[str, Field(max_length=MAX_PASTED)]
    kind: Literal["", "gift", "table", "list"] = ""
    language: Annotated[str, Field(max_length=MAX_LINE)] = ""
    present: Annotated[int, Field(ge=0)] = 0


class QuestionBody(RequestBody):
    """A question as it stands in the editor."""

    question: Json


class StudioHandlers:
    """The editor's handlers, for the block to inherit."""

    @author_handler(CheckBody)
    def check_document(self: Any, body: CheckBody) -> Json:
        """Everything that is wrong with a document, tips included, what a save of it would lose, and its numbers.

        There are no numbers of what has not the shape of a document.
        """
        document = None
        if body.document is None:
            findings = content_findings(self)
        else:
            examined = _examined(body.document)
            document = examined.document
            findings = (*findings_in(self.now().year, examined), *lost_by_saving(self))
        settings = () if body.settings is None else settings_findings(body.settings)
        return {
            "findings": told((*findings, *settings), self.gettext),
            "numbers": None if document is None else numbers(document, self.gettext),
        }

    @author_handler(PreviewBody)
    def preview_document(self: Any, body: PreviewBody) -> Json:
        """The learner's page of a document in pieces, what is unfinished in it, and the arguments for its script.

        A document with errors is shown too, as long as it has the shape of one; otherwise its findings are told.
        """
        written, findings = self._shaped(body.document)
        document = asking_all(written)
        return {
            "page": preview(self, document, title_in(body.settings)),
            "unfinished": unfinished(findings, self.gettext),
            "arguments": None
            if body.view == "learner"
            else arguments(self, document, marks_in(body.settings), body.view),
        }

    @author_handler(TryBody)
    def try_answers(self: Any, body: TryBody) -> Json:
        """What a learner would get for these answers to a document; nothing is stored."""
        written, _ = self._shaped(body.document)
        document = asking_all(written)
        attempt = attempt_of(document, body.answers, body.serial, timestamp(self.now()))
        if isinstance(attempt, Unscorable):
            raise Refusal(400, attempt.code, attempt.reason, attempt.path, parameters=attempt.parameters)
        return {"state": tried(self, document, marks_in(body.settings), attempt)}

    @author_handler(SaveBody)
    def save_document(self: Any, body: SaveBody) -> Json:
        """Save document and settings, unless somebody else saved since. What is stored already is not saved again."""
        before = stored_in(self)
        after = self._checked(body, before)
        if after != before and body.base_revision != before.revision:
            raise Refusal(409, "newer_content", NEWER_CONTENT, extra=self._newer(before, after))
        if after != before:
            self._store(after, before)
        return {"revision": after.revision}

    @author_handler(ReadOlxBody)
    def read_olx(self: Any, body: ReadOlxBody) -> Json:
        """The document of an OLX text, what is wrong with it, what it would change, and what it leaves alone."""
        opened = open_text(body.olx)
        against = None if body.against is None else examine(body.against).document
        return {
            "document": opened.document.model_dump(mode="json") if opened.document else None,
            "findings": told(findings_in(self.now().year, opened), self.gettext),
            "changes": self._changes(against, opened.document),
            "apart": self._apart(body.olx),
        }

    @author_handler(DocumentBody)
    def write_olx(self: Any, body: DocumentBody) -> Json:
        """The OLX text of a document; one with errors can be written too, as long as it has the shape of one."""
        document, _ = self._shaped(body.document)
        return {"olx": _olx_of(document)}

    @author_handler(ArticleBody)
    def read_article(self: Any, body: ArticleBody) -> Json:
        """What an article could become: a name, sections, a table, draft questions, a next step, and what is left out.

        ``joined`` is its table together with the one that is there; None where that cannot be.
        """
        # Loaded here, because every process that shows the page to learners would pay for it.
        from coding_billing_xblock.article.reader import read_article

        proposal = read_article(body.text, is_html=body.is_html)
        return {
            "proposal": proposal.model_dump(mode="json"),
            "joined": _together(body.comparison, proposal.comparison),
        }

    @author_handler(FormattedBody)
    def read_formatted(self: Any, body: FormattedBody) -> Json:
        """Formatted text as Markdown; nothing of its words is left out."""
        from coding_billing_xblock.article.formatted import phrase_of_html, prose_of_html

        return {"markdown": (phrase_of_html if body.one_line else prose_of_html)(body.html)}

    @author_handler(QuestionsBody)
    def read_questions(self: Any, body: QuestionsBody) -> Json:
        """The questions of a text, what is wrong with them, and what of the text is in none of them."""
        from coding_billing_xblock.imports.reader import read_questions
        from coding_billing_xblock.studio.reading import told_questions

        read = read_questions(body.text, body.language, body.kind or None, body.present)
        return told_questions(read, self.now().year, self.gettext)

    @author_handler(QuestionBody)
    def write_question(self: Any, body: QuestionBody) -> Json:
        """A question as text that ``read_questions`` reads as an equal one."""
        from coding_billing_xblock.imports.copies import write_question

        document, _ = self._shaped({"questions": [body.question]})
        return {"text": write_question(document.questions[0])}

    def _shaped(self: Any, raw: Json) -> tuple[Document, tuple[Finding, ...]]:
        """A document at work, and its findings. Raises Refusal with them where it has not the shape of one."""
        document, findings = examine(raw)
        if document is None:
            raise self._refusal("unusable", UNUSABLE, findings)
        return document, findings

    def _checked(self: Any, body: SaveBody, before: Stored) -> Stored:
        """What is to be stored. Raises Refusal with all the findings where there is an error."""
        document, found = (None, ()) if body.document is None else _examined(body.document)
        findings = (*found, *settings_findings(body.settings))
        if has_errors(findings):
            raise self._refusal("invalid", INVALID, findings)
        data = before.data
        if document is not None:
            data = with_usable_attributes(type(self), before.with_document(document))
        # A draft of an older editor knows fewer of them.
        settings = Settings.model_validate(body.settings).model_dump(mode="json", exclude_unset=True)
        return Stored(data, before.settings | settings)

    def _refusal(self: Any, code: str, message: str, findings: tuple[Finding, ...]) -> Refusal:
        return Refusal(400, code, message, extra={"findings": told(findings, self.gettext)})

    def _store(self: Any, after: Stored, before: Stored) -> None:
        """Set the fields that changed, and no others. Raises Refusal where this host stores nothing."""
        fields = before.fields
        for name, value in after.fields.items():
            if value != fields[name]:
                setattr(self, name, value)
        self._write(self.save)

    def _newer(self: Any, stored: Stored, mine: Stored) -> Json:
        """What a save from an older revision is told: a library cannot say who may write, so its text is left out."""
        if self.runtime.service(self, "studio_user_permissions") is None:
            return {"revision": stored.revision, "theirs": None}
        return {
            "revision": stored.revision,
            "theirs": stored.loaded(),
            "changes": [
                *self._changes(stored.document, mine.document),
                *self._changed_settings(stored.settings, mine.settings),
            ],
            **self._last_edit(),
        }

    def _changed_settings(self: Any, before: Json, after: Json) -> list[str]:
        names = [self.fields[name].display_name for name in after if after[name] != before[name]]
        return [self.gettext(SETTING_CHANGED).format(name=self.gettext(name)) for name in names]

    def _last_edit(self: Any) -> Json:
        """When the block was stored last, and whether by the same person; nothing where Studio does not say.

        Studio mixes both into the blocks of a course (the platform's ``EditInfoMixin``), not into those of libraries.
        """
        at, person = getattr(self, "edited_on", None), getattr(self, "edited_by", None)
        own = self.user_attributes().get("edx-platform.user_id")
        return {"edited": timestamp(at) if at else "", "own": person is not None and person == own}

    def _write(self: Any, write: Callable[[], None]) -> None:
        try:
            write()
        except RuntimeError as error:
            # The host saves once more after a handler, and would fail again.
            self._clear_dirty_fields()
            raise Refusal(403, "read_only", READ_ONLY) from error

    def _changes(self: Any, before: Document | None, after: Document | None) -> list[str]:
        if before is None or after is None:
            return []
        i18n = self.runtime.service(self, "i18n")
        return [change.text(i18n.gettext, i18n.ngettext) for change in changes(before, after)]

    def _apart(self: Any, text: str) -> str:
        """Which settings stand in an OLX text, said for a person; empty where none do."""
        names = [name for name in attributes_of(text) if name in self.fields]
        return self.gettext(APART).format(names=", ".join(names)) if names else ""


def _together(present: Json, found: Comparison | None) -> Json | None:
    """The table that was found together with that which is there, if that has its shape already."""
    if found is None:
        return None
    try:
        joined = joined_comparison(Comparison.model_validate(present), found)
    except ValidationError:
        return None
    return None if joined is None else joined.model_dump(mode="json")


def _examined(raw: Json) -> Parsed:
    document, findings = examine(raw)
    if document is None:
        return Parsed(None, findings)
    # What can be saved can be exported, and imported again.
    forms = (document.to_stored(), _olx_of(document))
    return Parsed(document, (*findings, *size_findings(max(forms, key=len))))


def _olx_of(document: Document) -> str:
    root = etree.Element(olx.ROOT)
    olx.write_into(root, document)
    return olx.to_text(root)
