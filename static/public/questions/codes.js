// Questions of the type "codes": looking codes up, a field to find them with, and a visit that is coded. Code sets are in
// English, whatever the page is in.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));

  const SHOWN = 8;
  const SHORTEST = 3; // letters
  const LIKELY = 150; // lines
  const LONGEST_PHRASE = 4;
  const CODE = /^[a-z](?:\d[0-9a-z]?|[a-z]\d)(?:\.?[0-9a-z]{1,4})?$/i;
  const STEM = 6;

  const isOfWord = (/** @type {string} */ text, /** @type {number} */ at) => {
    const sign = text.charCodeAt(at);
    return (sign > 96 && sign < 123) || (sign > 47 && sign < 58) || sign > 223;
  };

  const plain = (/** @type {string} */ text) =>
    text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/[’']s\b/g, "s").replace(/[^a-z0-9.]+/g, " ").trim();

  // 2 as a whole word, 1 at the beginning of one, 0 not at all.
  const standing = (/** @type {string} */ text, /** @type {string} */ word) => {
    let best = 0;
    for (let at = text.indexOf(word); at >= 0 && best < 2; at = text.indexOf(word, at + 1)) {
      if (!isOfWord(text, at - 1)) best = Math.max(best, isOfWord(text, at + word.length) ? 1 : 2);
    }
    return best;
  };

  const hasAll = (/** @type {string} */ text, /** @type {string[]} */ words) => words.every((word) => standing(text, word));

  // Put into the page as a script, which any host may serve to it.
  const load = (/** @type {string} */ src) =>
    new Promise((onload, onerror) => document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror })));

  const unpacked = async (/** @type {string} */ compressed) => {
    const bytes = Uint8Array.from(atob(compressed), (sign) => sign.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new TextDecoder("latin1").decode(await new Response(stream).arrayBuffer());
  };

  CB.codeset = (name, assets) => {
    /** @type {Record<string, Promise<any> | undefined>} */
    const asked = {};

    // What failed is asked for again.
    const once = (/** @type {string} */ part, /** @type {() => Promise<any>} */ get) =>
      (asked[part] ??= get().catch((failure) => {
        delete asked[part];
        throw failure;
      }));

    const notesOf = (/** @type {string} */ letter) =>
      once(letter, async () => {
        await load(assets[`${name}-${letter}`] ?? "");
        return /** @type {any} */ (CB.codenotes)[`${name}-${letter}`].split("\n");
      });

    return {
      ready: () =>
        once("codes", async () => {
          await load(assets[name] ?? "");
          const packed = await unpacked(CB.codesets?.[name] ?? "");
          delete CB.codesets?.[name]; // the text alone is kept
          return CB.lookup(packed);
        }),

      async notes(code) {
        const { above } = await this.ready();
        /** @type {string[]} */
        const lines = await notesOf(code[0]);
        return above(code).flatMap((place) => lines.filter((line) => line.startsWith(`${place}\t`)).map((line) => {
          const [, kind, text] = line.split("\t");
          return { place, kind, text };
        }));
      },
    };
  };

  // "Diabetes" is in "diabetic" too.
  const stem = (/** @type {string} */ word) => (stems[word] ??= word.replace(/^(.{4,}?)(?:ical|ing|ed|es|ic|s|y)$/, "$1"));
  const stems = /** @type {Record<string, string>} */ (Object.create(null));

  CB.lookup = (packed, hasUnits) => {
    const [release, beside, said, alike, other, codes] = packed.split("\f");
    const { sevenths, parts } = JSON.parse(release);
    const empty = new Set(beside.split(" "));
    /** @type {CB.CodePart[]} */
    const ranges = parts.map((/** @type {string[]} */ [first, last, title]) => ({ place: `${first}-${last}`, title }));
    // As long as what is shown, so that places are the same in both.
    const lower = codes.toLowerCase().replace(/'s\b/g, "s ").replace(/[\u00e0-\u00ff]/g, (sign) => sign.normalize("NFKD")[0] ?? sign);
    const pairs = (/** @type {string} */ text) => /** @type {[string, string, ...string[]][]} */ (text.split("\n").filter(Boolean).map((line) => line.split("\t")));
    const stemsOf = (/** @type {string} */ text) => {
      const words = text.replace(/\.+( |$)/g, "$1").split(" ").filter(Boolean);
      const telling = words.filter((word) => !empty.has(word));
      return (telling.length ? telling : words).map(stem);
    };

    const sayings = (/** @type {string} */ text) => pairs(text).map(([phrase, ...meant]) => ({ phrase, meant, words: stemsOf(phrase) }));
    const [phrases, alternatives] = [sayings(said), sayings(alike)];
    const within = (/** @type {typeof phrases} */ all, /** @type {string[]} */ words) => all.filter((known) => known.words.every((word) => words.includes(word)));
    const official = new Map(pairs(other).map(([phrase, words]) => [plain(phrase), words]));

    const endOf = (/** @type {number} */ at) => lower.indexOf("\n", at);

    // The lines are sorted.
    const find = (/** @type {string} */ start) => {
      let [low, high] = [0, lower.length];
      while (low < high) {
        const at = lower.lastIndexOf("\n", ((low + high) >> 1) - 1) + 1;
        if (lower.slice(at, at + start.length) < start) low = endOf(at) + 1;
        else high = at;
      }
      return lower.startsWith(start, low) ? low : -1;
    };

    const own = (/** @type {string} */ code) => find(`${code}\t`);

    /** @type {(at: number) => CB.Code} */
    const entry = (at) => {
      const [code, mark, title, ...inclusions] = codes.slice(at, endOf(at)).split("\t");
      return { code, title, inclusions, isHeading: mark[1] === "+", sevenths: sevenths[mark[1]] ?? null, unit: hasUnits && inclusions.pop() };
    };

    const rankAt = (/** @type {number} */ at) => codes.charCodeAt(codes.indexOf("\t", at) + 1);

    // The smaller, the earlier.
    const closely = (/** @type {number} */ at, /** @type {string[]} */ words) => {
      const [, , title, ...inclusions] = lower.slice(at, endOf(at)).split("\t");
      const isTitle = hasAll(title, words);
      const text = isTitle ? title : inclusions.find((inclusion) => hasAll(inclusion, words));
      const within = text ?? [title, ...inclusions].join(" ");
      const whole = words.filter((word) => standing(within, word) === 2).length;
      return rankAt(at) - 3 * whole - (within.startsWith(words[0]) ? 4 : 0) + (isTitle ? 0 : text ? 2 : 14);
    };

    const likely = (/** @type {string[]} */ words) => {
      const rarest = words.reduce((one, other) => (other.length > one.length ? other : one));
      /** @type {number[][]} */
      const byRank = [];
      let begin = -1;
      for (let at = lower.indexOf(rarest); at >= 0; at = lower.indexOf(rarest, at)) {
        if (isOfWord(lower, at - 1)) at += 1;
        else {
          begin = lower.lastIndexOf("\n", at) + 1;
          const end = endOf(at);
          if (words.length === 1 || hasAll(lower.slice(begin, end), words)) (byRank[rankAt(begin)] ??= []).push(begin);
          at = end;
        }
      }
      return byRank.flat().slice(0, LIKELY);
    };

    const byAll = (/** @type {string[]} */ words) => {
      const found = likely(words).map((at) => ({ at, rank: closely(at, words) }));
      return found.sort((one, other) => one.rank - other.rank || one.at - other.at).map(({ at }) => at);
    };

    const byWords = (/** @type {string[]} */ words) => {
      const found = byAll(words);
      if (found.length || words.length < 3) return found;
      return words.flatMap((_, place) => byAll(words.filter((_, other) => other !== place)).slice(0, SHOWN / 2));
    };

    const byCode = (/** @type {string} */ code, /** @type {number} */ most) => {
      const places = [];
      for (let at = find(code); at >= 0 && lower.startsWith(code, at) && places.length < most; at = endOf(at) + 1) places.push(at);
      return places;
    };

    const inCategory = (/** @type {string} */ category, /** @type {string[]} */ words) => {
      const found = byCode(category, Infinity).map((at) => {
        const line = lower.slice(at, endOf(at));
        return { at, has: words.filter((word) => standing(line, word)).length, rank: rankAt(at) };
      });
      const fitting = found.filter(({ has }) => has).sort((one, other) => other.has - one.has || one.rank - other.rank);
      return fitting.slice(0, SHOWN / 2).map(({ at }) => at);
    };

    const inItsWords = (/** @type {string} */ typed) => {
      const words = typed.split(" ");
      const told = [];
      for (let at = 0; at < words.length; ) {
        let length = Math.min(LONGEST_PHRASE, words.length - at);
        while (length > 1 && !official.has(words.slice(at, at + length).join(" "))) length -= 1;
        const phrase = words.slice(at, at + length).join(" ");
        told.push(official.get(phrase) ?? phrase);
        at += length;
      }
      return told.join(" ");
    };

    // "Sprained ankle", and "right" in its category.
    const bySaying = (/** @type {string[]} */ typed) => {
      const words = [...typed, ...within(alternatives, typed).flatMap(({ meant }) => meant.map(stem))];
      const worth = (/** @type {string[]} */ known) => known.length + known.filter((word) => typed.includes(word)).length / 9;
      return within(phrases, words).sort((one, other) => worth(other.words) - worth(one.words)).slice(0, 2).flatMap(({ meant, words: known }) => {
        const rest = words.filter((word) => !known.includes(word));
        const told = [...rest, ...stemsOf(inItsWords(rest.join(" ")))];
        return [...(told.length ? [meant[0], meant[0].slice(0, 3)] : []).flatMap((category) => inCategory(category, told)), ...meant.map(own)];
      });
    };

    const byBeginning = (/** @type {string} */ typed) => {
      const begun = phrases.filter(({ phrase }) => phrase.startsWith(typed)).sort((one, other) => one.phrase.length - other.phrase.length);
      return begun.slice(0, SHOWN / 2).flatMap(({ meant }) => meant.map(own));
    };

    const code = (/** @type {string} */ wanted) => {
      const at = own(wanted.toLowerCase());
      return at < 0 ? null : entry(at);
    };

    const bare = (/** @type {string} */ typed) => typed.replace(/[\s.]+/g, "").toUpperCase();

    /** @type {CB.Lookup} */
    const lookup = {
      code,

      dotted: (code) => (hasUnits ? code : code.replace(/^(...)(.)/, "$1.$2")),

      full: ({ code, isHeading, sevenths, seventh = "" }) =>
        isHeading ? "" : sevenths ? sevenths[seventh] && code.padEnd(STEM, "X") + seventh : code,

      parts: (code) => ranges.filter(({ place }) => place.slice(0, 3) <= code && code.slice(0, 3) <= place.slice(4)),

      above: (code) => [...lookup.parts(code).map(({ place }) => place), ...Array.from(code, (_, last) => code.slice(0, last + 1)).slice(2)],

      children(code) {
        let last = "-";
        return byCode(code.toLowerCase(), Infinity).map(entry).filter((one) => one.code !== code && !one.code.startsWith(last) && (last = one.code));
      },

      read(typed) {
        const wanted = bare(typed);
        const stem = code(wanted.slice(0, STEM).replace(/X+$/, ""));
        const seventh = wanted[STEM] ?? "";
        const isOne = stem?.sevenths && (!seventh || stem.sevenths[seventh]) && (stem.code.padEnd(STEM, "X") + seventh).startsWith(wanted);
        return code(wanted) ?? (isOne ? { ...stem, seventh } : null);
      },

      nearest(typed) {
        let begin = bare(typed);
        /** @type {CB.Code[]} */
        let found = [];
        for (; CODE.test(begin) && !found.length; begin = begin.slice(0, -1)) found = [code(begin) ?? [], lookup.children(begin)].flat();
        return found.slice(0, SHOWN);
      },

      search(query, most = SHOWN) {
        const typed = plain(query);
        const codes = CODE.test(typed) ? byCode(typed.replace(".", ""), most) : [];
        const [words, others] = [typed, inItsWords(typed)].map(stemsOf);
        const places = [...codes, ...(typed.length > 1 ? byBeginning(typed) : [])];
        if (words?.some((word) => word.length >= SHORTEST)) places.push(...bySaying(words), ...byWords(others ?? words), ...byWords(words));
        return [...new Set(places)].filter((at) => at >= 0).slice(0, most).map(entry);
      },
    };
    return lookup;
  };

  CB.services = () => {
    const lookup = CB.lookup(CB.hcpcs, true);
    return { ready: async () => lookup, notes: async () => [] };
  };

  // The finder

  const A_MOMENT = 500;

  const make = (/** @type {string} */ tag, /** @type {any} */ attributes, /** @type {any[]} */ ...children) => {
    const { onclick, ...others } = attributes;
    /** @type {any} */
    const made = document.createElement(tag);
    made.onclick = onclick;
    for (const name in others) made.setAttribute(name, others[name]);
    made.append(...children);
    return made;
  };

  // As code sets are, whatever the page is in.
  const ENGLISH = { lang: "en", dir: "ltr" };

  const button = (/** @type {any} */ attributes, /** @type {any[]} */ ...children) => make("button", { type: "button", ...attributes }, ...children);

  const grouped = (/** @type {any[]} */ notes, /** @type {string} */ by) => {
    /** @type {Record<string, any[]>} */
    const groups = {};
    for (const note of notes) (groups[note[by]] ??= []).push(note);
    return Object.entries(groups);
  };

  CB.finder = ({ codeset, text, say, add, id, label, size = 0 }) => {
    /** @type {CB.Lookup} */
    let lookup;
    /** @type {CB.Code[]} */
    let rows = [];
    let active = -1;
    let isAsked = false;
    let timer = 0;

    const load = async () => {
      if (isAsked) return;
      isAsked = true;
      show("loading", text("find_loading", { size: Math.round(size / 1e5) / 10 }));
      try {
        lookup = await codeset.ready();
        show("ready", "");
        search();
      } catch {
        show("failed", text("find_failed"));
      }
    };

    const show = (/** @type {string} */ detail, /** @type {string} */ sentence) => {
      bar.hidden = detail !== "loading";
      again.hidden = detail !== "failed";
      told.textContent = sentence;
      if (sentence && finder.matches(":focus-within")) say(sentence);
      finder.dispatchEvent(new CustomEvent("cb-codeset", { detail, bubbles: true }));
    };

    const wordsOf = (/** @type {CB.Code} */ entry) => {
      const { code, title, isHeading, sevenths, seventh } = entry;
      const whole = lookup.full(entry);
      return [
        make("b", ENGLISH, lookup.dotted(whole || code)),
        " ",
        make("span", ENGLISH, seventh ? `${title}, ${sevenths?.[seventh]}` : title),
        " ",
        make("small", {}, text(isHeading ? "find_open" : whole ? "find_billable" : "find_plus")),
      ];
    };

    const point = (/** @type {number} */ at) => {
      active = at;
      for (const option of list.children) option.ariaSelected = `${option === list.children[at]}`;
      field.setAttribute("aria-activedescendant", list.children[at]?.id ?? "");
      list.children[at]?.scrollIntoView({ block: "nearest" });
    };

    const expand = (/** @type {boolean} */ isOpen) => {
      clearTimeout(timer);
      list.hidden = !isOpen || !rows.length;
      field.ariaExpanded = `${!list.hidden}`;
      point(-1);
    };

    const search = () => {
      card.replaceChildren();
      if (!lookup) return;
      const typed = field.value.trim();
      const own = lookup.read(typed);
      rows = [own ?? [], lookup.search(typed).filter(({ code }) => code !== own?.code)].flat();
      told.textContent = "";
      if (!rows.length && typed.length > 2) {
        rows = lookup.nearest(typed);
        told.textContent = text(rows.length ? "find_unknown" : "find_none", { code: typed.toUpperCase() });
      }
      list.replaceChildren(...rows.map((entry, at) => make("li", { id: `${id}-option-${at}`, role: "option", onclick: () => open(entry) }, ...wordsOf(entry))));
      expand(true);
      if (typed) timer = setTimeout(() => say(told.textContent || text("find_count", { count: rows.length })), A_MOMENT);
    };

    const clear = () => {
      field.value = "";
      search();
    };

    const keyed = (/** @type {any} */ event) => {
      const { key, isComposing } = event;
      const [at, last] = [active, rows.length - 1];
      const next = at < last ? at + 1 : 0;
      /** @type {any} */
      const keys = { Enter: next, ArrowDown: next, ArrowUp: at > 0 ? at - 1 : last, Home: Math.min(at, 0), End: at < 0 ? at : last };
      const to = keys[key];
      const chosen = key === "Enter" && (rows[at] ?? (lookup?.read(field.value) && rows[0]));
      if (key === "Tab") expand(false);
      if (isComposing || !(to >= 0 || (key === "Escape" && field.value))) return;
      event.preventDefault();
      event.stopPropagation();
      if (chosen) open(chosen);
      else if (to >= 0) {
        expand(true);
        point(to);
      } else if (list.hidden) clear();
      else expand(false);
    };

    const back = () => {
      card.replaceChildren();
      field.focus();
      expand(true);
    };

    const listOf = (/** @type {any[]} */ entries) =>
      make("ul", {}, ...entries.map((entry) => make("li", {}, button({ onclick: () => open(entry) }, ...wordsOf(entry)))));

    const listed = (/** @type {string} */ word, /** @type {string[]} */ texts) => (texts.length ? [make("dt", {}, text(word)), ...texts.map((said) => make("dd", ENGLISH, said))] : []);

    // Those that stand nearest come first.
    const fillNotes = async (/** @type {any} */ place, /** @type {string} */ code) => {
      try {
        const notes = grouped(await codeset.notes(code), "place").reverse();
        place.replaceChildren(
          ...notes.flatMap(([at, here]) => [
            make("h6", ENGLISH, lookup.parts(code).find((part) => part.place === at)?.title ?? `${lookup.dotted(at)} ${lookup.code(at)?.title}`),
            make("dl", {}, ...grouped(here, "kind").flatMap(([kind, all]) => listed(`find_${kind}`, all.map((note) => note.text)))),
          ]),
        );
      } catch {
        const onclick = () => {
          card.querySelector("h5").focus();
          fillNotes(place, code);
        };
        place.replaceChildren(make("p", {}, text("find_no_notes")), button({ onclick }, text("find_again")));
      }
    };

    const adderOf = (/** @type {CB.Code} */ entry) => {
      /** @type {any} */
      let whole;
      const reason = make("p", { id: `${id}-reason` });
      const onclick = () => {
        if (!whole) return;
        clear();
        field.focus();
        add(lookup.dotted(whole));
      };
      const adder = button({ class: "cb-add", "aria-describedby": reason.id, onclick });
      const choose = (/** @type {any} */ seventh) => {
        whole = lookup.full({ ...entry, seventh });
        adder.textContent = text("find_add", { code: lookup.dotted(whole || entry.code) });
        adder.ariaDisabled = `${!whole}`;
        reason.textContent = whole ? "" : text("find_choose");
        for (const letter of letters.children) letter.ariaPressed = `${letter.value === seventh}`;
      };
      const letters = make(
        "div",
        { class: "cb-sevenths", role: "group", "aria-label": text("find_sevenths") },
        ...Object.entries(entry.sevenths ?? {}).map(([value, meaning]) =>
          button({ value, onclick: () => choose(value) }, make("b", ENGLISH, value), " ", make("span", ENGLISH, meaning)),
        ),
      );
      choose(entry.seventh);
      return [letters, adder, reason];
    };

    const open = (/** @type {CB.Code} */ entry) => {
      const { code, title, inclusions, isHeading, unit } = entry;
      const heading = make("h5", { ...ENGLISH, id: `${id}-title`, tabindex: -1 }, make("b", {}, lookup.dotted(code)), ` ${title}`);
      const notes = make("div", {});
      expand(false);
      card.replaceChildren(
        button({ onclick: back }, text("find_back")),
        ...lookup.parts(code).map((part) => make("p", ENGLISH, part.title)),
        listOf(lookup.above(code).slice(0, -1).map(lookup.code).filter(Boolean)),
        heading,
        make("dl", {}, ...listed("find_inclusions", inclusions)),
        make("p", {}, unit ? text("find_unit", { unit }) : isHeading ? text("find_below") : ""),
        ...(isHeading ? [listOf(lookup.children(code))] : adderOf(entry)),
        notes,
      );
      heading.focus();
      fillNotes(notes, code);
    };

    const field = make("input", {
      id: `${id}-field`,
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-controls": `${id}-list`,
      "aria-expanded": false,
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: false,
    });
    const list = make("ul", { id: `${id}-list`, role: "listbox", "aria-label": label, hidden: "" });
    const told = make("p", { id: `${id}-told` });
    const bar = make("progress", { "aria-labelledby": told.id, hidden: "" });
    const onclick = () => {
      isAsked = false;
      field.focus();
      load();
    };
    const again = button({ onclick, hidden: "" }, text("find_again"));
    const card = make("div", { class: "cb-card", role: "group", "aria-labelledby": `${id}-title` });
    const finder = make("div", { class: "cb-finder" }, make("label", { for: field.id }, label), field, told, bar, again, list, card);

    field.onfocus = load;
    field.oninput = search;
    field.onkeydown = keyed;
    field.onclick = () => list.hidden && expand(true);
    // The focus stays in the field.
    list.onmousedown = (/** @type {any} */ event) => event.preventDefault();
    card.onkeydown = (/** @type {any} */ event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      back();
    };
    new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && load(), { rootMargin: "300px" }).observe(finder);
    return finder;
  };

  // The visit: codes in an order that counts, services with units, modifiers and what they explain

  const MOST = /** @type {any} */ ({ dx: 12, services: 6 });
  const sets = /** @type {Record<string, CB.Codeset>} */ ({});
  const visits = /** @type {WeakMap<object, CB.Visit>} */ (new WeakMap());
  const visitOf = (/** @type {any} */ question) => /** @type {CB.Visit} */ (visits.get(question));

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
      const entry = this.list(kind).parentElement.querySelector("template").content.firstElementChild.cloneNode(true);
      const code = codeOf(item);
      entry.dataset.item = item;
      entry.querySelector("code").textContent = code;
      for (const named of kit.all("[aria-label]", entry)) named.ariaLabel += `: ${code}`;
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

    offer(entry, ticked) {
      const boxes = this.dx.map((value, place) =>
        make("label", {}, make("input", { type: "checkbox", value, ...(ticked.includes(value) && { checked: "" }) }), ` ${place + 1} `, make("span", ENGLISH, value)),
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
      this.list("dx").replaceChildren(...dx.map((code) => this.entry("dx", code)));
      this.list("services")?.replaceChildren(...itemsOf(services).map((item) => this.entry("services", item)));
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
      const refusal = this.dx.includes(code) ? "code_twice" : length >= MOST[kind] ? "codes_full" : "";
      if (refusal) return kit.say(kit.text(refusal, { code, count: length }));
      this.list(kind).append(this.entry(kind, code));
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
      return (sets[release] ??= CB.codeset(release, kit.assets));
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
      const told = make("template", {});
      told.innerHTML = Object.values(items).map(({ feedback }) => feedback).join("");
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
        const entry = Object.assign(own.entry(kind, item), { className: "cb-made cb-missed" });
        for (const part of kit.all(".cb-moves, .cb-service", entry)) part.remove();
        own.list(kind).append(entry);
      }
      const wrong = here.filter((item) => items[item]?.right === false && !items[item]?.partly).length;
      const first = right.dx[1] && right.dx[0] !== own.dx[0] && kit.text("code_not_first", { code: right.dx[0] ?? "" });
      const words = [kit.text("codes_counted", { missed: missed.length, wrong }), first].filter(Boolean).join(" ");
      question.querySelector("[data-after]")?.append(make("p", { class: "cb-made cb-hint" }, words));
    },

    key({ className, dataset: { item } }, answer, kit) {
      const service = answer?.services?.[itemsOf(answer.services).indexOf(item)];
      if (service) return kit.text("code_right_line", { line: lineOf(service) });
      if (!className.includes("cb-missed")) return "";
      return kit.text(answer.dx.includes(item) ? "code_missed" : "code_not_needed");
    },
  };
})();
