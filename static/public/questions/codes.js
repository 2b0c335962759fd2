// Questions of the type "codes": the codes of a visit, found by a finder or typed, in an order that counts. Services have
// units, modifiers and the diagnoses that they explain besides.
(() => {
  "use strict";

  const CB = window.CodingBilling;

  const MOST = { dx: 12, services: 6 };
  const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  /** @type {Record<string, CB.Codeset>} */
  const sets = {};

  /** @type {WeakMap<object, CB.Kit>} */
  const kits = new WeakMap();

  /** @type {WeakMap<object, { dx?: CB.Lookup, services?: CB.Lookup }>} */
  const lookups = new WeakMap();

  /** @type {WeakMap<object, Range[]>} */
  const quoted = new WeakMap();

  /** @type {(question: any, kind: string) => any} */
  const listOf = (question, kind) => question.querySelector(`[data-entered="${kind}"] > [role=list]`);

  const entriesOf = (/** @type {any} */ question, kind = "dx") => [...(listOf(question, kind)?.children ?? [])].filter(({ className }) => !/cb-made/.test(className));

  const codesOf = (/** @type {any} */ question) => entriesOf(question).map(({ dataset }) => dataset.item);

  const wordsOf = (/** @type {string} */ text) => text.toUpperCase().split(/[^0-9A-Z.]+/).filter(Boolean);

  const codeOf = (/** @type {string} */ item) => item.split(":")[0] ?? "";

  // As the server writes it: with the point after the third sign of what has the shape of a diagnosis.
  const normal = (/** @type {string} */ code) => {
    const [, head, tail] = /^([A-Z]\d[0-9A-Z])([0-9A-Z]{0,4})$/.exec(code.replaceAll(".", "")) ?? [];
    return head ? (tail ? `${head}.${tail}` : head) : code;
  };

  const make = (/** @type {string} */ tag, /** @type {any} */ properties, /** @type {(Node | string)[]} */ ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };

  const changed = (/** @type {Element} */ place) => place.dispatchEvent(new Event("input", { bubbles: true }));

  // Entries

  const titleOf = (/** @type {any} */ question, /** @type {string} */ kind, /** @type {string} */ code) => {
    const lookup = lookups.get(question)?.[kind === "dx" ? "dx" : "services"];
    const found = lookup?.read(code);
    if (!lookup) return null;
    return found ? [found.title, found.sevenths?.[found.seventh ?? ""]].filter(Boolean).join(", ") : "";
  };

  // What a code says; of a code that does not exist, that it does not. Nothing while nobody knows.
  const entitle = (/** @type {any} */ question, /** @type {string} */ kind, /** @type {any} */ entry) => {
    const title = titleOf(question, kind, codeOf(entry.dataset.item));
    const isUnknown = kind === "dx" && title === "";
    const place = entry.querySelector(".cb-title");
    place.textContent = isUnknown ? (kits.get(question)?.text("code_unknown") ?? "") : title;
    Object.assign(place, isUnknown ? { lang: "", dir: "" } : { lang: "en", dir: "ltr" });
    place.classList.toggle("cb-unknown", isUnknown);
  };

  const button = (/** @type {string} */ sign, /** @type {string} */ action, /** @type {string} */ label, /** @type {string} */ code) => {
    const made = make("button", { type: "button", className: "cb-button cb-quiet", ariaLabel: `${label}: ${code}` }, sign);
    made.dataset.act = action;
    return made;
  };

  /** @type {(question: any, kind: string, item: string) => any} */
  const entryOf = (question, kind, item) => {
    const { text } = /** @type {CB.Kit} */ (kits.get(question));
    const code = codeOf(item);
    const moves = kind === "dx" ? [button("↑", "up", text("code_up"), code), button("↓", "down", text("code_down"), code)] : [];
    const buttons = make("span", { className: "cb-moves" }, ...moves, button("×", "remove", text("code_remove"), code));
    const head = make("div", { className: "cb-entry" }, make("code", { lang: "en", dir: "ltr" }, code), make("span", { className: "cb-title" }), buttons);
    const entry = make("li", {}, head);
    entry.dataset.item = item;
    if (kind === "services") entry.append(detailsOf(question, code));
    entitle(question, kind, entry);
    return entry;
  };

  const labelled = (/** @type {string} */ words, /** @type {any} */ control) => make("label", {}, make("span", {}, words), control);

  const detailsOf = (/** @type {any} */ question, /** @type {string} */ code) => {
    const { text } = /** @type {CB.Kit} */ (kits.get(question));
    const units = make("input", { className: "cb-field", type: "number", min: "0", max: "9999", step: "any", value: "1", name: "units" });
    const modifiers = make("input", { className: "cb-field", type: "text", maxLength: 20, name: "modifiers", autocomplete: "off", spellcheck: false, dir: "ltr" });
    const explains = make("div", { className: "cb-explains", role: "group", ariaLabel: `${text("service_explains")}: ${code}` });
    return make("div", { className: "cb-service" }, labelled(text("service_units"), units), labelled(text("service_modifiers"), modifiers), make("div", {}, make("span", {}, text("service_explains")), explains));
  };

  // The diagnoses that a service may explain, with those ticked that it does.
  const offer = (/** @type {any} */ entry, /** @type {string[]} */ codes, /** @type {string[]} */ ticked) => {
    const boxes = codes.map((code, place) => {
      const box = make("input", { type: "checkbox", value: code, checked: ticked.includes(code) });
      return make("label", {}, box, ` ${place + 1} `, make("span", { lang: "en", dir: "ltr" }, code));
    });
    entry.querySelector(".cb-explains").replaceChildren(...(boxes.length ? boxes : ["–"]));
  };

  const tickedIn = (/** @type {any} */ entry) => [...entry.querySelectorAll(".cb-explains input:checked")].map(({ value }) => value);

  // What depends on all entries: numbers, moves that lead nowhere, what services may explain.
  const arrange = (/** @type {any} */ question) => {
    const entries = entriesOf(question);
    for (const [place, entry] of entries.entries()) {
      entry.querySelector("[data-act=up]").ariaDisabled = `${!place}`;
      entry.querySelector("[data-act=down]").ariaDisabled = `${place === entries.length - 1}`;
    }
    for (const entry of entriesOf(question, "services")) offer(entry, codesOf(question), tickedIn(entry));
  };

  const serviceIn = (/** @type {any} */ entry) => {
    const [units, modifiers] = entry.querySelectorAll("[name=units], [name=modifiers]");
    return { code: codeOf(entry.dataset.item), units: Number(units.value) > 0 ? Math.min(9999, Number(units.value)) : 1, modifiers: wordsOf(modifiers.value).slice(0, 4), to: tickedIn(entry) };
  };

  /** @type {(services: any[]) => string[]} */
  const itemsOf = (services) => services.map(({ code }, place) => `${code}:${services.slice(0, place + 1).filter((other) => other.code === code).length}`);

  // What a learner does

  const add = (/** @type {any} */ question, /** @type {string} */ kind, /** @type {string} */ typed) => {
    const { text, say } = /** @type {CB.Kit} */ (kits.get(question));
    const list = listOf(question, kind);
    const entries = entriesOf(question, kind);
    const code = kind === "dx" ? normal(typed) : typed;
    const most = MOST[kind === "dx" ? "dx" : "services"];
    if (entries.length >= most) return say(text("codes_full", { count: most }));
    if (kind === "dx" && codesOf(question).includes(code)) return say(text("code_twice", { code }));
    const others = entries.filter(({ dataset }) => codeOf(dataset.item) === code).length;
    list.append(entryOf(question, kind, kind === "dx" ? code : `${code}:${others + 1}`));
    arrange(question);
    changed(list);
    say(text("code_added", { code, number: entries.length + 1 }));
  };

  const addTyped = (/** @type {any} */ question, /** @type {any} */ section) => {
    const field = section.querySelector(".cb-typed input");
    for (const code of wordsOf(field.value)) add(question, section.dataset.entered, code.slice(0, 20));
    field.value = "";
    field.focus();
  };

  /** @type {Record<string, (question: any, entry: any, button: any) => void>} */
  const acts = {
    remove(question, entry) {
      const { text, say } = /** @type {CB.Kit} */ (kits.get(question));
      const next = entry.nextElementSibling ?? entry.previousElementSibling ?? entry.parentElement;
      const list = entry.parentElement;
      entry.remove();
      renumber(question);
      arrange(question);
      changed(list);
      (next.querySelector("[data-act=remove]") ?? list.closest("[data-entered]").querySelector("input:not(.cb-typed[hidden] *)"))?.focus();
      say(text("code_removed", { code: codeOf(entry.dataset.item) }));
    },

    up: (question, entry, button) => move(question, entry, button, -1),

    down: (question, entry, button) => move(question, entry, button, 1),
  };

  // Of several services of one code, the first is number one.
  const renumber = (/** @type {any} */ question) => {
    const entries = entriesOf(question, "services");
    const items = itemsOf(entries.map(serviceIn));
    for (const [place, entry] of entries.entries()) entry.dataset.item = items[place];
  };

  const move = (/** @type {any} */ question, /** @type {any} */ entry, /** @type {any} */ button, /** @type {number} */ by) => {
    const { text, say } = /** @type {CB.Kit} */ (kits.get(question));
    const entries = entriesOf(question);
    const to = entries.indexOf(entry) + by;
    if (!entries[to]) return;
    entries[to][by < 0 ? "before" : "after"](entry);
    arrange(question);
    changed(entry);
    (button.ariaDisabled === "true" ? entry.querySelector("[data-act][aria-disabled=false]") : button).focus();
    say(text("code_moved", { code: entry.dataset.item, number: to + 1, count: entries.length }));
  };

  // Looking codes up

  const codesetOf = (/** @type {string} */ kind, /** @type {string} */ release, /** @type {CB.Kit} */ { assets }) => {
    if (kind === "services") return (sets.hcpcs ??= CB.services());
    const notes = Object.fromEntries([...LETTERS].map((letter) => [letter, assets[`${release}-${letter}`] ?? ""]));
    return (sets[release] ??= CB.codeset(release, { codes: assets[release] ?? "", notes }));
  };

  const equip = (/** @type {any} */ question, /** @type {any} */ section, /** @type {CB.Kit} */ kit) => {
    const kind = section.dataset.entered;
    const { release } = question.dataset;
    const typed = section.querySelector(".cb-typed");
    typed.querySelector("button").onclick = () => addTyped(question, section);
    typed.querySelector("input").onkeydown = (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      addTyped(question, section);
    };
    if (kind === "dx" && !release) return;
    const codeset = codesetOf(kind, release, kit);
    const finder = CB.finder({
      codeset,
      text: kit.text,
      say: kit.say.bind(kit),
      add: (/** @type {string} */ code) => add(question, kind, code),
      id: `${question.id}.${kind}`,
      label: kit.text(kind === "dx" ? "find_diagnosis" : "find_service"),
    });
    // Nobody's field goes away while it is typed into.
    const settle = () => (typed.hidden = section.dataset.codeset === "ready" && !typed.contains(document.activeElement));
    typed.addEventListener("focusout", () => setTimeout(settle));
    finder.addEventListener("cb-codeset", async (/** @type {any} */ { detail }) => {
      section.dataset.codeset = detail;
      settle();
      if (detail !== "ready") return;
      lookups.set(question, { ...lookups.get(question), [kind]: await codeset.ready() });
      for (const entry of entriesOf(question, kind)) entitle(question, kind, entry);
    });
    section.querySelector("[data-finder]").append(finder);
  };

  // Reviews

  const lineOf = (/** @type {any} */ { code, units, modifiers = [], to = [] }) => `${[code, ...modifiers].join("-")} × ${units}${to.length ? ` (${to.join(", ")})` : ""}`;

  const missing = (/** @type {any} */ question, /** @type {string} */ kind, /** @type {string} */ item) => {
    const entry = make("li", { className: "cb-made cb-missed" }, make("div", { className: "cb-entry" }, make("code", { lang: "en", dir: "ltr" }, codeOf(item)), make("span", { className: "cb-title" })));
    entry.dataset.item = item;
    entitle(question, kind, entry);
    listOf(question, kind)?.append(entry);
  };

  // The words of the note that support the codes, as far as they are told.
  const markWords = (/** @type {any} */ question, /** @type {Record<string, CB.ItemReview>} */ items) => {
    const marks = /** @type {any} */ (CSS).highlights;
    if (!marks) return;
    if (!marks.has("cb-quoted")) marks.set("cb-quoted", new /** @type {any} */ (window).Highlight());
    for (const range of quoted.get(question) ?? []) marks.get("cb-quoted").delete(range);
    const told = make("template", {});
    told.innerHTML = Object.values(items).map(({ feedback }) => feedback).join("");
    const quotes = [...told.content.querySelectorAll("blockquote")].map(({ textContent }) => textContent.trim());
    const ranges = quotes.map((quote) => rangeOf(question.querySelector("[data-note]"), quote)).filter((range) => !!range);
    for (const range of ranges) marks.get("cb-quoted").add(range);
    quoted.set(question, /** @type {Range[]} */ (ranges));
  };

  const rangeOf = (/** @type {any} */ place, /** @type {string} */ words) => {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node.nodeValue ?? "").toLowerCase().indexOf(words.toLowerCase());
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + words.length);
      return range;
    }
    return null;
  };

  CB.types.codes = {
    start(question, kit) {
      kits.set(question, kit);
      for (const section of kit.all("[data-entered]", question)) equip(question, section, kit);
      question.addEventListener("click", (/** @type {any} */ { target }) => {
        const button = target.closest("[data-act]");
        if (button && button.ariaDisabled !== "true") acts[button.dataset.act]?.(question, button.closest("li"), button);
      });
      // What is typed to find a code is no answer yet.
      question.addEventListener("input", (/** @type {any} */ event) => {
        if (event.target.closest("[data-finder], .cb-typed")) event.stopPropagation();
      });
    },

    read(question) {
      const dx = codesOf(question);
      const services = entriesOf(question, "services").map(serviceIn);
      if (!dx.length && !services.length) return null;
      return services.length ? { dx, services } : { dx };
    },

    complete: (question) => !!codesOf(question).length && (!listOf(question, "services") || !!entriesOf(question, "services").length),

    write(question, answer) {
      if (CB.same(this.read(question), answer ?? null)) return;
      const { dx = [], services = [] } = answer ?? {};
      listOf(question, "dx").replaceChildren(...dx.map((/** @type {string} */ code) => entryOf(question, "dx", code)));
      const items = itemsOf(services);
      listOf(question, "services")?.replaceChildren(...items.map((item) => entryOf(question, "services", item)));
      for (const [place, entry] of entriesOf(question, "services").entries()) {
        const { units, modifiers, to } = services[place];
        const [first, second] = entry.querySelectorAll("[name=units], [name=modifiers]");
        first.value = units ?? 1;
        second.value = (modifiers ?? []).join(" ");
        offer(entry, dx, to ?? []);
      }
      arrange(question);
    },

    // A diagnosis by its place, a service by all that it says.
    parts: (_, answer) =>
      new Map([
        ...(answer?.dx ?? []).map((/** @type {string} */ code, /** @type {number} */ place) => [code, place + 1]),
        ...itemsOf(answer?.services ?? []).map((item, place) => [item, JSON.stringify(answer.services[place])]),
      ]),

    whole(parts) {
      const all = [...parts];
      const dx = all.filter(([, value]) => typeof value === "number").sort(([, one], [, other]) => one - other).map(([code]) => code);
      const services = all.filter(([, value]) => typeof value !== "number").map(([, value]) => JSON.parse(value));
      if (!all.length) return null;
      return services.length ? { dx, services } : { dx };
    },

    words(question, part, value) {
      if (typeof value === "number") return kits.get(question)?.text("code_place", { code: part, number: value });
      return listOf(question, "services") ? lineOf(JSON.parse(value)) : undefined;
    },

    says(answer, item) {
      const { dx = [], services = [] } = answer ?? {};
      if (!item) return JSON.stringify([dx, services]);
      const place = dx.indexOf(item);
      return place < 0 ? JSON.stringify(services[itemsOf(services).indexOf(item)]) : `${!place}`;
    },

    complement(question, { items, key }, kit) {
      const [answer, right] = [/** @type {any} */ (this.read(question)) ?? {}, /** @type {any} */ (key)];
      markWords(question, items);
      if (!right) return;
      const services = itemsOf(right.services ?? []);
      const [here, told] = [[...(answer.dx ?? []), ...itemsOf(answer.services ?? [])], Object.keys(items)];
      const missed = [...right.dx, ...services].filter((item) => !here.includes(item));
      for (const item of new Set([...missed, ...told.filter((item) => !here.includes(item))])) missing(question, item.includes(":") ? "services" : "dx", item);
      const wrong = here.filter((item) => items[item]?.right === false && !items[item]?.partly).length;
      const lines = [kit.text("codes_counted", { missed: missed.length, wrong })];
      if (right.dx[0] !== answer.dx?.[0] && right.dx.length > 1) lines.push(kit.text("code_not_first", { code: right.dx[0] }));
      question.querySelector("[data-after]")?.append(make("p", { className: "cb-made cb-hint" }, lines.join(" ")));
    },

    key(item, answer, kit) {
      if (!answer || !item.dataset.item) return "";
      const service = answer.services?.[itemsOf(answer.services).indexOf(item.dataset.item)];
      if (service) return kit.text("code_right_line", { line: `\u2068${lineOf(service)}\u2069` });
      if (!item.className.includes("cb-missed")) return "";
      return kit.text(answer.dx.includes(item.dataset.item) ? "code_missed" : "code_not_needed");
    },
  };
})();
