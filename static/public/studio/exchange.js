// What goes out and comes in as text: the whole document, and questions.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

  // The whole document at once: from a template, and as OLX to copy, to paste, and as a file where the host allows files.

  Studio.exchange = (kit, editor) => {
    const { make } = Studio;
    const text = kit.find("olx-text");

    const item = (/** @type {string} */ words) => make("li", {}, words);

    /** @type {CB.Exchange} */
    const self = {
      read: null,
      asked: {},
      source: "",

      start() {
        text.addEventListener("input", () => self.forget());
        kit.find("olx-input").addEventListener("change", (/** @type {any} */ event) => self.open(event.target));
        kit.find("templates").replaceChildren(...editor.args.templates.map(self.entry));
      },

      replace(document, word, name) {
        editor.change({ ...editor.state, document }, { keys: [], word, name });
        kit.say(kit.text("replaced"));
      },

      // Templates

      open_templates() {
        kit.find("templates-dialog").showModal();
      },

      entry({ title, document }, index) {
        const button = make("button", { type: "button", className: "cbs-button", value: index }, title);
        button.dataset.do = "use_template";
        return make("li", {}, button, make("span", { className: "cbs-where" }, editor.summaryOf(document)));
      },

      use_template(button) {
        const { title, document } = /** @type {CB.Template} */ (editor.args.templates[button.value]);
        editor.close(button);
        self.replace(document, "did_template", title);
      },

      // OLX

      // What is stored and gives no document is shown as it is, with what is wrong with it.
      mend(source) {
        kit.find("olx-dialog").showModal();
        if (self.source !== source) text.value = self.source = source; // the author may have begun to mend it
        self.read_olx();
      },

      async open_olx() {
        if (editor.source) return editor.mend();
        text.value = self.source = "";
        const asked = self.forget();
        kit.find("olx-dialog").showModal();
        const reply = await kit.post("write_olx", { document: editor.state.document });
        if (asked !== self.asked) return;
        if (reply.code) return self.note(reply.message);
        text.value = reply.data.olx;
        self.offerFile(reply.data.olx);
      },

      // A sandboxed frame may not start a download, and only the page itself knows that it is none.
      offerFile(olx) {
        const link = kit.find("olx-file");
        URL.revokeObjectURL(link.href);
        link.href = URL.createObjectURL(new Blob([olx], { type: "application/xml" }));
        link.hidden = window.parent !== window;
      },

      note(message) {
        kit.write("olx-note", message);
        kit.find("olx-note").focus();
      },

      forget() {
        self.read = null;
        for (const name of ["olx-note", "olx-changes", "olx-findings", "olx-apply"]) kit.show(name, false);
        return (self.asked = {});
      },

      async copy_olx() {
        text.select();
        const copied = await Studio.copied(text.value);
        // A frame without leave to write may still copy what is selected.
        self.note(kit.text(copied || document.execCommand("copy") ? "copied" : "copy_yourself"));
        text.focus();
      },

      async open(input) {
        const [file] = input.files;
        if (!file) return;
        const asked = self.forget();
        input.value = ""; // so that the same file can be chosen again
        const olx = await file.text();
        if (asked !== self.asked) return;
        text.value = olx;
        self.read_olx();
      },

      async read_olx() {
        const asked = self.forget();
        const reply = await kit.post("read_olx", { olx: text.value, against: editor.state.document });
        if (asked !== self.asked) return;
        if (reply.code) return self.note(reply.message);
        const { document, findings, changes, apart } = reply.data;
        self.read = document;
        self.list("olx-changes", "olx-change-list", document ? changes : []);
        self.list("olx-findings", "olx-findings", findings.map(self.sentence));
        kit.show("olx-apply", document && changes.length);
        const result = document ? (changes.length ? "changes_found" : "no_changes") : editor.source ? "unreadable" : "unusable";
        self.note([kit.text(result), apart].join(" "));
      },

      list(box, list, words) {
        kit.find(list).replaceChildren(...words.map(item));
        kit.show(box, words.length);
      },

      sentence: ({ severity, line, path, message }) =>
        [kit.text(severity), line ? kit.text("line", { line }) : path, message].filter(Boolean).join(": "),

      apply_olx(button) {
        editor.close(button);
        self.replace(self.read, "did_import");
      },
    };
    return self;
  };

  // Questions in bulk: pasted, shown as they were read, and added in one step; and a question as text for the clipboard.

  const FEW = 6; // of a kind are shown at once

  Studio.bulk = (kit, editor, { form, places, findings }) => {
    const { make } = Studio;
    const text = kit.find("bulk-text");
    const copy = kit.find("copy-text");

    /** @type {(...content: (string | Node)[]) => Node} */
    const item = (...content) => make("li", { dir: "auto" }, ...content);

    /** @type {CB.Bulk} */
    const self = {
      found: [],

      open_bulk() {
        kit.find("bulk-dialog").showModal();
        self.bulk_back();
      },

      bulk_back() {
        self.turn("bulk-paste");
        kit.show("bulk-note", false);
        text.focus();
      },

      turn(side) {
        for (const name of ["bulk-paste", "bulk-review"]) kit.show(name, name === side);
      },

      wanted() {
        const { language, questions } = editor.state.document;
        return { text: text.value, kind: kit.find("bulk-kind").value, language, present: questions.length };
      },

      async read_bulk() {
        const asked = self.wanted();
        const { code, message, data } = await kit.post("read_questions", asked);
        if (JSON.stringify(asked) !== JSON.stringify(self.wanted())) return; // not wanted any more
        if (code) kit.write("bulk-note", message);
        else self.show(data);
        kit.find(code ? "bulk-note" : "bulk-title").focus();
      },

      // What was read

      show({ questions, types, shown, findings: told, unread }) {
        const count = questions.length;
        const kinds = types.map(([type, number]) => `${kit.text(`type_${type}`)}: ${number}`);
        const summary = [kit.text("count_questions", { count }), ...kinds, findings.summary(told)].filter(Boolean).join(" · ");
        self.found = questions;
        kit.find("bulk-summary").textContent = count ? summary : kit.text("found_no_questions");
        kit.find("bulk-questions").replaceChildren(...shown.map(self.question));
        kit.find("bulk-unread").replaceChildren(...unread.map(self.left));
        kit.find("bulk-add").textContent = kit.text("add_count", { count });
        kit.show("bulk-left", unread.length);
        kit.show("bulk-add", count);
        self.turn("bulk-review");
      },

      question({ prompt, items, faults }, index) {
        const kind = make("span", { className: "cbs-kind" }, kit.text(`type_${self.found[index]?.type}`));
        const lines = faults.map(({ severity, message }) => make("p", { className: `cbs-${severity}` }, `${kit.text(severity)}: ${message}`));
        return item(make("strong", {}, `${index + 1}. ${prompt || kit.text("untitled")}`), " ", kind, make("ul", {}, ...items.map(self.offered)), ...lines);
      },

      offered({ text: words, right, place }) {
        if (!right) return item(place ? `${words}: ${place}` : words);
        const said = make("span", { className: "cbs-unseen" }, ` (${kit.text("correct")})`);
        return item(make("strong", {}, "✓ ", words, said));
      },

      left({ why, places: found }) {
        const lines = found.map(({ line, text: words }) => item(`${kit.text("line", { line })}: ${words}`));
        return item(make("details", { open: lines.length < FEW }, make("summary", {}, `${why} (${lines.length})`), make("ul", {}, ...lines)));
      },

      add_bulk(button) {
        const { document } = editor.state;
        const questions = Studio.joined(document.questions, self.found, "add");
        const keys = ["document", "questions", questions[document.questions.length]?.id];
        editor.close(button);
        editor.change({ ...editor.state, document: { ...document, questions } }, { keys, word: "did_bulk" });
        places.visit(keys);
        kit.say(kit.text("added_count", { count: self.found.length }));
      },

      // A question as text

      async copy_question(button) {
        const question = Studio.model.at(editor.state, form.pathOf(button));
        const { code, message, data } = await kit.post("write_question", { question });
        if (code) return self.offer("", message);
        if (!(await Studio.copied(data.text))) return self.offer(data.text);
        button.dataset.done = "";
        button.addEventListener("blur", () => delete button.dataset.done, { once: true });
        kit.say(kit.text("copied"));
      },

      // Where the clipboard is refused, what is selected may still be copied.
      offer(words, message) {
        kit.find("copy-dialog").showModal();
        kit.show("copy-text", words);
        copy.value = words;
        copy.select();
        kit.write("copy-note", message ?? kit.text(document.execCommand("copy") ? "copied" : "copy_yourself"));
      },
    };
    return self;
  };
})();
