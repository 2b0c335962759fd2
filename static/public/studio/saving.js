// Saving, leaving, and what this device keeps meanwhile.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

  // Saving and leaving: errors block, a newer save of somebody else is met with a choice, and a failure leaves all as it is.

  Studio.saving = (kit, editor, { findings, drafts }) => {
    /** @type {CB.Saving} */
    const self = {
      busy: false,
      theirs: null,
      newest: "",

      start() {
        kit.all(".save-button")[0].addEventListener("click", self.save);
        // By the host's jQuery, where there is one: a host that asks by itself takes away what was added so.
        const cancel = kit.all(".cancel-button")[0];
        if (window.jQuery) window.jQuery(cancel).on("click", self.cancel);
        else cancel.addEventListener("click", self.cancel);
        addEventListener("beforeunload", (event) => kit.root.isConnected && editor.dirty && event.preventDefault());
      },

      // Validate first, because "start" has the host say "Saving" until "end", which closes the editor.
      async save() {
        if (self.busy) return;
        self.busy = true;
        kit.show("trouble", false);
        try {
          await self.proceed();
        } catch (error) {
          self.fail({ code: "no_answer", message: kit.text("no_answer"), data: null }, editor.state);
          throw error;
        } finally {
          self.busy = false;
        }
      },

      async proceed() {
        if (editor.unreadable) return self.trouble(kit.text("unreadable")), editor.mend();
        findings.tell();
        const reply = await findings.settle();
        if (reply?.code) self.trouble(reply.message);
        else if (findings.errors.length && !editor.source) self.blocked();
        else await self.send();
      },

      async send() {
        const { state, revision } = editor;
        editor.runtime.notify("save", { state: "start" });
        editor.status("saving");
        const reply = await kit.post("save_document", { ...editor.written(), base_revision: revision });
        if (reply.code) self.fail(reply, state);
        else self.finish(state, reply.data.revision);
      },

      finish(state, revision) {
        editor.saved(state, revision);
        editor.status("saved");
        drafts.forget();
        drafts.keep(); // of what was typed meanwhile; otherwise there is nothing to keep
        kit.say(kit.text("saved"));
        editor.runtime.notify("save", { state: "end" });
      },

      // The host puts its notice of an error in the place of "Saving".
      fail({ code, message, data }, state) {
        editor.runtime.notify("error", { title: kit.text("not_saved"), message });
        drafts.keep();
        if (data?.findings) findings.adopt(state, data.findings);
        if (code === "newer_content") self.meet(data);
        else if (findings.errors.length) self.blocked();
        else self.trouble(message);
      },

      trouble(message) {
        editor.trouble(`${kit.text("not_saved")} ${message}`);
      },

      blocked() {
        const [{ keys, message }] = /** @type {[CB.Located]} */ (findings.errors);
        self.trouble(`${kit.text("blocked")} ${keys.length > 1 ? `${editor.nameOf(keys)}: ` : ""}${message}`);
        findings.visitFirst();
      },

      // Somebody else saved meanwhile

      meet({ theirs, revision, edited, own, changes = [] }) {
        Object.assign(self, { theirs, newest: revision });
        kit.write("conflict-edit", edited ? kit.text(own ? "edited_here" : "edited_there", { time: kit.time(edited) }) : "");
        kit.find("conflict-changes").replaceChildren(...changes.map((change) => Studio.make("li", {}, change)));
        kit.show("conflict-differs", changes.length);
        kit.find("conflict-dialog").showModal();
      },

      keep_mine() {
        kit.find("conflict-dialog").close();
        editor.revision = self.newest;
        self.save();
      },

      take_theirs() {
        kit.find("conflict-dialog").close();
        if (self.theirs) self.put(self.theirs);
        else self.open_again();
      },

      // Where the host cannot say who may write, what is stored comes with the editor only. Mine is offered there.
      open_again() {
        drafts.keep();
        editor.left = true;
        location.reload();
      },

      put(theirs) {
        const state = editor.usable(theirs);
        editor.change(state, { keys: [], word: "did_theirs" });
        editor.saved(state, theirs.revision);
        drafts.keep();
        editor.status("unchanged");
        kit.say(kit.text("replaced"));
        editor.focusStart();
        editor.mend();
      },

      async copy_mine() {
        kit.find("conflict-dialog").close();
        (await editor.dialog("exchange"))?.open_olx();
      },

      // Leaving

      cancel() {
        if (!editor.dirty) return self.leave();
        kit.show("leaving", true);
        kit.find("stay").focus();
      },

      leave() {
        drafts.keep();
        kit.show("leaving", false);
        editor.left = true; // asked once
        editor.runtime.notify("cancel", {});
      },

      stay() {
        kit.show("leaving", false);
        kit.all(".cancel-button")[0].focus();
      },
    };
    return self;
  };

  // What is typed and not saved is kept on this device: for each block and each open page, with the revision it builds on.

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
