// Draft questions, which a program made: the author reads each and confirms it, unless its wording was changed anyway.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

  Studio.confirming = (kit, editor, form, places) => ({
    // The button goes away with this, so the focus goes to the head of its card.
    confirm(button) {
      const card = button.closest("[data-item]");
      const keys = form.keysOfHost(card);
      const name = editor.nameOf(keys);
      editor.change(Studio.model.confirmed(editor.state, keys), { keys, word: "did_confirm", name });
      places.focusable(card).focus();
      kit.say(kit.text("confirmed", { name }));
    },
  });
})();
