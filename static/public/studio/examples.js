// Examples of Markdown, each of which can be put into the text that they were opened from.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

  Studio.examples = (kit, editor) => {
    /** @type {any} */
    let text = null;

    return {
      open_examples(button) {
        text = button.closest(".cbs-field").querySelector("textarea");
        kit.find("examples-dialog").showModal();
      },

      insert_example(button) {
        const { value, selectionEnd: at } = text;
        const words = button.value;
        const inline = { start: at, end: at, text: words, from: at, to: at + words.length };
        button.closest("dialog").close();
        editor.write(text, "block" in button.dataset ? Studio.writing.block(value, at, at, words) : inline);
      },
    };
  };
})();
