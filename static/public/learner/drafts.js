// Drafts: what is typed and not submitted is kept on this device at once and saved on the server soon after.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));

  const PAUSE = 800;
  const SHORTEST_WAIT = 2000;
  const LONGEST_WAIT = 60000;

  CB.shelf = (learner) => {
    const prefix = `coding-billing:${learner}:`;
    const page = Math.random().toString(36).slice(2);
    return {
      tried(use) {
        try {
          return use();
        } catch {
          return null;
        }
      },

      put(kept, name = page) {
        const put = () => localStorage.setItem(`${prefix}${kept.serial}:${name}`, JSON.stringify(kept));
        return this.tried(put) !== null;
      },

      drop(serial, name = page) {
        this.tried(() => localStorage.removeItem(`${prefix}${serial}:${name}`));
      },

      take() {
        const names = this.tried(() => Object.keys(localStorage).filter((name) => name.startsWith(prefix))) ?? [];
        const kept = names.map((name) => this.tried(() => JSON.parse(localStorage.getItem(name) ?? "")));
        for (const name of names) this.tried(() => localStorage.removeItem(name));
        return kept.filter((record) => record?.base && record.answers).sort((one, other) => one.typed - other.typed);
      },
    };
  };

  CB.drafts = (kit, learner) => {
    const shelf = CB.shelf(learner);
    return {
      hooks: /** @type {any} */ (null),
      serial: 0,
      revision: "",
      number: 0,
      saved: 0,
      grown: 0,
      base: {},
      answers: {},
      typed: 0,
      shelved: false,
      offer: null,
      held: false,
      sending: 0,
      timer: 0,
      tries: 0,

      start(hooks) {
        this.hooks = hooks;
        kit.whenBack(() => this.save());
        kit.whenLeaving(() => this.save(true));
      },

      open({ serial, revision, draft }, start) {
        clearTimeout(this.timer);
        shelf.drop(this.serial);
        Object.assign(this, { serial, revision, held: false });
        this.receive(draft ?? { number: 0, answers: start });
      },

      receive({ number, answers }) {
        this.number = this.saved = this.grown = number;
        this.base = this.answers = this.hooks.fit(answers);
      },

      restore({ draft, review }) {
        for (const kept of shelf.take()) {
          const fitting = { ...kept, base: this.hooks.fit(kept.base), answers: this.hooks.fit(kept.answers) };
          if (kept.serial === this.serial) this.rebase(fitting, draft?.saved);
          else if (!this.same(fitting.answers, this.hooks.fit(review?.answers ?? {}))) this.propose(fitting);
        }
        this.settled();
      },

      same: (one, other) => JSON.stringify(one) === JSON.stringify(other),

      // What was changed on this device is put onto what the server holds. Where both changed the same question, the
      // later one stands; if that is the server's, ours is offered.
      rebase(kept, saved = "") {
        const { base, answers, typed } = kept;
        const theirs = this.answers;
        const changed = Object.keys({ ...base, ...answers }).filter((id) => !this.same(base[id], answers[id]));
        const clash = changed.some((id) => !this.same(theirs[id], base[id]) && !this.same(theirs[id], answers[id]));
        const ours = Object.fromEntries(changed.map((id) => [id, answers[id]]));
        if (clash && typed < Date.parse(saved)) this.propose(kept);
        else this.change(this.hooks.fit({ ...theirs, ...ours }), typed);
      },

      change(answers, typed = Date.now()) {
        if (this.same(answers, this.answers)) return;
        Object.assign(this, { answers, typed, number: this.number + 1 });
        this.shelved = shelf.put(this.record());
        this.hooks.status("saving");
        this.soon(PAUSE);
      },

      record() {
        const { serial, base, answers, typed } = this;
        return { serial, base, answers, typed };
      },

      soon(milliseconds) {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.save(), milliseconds);
      },

      async save(leaving) {
        const { serial, number, revision, answers, grown: draft } = this;
        if (this.held || number === this.saved || number === this.sending) return;
        this.sending = number;
        const reply = await kit.post("save_draft", { serial, revision, draft, answers }, leaving);
        this.sending = 0;
        if (serial === this.serial) this.settle(number, answers, reply);
      },

      settle(number, answers, reply) {
        if (!reply.code) this.accept(number, answers, reply.data.number);
        else if (this.held) return; // a submission is on its way and says more
        else if (reply.code === "stale_draft") this.meet(reply.data.draft ?? { number: 0, answers: {}, saved: "" });
        else this.fail(reply);
      },

      accept(number, answers, grown) {
        Object.assign(this, { saved: number, grown, base: answers, tries: 0 });
        this.settled();
      },

      // Another page or device saved a draft after the one that this page knows.
      meet(theirs) {
        const ours = this.record();
        this.receive(theirs);
        this.rebase(ours, theirs.saved);
        this.hooks.display();
        this.settled();
      },

      settled() {
        if (this.number > this.saved) return this.soon(0);
        shelf.drop(this.serial);
        if (this.saved && !this.held) this.hooks.status("saved");
      },

      fail(reply) {
        this.hooks.status(this.shelved ? "unsaved" : "unsaved_here", reply);
        // What the block itself refuses, it would refuse again.
        if (!reply.data?.error) this.soon(Math.min(LONGEST_WAIT, SHORTEST_WAIT * 2 ** this.tries++));
      },

      hold() {
        this.held = true;
        clearTimeout(this.timer);
      },

      release() {
        this.held = false;
        this.soon(0);
      },

      propose(kept) {
        this.offer = kept;
        shelf.put(kept, "offered");
        kit.show("offer", true);
      },

      use() {
        this.change(this.hooks.fit(this.offer?.answers ?? {}));
        this.discard();
      },

      discard() {
        shelf.drop(this.offer?.serial ?? 0, "offered");
        kit.show("offer", false);
      },
    };
  };
})();
