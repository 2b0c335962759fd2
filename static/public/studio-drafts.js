// What is typed and not saved is kept on this device: for each block and each open page, with the revision it builds on.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

  const PAUSE = 400;

  // Where a device has no storage, or it is full, everything else goes on without it.
  /** @type {<T>(use: () => T) => T | null} */
  const tried = (use) => {
    try {
      return use();
    } catch {
      return null;
    }
  };

  /** @type {(prefix: string, own: string) => CB.KeptState[]} */
  const others = (prefix, own) => {
    const names = tried(() => Object.keys(localStorage).filter((name) => name.startsWith(prefix) && name !== own)) ?? [];
    const read = names.map((name) => ({ ...tried(() => JSON.parse(localStorage.getItem(name) ?? "")), name }));
    return read.filter(({ state }) => state?.document && state.settings).sort((one, other) => other.time - one.time);
  };

  Studio.drafts = (kit, editor) => {
    const prefix = `coding-billing-studio:${editor.args.block}:`;
    const own = prefix + Math.random().toString(36).slice(2);

    /** @type {CB.StudioDrafts} */
    const self = {
      offered: null,
      timer: 0,

      start() {
        self.offer();
        kit.whenLeaving(() => self.keep());
      },

      soon() {
        self.timer ||= setTimeout(() => self.keep(), PAUSE);
      },

      keep() {
        clearTimeout(self.timer);
        self.timer = 0;
        if (!kit.root.isConnected) return; // left without saving: the draft stays
        if (!editor.dirty) return self.drop();
        const { state, revision } = editor;
        const kept = tried(() => (localStorage.setItem(own, JSON.stringify({ revision, state, time: Date.now() })), true));
        editor.status(kept ? "kept" : "unkept");
      },

      drop: () => void tried(() => localStorage.removeItem(own)),

      offer() {
        self.offered = others(prefix, own)[0] ?? null;
        kit.show("draft", self.offered);
        if (!self.offered) return;
        const outdated = self.offered.revision === editor.revision ? "" : kit.text("draft_outdated");
        kit.write("draft-text", `${kit.text("draft_from", { time: kit.time(new Date(self.offered.time).toISOString()) })} ${outdated}`);
      },

      // It goes on from the revision that it was written on, so nothing newer is overwritten unasked.
      restore() {
        const { state, revision, name } = /** @type {CB.KeptState} */ (self.offered);
        editor.revision = revision;
        editor.change(state, { keys: [], word: "did_restore" });
        self.keep();
        tried(() => localStorage.removeItem(name));
        kit.show("draft", false);
        editor.focusStart();
      },

      discard() {
        tried(() => localStorage.removeItem(/** @type {CB.KeptState} */ (self.offered).name));
        self.offer();
        if (!self.offered) editor.focusStart();
      },
    };
    return self;
  };
})();
