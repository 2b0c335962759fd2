// The form of the editor: what it shows, its lists, the places in it, and how much there is in words.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

  // The form of the editor: it shows the document, builds what is opened from the page's templates, and says what was typed.
  // After a change only the cards are touched whose part of the document is another object than before.

  const NEAR = 0.9; // of its bound

  const namesOf = (/** @type {string} */ dotted) => (dotted ? dotted.split(".") : []);

  /** @type {(root: Element, selector: string) => any[]} */
  const within = (root, selector) => [...(root.matches(selector) ? [root] : []), ...root.querySelectorAll(selector)];

  const itemsOf = (/** @type {Element} */ list) => [.../** @type {any} */ (list.children)].filter((child) => "item" in child.dataset);

  const isMark = (/** @type {any} */ control) => control.type === "checkbox" || control.type === "radio";

  // Where field-sizing is not known yet.
  const grow = (/** @type {any} */ { target }) => {
    if (!target.matches("textarea")) return;
    target.style.blockSize = "auto";
    target.style.blockSize = `${target.scrollHeight + 2}px`;
  };

  const signs = /** @type {Record<string, string>} */ ({});

  // Where the language writes "1,5", so may the author.
  const decimalSign = () => {
    const language = document.documentElement.lang || "en";
    return (signs[language] ??= new Intl.NumberFormat(language).format(1.5).replace(/\p{N}/gu, ""));
  };

  /** @type {(control: any) => any} */
  const read = (control) => {
    if (isMark(control)) return control.checked;
    if (control.dataset.kind !== "number") return control.value;
    const typed = control.value.trim();
    const text = decimalSign() === "," ? typed.replace(/^(-?\d*),(\d+)$/, "$1.$2") : typed;
    // What is no number stays as it was typed: the check says so.
    return text === "" ? null : Number.isFinite(Number(text)) ? Number(text) : text;
  };

  /** @type {(control: any, value: any) => void} */
  const write = (control, value) => {
    if (isMark(control)) control.checked = !!value;
    else if (read(control) !== value) control.value = value ?? "";
    // What was stored is offered too, whatever it is.
    if (control.selectedIndex < 0 && !control.dataset.choices) control.add(new Option(value, value, true, true));
  };

  // Writing what is there already would still have the browser look at the page again.
  /** @type {(element: any, text: string) => void} */
  const setText = (element, text) => {
    if (element.textContent !== text) element.textContent = text;
  };

  // The words of a Markdown text for a heading, without its marks.
  const plain = (Studio.plain = (/** @type {string} */ text) => text.slice(0, 300).replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[*_`#>|]+/g, "").trim());

  Studio.form = (kit, editor) => {
    const { model } = Studio;
    const form = kit.find("form");
    const heads = kit.all("[data-summary]", form);
    /** @type {WeakMap<Element, CB.Scope>} */
    const scopes = new WeakMap();
    /** @type {Map<string, any>} */
    const items = new Map(); // by their keys
    /** @type {WeakMap<Element, any>} */
    const filled = new WeakMap();
    const summary = Studio.summary(kit, editor);
    /** @type {CB.Numbers} */
    let known = { minutes: 0, scoring: {} };
    let lastId = 0;
    /** @type {unknown} */
    let labelled = null; // the table whose labels the cells have
    /** @type {unknown[]} */
    let offered = []; // the lists of the document that questions may choose from

    const scopeOf = (/** @type {Element} */ element) => /** @type {CB.Scope} */ (scopes.get(element.closest("[data-item]") ?? form));

    /** @type {(selector: string) => any} */
    const templateOf = (selector) => kit.root.querySelector(`template[${selector}]`);

    /** @type {CB.Form} */
    const self = {
      itemsOf,
      built: 0,

      start() {
        for (const part of kit.all("[data-part-keys]", form)) scopes.set(part, emptyScope(part.dataset.partKeys.split(".")));
        scopes.set(form, emptyScope([]));
        self.wire(kit.root);
        form.addEventListener("input", (/** @type {any} */ event) => "field" in event.target.dataset && self.typed(event.target));
        if (!CSS.supports("field-sizing", "content")) for (const moment of ["focusin", "input"]) form.addEventListener(moment, grow);
      },

      // Building

      // Labels and messages belong to their fields by ids, which a template cannot have.
      wire(element) {
        for (const label of kit.all(".cbs-field > label", element)) {
          const control = label.parentElement.querySelector("[data-field]");
          label.htmlFor = control.id = self.newId();
        }
        for (const text of kit.all("[data-word]", element)) text.textContent = kit.text(text.dataset.word);
        for (const bar of kit.all("[role=toolbar]", element)) Studio.keyboard.rove(bar);
        for (const help of kit.all("[data-help]", element)) self.addDefault(help);
        for (const help of kit.all(".cbs-field > .cbs-help", element)) self.describe(help);
      },

      newId: () => `${kit.root.id}-${(lastId += 1)}`,

      addDefault(help) {
        const value = editor.args.defaults[help.dataset.help.split(".").pop()];
        if (value) help.append(" ", kit.text("default", { value }));
      },

      describe(help) {
        help.id = self.newId();
        const control = help.parentElement.querySelector("[data-field]");
        control.dataset.described = help.id;
        control.setAttribute("aria-describedby", help.id);
      },

      build(part, keys) {
        const item = templateOf(`data-part="${part}"`).content.firstElementChild.cloneNode(true);
        item.dataset.id = keys[keys.length - 1];
        items.set(keys.join("."), item);
        self.built += 1;
        scopes.set(item, emptyScope(keys));
        self.wire(item);
        self.bind(item, item);
        labelled = null;
        return item;
      },

      bind(owner, element) {
        const scope = /** @type {CB.Scope} */ (scopes.get(owner));
        scope.controls.push(...within(element, "[data-field]"));
        scope.texts.push(...within(element, "[data-text]"));
        scope.conditions.push(...within(element, "[data-when]"));
        scope.lists.push(...within(element, "[data-list]"));
      },

      blank(part, list) {
        const blank = JSON.parse(templateOf(`data-part="${part}"`).dataset.blank);
        if (blank.cells) blank.cells = model.at(editor.state, [...self.pathOf(list).slice(0, -1), "columns"]).map(() => "");
        return blank;
      },

      // Showing

      show() {
        const { document, settings } = editor.state;
        const before = offered;
        offered = [document.lesson.sections, document.pools];
        form.classList.toggle("cbs-mixes", ["options", "all"].includes(settings.shuffle ?? ""));
        self.showScope(form, editor.state);
        self.summarise(document);
        if (offered.some((list, index) => list !== before[index])) self.fillAll(form);
        if (labelled !== document.comparison) self.labelCells();
      },

      showScope(owner, value) {
        const scope = /** @type {CB.Scope} */ (scopes.get(owner));
        if (scope.value === value) return;
        scope.value = value;
        for (const control of scope.controls) {
          write(control, model.at(value, namesOf(control.dataset.field)));
          if (control.dataset.most) self.tellRoom(control);
        }
        for (const text of scope.texts) self.showText(text, model.at(value, namesOf(text.dataset.text)));
        for (const part of scope.conditions) part.hidden = !model.at(value, namesOf(part.dataset.when));
        for (const list of scope.lists) self.showList(list, model.at(value, namesOf(list.dataset.list)), scope.keys);
        for (const list of scope.lists) if (list.dataset.many) self.switchMarks(list, value);
        if (owner !== form) self.fillAll(owner);
      },

      showText(element, text) {
        const { counted } = element.dataset;
        if (counted) return setText(element, Number(text) ? kit.text(counted, { count: Number(text) }) : "");
        setText(element, plain(text) || kit.text("untitled"));
        element.classList.toggle("cbs-untitled", !plain(text));
      },

      // A draft of an older editor knows fewer lists.
      showList(list, values = [], keys) {
        const names = [...keys, ...namesOf(list.dataset.list)];
        const ids = values.map((value, index) => value?.id ?? index);
        const items = new Map(itemsOf(list).map((item) => [item.dataset.id, item]));
        const wanted = ids.map((id, index) => items.get(String(id)) ?? self.build(list.dataset.itemPart ?? values[index].type, [...names, id]));
        self.arrange(list, wanted);
        for (const [index, item] of wanted.entries()) self.showScope(item, values[index]);
      },

      arrange(list, wanted) {
        const before = itemsOf(list);
        if (before.length === wanted.length && before.every((item, index) => item === wanted[index])) return;
        for (const item of before) if (!wanted.includes(item)) item.remove();
        let place = itemsOf(list)[0] ?? null;
        for (const item of wanted) {
          if (item === place) place = place.nextElementSibling;
          else list.insertBefore(item, place);
        }
        for (const [index, item] of wanted.entries()) self.number(list, item, index, wanted.length);
      },

      number(list, item, index, count) {
        const name = kit.text(`item_${namesOf(list.dataset.list).pop()}`, { number: index + 1 });
        const set = (/** @type {string} */ selector, /** @type {string} */ attribute, /** @type {string} */ value) =>
          item.querySelector(selector)?.setAttribute(attribute, value);
        for (const place of kit.all("[data-number-of]", item).slice(0, 1)) setText(place, `${index + 1}`);
        set("[data-tools]", "aria-label", name);
        set("[data-named]", "aria-label", name);
        set("[data-do=open_place]", "aria-disabled", `${count === 1}`);
        set("[data-do=up]", "aria-disabled", `${index === 0}`);
        set("[data-do=down]", "aria-disabled", `${index === count - 1}`);
      },

      // One right option is a choice among radio buttons, several are checkboxes.
      switchMarks(list, value) {
        const type = value[list.dataset.many] ? "checkbox" : "radio";
        const marks = kit.all("input[data-field=correct]", list);
        list.id ||= self.newId();
        for (const mark of marks) Object.assign(mark, { type, name: list.id });
        for (const [index, mark] of marks.entries()) mark.checked = !!model.at(value, namesOf(list.dataset.list))[index].correct;
      },

      // Only near its bound a text says how much room is left; it is read out once.
      tellRoom(control) {
        const holder = control.closest(".cbs-field, th, td");
        const note = holder.querySelector(".cbs-room");
        const most = Number(control.dataset.most);
        if (control.value.length <= most * NEAR) return note?.remove();
        const left = most - [...control.value].length;
        const text = kit.text(left < 0 ? "characters_over" : "characters_left", { count: Math.abs(left) });
        if (note) return setText(note, text);
        holder.append(Studio.make("p", { className: "cbs-help cbs-room" }, text));
        if (control.matches(":focus")) kit.say(text);
      },

      // What the last check told, for which the server has the rules.
      learn(numbers) {
        known = numbers;
        self.summarise(editor.state.document);
      },

      summarise(document) {
        const words = summary.parts(document);
        words.minutes = known.minutes ? kit.text("count_minutes", { count: known.minutes }) : "";
        for (const place of heads) setText(place, words[place.dataset.summary] ?? "");
        for (const place of kit.all("[data-scoring]", form)) setText(place, self.scoringOf(scopeOf(place).keys.slice(1).join(".")));
      },

      scoringOf(place) {
        const [text = ""] = Object.entries(known.scoring).find(([, places]) => places.includes(place)) ?? [];
        return text;
      },

      summaryOf: summary.whole,

      fillAll(owner) {
        for (const select of kit.all("select[data-choices]", owner)) self.fill(select);
      },

      fill(select) {
        const source = self.choicesOf(select) ?? [];
        const value = model.at(scopeOf(select).value, namesOf(select.dataset.field)) ?? "";
        if (filled.get(select) !== source) {
          const options = source.map((choice, index) => new Option(choice[select.dataset.label] || `${index + 1}`, choice.id));
          select.replaceChildren(new Option(select.dataset.none, ""), ...options);
          filled.set(select, source);
        }
        if (select.value !== value) select.value = value;
      },

      // A list of the question around, or else of the whole.
      choicesOf(select) {
        const names = namesOf(select.dataset.choices);
        let owner = select.closest("[data-item]");
        while (owner && !model.at(scopes.get(owner)?.value, names)) owner = owner.parentElement.closest("[data-item]");
        return model.at(owner ? scopes.get(owner)?.value : editor.state, names);
      },

      labelCells() {
        labelled = editor.state.document.comparison;
        const { columns: heads, rows } = editor.state.document.comparison;
        const name = (/** @type {any} */ item, /** @type {string} */ list, /** @type {number} */ number) =>
          item?.label || kit.text(`item_${list}`, { number });
        for (const [index, row] of kit.all("tr[data-item]", form).entries()) {
          for (const [place, cell] of itemsOf(row).entries()) {
            cell.dataset.label = name(heads[place], "columns", place + 1);
            const words = { outer: name(rows[index], "rows", index + 1), inner: cell.dataset.label };
            cell.querySelector("[data-field]").setAttribute("aria-label", kit.text("within", words));
          }
        }
      },

      // What was typed

      keysOf: (element) => [...scopeOf(element).keys, ...namesOf(element.dataset.field ?? element.dataset.list ?? "")],

      pathOf: (element) => model.path(editor.state, self.keysOf(element)),

      typed(control) {
        const keys = self.keysOf(control);
        const path = model.path(editor.state, keys);
        const typing = isMark(control) || control.tagName === "SELECT" ? "" : keys.join(".");
        let next = model.put(editor.state, path, read(control));
        if (control.type === "radio") next = self.onlyOne(next, path.slice(0, -2), "correct", path[path.length - 2]);
        if (control.dataset.one && !control.checked) next = self.firstOnly(next, path, namesOf(control.dataset.one));
        editor.change(next, { keys, word: "did_write", name: editor.nameOf(keys), typing });
      },

      onlyOne(state, path, mark, place) {
        const among = (/** @type {any} */ item, /** @type {number} */ index) =>
          item[mark] === (index === place) ? item : { ...item, [mark]: index === place };
        return model.put(state, path, model.at(state, path).map(among));
      },

      firstOnly(state, path, [list, mark]) {
        const items = [...path.slice(0, -1), list];
        const first = model.at(state, items).findIndex((/** @type {any} */ item) => item[mark]);
        return self.onlyOne(state, items, mark, first);
      },

      showBody(host) {
        const body = host.querySelector(":scope > .cbs-body");
        const owner = "item" in host.dataset ? host : form;
        const scope = /** @type {CB.Scope} */ (scopes.get(owner));
        const { value } = scope;
        body.append(templateOf(`data-body="${body.dataset.body}"`).content.cloneNode(true));
        self.wire(body);
        self.bind(owner, body);
        scope.value = undefined;
        self.showScope(owner, value);
        self.show();
      },

      itemAt(keys) {
        const item = items.get(keys.join("."));
        return item?.isConnected ? item : null;
      },

      scopeAt: (keys) => /** @type {CB.Scope} */ (scopes.get(keys.length ? items.get(keys.join(".")) : form)),

      keysOfHost: (host) => /** @type {CB.Scope} */ (scopes.get(host)).keys,
    };
    return self;
  };

  /** @type {(keys: CB.Step[]) => CB.Scope} */
  const emptyScope = (keys) => ({ keys, value: undefined, controls: [], texts: [], conditions: [], lists: [] });

  // Lists: add, duplicate, move and remove. Ids stay, the focus follows the item, and each step is told and can be undone.

  Studio.lists = (kit, editor, form, places) => {
    const { model } = Studio;

    const listOf = (/** @type {any} */ button) =>
      button.dataset.to
        ? kit.all(`[data-list="${button.dataset.to}"]`)[0]
        : button.closest("fieldset, .cbs-body").querySelector("[data-list]");

    const NAMED_IN = /** @type {Record<CB.Step, string>} */ ({ lesson: "section", pools: "pool" }); // fields of questions
    const MOVABLE = "[data-item]:has([data-tools])"; // a cell is none
    const ADDERS = ":scope > .cbs-add, :scope > .cbs-body > .cbs-add, :scope > .cbs-body > .cbs-adders > .cbs-add";

    /** @type {CB.Lists} */
    const self = {
      // What happens to the items of a list, and to the cells along with them where the items are columns.
      change(list, word, change, alongside, keys) {
        const path = form.pathOf(list);
        let next = model.put(editor.state, path, change(model.at(editor.state, path) ?? []));
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

      // The questions that name this section as the one to read again, or this pool.
      pointingTo(keys) {
        const field = NAMED_IN[keys[1] ?? ""] ?? "";
        const numbers = [...editor.state.document.questions.entries()].filter(([, question]) => question[field] === keys[keys.length - 1]);
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

  // Places of the form: opening parts and cards, and finding the field, list or item that something is about.

  const HOSTS = "[data-item], [data-part-keys]"; // what has keys, and a head that opens it

  // The language stands among the settings, and pools below the questions.
  const nameOf = (/** @type {CB.Step[]} */ keys) => keys.join(".").replace("document.language", "settings").replace("document.pools", "document.questions");

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

  // How much there is, in words: of each part for the outline, and of the whole for what may take its place.

  Studio.summary = (kit, { args }) => {
    const units = new Intl.ListFormat(args.language, { type: "unit", style: "short" });

    /** @type {(counts: Record<string, number>) => string} */
    const counted = (counts) => {
      const filled = Object.entries(counts).filter(([, count]) => count);
      return units.format(filled.map(([name, count]) => kit.text(`count_${name}`, { count }))) || kit.text("empty");
    };

    const isFilled = (/** @type {object} */ texts) => kit.text(Object.values(texts).some(Boolean) ? "filled" : "empty");

    // Of one attempt: from a pool as many questions count as are drawn. What is no number yet counts nothing.
    /** @type {(questions: CB.Item[], pools?: CB.Item[]) => number} */
    const pointsOf = (questions, pools = []) => {
      const left = Object.fromEntries(pools.map(({ id, draw }) => [id, draw]));
      const counted = questions.filter(({ pool }) => !(pool in left) || left[pool]-- > 0);
      return counted.reduce((sum, { points }) => sum + (Number(points) || 0), 0);
    };

    return {
      parts: ({ lesson: { sections }, comparison: { columns, rows }, questions, pools, next_step: nextStep, outcome }) => ({
        sections: counted({ sections: sections.length }),
        comparison: counted({ columns: columns.length, rows: rows.length }),
        questions: counted({
          questions: questions.length,
          drafts: questions.filter(({ draft }) => draft).length,
          points: pointsOf(questions, pools),
        }),
        next_step: isFilled(nextStep),
        outcome: isFilled(outcome ?? {}), // a draft of an older editor has none
      }),

      whole: ({ lesson: { sections }, comparison: { columns, rows }, questions }) =>
        counted({ sections: sections.length, columns: columns.length, rows: rows.length, questions: questions.length }),
    };
  };
})();
