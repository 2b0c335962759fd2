// What is typed and not saved is kept on this device: for each block and each open page, with the revision it builds on.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

  const PAUSE = 400;
  const PREFIX = "coding-billing-studio:";
  const MOST = 5; // of one block
  const LONGEST = 30 * 86400000;

  // Where a device has no storage, or it is full, everything else goes on without it.
  /** @type {<T>(use: () => T) => T | null} */
  const tried = (use) => {
    try {
      return use();
    } catch {
      return null;
    }
  };

  /** @type {(prefix: string) => CB.KeptState[]} */
  const keptUnder = (prefix) => {
    const names = tried(() => Object.keys(localStorage).filter((name) => name.startsWith(prefix))) ?? [];
    const read = names.map((name) => ({ ...tried(() => JSON.parse(localStorage.getItem(name) ?? "")), name }));
    return read.filter(({ state }) => state?.settings).sort((one, other) => other.time - one.time);
  };

  const drop = (/** @type {{ name: string }} */ { name }) => void tried(() => localStorage.removeItem(name));

  Studio.drafts = (kit, editor) => {
    const prefix = `${PREFIX}${editor.args.block}:`;
    const own = prefix + Math.random().toString(36).slice(2);
    const opened = Date.now();

    const others = () => keptUnder(prefix).filter(({ name }) => name !== own);

    /** @type {CB.StudioDrafts} */
    const self = {
      offered: null,
      discarded: [],
      timer: 0,

      start() {
        for (const old of keptUnder(PREFIX)) if (opened - old.time > LONGEST) drop(old);
        others().slice(MOST).forEach(drop);
        self.offer();
        kit.whenLeaving(() => self.keep());
      },

      soon() {
        self.timer ||= setTimeout(() => self.keep(), PAUSE);
      },

      keep() {
        clearTimeout(self.timer);
        self.timer = 0;
        if (editor.left || !kit.root.isConnected) return; // left without saving: the draft stays
        if (!editor.dirty) return drop({ name: own });
        const draft = { revision: editor.revision, state: editor.written(), time: Date.now() };
        const kept = tried(() => (localStorage.setItem(own, JSON.stringify(draft)), true));
        editor.status(kept ? "kept" : "unkept");
      },

      // What was there when this page opened is settled by a save; another page that is open keeps its own again.
      forget() {
        for (const draft of others()) if (draft.time < opened) drop(draft);
        self.offer();
      },

      offer() {
        self.offered = others()[0] ?? null;
        kit.show("draft", self.offered || self.discarded.length);
        kit.show("draft-offer", self.offered);
        kit.show("draft-discarded", self.discarded.length);
        if (!self.offered) return;
        const outdated = self.offered.revision === editor.revision ? "" : kit.text("draft_outdated");
        kit.write("draft-text", `${kit.text("draft_from", { time: kit.time(new Date(self.offered.time).toISOString()) })} ${outdated}`);
      },

      // It goes on from the revision that it was written on, so nothing newer is overwritten unasked.
      restore() {
        const { state, revision, name } = /** @type {CB.KeptState} */ (self.offered);
        editor.revision = revision;
        editor.change({ ...state, document: state.document ?? editor.state.document }, { keys: [], word: "did_restore" });
        self.keep();
        drop({ name });
        self.offer();
        editor.focusStart();
      },

      discard() {
        const { name } = /** @type {CB.KeptState} */ (self.offered);
        self.discarded.push({ name, text: localStorage.getItem(name) ?? "" });
        drop({ name });
        self.offer();
        kit.find("undo-discard").focus();
      },

      undo_discard() {
        const { name, text } = /** @type {{ name: string, text: string }} */ (self.discarded.pop());
        tried(() => localStorage.setItem(name, text));
        self.offer();
        kit.find("restore").focus();
      },
    };
    return self;
  };
})();
