// Drafts: what is typed and not submitted is kept on this device at once and saved on the server soon after. What
// another page saved meanwhile is put together with it, part by part.
(() => {
  "use strict";

  const CB = window.CodingBilling;

  const PAUSE = 800;
  const SHORTEST_WAIT = 2000;
  const LONGEST_WAIT = 60000;

  CB.same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  CB.merge = (base, ours, theirs) => {
    const parts = new Map();
    const differing = [];
    for (const part of new Set([...ours.keys(), ...theirs.keys()])) {
      const [was, here, there] = [base, ours, theirs].map((side) => side.get(part));
      const both = here !== was && there !== was;
      const value = both ? there ?? here : here === was ? there : here;
      if (value !== undefined) parts.set(part, value);
      if (both && here && there && here !== there) differing.push({ part, value: here });
    }
    return { parts, differing };
  };

  CB.shelf = (kit, learner) => {
    const prefix = `coding-billing:${learner}:`;
    const own = prefix + Math.random().toString(36).slice(2);
    return {
      put: (kept) => !!kit.tried(() => (localStorage[own] = JSON.stringify(kept))),

      drop: () => kit.tried(() => delete localStorage[own]),

      take() {
        const names = kit.tried(() => Object.keys(localStorage).filter((name) => name.startsWith(prefix))) ?? [];
        const kept = names.map((name) => kit.tried(() => JSON.parse(localStorage[name])));
        for (const name of names) kit.tried(() => delete localStorage[name]);
        return kept.filter((record) => record?.offers);
      },
    };
  };

  CB.drafts = (kit, { learner, state: { revision } }) => {
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

      restore(submitted) {
        for (const { offers, ...kept } of shelf.take()) {
          this.offers.push(...offers);
          if (kept.serial !== this.serial) this.propose(kept, submitted);
          else this.merge(this.number || this.dirty ? kept : { ...kept, bases: [{}] });
        }
        this.settled();
      },

      merge({ bases, answers, aside }) {
        const { hooks, answers: theirs } = this;
        const [base, ...sent] = bases.map(hooks.fit, hooks);
        const merged = hooks.merge(sent.find((answers) => CB.same(answers, theirs)) ?? base, hooks.fit(answers), theirs);
        this.answers = merged.answers;
        this.aside.push(...aside, ...merged.aside);
      },

      meet(draft) {
        if ((draft?.number ?? 0) === this.number) return false;
        const { kept } = this;
        this.aside = [];
        this.receive(draft ?? { number: 0, answers: {} });
        this.merge(draft ? kept : { ...kept, bases: [{}] }); // nothing of ours vanishes with theirs
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

      // After a request without an answer, what the server holds has to be known first.
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
        const { serial, number: draft, answers } = this;
        if (this.held || !this.dirty) return null;
        kit.turn++;
        this.bases.push(answers);
        this.keep();
        return { serial, revision, draft, answers };
      },

      settle(reply, { serial, answers }) {
        const { code, data } = reply;
        kit.turn++;
        if (serial !== this.serial) return;
        if (!code) this.accept(data.number, answers);
        else if (this.held) return; // a submission is on its way and says more
        else if (code === "stale_draft") this.join(data.draft);
        else if (code.includes("serial")) kit.look();
        else this.fail(reply);
      },

      accept(number, answers) {
        this.number = number;
        this.bases.splice(0, this.bases.lastIndexOf(answers));
        this.tries = 0;
        this.settled();
      },

      join(draft) {
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
        // What the block itself refuses, it would refuse again.
        if (!reply.data?.error) this.soon(Math.min(LONGEST_WAIT, SHORTEST_WAIT * 2 ** this.tries++));
      },

      hold() {
        kit.turn++;
        this.held = true;
        clearTimeout(this.timer);
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
