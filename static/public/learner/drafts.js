// Drafts: what is typed is kept on this device at once, saved soon after, and merged with what another page saved.
(() => {
  "use strict";

  const CB = window.CodingBilling;

  const PAUSE = 800;
  const SHORTEST_WAIT = 2000;
  const LONGEST_WAIT = 60_000;

  CB.same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  CB.merge = (base, ours, theirs, setAside) => {
    const merged = new Map();
    for (const part of new Set([...ours.keys(), ...theirs.keys()])) {
      const [was, here, there] = [base, ours, theirs].map((side) => side.get(part));
      const both = here !== was && there !== was;
      const value = both ? there ?? here : here === was ? there : here;
      if (value !== undefined) merged.set(part, value);
      if (both && here && there && here !== there) setAside(part);
    }
    return merged;
  };

  CB.shelf = (kit, learner) => {
    const store = /** @type {any} */ (kit.tried(() => localStorage));
    const prefix = `coding-billing:${learner}:`;
    const own = prefix + Math.random().toString(36).slice(2);
    return {
      put: (kept) => !!kit.tried(() => (store[own] = JSON.stringify(kept))),

      drop: () => delete store?.[own],

      names: () => Object.keys(store ?? {}).filter((name) => name.startsWith(prefix)),

      all() {
        return this.names().map((name) => kit.tried(() => JSON.parse(store[name]))).filter((record) => record?.offers);
      },

      take() {
        const kept = this.all();
        for (const name of this.names()) delete store[name];
        return kept;
      },
    };
  };

  CB.drafts = (kit, { learner }) => {
    const shelf = CB.shelf(kit, learner);
    return {
      hooks: /** @type {any} */ (null),
      serial: 0,
      number: 0,
      bases: [{}],
      answers: {},
      aside: [],
      offers: [],
      shelved: false,
      held: false,
      busy: false,
      timer: 0,
      tries: 0,

      get dirty() {
        return this.bases.length > 1 || !CB.same(this.answers, this.bases[0]);
      },

      get kept() {
        const { serial, bases, answers, aside } = this;
        return { serial, bases, answers, aside };
      },

      open({ serial, draft }, start) {
        this.hold();
        Object.assign(this, { serial, held: false, aside: [] });
        this.receive(draft ?? { number: 0, answers: start });
        this.keep();
      },

      receive({ number, answers }) {
        this.number = number;
        this.answers = this.hooks.fit(answers);
        this.bases = [this.answers];
      },

      keep() {
        const { kept, offers } = this;
        if (this.dirty || kept.aside.length || offers.length) this.shelved = shelf.put({ ...kept, offers });
        else shelf.drop();
      },

      waits: (serial) => shelf.all().some((kept) => kept.serial === serial),

      restore(submitted) {
        for (const { offers, ...kept } of shelf.take()) {
          this.offers.push(...offers);
          if (kept.serial !== this.serial || this.hooks.away) this.propose(kept, submitted);
          else this.merge(kept);
        }
        this.settled();
      },

      merge({ bases, answers, aside }) {
        const { hooks, answers: theirs } = this;
        const [base, ...sent] = this.number || Object.keys(theirs).length ? bases.map(hooks.fit, hooks) : [{}];
        this.aside.push(...aside);
        this.answers = hooks.merge(sent.find((answers) => CB.same(answers, theirs)) ?? base, hooks.fit(answers), theirs);
      },

      meet(draft) {
        if ((draft?.number ?? 0) === this.number) return false;
        const { kept } = this;
        this.aside = [];
        this.receive(draft ?? { number: 0, answers: {} });
        this.merge(kept);
        return true;
      },

      change(answers) {
        if (CB.same(answers, this.answers)) return;
        this.answers = answers;
        this.keep();
        this.hooks.status(this.held ? this.unsaved : "saving");
        this.soon(PAUSE);
      },

      get unsaved() {
        return !this.dirty ? "late" : this.shelved ? "unsaved" : "unsaved_here";
      },

      soon(milliseconds) {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => (this.tries ? kit.look() : this.save()), milliseconds);
      },

      hear(reply) {
        this.hooks.hear(reply);
      },

      async save() {
        if (this.busy) return;
        this.busy = true;
        await kit.known;
        const draft = this.unsent();
        if (draft) this.settle(await kit.post("save_draft", draft), draft);
        this.busy = false;
      },

      unsent() {
        if (this.held || !this.dirty) return null;
        kit.turn++;
        this.bases.push(this.answers);
        this.keep();
        return this.message();
      },

      message() {
        const { serial, number: draft, answers, hooks } = this;
        return { serial, revision: hooks.revision, draft, answers };
      },

      settle(reply, { serial, answers }) {
        const { code, data } = reply;
        kit.turn++;
        if (serial !== this.serial) return;
        if (!code) this.accept(data.number, answers);
        else if (this.held) return;
        else if (code === "stale_draft") this.catchUp(data.draft);
        else if (code.includes("serial")) kit.look();
        else this.fail(reply);
      },

      accept(number, answers) {
        this.number = number;
        this.bases.splice(0, this.bases.lastIndexOf(answers));
        this.tries = 0;
        this.settled();
      },

      catchUp(draft) {
        this.meet(draft);
        this.hooks.display();
        this.settled();
      },

      settled() {
        this.keep();
        if (this.dirty) this.soon(0);
        else if (!this.held) this.hooks.status(this.number ? "saved" : "");
      },

      fail(reply) {
        this.hooks.status(this.unsaved, reply);
        if (!reply.data?.error) this.later();
      },

      later() {
        this.soon(Math.min(LONGEST_WAIT, SHORTEST_WAIT * 2 ** this.tries++));
      },

      hold() {
        kit.turn++;
        this.held = true;
        clearTimeout(this.timer);
        return this.message();
      },

      release() {
        this.held = false;
        this.soon(0);
      },

      propose(kept, submitted) {
        const { hooks } = this;
        const isNews = kept.aside.length > 0 || !CB.same(hooks.fit(kept.answers), hooks.fit(submitted));
        if (isNews) this.offers.push(kept);
        return isNews;
      },

      use() {
        for (const kept of this.offers.splice(0)) this.merge(kept);
        this.settled();
      },

      discard() {
        this.offers = [];
        this.keep();
      },
    };
  };
})();
