// Questions in bulk: pasted, shown as they were read, and added in one step; and a question as text for the clipboard.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

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
