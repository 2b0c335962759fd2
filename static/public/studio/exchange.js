// The whole document at once: from a template, and as OLX to copy, to paste, and as a file where the host allows files.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

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
})();
