// What comes from the clipboard into the form: told apart by its kind, and given to the part that knows what to do with it.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

  const FORMATTED = /<(?:h[1-6]|[uo]l|li|table|b|strong|i|em|a|img|code|pre|su[bp]|del|s|blockquote)\b|font-weight:\s*(?:bold|[6-9]00)|font-style:\s*italic|mso-list/i;

  Studio.isMarkdown = (text, html) => /^#{1,6} /m.test(text) && !/<(h[1-6]|[uo]l|table)\b/i.test(html);

  Studio.tellAt = (kit, control, message) => {
    const field = control.closest(".cbs-field, td, th");
    const note = Object.assign(document.createElement("p"), { className: "cbs-note", textContent: message });
    field?.append(note);
    field?.addEventListener("input", () => note.remove(), { once: true });
    kit.say(message);
  };

  // Cells stand between tabs; those of one column are known by the table that comes along.
  /** @type {(text: string, html: string) => boolean} */
  const isCells = (text, html) => /\t/.test(text) || (/\n./.test(text) && /<table\b/i.test(html));

  Studio.pasting = (kit, editor) => {
    /** @type {CB.Pasting} */
    const self = {
      start() {
        const form = kit.find("form");
        form.addEventListener("paste", self.paste);
        for (const moment of ["dragover", "drop"]) form.addEventListener(moment, self.drop);
      },

      async paste(event) {
        const { target, clipboardData } = event;
        const [text, html] = ["text/plain", "text/html"].map((kind) => clipboardData.getData(kind));
        const isSource = clipboardData.types.includes("vscode-editor-data") || Studio.isMarkdown(text, html);
        const isText = target.matches("textarea[data-field]");
        if (isText && !text && clipboardData.files.length) {
          event.preventDefault();
          self.take(target, clipboardData.files);
        } else if (target.matches(".cbs-grid [data-field]") && isCells(text, html)) {
          event.preventDefault();
          (await editor.dialog("writing"))?.put_cells(target, text);
        } else if (isText && FORMATTED.test(html) && !isSource) self.read(target, html);
      },

      // The browser puts the words in, by the way that its own keys and menus have.
      read(control, html) {
        const { selectionStart: start, selectionEnd, value } = control;
        const behind = value.length - selectionEnd;
        editor.pause();
        setTimeout(async () => {
          const plain = control.value.slice(start, control.value.length - behind);
          const pasted = { control, start, plain, step: editor.pause() };
          (await editor.dialog("writing"))?.read_formatted(pasted, html);
        });
      },

      drop(event) {
        const { target, type, dataTransfer } = event;
        if (!dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        if (type === "drop" && target.matches("textarea[data-field]")) self.take(target, dataTransfer.files);
      },

      // The files are gone from the event by the time that anything is loaded.
      async take(control, [picture]) {
        if (picture) (await editor.dialog("links"))?.take(control, picture);
      },
    };
    return self;
  };
})();
