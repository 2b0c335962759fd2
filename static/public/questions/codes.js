// Questions of the type "codes": the codes of a visit, found by a finder or typed, in an order that counts. Services have
// units, modifiers and the diagnoses that they explain besides.
(() => {
  "use strict";

  const CB = window.CodingBilling;

  const MOST = /** @type {Record<string, number>} */ ({ dx: 12, services: 6 });
  const sets = /** @type {Record<string, CB.Codeset>} */ ({});
  const visits = /** @type {WeakMap<object, CB.Visit>} */ (new WeakMap());
  const visitOf = (/** @type {object} */ question) => /** @type {CB.Visit} */ (visits.get(question));

  const make = (/** @type {string} */ tag, /** @type {object} */ properties, /** @type {(Node | string)[]} */ ...children) => {
    const made = /** @type {any} */ (Object.assign(document.createElement(tag), properties));
    made.append(...children);
    return made;
  };

  // Codes and what they say are in English.
  const ENGLISH = { lang: "en", dir: "ltr" };

  const wordsIn = (/** @type {string} */ text) => text.toUpperCase().split(/[^0-9A-Z.]+/).filter(Boolean);

  // As the server writes it: a point behind the third sign of what has the shape of a diagnosis.
  const dotted = (/** @type {string} */ code) => {
    const [, head, tail] = /^([A-Z]\d[0-9A-Z])([0-9A-Z]{0,4})$/.exec(code.replaceAll(".", "")) ?? [];
    return head ? [head, tail].filter(Boolean).join(".") : code;
  };

  const codeOf = (/** @type {string} */ item) => item.replace(/:.*/, "");

  // Services of one code are told by their numbers.
  const itemsOf = (/** @type {{ code: string }[]} */ services = []) =>
    services.map(({ code }, place) => `${code}:${services.slice(0, place + 1).filter((other) => other.code === code).length}`);

  const lineOf = (/** @type {CB.ServiceLine} */ { code, units, modifiers = [], to = [] }) =>
    `\u2068${[code, ...modifiers].join("-")} × ${units}${to.length ? ` (${to.join(", ")})` : ""}\u2069`;

  const rangeOf = (/** @type {Node} */ place, /** @type {string} */ words) => {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = `${node.nodeValue}`.toLowerCase().indexOf(words.toLowerCase());
      if (at >= 0) return new StaticRange({ startContainer: node, startOffset: at, endContainer: node, endOffset: at + words.length });
    }
    return null;
  };

  /** @type {(question: any, kit: CB.Kit) => CB.Visit} */
  const visit = (question, kit) => ({
    kit,
    lookups: {},
    ranges: [],

    list: (kind) => question.querySelector(`[data-entered="${kind}"] > [role=list]`),

    entries(kind) {
      return kit.all(":scope > li:not(.cb-made)", this.list(kind) ?? question);
    },

    get dx() {
      return this.entries("dx").map(({ dataset }) => dataset.item);
    },

    get services() {
      return this.entries("services").map((entry) => {
        const [units, modifiers, ...boxes] = kit.all("input", entry);
        return {
          code: codeOf(entry.dataset.item),
          units: Math.min(9999, units.value > 0 ? Number(units.value) : 1),
          modifiers: wordsIn(modifiers.value).slice(0, 4),
          to: boxes.filter(({ checked }) => checked).map(({ value }) => value),
        };
      });
    },

    // Entries

    entry(kind, item) {
      const code = codeOf(item);
      const title = make("span", { className: "cb-title" });
      const entry = make("li", {}, make("div", { className: "cb-entry" }, make("code", ENGLISH, code), title));
      entry.dataset.item = item;
      this.entitle(kind, entry);
      return entry;
    },

    // What a code says, or that there is none; nothing while nobody knows.
    entitle(kind, entry) {
      const lookup = this.lookups[kind];
      const found = lookup?.read(codeOf(entry.dataset.item));
      const title = found && [found.title, found.sevenths?.[found.seventh ?? ""]].filter(Boolean).join(", ");
      const isUnknown = !!lookup && !found && kind === "dx";
      const place = entry.querySelector(".cb-title");
      Object.assign(place, isUnknown ? { lang: "", dir: "" } : ENGLISH, { textContent: isUnknown ? kit.text("code_unknown") : (title ?? "") });
      place.classList.toggle("cb-unknown", isUnknown);
    },

    editable(kind, item) {
      const entry = this.entry(kind, item);
      const code = codeOf(item);
      const moves = make("span", { className: "cb-moves" });
      for (const [action, sign] of Object.entries(kind === "dx" ? { up: "↑", down: "↓", remove: "×" } : { remove: "×" })) {
        const button = make("button", { type: "button", className: "cb-button cb-quiet", ariaLabel: `${kit.text(`code_${action}`)}: ${code}` }, sign);
        button.dataset.act = action;
        moves.append(button);
      }
      entry.firstChild.append(moves);
      if (kind === "services") entry.append(this.details(code));
      return entry;
    },

    details(code) {
      const field = (/** @type {string} */ key, /** @type {object} */ properties) =>
        make("label", {}, make("span", {}, kit.text(key)), make("input", { className: "cb-field", autocomplete: "off", dir: "ltr", ...properties }));
      const units = field("service_units", { type: "number", min: 0, max: 9999, step: "any", value: 1 });
      const modifiers = field("service_modifiers", { type: "text", maxLength: 20, spellcheck: false });
      const name = kit.text("service_explains");
      const explains = make("div", { className: "cb-explains", role: "group", ariaLabel: `${name}: ${code}` });
      return make("div", { className: "cb-service" }, units, modifiers, make("div", {}, make("span", {}, name), explains));
    },

    offer(entry, ticked) {
      const boxes = this.dx.map((value, place) =>
        make("label", {}, make("input", { type: "checkbox", value, checked: ticked.includes(value) }), ` ${place + 1} `, make("span", ENGLISH, value)),
      );
      entry.querySelector(".cb-explains").replaceChildren(...boxes);
    },

    // What depends on all entries: moves that lead nowhere, numbers of services, what they may explain.
    arrange() {
      const entries = this.entries("dx");
      for (const [place, entry] of entries.entries()) {
        const [up, down] = kit.all("[data-act]", entry);
        up.ariaDisabled = `${!place}`;
        down.ariaDisabled = `${!entries[place + 1]}`;
      }
      const { services } = this;
      for (const [place, entry] of this.entries("services").entries()) {
        entry.dataset.item = itemsOf(services)[place];
        this.offer(entry, services[place]?.to ?? []);
      }
    },

    show({ dx = [], services = [] }) {
      this.list("dx").replaceChildren(...dx.map((code) => this.editable("dx", code)));
      this.list("services")?.replaceChildren(...itemsOf(services).map((item) => this.editable("services", item)));
      for (const [place, entry] of this.entries("services").entries()) {
        const { units = 1, modifiers = [], to = [] } = services[place] ?? {};
        const [first, second] = kit.all("input", entry);
        first.value = units;
        second.value = modifiers.join(" ");
        this.offer(entry, to);
      }
      this.arrange();
    },

    // What a learner does

    add(kind, typed) {
      const code = kind === "dx" ? dotted(typed) : typed;
      const { length } = this.entries(kind);
      const refusal = this.dx.includes(code) ? "code_twice" : length >= Number(MOST[kind]) ? "codes_full" : "";
      if (refusal) return kit.say(kit.text(refusal, { code, count: length }));
      this.list(kind).append(this.editable(kind, code));
      this.changed(kind);
      kit.say(kit.text("code_added", { code, number: length + 1 }));
    },

    changed(kind) {
      this.arrange();
      this.list(kind).dispatchEvent(new Event("input", { bubbles: true }));
    },

    remove(entry) {
      const list = entry.parentElement;
      const near = entry.nextElementSibling ?? entry.previousElementSibling;
      entry.remove();
      this.changed(list.closest("[data-entered]").dataset.entered);
      (near?.querySelector("[data-act=remove]") ?? list.parentElement.querySelector("input")).focus();
      kit.say(kit.text("code_removed", { code: codeOf(entry.dataset.item) }));
    },

    move(entry, button) {
      const entries = this.entries("dx");
      const isUp = button.dataset.act === "up";
      const to = entries.indexOf(entry) + (isUp ? -1 : 1);
      if (button.ariaDisabled === "true") return;
      entries[to][isUp ? "before" : "after"](entry);
      this.changed("dx");
      (button.ariaDisabled === "true" ? entry.querySelector("[aria-disabled=false]") : button).focus();
      kit.say(kit.text("code_moved", { code: entry.dataset.item, number: to + 1, count: entries.length }));
    },

    addTyped(section) {
      const field = section.querySelector(".cb-typed input");
      for (const code of wordsIn(field.value)) this.add(section.dataset.entered, code.slice(0, 20));
      field.value = "";
      field.focus();
    },

    // Looking codes up

    codeset(kind) {
      if (kind === "services") return (sets[kind] ??= CB.services());
      const { release } = question.dataset;
      const { [release]: codes = "", ...others } = kit.assets;
      const notes = Object.fromEntries(Object.entries(others).map(([name, address]) => [name.replace(`${release}-`, ""), address]));
      return (sets[release] ??= CB.codeset(release, { codes, notes }));
    },

    equip(section) {
      const kind = section.dataset.entered;
      const typed = section.querySelector(".cb-typed");
      typed.querySelector("button").onclick = () => this.addTyped(section);
      typed.querySelector("input").onkeydown = (/** @type {KeyboardEvent} */ event) => {
        if (event.key !== "Enter" || event.isComposing) return;
        event.preventDefault();
        this.addTyped(section);
      };
      if (kind !== "dx" || question.dataset.release) section.querySelector("[data-finder]").append(this.finder(kind, typed));
    },

    finder(kind, typed) {
      const codeset = this.codeset(kind);
      const finder = CB.finder({
        codeset,
        text: kit.text,
        say: (words) => kit.say(words),
        add: (code) => this.add(kind, code),
        id: `${question.id}.${kind}`,
        label: kit.text(kind === "dx" ? "find_diagnosis" : "find_service"),
        size: Number(question.dataset.size),
      });
      // Nobody's field goes away while it is typed into.
      const settle = () => (typed.hidden = !!this.lookups[kind] && !typed.matches(":focus-within"));
      typed.addEventListener("focusout", () => setTimeout(settle));
      finder.addEventListener("cb-codeset", async (/** @type {any} */ { detail }) => {
        if (detail !== "ready") return;
        this.lookups[kind] = await codeset.ready();
        settle();
        for (const entry of kit.all("li", this.list(kind))) this.entitle(kind, entry);
      });
      return finder;
    },

    // The words of the note that support the codes, as far as they are told.
    markWords(items) {
      const { highlights } = /** @type {any} */ (CSS);
      if (!highlights) return;
      if (!highlights.has("cb-quoted")) highlights.set("cb-quoted", new /** @type {any} */ (window).Highlight());
      const marks = highlights.get("cb-quoted");
      for (const range of this.ranges) marks.delete(range);
      const told = make("template", { innerHTML: Object.values(items).map(({ feedback }) => feedback).join("") });
      this.ranges = kit.all("blockquote", told.content).flatMap(({ textContent }) => rangeOf(question.querySelector("[data-note]"), textContent.trim()) ?? []);
      for (const range of this.ranges) marks.add(range);
    },
  });

  CB.types.codes = {
    start(question, kit) {
      const own = visit(question, kit);
      visits.set(question, own);
      for (const section of kit.all("[data-entered]", question)) own.equip(section);
      question.addEventListener("click", (/** @type {any} */ { target }) => {
        const button = target.closest("[data-act]");
        if (button) own[button.dataset.act === "remove" ? "remove" : "move"](button.closest("li"), button);
      });
      // What is typed to find a code is no answer yet.
      question.addEventListener("input", (/** @type {any} */ event) => {
        if (event.target.closest("[data-finder], .cb-typed")) event.stopPropagation();
      });
    },

    read(question) {
      const { dx, services } = visitOf(question);
      return services.length ? { dx, services } : dx.length ? { dx } : null;
    },

    complete(question) {
      const { dx, services, list } = visitOf(question);
      return dx.length > 0 && (services.length > 0 || !list("services"));
    },

    write(question, answer) {
      if (!CB.same(this.read(question), answer ?? null)) visitOf(question).show(answer ?? {});
    },

    // A diagnosis by its place, a service by all that it says. An injury comes before its cause where two devices put both
    // in one place.
    parts: (_, answer) =>
      new Map([
        ...(answer?.dx ?? []).map((/** @type {string} */ code, /** @type {number} */ place) => [code, place + 1]),
        ...itemsOf(answer?.services).map((item, place) => [item, JSON.stringify(answer.services[place])]),
      ]),

    whole(parts) {
      const diagnoses = [...parts].filter(([, value]) => value > 0).sort(([one, before], [other, after]) => before - after || (one < other ? -1 : 1));
      const dx = diagnoses.map(([code]) => code);
      const services = [...parts.values()].filter((value) => !(value > 0)).map((value) => JSON.parse(value));
      return services.length ? { dx, services } : dx.length ? { dx } : null;
    },

    words(question, part, value) {
      const { kit, list } = visitOf(question);
      if (value > 0) return kit.text("code_place", { code: part, number: value });
      return list("services") ? lineOf(JSON.parse(value)) : undefined;
    },

    says(answer, item) {
      const { dx = [], services = [] } = answer ?? {};
      if (!item) return JSON.stringify([dx, services]);
      const place = dx.indexOf(item);
      return place < 0 ? JSON.stringify(services[itemsOf(services).indexOf(item)]) : `${!place}`;
    },

    complement(question, { items, key }, kit) {
      const own = visitOf(question);
      own.markWords(items);
      if (!key) return;
      const right = /** @type {CB.VisitAnswer} */ (key);
      const here = [...own.dx, ...itemsOf(own.services)];
      const missed = [...right.dx, ...itemsOf(right.services)].filter((item) => !here.includes(item));
      for (const item of new Set([...missed, ...Object.keys(items).filter((item) => !here.includes(item))])) {
        const kind = item.includes(":") ? "services" : "dx";
        own.list(kind)?.append(Object.assign(own.entry(kind, item), { className: "cb-made cb-missed" }));
      }
      const wrong = here.filter((item) => items[item]?.right === false && !items[item]?.partly).length;
      const first = right.dx[1] && right.dx[0] !== own.dx[0] && kit.text("code_not_first", { code: right.dx[0] ?? "" });
      const words = [kit.text("codes_counted", { missed: missed.length, wrong }), first].filter(Boolean).join(" ");
      question.querySelector("[data-after]")?.append(make("p", { className: "cb-made cb-hint" }, words));
    },

    key({ className, dataset: { item } }, answer, kit) {
      const service = answer?.services?.[itemsOf(answer.services).indexOf(item)];
      if (service) return kit.text("code_right_line", { line: lineOf(service) });
      if (!className.includes("cb-missed")) return "";
      return kit.text(answer.dx.includes(item) ? "code_missed" : "code_not_needed");
    },
  };
})();
