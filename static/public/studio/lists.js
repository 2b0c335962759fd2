// Lists: add, duplicate, move and remove. Ids stay, the focus follows the item, and each step is told and can be undone.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

  Studio.lists = (kit, editor, form, places) => {
    const { model } = Studio;

    const listOf = (/** @type {any} */ button) =>
      button.dataset.to
        ? kit.all(`[data-list="${button.dataset.to}"]`)[0]
        : button.closest("fieldset, .cbs-body").querySelector("[data-list]");

    const MOVABLE = "[data-item]:has([data-tools])"; // a cell is none
    const ADDERS = ":scope > .cbs-add, :scope > .cbs-body > .cbs-add, :scope > .cbs-body > .cbs-adders > .cbs-add";

    /** @type {CB.Lists} */
    const self = {
      // What happens to the items of a list, and to the cells along with them where the items are columns.
      change(list, word, change, alongside, keys) {
        const path = form.pathOf(list);
        let next = model.put(editor.state, path, change(model.at(editor.state, path)));
        const [rows, cells] = (list.dataset.along ?? "").split(".");
        if (cells) next = model.along(next, path, rows, cells, alongside);
        const isNew = model.path(editor.state, keys).includes(-1);
        const name = editor.nameOf(keys, isNew ? next : editor.state);
        editor.change(next, { keys, word, name });
        return name;
      },

      place(item) {
        const list = item.parentElement;
        const items = form.itemsOf(list);
        return { list, items, index: items.indexOf(item), keys: form.keysOfHost(item) };
      },

      move(element, step) {
        const item = element.closest(MOVABLE);
        if (!item) return;
        self.moveTo(item, self.place(item).index + step);
        element.focus();
      },

      // At an end it stays where it is, which is told as well.
      moveTo(item, wanted) {
        const { list, items, index, keys } = self.place(item);
        const to = Math.max(0, Math.min(wanted, items.length - 1));
        const change = model.moved(index, to);
        const name = to === index ? editor.nameOf(keys) : self.change(list, "did_move", change, change, keys);
        kit.say(kit.text("moved", { name, position: to + 1, count: items.length }));
      },

      up: (element) => self.move(element, -1),

      down: (element) => self.move(element, 1),

      duplicate(button) {
        const { list, index } = self.place(button.closest("[data-item]"));
        const copy = { ...model.at(editor.state, form.pathOf(list))[index], id: self.newId() };
        self.put(list, index + 1, copy, "did_duplicate", (cells) => model.inserted(index + 1, cells[index])(cells));
      },

      insert(button) {
        const { list, index } = self.place(button.closest("[data-item]"));
        for (const offer of kit.all("[data-offer]", list)) offer.hidden = true;
        self.put(list, index + 1, self.blank(button, list), "did_add", model.inserted(index + 1, ""));
      },

      add(button) {
        const list = listOf(button);
        const place = form.itemsOf(list).length;
        self.put(list, place, self.blank(button, list), "did_add", model.inserted(place, ""));
      },

      // Below the item at work, or else at the end of the list around.
      add_below(element) {
        const place = element.closest(`${MOVABLE}, fieldset:has(> .cbs-add), [data-part-keys]`);
        if (!place) return;
        if ("item" in place.dataset) return self.inserter(place).click();
        places.open(place);
        place.querySelector(ADDERS)?.click();
      },

      // Below a question comes another one of its type.
      inserter(item) {
        const { type } = model.at(editor.state, model.path(editor.state, self.place(item).keys));
        return item.querySelector(`:scope > [data-offer] > [data-part="${type}"]`) ?? item.querySelector("[data-tools] > [data-do=insert]");
      },

      // Of several types: first say which.
      offer(button) {
        const offer = button.closest("[data-item]").querySelector("[data-offer]");
        offer.hidden = !offer.hidden;
        if (!offer.hidden) offer.querySelector("button").focus();
      },

      newId: () => model.newId(new Set(model.ids(editor.state))),

      blank(button, list) {
        const part = button.dataset.part ?? list.dataset.itemPart;
        return model.named([form.blank(part, list)], new Set(model.ids(editor.state)))[0];
      },

      put(list, index, item, word, alongside) {
        const keys = [...form.keysOf(list), item.id];
        self.change(list, word, model.inserted(index, item), alongside, keys);
        editor.added(keys);
        places.enter(keys);
        if (form.itemAt(keys).matches("tr")) Studio.keyboard.passBy(form.itemAt(keys));
        kit.say(kit.text("added", { name: editor.nameOf(keys) }));
      },

      remove(button) {
        const { list, items, index, keys } = self.place(button.closest("[data-item]"));
        const pointing = self.pointingTo(keys);
        const change = model.removed(index);
        const name = self.change(list, "did_remove", change, change, keys);
        const neighbour = items[index + 1] ?? items[index - 1];
        places.focusable(neighbour ?? list).focus();
        const lost = pointing.length && kit.text("pointed", { names: pointing.join(", ") });
        kit.say(kit.join(kit.text("removed", { name }), lost));
      },

      // The questions that name this section as the one to read again.
      pointingTo([, part, , section]) {
        if (part !== "lesson") return [];
        const numbers = [...editor.state.document.questions.entries()].filter(([, question]) => question.section === section);
        return numbers.map(([index]) => kit.text("item_questions", { number: index + 1 }));
      },

      // A draft question was read. The button goes away with this, so the focus goes to the head of its card.
      confirm(button) {
        const card = button.closest("[data-item]");
        const keys = form.keysOfHost(card);
        const name = editor.nameOf(keys);
        editor.change(model.confirmed(editor.state, keys), { keys, word: "did_confirm", name });
        places.focusable(card).focus();
        kit.say(kit.text("confirmed", { name }));
      },
    };
    return self;
  };
})();
