// The author's editor: the value that is written and its history, keys, what is pasted, and how it starts.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

  // What an author writes as one value that is never changed, only replaced: reading and changing it by path, its history.
  // Nothing here knows of a page. types/studio.d.ts describes it all.

  const TYPING_PAUSE = 1000; // changes of one text that follow each other faster are one step of undo

  // Beside what a question says: to change these is not to have read it.
  const BESIDE = ["section", "pool", "points", "shuffle"];

  const isObject = (/** @type {any} */ value) => typeof value === "object" && value !== null;

  const randomId = () => Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => (byte % 36).toString(36)).join("");

  /** @type {CB.Model} */
  const model = {
    at: (value, path) => path.reduce((part, step) => part?.[step], value),

    put(value, path, part) {
      if (!path.length) return part;
      const [step, ...rest] = /** @type {[CB.Step]} */ (path);
      const copy = Array.isArray(value) ? [...value] : { ...value };
      copy[step] = model.put(copy[step], rest, part);
      return copy;
    },

    // Names instead of places, because places change while names stay.
    keys(value, path) {
      return path.map((step) => {
        value = value?.[step];
        return value?.id ?? step;
      });
    },

    path(value, keys) {
      return keys.map((key) => {
        const step = Array.isArray(value) ? value.findIndex((item, index) => (item?.id ?? index) === key) : key;
        value = value?.[step];
        return step;
      });
    },

    ids(value) {
      if (!isObject(value)) return [];
      return [value.id, ...Object.values(value).flatMap(model.ids)].filter((id) => typeof id === "string");
    },

    newId(taken) {
      let id = randomId();
      while (taken.has(id)) id = randomId();
      taken.add(id);
      return id;
    },

    // Only the groups in lists have ids.
    named(value, taken) {
      if (Array.isArray(value)) {
        return value.map((item) => (isObject(item) ? { id: model.newId(taken), ...model.named(item, taken) } : item));
      }
      if (!isObject(value)) return value;
      return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, model.named(part, taken)]));
    },

    moved: (from, to) => (list) => {
      const others = list.filter((_, index) => index !== from);
      return [...others.slice(0, to), list[from], ...others.slice(to)];
    },

    removed: (place) => (list) => list.filter((_, index) => index !== place),

    inserted: (place, item) => (list) => [...list.slice(0, place), item, ...list.slice(place)],

    // The cells of each row follow the columns.
    along(state, path, rows, cells, change) {
      const place = [...path.slice(0, -1), rows];
      const follow = (/** @type {any} */ row) => ({ ...row, [cells]: change(row[cells]) });
      return model.put(state, place, model.at(state, place).map(follow));
    },

    // Who changes what a draft question says has looked at it. Moving is no change of that.
    lookedAt(state, { keys, word }) {
      const [, list, , field] = keys;
      if (list !== "questions" || !field || BESIDE.includes(`${field}`) || word === "did_move") return state;
      return model.confirmed(state, keys.slice(0, 3));
    },

    confirmed(state, question) {
      const path = [...model.path(state, question), "draft"];
      return model.at(state, path) ? model.put(state, path, false) : state;
    },
  };

  /** @type {(state: CB.Written) => CB.History} */
  const history = (state) => ({
    state,
    past: [],
    future: [],

    change(next, what) {
      const { last } = this;
      const goesOn = what.typing && last?.typing === what.typing && what.time - last.time < TYPING_PAUSE && !this.future.length;
      if (goesOn) last.time = what.time;
      else this.past.push({ state: this.state, what });
      this.state = next;
      this.future = [];
    },

    pause() {
      if (this.last) this.last.typing = "";
    },

    get last() {
      return this.past[this.past.length - 1]?.what ?? null;
    },

    resume(typing) {
      if (this.last) Object.assign(this.last, { typing, time: Date.now() });
    },

    undo() {
      return this.step(this.past, this.future);
    },

    redo() {
      return this.step(this.future, this.past);
    },

    step(from, to) {
      const step = from.pop();
      if (!step) return null;
      to.push({ state: this.state, what: { ...step.what, typing: "" } });
      this.state = step.state;
      return step.what;
    },
  });

  Object.assign(Studio, { model, history });

  // Where nothing comes, what is there stays, however it was to be used.
  /** @type {(present: CB.Item[], found: CB.Item[], way: string) => any[]} */
  Studio.joined = (present, found, way) => {
    if (!found.length) return present;
    const kept = way === "replace" ? [] : present;
    const taken = new Set(kept.map(({ id }) => id));
    const named = found.map((item) => {
      const id = item.id && !taken.has(item.id) ? item.id : model.newId(taken);
      taken.add(id);
      return { ...item, id };
    });
    return [...kept, ...named];
  };

  // What the keyboard does in the editor: toolbars of one tab stop each, the cells of the table, and
  // Enter in a list of a text.

  const BUTTONS = "button";
  const ITEM = /^([ \t]*(?:>[ \t]?)*)(?:([-*+]|(\d{1,9})([.)]))([ \t]+))?/;
  const FENCE = /^ {0,3}(?:```|~~~)/gm;
  const TEXTS = "textarea, select, input[type=text]";
  /** @type {Record<string, string>} */
  const COMMANDS = { s: "save", enter: "add_below" };
  /** @type {Record<string, string>} */
  const MOVES = { arrowup: "up", arrowdown: "down" };

  /** @type {(value: string, start: number, end: number) => [number, number]} */
  const linesAt = (Studio.linesAt = (value, start, end) => {
    const after = value.indexOf("\n", end);
    return [value.lastIndexOf("\n", start - 1) + 1, after < 0 ? value.length : after];
  });

  /** @type {CB.Keyboard} */
  const keyboard = {
    // A text keeps the keys that it needs itself, and a character alone is never a shortcut.
    shortcut({ target, key, ctrlKey, metaKey, altKey, shiftKey }) {
      const name = key.toLowerCase();
      const command = ctrlKey || metaKey;
      if (command && !altKey && name === "/") return "open_shortcuts";
      if (command && !altKey && !shiftKey) return COMMANDS[name];
      return altKey && shiftKey && !command && !target.matches(TEXTS) ? MOVES[name] : undefined;
    },

    // Tab leads to one of its buttons.
    rove(bar, place = 0) {
      for (const [index, button] of bar.querySelectorAll(BUTTONS).entries()) button.tabIndex = index === place ? 0 : -1;
    },

    alongBar(event) {
      const bar = event.target.closest("[role=toolbar]");
      const buttons = [...bar.querySelectorAll(BUTTONS)];
      const forward = getComputedStyle(bar).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
      const ends = /** @type {Record<string, number>} */ ({ Home: 0, End: buttons.length - 1 });
      const sideways = event.key === "ArrowLeft" || event.key === "ArrowRight";
      if (!sideways && !(event.key in ends)) return;
      event.preventDefault();
      const step = event.key === forward ? 1 : -1;
      const place = ends[event.key] ?? (buttons.indexOf(event.target) + step + buttons.length) % buttons.length;
      keyboard.rove(bar, place);
      buttons[place].focus();
    },

    // In a row that is being filled in, Tab leads from cell to cell; once it was left, to its buttons too.
    passBy(row) {
      const bar = row.querySelector("[role=toolbar]");
      keyboard.rove(bar, -1);
      row.addEventListener("focusout", function left(/** @type {any} */ { relatedTarget }) {
        if (row.contains(relatedTarget)) return;
        keyboard.rove(bar);
        row.removeEventListener("focusout", left);
      });
    },

    // At the ends of a cell's text the arrow keys go on to the next cell.
    inGrid(event) {
      const { target, key } = event;
      const atStart = target.selectionEnd === 0;
      const atEnd = target.selectionStart === target.value.length;
      const rtl = getComputedStyle(target).direction === "rtl";
      const cell = target.closest("td, th");
      const steps = /** @type {Record<string, [boolean, number, number]>} */ ({
        ArrowUp: [atStart, 0, -1],
        ArrowDown: [atEnd, 0, 1],
        ArrowLeft: rtl ? [atEnd, 1, 0] : [atStart, -1, 0],
        ArrowRight: rtl ? [atStart, -1, 0] : [atEnd, 1, 0],
        Enter: [true, 0, 1],
      });
      const [leaves, across, down] = steps[key] ?? [false, 0, 0];
      if (!leaves || event.shiftKey) return;
      const rows = [...cell.closest("table").rows];
      const row = rows[rows.indexOf(cell.parentElement) + down];
      const next = row?.cells[cell.cellIndex + across]?.querySelector("[data-field]");
      if (next || key === "Enter") event.preventDefault();
      next?.focus();
      if (!row && key === "Enter" && !event.repeat) cell.closest(".cbs-body").querySelector(".cbs-add").click();
    },

    // An item without words ends its list, with an empty line, or what follows would still belong to it.
    goOn(value, at) {
      const [first, last] = linesAt(value, at, at);
      const [all = "", outer = "", mark, number, sign, blanks = ""] = ITEM.exec(value.slice(first, last)) ?? [];
      const isCode = (value.slice(0, first).match(FENCE) ?? []).length % 2;
      if (!(mark || outer.trim()) || isCode || at < first + all.length) return null;
      if (first + all.length === last) {
        const text = first && !value.slice(0, first).endsWith("\n\n") ? "\n" : "";
        return { start: first, end: last, text, from: first + text.length, to: first + text.length };
      }
      const text = `\n${outer}${number ? `${Number(number) + 1}${sign}` : mark ?? ""}${blanks}`;
      return { start: at, end: at, text, from: at + text.length, to: at + text.length };
    },
  };

  Studio.keyboard = keyboard;

  // What comes from the clipboard into the form: told apart by its kind, and given to the part that knows what to do with it.

  const FORMATTED = /<(?:h[1-6]|[uo]l|li|table|b|strong|i|em|a|img|code|pre|su[bp]|del|s|blockquote)\b|font-weight:\s*(?:bold|[6-9]00)|font-style:\s*italic|mso-list/i;

  Studio.isMarkdown = (text, html) => /^#{1,6} /m.test(text) && !/<(h[1-6]|[uo]l|table)\b/i.test(html);

  Studio.tellAt = (kit, control, message) => {
    const field = control.closest(".cbs-field, td, th");
    const note = Studio.make("p", { className: "cbs-note" }, message);
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

  // What the parts share, and how it starts. The document is one value; every change goes through here.

  // What became of a text: where the last difference ends, because there the author goes on.
  /** @type {(before: string, after: string) => number} */
  const changedUpTo = (before, after) => {
    let same = 0;
    const most = Math.min(before.length, after.length);
    while (same < most && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1;
    return after.length - same;
  };

  Studio.copied = async (words) => !!(await navigator.clipboard?.writeText(words).then(() => true, () => false));

  /** @type {Record<string, Promise<unknown>>} */
  const scripts = {};

  const fetched = (/** @type {string} */ src) =>
    new Promise((onload, onerror) => document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror })));

  /** @type {(kit: CB.Kit, args: CB.StudioArguments, runtime: CB.StudioRuntime) => CB.Editor} */
  const makeEditor = (kit, args, runtime) => {
    /** @type {WeakMap<CB.Document, string>} */
    const sources = new WeakMap();

    // Content that gives no document is mended as text. A blank one stands in for it, which is never saved.
    /** @type {(loaded: CB.Loaded) => CB.Written} */
    const usable = ({ document, source, settings }) => {
      if (document) return { document, settings };
      const blank = { .../** @type {CB.Template} */ (args.templates.find(({ id }) => id === "blank")).document };
      sources.set(blank, source);
      return { document: blank, settings };
    };

    const history = Studio.history(usable(args.loaded));
    /** @type {any} */
    let parts = {};
    /** @type {Record<string, any>} */
    const dialogs = {};
    let kept = history.state;

    /** @type {CB.Editor} */
    const self = {
      args,
      runtime,
      revision: args.loaded.revision,
      left: false,
      actions: {},

      get state() {
        return history.state;
      },

      get dirty() {
        return history.state !== kept && !self.left;
      },

      get source() {
        return sources.get(history.state.document) ?? "";
      },

      get unreadable() {
        return !!self.source && history.state.settings === kept.settings;
      },

      written() {
        const { document, settings } = history.state;
        return { document: self.source ? null : document, settings };
      },

      start(all) {
        parts = all;
        const { undo, redo, format, close } = self;
        const { drafts, saving, lists, places, findings } = all;
        Object.assign(self.actions, drafts, saving, lists, places, findings, { undo, redo, format, close });
        parts.form.start();
        parts.form.show();
        for (const part of [parts.findings, parts.preview, parts.saving, parts.drafts, parts.pasting]) part.start();
        self.showHistory();
        self.status("unchanged");
        self.mend();
      },

      async mend() {
        if (self.source) (await self.dialog("exchange"))?.mend(self.source);
      },

      load(name) {
        const source = args.dialogs[name] ?? "";
        return (scripts[source] ??= fetched(source));
      },

      // Its script comes when it is opened first.
      async dialog(name) {
        try {
          await self.load(name);
        } catch {
          delete scripts[args.dialogs[name] ?? ""];
          return self.trouble(kit.text("not_loaded"));
        }
        return (dialogs[name] ??= self.opening(name));
      },

      opening(name) {
        const dialog = /** @type {any} */ (Studio)[name](kit, self, parts);
        dialog.start?.();
        Object.assign(self.actions, dialog);
        return dialog;
      },

      async act(control) {
        const { do: action, dialog } = control.dataset;
        if (!dialog || (await self.dialog(dialog))) self.actions[action](control);
      },

      trouble(message) {
        kit.write("trouble-text", message);
        kit.show("trouble", true);
        kit.find("trouble").focus();
      },

      // Changes

      change(state, what) {
        history.change(Studio.model.lookedAt(state, what), { name: "", typing: "", ...what, time: Date.now() });
        self.follow();
      },

      follow() {
        self.left = false;
        kit.show("trouble", false);
        parts.form.show();
        parts.drafts.soon();
        parts.findings.soon();
        parts.preview.soon();
        if (!self.dirty) self.status("unchanged");
        self.showHistory();
      },

      showHistory() {
        for (const [name, steps] of Object.entries({ undo: history.past, redo: history.future })) {
          const what = steps[steps.length - 1]?.what;
          const title = what ? kit.text(`${name}_what`, { name: self.wordsOf(what) }) : "";
          if (kit.find(name).title !== title || !title) Object.assign(kit.find(name), { title, ariaDisabled: `${!what}` });
        }
      },

      wordsOf: ({ word, name }) => kit.text(word, { name }),

      undo: () => self.step("undo", "undone"),

      redo: () => self.step("redo", "redone"),

      step(direction, said) {
        const field = self.writing();
        const before = field?.value;
        const what = history[direction]();
        if (!what) return;
        self.follow();
        self.goTo(what.keys);
        const after = self.writing();
        if (after && after === field) after.setSelectionRange(...Array(2).fill(changedUpTo(before, after.value)));
        kit.say(kit.text(said, { name: self.wordsOf(what) }));
      },

      writing() {
        const element = /** @type {any} */ (kit.root.ownerDocument.activeElement);
        return element?.matches("textarea[data-field], input[type=text][data-field]") ? element : null;
      },

      // By the keyboard the author is in the form and goes on there; on the button the next click may follow.
      goTo(keys) {
        const active = kit.root.ownerDocument.activeElement;
        if (active?.closest(".cbs-tools")) parts.places.reveal(keys)?.scrollIntoView({ block: "nearest" });
        else if (!parts.places.visit(keys)) self.focusStart();
      },

      focusStart() {
        kit.all(".cbs-toggle")[0].focus();
      },

      usable,

      saved(state, next) {
        kept = state;
        self.revision = next;
      },

      status(key) {
        kit.write("kept", kit.text(key));
      },

      // What the parts ask of each other

      // Buttons of texts shall not wait for their script.
      opened() {
        self.load("writing").catch(() => null);
        for (const { dataset } of kit.all("[data-needs]")) self.dialog(dataset.needs);
        parts.findings.mark();
      },

      shortcut(event) {
        const name = Studio.keyboard.shortcut(event);
        if (!name) return false;
        event.preventDefault();
        const opener = kit.find(name); // of a dialog
        if (opener) self.act(opener);
        else if (!event.repeat || event.altKey) self.actions[name](event.target); // moves alone go on while the keys are held
        return true;
      },

      placeOf: (element) => parts.places.keysAround(element),

      keysOf: (element) => parts.form.keysOf(element),

      nameOf(keys, state = history.state) {
        const path = Studio.model.path(state, keys);
        const items = path.flatMap((step, index) => (typeof step === "number" ? [[keys[index - 1], step + 1]] : []));
        const part = keys[0] === "settings" || keys[1] === "language" ? "settings" : keys[1] ?? "document";
        const names = items.map(([list, number]) => kit.text(`item_${list}`, { number: /** @type {number} */ (number) }));
        if (!names.length) return kit.text(`part_${part}`);
        return names.reduce((outer, inner) => kit.text("within", { outer, inner }));
      },

      // With the name of the field, where it has one.
      placeName(keys) {
        const field = kit.text(`field_${keys[keys.length - 1]}`);
        return field ? kit.text("within", { outer: self.nameOf(keys), inner: field }) : self.nameOf(keys);
      },

      added: (keys) => parts.findings.added(keys),

      summaryOf: (whole) => parts.form.summaryOf(whole),

      close: (control) => control.closest("dialog").close(),

      format: (button) => self.formatAs(button.closest(".cbs-field").querySelector("textarea"), button.value),

      async formatAs(control, name) {
        if (name === "link" || name === "image") return void (await self.dialog("links"))?.open_link(control, name);
        const writing = await self.dialog("writing");
        const { value, selectionStart, selectionEnd } = control;
        if (writing) self.write(control, writing.edit(value, selectionStart, selectionEnd, name, kit.text(`format_${name}`)));
      },

      goOn(event) {
        const { value, selectionStart, selectionEnd } = event.target;
        const edit = selectionStart === selectionEnd && Studio.keyboard.goOn(value, selectionEnd);
        if (!edit) return;
        event.preventDefault();
        self.write(event.target, edit);
      },

      write(control, { start, end, text, from, to }) {
        control.focus();
        self.put(control, start, end, text, null);
        control.setSelectionRange(from, to);
      },

      pause() {
        history.pause();
        return history.last;
      },

      // Whoever writes behind it goes on there.
      amend(control, { start, end, text }, step) {
        const { value, selectionStart, selectionEnd } = control;
        const moved = (/** @type {number} */ place) => (place < end ? Math.min(place, start) : place + text.length - end + start);
        self.put(control, start, end, text, step);
        if (value !== control.value) control.setSelectionRange(moved(selectionStart), moved(selectionEnd));
      },

      put(control, start, end, text, step) {
        const before = control.value;
        const last = self.pause();
        if (step && step === last) history.resume(parts.form.keysOf(control).join("."));
        control.setRangeText(text, start, end);
        if (control.value !== before) control.dispatchEvent(new Event("input", { bubbles: true }));
        history.pause();
      },
    };
    return self;
  };

  /** @type {Record<string, string>} */
  const FORMAT_KEYS = { b: "bold", i: "italic", k: "link" };

  /** @type {(editor: CB.Editor) => (event: any) => void} */
  const onKey = (editor) => (event) => {
    const { target, key } = event;
    const command = (event.ctrlKey || event.metaKey) && !event.altKey;
    if (target.closest("dialog")) return key === "Escape" && event.stopPropagation(); // a host's window stays open
    if (event.isComposing) return; // the key is the input method's
    if (editor.shortcut(event)) return;
    if (command) return onCommand(editor, event);
    if (target.closest("[role=toolbar]")) Studio.keyboard.alongBar(event);
    else if (target.matches(".cbs-grid [data-field]")) Studio.keyboard.inGrid(event);
    else if (key === "Enter" && !event.shiftKey && target.matches(".cbs-writing textarea")) editor.goOn(event);
  };

  // The browser's own undo knows of one field only, so the editor's takes its place in the form.
  const onCommand = (/** @type {CB.Editor} */ editor, /** @type {any} */ event) => {
    const key = event.key.toLowerCase();
    const format = FORMAT_KEYS[key];
    const isWriting = event.target.matches("textarea[data-field]") && !event.shiftKey;
    if (key !== "z" && key !== "y" && !(format && isWriting)) return;
    event.preventDefault();
    if (format) editor.formatAs(event.target, format);
    else if (key === "y" || event.shiftKey) editor.redo();
    else editor.undo();
  };

  window.CodingBillingStudio = function (runtime, element, args) {
    const host = element[0] ?? element; // Studio hands in a jQuery object
    const root = host.querySelector(".coding-billing-studio");
    const kit = CB.kit(root, /** @type {any} */ (args), (handler) => runtime.handlerUrl(element, handler));
    const editor = makeEditor(kit, args, runtime);
    const form = Studio.form(kit, editor);
    const places = Studio.places(kit, editor, form);
    const lists = Studio.lists(kit, editor, form, places);
    const findings = Studio.findings(kit, editor, form, places);
    const drafts = Studio.drafts(kit, editor);
    const saving = Studio.saving(kit, editor, { findings, drafts });
    const preview = Studio.preview(kit, editor);
    const pasting = Studio.pasting(kit, editor);
    editor.start({ form, places, lists, findings, drafts, saving, preview, pasting });
    Studio.sight(kit).start();

    root.addEventListener("click", (/** @type {any} */ event) => {
      const control = event.target.closest("[data-do]");
      if (control && control.ariaDisabled !== "true") editor.act(control);
    });
    const press = onKey(editor);
    root.addEventListener("keydown", press);
    // After a click beside all fields something around the editor has the focus.
    document.addEventListener("keydown", (/** @type {any} */ event) => {
      if (event.target.contains(root) && !kit.all("dialog[open]").length) press(event);
    });
    root.addEventListener("beforeinput", (/** @type {InputEvent} */ event) => {
      const wanted = { historyUndo: editor.undo, historyRedo: editor.redo }[event.inputType];
      if (!wanted || /** @type {any} */ (event.target).closest("dialog")) return;
      event.preventDefault();
      wanted();
    });
  };
})();
