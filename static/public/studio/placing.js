// An item's place in its list, chosen among all there are.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

  const wordsOf = (/** @type {any} */ { title, prompt, text, label }) => Studio.plain(title ?? prompt ?? text ?? label);

  Studio.placing = (kit, editor, { lists }) => {
    const { model } = Studio;
    const dialog = kit.find("place-dialog");
    const choice = kit.find("place");
    /** @type {any} */
    let opener = null;

    return {
      open_place(button) {
        opener = button;
        const { index, keys } = lists.place(button.closest("[data-item]"));
        const present = model.at(editor.state, model.path(editor.state, keys).slice(0, -1));
        const places = present.map((/** @type {any} */ item, /** @type {number} */ place) => new Option(`${place + 1}. ${wordsOf(item)}`));
        choice.replaceChildren(...places);
        choice.selectedIndex = index;
        kit.find("place-of").textContent = kit.text("place_of", { name: editor.nameOf(keys) });
        dialog.showModal();
      },

      move_to() {
        dialog.close();
        lists.moveTo(opener.closest("[data-item]"), choice.selectedIndex);
        opener.focus();
      },
    };
  };
})();
