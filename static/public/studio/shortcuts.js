// The list of the keys that do something in the editor.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

  const APPLE_KEYS = /** @type {Record<string, string>} */ ({ ctrl: "⌘", alt: "⌥", shift: "⇧" });

  Studio.shortcuts = (kit) => ({
    open_shortcuts() {
      const dialog = kit.find("shortcuts-dialog");
      if (/^(Mac|iP)/.test(navigator.platform)) {
        for (const key of kit.all("[data-key]", dialog)) key.textContent = APPLE_KEYS[key.dataset.key];
      }
      dialog.showModal();
    },
  });
})();
