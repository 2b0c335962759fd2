// The author's editor: what its parts share, and how it starts. The document is one value; every change goes through here.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

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

      load: (name) => Promise.all(args.dialogs[name].map((source) => (scripts[source] ??= fetched(source)))),

      // Its scripts come when it is opened first.
      async dialog(name) {
        try {
          await self.load(name);
        } catch {
          for (const source of args.dialogs[name]) delete scripts[source];
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

      // The buttons of the texts in there shall not wait for their script.
      opened() {
        self.load("writing").catch(() => null);
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
