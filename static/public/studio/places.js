// Places of the form: opening parts and cards, and finding the field, list or item that something is about.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

  const HOSTS = "[data-item], [data-part-keys]"; // what has keys, and a head that opens it

  // The language stands among the settings.
  const nameOf = (/** @type {CB.Step[]} */ keys) => keys.join(".").replace("document.language", "settings");

  Studio.places = (kit, editor, form) => {
    const parts = kit.all("[data-part-keys]");

    /** @type {CB.Places} */
    const self = {
      open(host) {
        if (self.unfold(host)) editor.opened();
      },

      unfold(host) {
        const body = host.querySelector(":scope > .cbs-body");
        if (!body?.hidden) return false;
        if (!body.childElementCount) form.showBody(host);
        self.expand(host, body, true);
        return true;
      },

      expand_all() {
        parts.forEach(self.unfold);
        kit.all("[data-item]:has(> .cbs-body)").forEach(self.unfold);
        editor.opened();
        kit.say(kit.text("expanded_all"));
      },

      collapse_all() {
        for (const body of kit.all(".cbs-body")) self.expand(body.parentElement, body, false);
        kit.say(kit.text("collapsed_all"));
      },

      expand(host, body, opened) {
        body.hidden = !opened;
        host.querySelector(".cbs-toggle").setAttribute("aria-expanded", `${opened}`);
      },

      toggle(button) {
        const host = button.closest(HOSTS);
        const body = host.querySelector(":scope > .cbs-body");
        if (body.hidden) self.open(host);
        else self.expand(host, body, false);
      },

      hostAt: (keys) => form.itemAt(keys) ?? parts.find((part) => part.dataset.partKeys === nameOf(keys)),

      keysAround: (element) => form.keysOfHost(element.closest(HOSTS)),

      // The field, list or item of these keys that is built so far, or what is nearest to it.
      locate(keys) {
        let size = keys.length;
        while (size && !form.itemAt(keys.slice(0, size))) size -= 1;
        const name = keys.slice(size).join(".");
        const { lists, controls } = form.scopeAt(keys.slice(0, size));
        const control = controls.find(({ dataset }) => dataset.field === name);
        return control ?? lists.find(({ dataset }) => name.startsWith(dataset.list)) ?? (size ? form.itemAt(keys.slice(0, size)) : null);
      },

      partOf: (keys) => parts.find((part) => nameOf(keys).startsWith(part.dataset.partKeys)),

      reveal(keys) {
        const part = self.partOf(keys);
        if (!part) return null;
        self.open(part);
        let place = null;
        for (let next = self.locate(keys); next && next !== place; next = self.locate(keys)) {
          place = next;
          self.open(place);
        }
        for (let host = place?.closest(HOSTS); host; host = host.parentElement.closest(HOSTS)) self.open(host);
        for (let more = place?.closest("details"); more; more = more.parentElement.closest("details")) more.open = true;
        return place ?? part;
      },

      // Where the focus goes for a field, a list or an item.
      focusable(place) {
        if ("field" in place.dataset) return place;
        // The heads of cards come first, because their fields may be hidden.
        return place.querySelector(".cbs-toggle, [data-field]") ?? place.closest("fieldset, .cbs-body").querySelector(".cbs-add");
      },

      // Open an item and write in it.
      enter(keys) {
        const item = self.reveal(keys);
        (item.querySelector("textarea[data-field], input[type=text][data-field]") ?? self.focusable(item)).focus();
      },

      visit(keys) {
        const place = self.reveal(keys);
        if (place) self.focusable(place).focus();
        return place;
      },
    };
    return self;
  };
})();
