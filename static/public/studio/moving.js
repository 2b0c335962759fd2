// Ways through the document: search, an item's place in its list, and the list of keys.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

  // Search in all texts of the document and its settings, in the order of the form, whether they are open or not.

  const TEXTS = "textarea, input[type=text]:not([data-kind])";
  const AROUND = 24; // characters that are shown before and after what was found

  const patternOf = (/** @type {string} */ words) => new RegExp(words.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"), "giu");

  /** @type {(hit: CB.Hit, other: CB.Hit) => number} */
  const order = (hit, other) => hit.field - other.field || hit.start - other.start;

  // What stands in this part of a template, but not in a list within it.
  const ownOf = (/** @type {any} */ holder) =>
    [...holder.querySelectorAll("[data-field], [data-list], [data-body]")].filter((element) => {
      const list = element.parentElement?.closest("[data-list]");
      return !list || list === holder;
    });

  // Browsers do not scroll to what a script selects. How far down it is shows while the text ends there.
  /** @type {(field: any, text: string, end: number) => number} */
  const depthOf = (field, text, end) => {
    field.value = text.slice(0, end);
    const depth = field.scrollHeight;
    field.value = text;
    return depth;
  };

  /** @type {(field: any, depth: number) => void} */
  const scrollTo = (field, depth) => {
    const { style, clientHeight } = field;
    style.scrollMarginBlock = `calc(8em - ${depth}px) calc(8em - ${clientHeight - depth}px)`;
    field.scrollIntoView({ block: "nearest" });
    style.scrollMarginBlock = "";
  };

  Studio.search = (kit, editor, { places }) => {
    const { model, make } = Studio;
    const input = kit.find("search-text");
    /** @type {any} */
    let opener = null;
    /** @type {CB.Hit | null} */
    let current = null;
    /** @type {any} */
    let marked = null;

    const contentOf = (/** @type {string} */ name) => /** @type {any} */ (kit.root.querySelector(`template[${name}]`)).content;

    /** @type {CB.Search} */
    const self = {
      start() {
        input.addEventListener("input", self.count);
        input.addEventListener("keydown", (/** @type {KeyboardEvent} */ { key, shiftKey, isComposing }) => {
          if (key === "Enter" && !isComposing) self.go(shiftKey ? -1 : 1, true);
        });
        for (const [name, step] of /** @type {[string, number][]} */ ([["search-previous", -1], ["search-next", 1]])) {
          kit.find(name).addEventListener("click", (/** @type {MouseEvent} */ { detail }) => self.go(step, !detail));
        }
        kit.root.addEventListener("keydown", self.escape);
      },

      open_search(button) {
        opener = button;
        kit.show("search", true);
        input.select();
        input.focus();
        if (input.value) self.count();
      },

      escape(event) {
        if (event.key !== "Escape" || kit.find("search").hidden || event.target.closest("dialog")) return;
        event.stopPropagation(); // a host's window stays open
        self.close_search();
      },

      // The focus goes to what was found, or else back.
      close_search() {
        const found = current && places.reveal(current.keys);
        self.forget();
        kit.show("search", false);
        if (!kit.find("form").contains(kit.root.ownerDocument.activeElement)) (found ?? opener).focus();
      },

      // The form's own templates say what is a text, and in which order the texts stand.
      texts: (holder, value, keys) => ownOf(holder).flatMap((element) => self.textsOf(element, value, keys)),

      textsOf(element, value, keys) {
        const { body, field, list } = element.dataset;
        if (body) return self.texts(contentOf(`data-body="${body}"`), value, keys);
        const names = (list ?? field).split(".").filter(Boolean);
        const [part, here] = [model.at(value, names), [...keys, ...names]];
        if (list !== undefined) return [...self.texts(element, value, keys), ...self.itemsOf(element, part, here)];
        return element.matches(TEXTS) ? [{ keys: here, text: `${part ?? ""}` }] : [];
      },

      itemsOf: (list, items = [], keys) =>
        items.flatMap((item, index) => {
          const template = contentOf(`data-part="${list.dataset.itemPart ?? item.type}"`);
          return self.texts(template, item, [...keys, item.id ?? index]);
        }),

      hits() {
        if (!input.value.trim()) return [];
        const parts = kit.all(".cbs-part > [data-body]");
        const texts = parts.flatMap((part) => self.textsOf(part, editor.state, []));
        return texts.flatMap(({ keys, text }, field) =>
          [...text.matchAll(patternOf(input.value))].map(({ index, 0: { length } }) => ({ keys, text, field, start: index, end: index + length })),
        );
      },

      count() {
        self.forget();
        self.tell(input.value.trim() && kit.text("count_hits", { count: self.hits().length }));
      },

      // Around the end it goes on at the beginning.
      go(step, stays) {
        const hits = self.hits();
        const ahead = hits.filter((hit) => !current || order(hit, current) * step > 0);
        const hit = (ahead.length ? ahead : hits).at(step > 0 ? 0 : -1);
        if (!hit) return self.count();
        current = hit;
        self.select(hit, stays);
        self.describe(hit, kit.text("hit", { position: hits.indexOf(hit) + 1, count: hits.length, name: editor.placeName(hit.keys) }));
      },

      // Whoever searches by the keyboard goes on with the next key; who clicks is led into the field.
      select({ keys, text, start, end }, stays) {
        const before = /** @type {any} */ (kit.root.ownerDocument.activeElement);
        const field = places.reveal(keys);
        const depth = depthOf(field, text, end);
        self.mark(field);
        field.setSelectionRange(start, end);
        field.focus({ preventScroll: true });
        if (stays) before.focus({ preventScroll: true });
        field.scrollTop = depth - field.clientHeight / 2;
        scrollTo(field, depth - field.scrollTop);
        requestAnimationFrame(() => scrollTo(field, depth - field.scrollTop)); // a card is laid out only when it comes into view
      },

      describe({ text, start, end }, where) {
        const before = text.slice(Math.max(0, start - AROUND), start);
        const found = make("mark", {}, text.slice(start, end));
        self.tell(where, " ", make("q", { dir: "auto" }, start > AROUND ? "…" : "", before, found, text.slice(end, end + AROUND), text.length > end + AROUND ? "…" : ""));
      },

      tell(...words) {
        kit.find("search-found").replaceChildren(...words);
        kit.say(kit.find("search-found").textContent);
      },

      mark(field) {
        marked?.classList.remove("cbs-hit");
        field?.classList.add("cbs-hit");
        marked = field;
      },

      forget() {
        current = null;
        self.mark(null);
      },
    };
    return self;
  };

  // An item's place in its list, chosen among all there are.

  /** @type {(item: any) => string} */
  const wordsOf = ({ title, prompt, text, label, name, code, value, options = [] }) =>
    Studio.plain(`${title ?? prompt ?? text ?? label ?? name ?? code ?? value ?? options.map(wordsOf).join(", ")}`);

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

  // The list of the keys that do something in the editor.

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
