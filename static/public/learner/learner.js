// What every part of a learner's page needs (words, requests, jumps), the overview at its top, and how a page starts.
// Few files, because each is a request, and what stands in one file is compressed together.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));

  const LARGEST_KEEPALIVE = 60_000;
  const LONGEST_CALL = 60_000;
  const LONGEST_LOOK = 2000;
  const A_WHILE = 15_000;
  const READING_PAUSE = 1500;
  const PAUSES = [250, 500, 1000, 2000, 4000, 8000, 8000, 8000, 8000];

  const rounded = (/** @type {number} */ value, /** @type {number} */ whole) => {
    const [near, all] = [value, whole].map((points) => Math.round(points * 100));
    if (value < whole && near >= all) return (all - 1) / 100;
    return (value > 0 ? Math.max(1, near) : near) / 100;
  };

  CB.kit = (root, { words, language, time_zone, assets = {} }, url) => {
    const plural = new Intl.PluralRules(language);
    const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
    const percent = new Intl.NumberFormat(language, { style: "percent" });
    const exact = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 2 });
    const clockIn = (/** @type {string | undefined} */ timeZone) =>
      new Intl.DateTimeFormat(language, {
        year: "numeric",
        month: "short",
        day: "numeric",
        hour: "numeric",
        minute: "2-digit",
        timeZoneName: "short",
        timeZone,
      });

    return {
      root,
      assets,
      rooms: [],
      rounded,
      clock: null,
      line: Promise.resolve(/** @type {any} */ (null)),
      known: null,
      turn: 0,
      heard: Date.now(),
      left: false,
      stopped: null,

      all: (selector, within = root) => [...within.querySelectorAll(selector)],

      find: (name) => root.querySelector(`[data-cb="${name}"]`),

      show(name, visible) {
        this.find(name).hidden = !visible;
      },

      write(name, text) {
        this.find(name).textContent = text;
        this.show(name, text);
      },

      say(message) {
        this.find("live").textContent = message;
      },

      text(key, values = {}) {
        const word = words[key] ?? "";
        const text = typeof word === "string" ? word : this.form(word, Number(values.count));
        return text.replace(/\{(\w+)\}/g, (place, name) => {
          const value = values[name] ?? place;
          return typeof value === "number" ? number.format(value) : value;
        });
      },

      form(forms, count) {
        const rule = plural.select(count);
        const sample = Object.keys(forms).find((sample) => plural.select(Number(sample)) === rule);
        return forms[sample ?? ""] ?? Object.values(forms).pop() ?? "";
      },

      score(points, key = "score", values = {}) {
        const { earned = null, possible } = points ?? {};
        if (earned === null || !possible) return "";
        const share = percent.format(rounded(earned / possible, 1));
        return this.text(key, { ...values, earned: rounded(earned, possible), possible, percent: share, count: possible });
      },

      percent: (share) => exact.format(share),

      outcome(outcome, { mark }) {
        return this.text(outcome ? `outcome_${outcome}` : "pass_mark", { percent: exact.format(mark) });
      },

      join: (...texts) => texts.filter(Boolean).join(" "),

      time(iso) {
        this.clock ??= this.tried(() => clockIn(time_zone || undefined)) ?? clockIn(undefined); // an unknown zone
        const moment = new Date(iso);
        return +moment ? this.clock.format(moment) : ""; // what is stored may be anything
      },

      jump(place) {
        root.classList.add("cb-whole"); // all on the way is laid out
        const offset = place.getBoundingClientRect().top + window.scrollY;
        place.focus({ preventScroll: true });
        // The platform's frame is as tall as its content: only the page around it can scroll.
        if (window.parent === window) place.scrollIntoView();
        else window.parent.postMessage({ offset }, "*");
      },

      follow(link) {
        const place = /** @type {HTMLElement} */ (document.getElementById(link.hash.slice(1)));
        const title = place.querySelector("h4") ?? place;
        const legend = link.closest("[data-question]")?.querySelector("legend");
        const number = legend?.lastElementChild?.textContent ?? "";
        this.write("back-to-question", number && this.text("back_to_question", { number }));
        if (legend) title.after(Object.assign(this.find("back-to-question"), { href: `#${legend.id}` }));
        this.jump(title);
      },

      reachWideTables() {
        for (const box of this.all(".cb-scroll")) box.tabIndex = box.scrollWidth > box.clientWidth ? 0 : -1;
      },

      pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),

      tried(use) {
        try {
          return use();
        } catch {
          return null;
        }
      },

      post(handler, payload) {
        const ask = () => this.ask(handler, payload);
        return (this.line = this.line.then(ask, ask));
      },

      async ask(handler, payload, leaving) {
        await this.known;
        for (const milliseconds of [...PAUSES, 0]) {
          const reply = this.stopped ?? (await this.call(handler, payload, leaving));
          if (reply.code === "content_changed") this.stopped = reply;
          if (reply.code !== "in_progress") return reply;
          await this.pause(milliseconds);
        }
        return this.reply("busy");
      },

      token: () => document.cookie.match(/(?:^|; )csrftoken=([^;]*)/)?.[1] ?? "",

      async call(handler, payload, leaving) {
        const body = JSON.stringify(payload);
        const response = await fetch(url(handler), {
          method: "POST",
          headers: { "Content-Type": "application/json", "X-CSRFToken": this.token() },
          redirect: "manual",
          keepalive: leaving && body.length < LARGEST_KEEPALIVE,
          signal: AbortSignal.timeout(LONGEST_CALL),
          body,
        }).catch(() => null);
        const data = await response?.json().catch(() => null);
        return this.reply(response ? this.code(response, data) : "offline", data);
      },

      reply(code, data = null) {
        return { code, message: data?.error?.message ?? this.text(code), data };
      },

      code({ ok, status, type }, data) {
        if (data?.error) return data.error.code;
        if (type === "opaqueredirect" || status === 401 || status === 403 || (ok && !data)) return "sign_in";
        return ok ? "" : "no_answer";
      },

      async look() {
        if (this.stopped) return;
        const turn = ++this.turn;
        const tell = (/** @type {CB.Reply} */ reply) => turn === this.turn && this.rooms.map((room) => room.hear(reply));
        let isLate = true;
        const told = this.call("student_view_user_state", {}).then((reply) => {
          isLate = false;
          if (!reply.code) this.heard = Date.now();
          tell(reply);
        });
        const known = (this.known = Promise.race([told, this.pause(LONGEST_LOOK)]));
        tell(this.reply("looking"));
        await known;
        if (this.known === known) this.known = null;
        if (isLate) tell(this.reply("late"));
      },

      live(page) {
        this.tried(() => (sessionStorage[page] ? this.look() : (sessionStorage[page] = "shown")));
        const back = (/** @type {any} */ { type, persisted }) => {
          if (document.hidden) return;
          if (type === "online" || persisted || Date.now() - this.heard > A_WHILE) this.look();
          else this.rooms.map((room) => room.save());
        };
        for (const name of ["online", "focus", "pageshow", "visibilitychange"]) addEventListener(name, back);
        this.whenLeaving(() => this.leave());
      },

      async leave() {
        if (this.known || this.left) return;
        const left = this.rooms.map((room) => room.unsent());
        const [reading, draft = null] = left;
        if (!reading && !draft) return;
        this.left = true;
        const reply = await this.ask("leave", { draft, reading }, true);
        this.left = false;
        this.rooms.map((room, index) => left[index] && room.settle(reply, left[index]));
      },

      whenLeaving(handle) {
        addEventListener("pagehide", handle);
        document.addEventListener("visibilitychange", () => document.hidden && handle());
      },
    };
  };

  // What was read, the way to where a learner left, how much is answered, and until when.
  CB.overview = (kit, { reading, frozen }) => ({
    parts: kit.all("[data-section]"),
    read: new Set(reading.read),
    last: reading.last,
    pending: false,
    moved: false,
    timer: 0,

    start() {
      this.offer();
      this.display();
      this.watch();
    },

    hear({ code, data }) {
      if (code) return;
      for (const part of data.reading.read) this.read.add(part);
      this.display();
      this.save();
    },

    offer() {
      const place = this.parts.find((part, index) => index && part.dataset.section === this.last);
      const title = place?.querySelector("h4")?.textContent;
      if (!place || !title) return;
      kit.find("place").href = `#${place.id}`;
      kit.write("place", title);
      kit.show("continue", true);
    },

    display() {
      const [read, total] = [this.read.size, this.parts.length];
      if (total > 1) {
        kit.find("progress").value = read;
        kit.write("read-count", kit.text("read_count", { read, total }));
      }
      for (const mark of kit.all("[data-read]")) mark.hidden = !this.read.has(mark.dataset.read);
    },

    tell(state, answered, total) {
      const [used, closes] = [this.used(state), this.closes(state)];
      kit.write("pass", state.pass ? kit.outcome(state.pass.outcome, state.pass) : "");
      kit.write("answered", kit.text("answered_count", { answered, total }));
      kit.write("used", used);
      kit.write("closes", closes);
      kit.write("count", kit.join(used, closes));
    },

    used({ attempts: { used, max } }) {
      if (max === null) return used ? kit.text("attempts_used", { used }) : "";
      return kit.join(kit.text("attempts_used_of", { used, max }), kit.text("attempts_left", { count: Math.max(0, max - used) }));
    },

    closes({ closed, closes }) {
      if (!closes || (closed && closed !== "past_due")) return "";
      const time = kit.time(closes);
      return closed ? kit.text("closed_at", { time }) : kit.join(kit.text("closes", { time }), this.left(closes));
    },

    // On the last day.
    left(closes) {
      const minutes = (Date.parse(closes) - Date.now()) / 60_000;
      if (minutes < 0 || minutes > 1440) return "";
      const count = Math.floor(minutes < 60 ? minutes + 1 : minutes / 60);
      return kit.text(minutes < 60 ? "minutes_left" : "hours_left", { count });
    },

    watch() {
      let opening = true; // where a page opens says nothing about where its learner is
      const observer = new IntersectionObserver((entries) => {
        for (const { isIntersecting, target } of entries) if (isIntersecting) this.see(target, opening);
        opening = false;
      });
      for (const place of kit.all("[data-section], [data-end]")) observer.observe(place);
    },

    see(place, opening) {
      const id = this.partOf(place);
      if (place.matches("[data-end]")) this.finish(id);
      else if (!opening) [this.last, this.moved] = [id, true];
    },

    partOf: (place) => place.closest("[data-section]")?.getAttribute("data-section") ?? "",

    finish(id) {
      if (this.read.has(id)) return;
      this.read.add(id);
      this.pending = true;
      this.display();
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.save(), READING_PAUSE);
    },

    async save() {
      if (!frozen && this.pending) this.settle(await kit.post("mark_read", this.unsent()));
    },

    unsent() {
      if (!this.pending && !this.moved) return null;
      this.pending = this.moved = false;
      return { sections: [...this.read], last: this.last };
    },

    settle({ code }) {
      if (code) this.pending = true;
    },
  });

  window.CodingBillingLearner = function (runtime, element, args) {
    const host = element[0] || element;
    const root = host.querySelector(".coding-billing");
    const kit = CB.kit(root, args, (handler) => runtime.handlerUrl(element, handler));
    const overview = CB.overview(kit, args.state);
    const check = kit.find("check") && CB.check(kit, args, overview);

    // In a task of its own: between the two a slow phone answers its learner.
    setTimeout(() => {
      root.addEventListener("click", (/** @type {any} */ event) => {
        const control = event.target.closest("[data-do]");
        if (!control) return;
        event.preventDefault();
        if (control.dataset.do === "follow") kit.follow(control);
        else if (control.ariaDisabled !== "true") check[control.dataset.do](control);
      });
      new ResizeObserver(() => kit.reachWideTables()).observe(root);
      check?.start();
      if (check) setInterval(() => check.tell(), 60_000); // the time left
      overview.start();
      delete root.dataset.room;
      kit.rooms = check ? [overview, check.drafts] : [overview];
      if (!args.state.frozen) kit.live(args.page);
    });
  };
})();
