// What the editor knows of the codes of visits: a finder above their lists, what a code says beside its field, and what is
// proposed with one that was found.
(() => {
  "use strict";

  const CB = window.CodingBilling;
  const { Studio } = CB;

  // As in codesets/named.py; what holds under a condition is left out.
  const CODE = "[A-Z]\\d[0-9A-Z](?:\\.[0-9A-Z]*)?";
  const NAMED = new RegExp(`\\((?:i\\.e\\. )?(${CODE}[^()]*)\\)`, "g");
  const RANGE = new RegExp(`(${CODE})(?:-\\s*(${CODE}))?`, "g");

  const CATEGORY = 3;
  const MOST_NEARS = 4;
  const SIDES = /\b(?:right|left|bilateral)\b/gi;
  const OPEN = /\bunspecified\b/i;
  /** @type {Record<string, string[]>} */
  const ENCOUNTERS = { A: ["D", "S"], D: ["A"], S: ["A"] };
  const ASKS = ["use_additional", "code_also"];
  const FIRST = ["code_first"];

  const bare = (/** @type {string} */ code) => code.replaceAll(".", "");

  // How closely a note names a code: a heading or a range says less than the code itself, 0 is not at all.
  const closely = (/** @type {string} */ note, /** @type {string} */ code) => {
    const groups = [...note.matchAll(NAMED)].flatMap(([, group = ""]) => (group.includes("with") ? [] : [...group.matchAll(RANGE)]));
    const fitting = groups.map(([, first = "", last = first]) => {
      const [from, to] = [bare(first), bare(last)];
      return from <= code && code.slice(0, to.length) <= to ? 2 * to.length - Number(from !== to) : 0;
    });
    return Math.max(0, ...fitting);
  };

  // Notes of chapters hold for too much to be a reason.
  /** @type {(notes: CB.CodeNote[], kinds: string[], code: string) => CB.CodeNote | undefined} */
  const naming = (notes, kinds, code) => {
    const found = notes.filter(({ place, kind, text }) => !place.includes("-") && kinds.includes(kind) && closely(text, code));
    return found.sort((one, other) => closely(other.text, code) - closely(one.text, code))[0];
  };

  /** @type {(entry: CB.Code) => string} */
  const titleOf = ({ title, sevenths, seventh = "" }) => [title, sevenths?.[seventh]].filter(Boolean).join(", ");

  const sidesOf = (/** @type {string} */ title) => `${title.match(SIDES) ?? ""}`;

  const isOtherSide = (/** @type {string} */ title, /** @type {string} */ right) =>
    sidesOf(title) !== "" && sidesOf(title) !== sidesOf(right) && title.replace(SIDES, "") === right.replace(SIDES, "");

  /** @type {(one: string, other: string) => number} */
  const shared = (one, other) => [...`${one} `].findIndex((sign, place) => sign !== other[place]);

  // Of each way to miss a code the nearest one that exists. How much each earns is what codesets/nearness.py gives.
  /** @type {(lookup: CB.Lookup, right: CB.Code) => CB.NearCode[]} */
  const nearTo = (lookup, right) => {
    const { code, title, sevenths, seventh = "" } = right;
    const headingsOf = (/** @type {string} */ of) => lookup.above(of).map(lookup.code).filter((entry) => entry?.isHeading);
    const family = (/** @type {string} */ of) => {
      const headings = headingsOf(of);
      while (headings.length > 1 && OPEN.test(headings[headings.length - 1]?.title ?? "")) headings.pop();
      return headings.pop()?.code ?? of;
    };
    const category = code.slice(0, CATEGORY);
    const others = lookup.search(category, Infinity).filter((entry) => entry.code.startsWith(category) && !entry.isHeading && entry.code !== code);
    const alike = others.filter((entry) => !entry.sevenths === !sevenths).sort((one, other) => shared(other.code, code) - shared(one.code, code));
    const opens = (/** @type {CB.Code} */ entry) =>
      OPEN.test(entry.title) && ["", sidesOf(title)].includes(sidesOf(entry.title)) && code.startsWith(family(entry.code));

    /** @type {(kind: string, entry: CB.Code | null | undefined, credit?: number) => CB.NearCode[]} */
    const near = (kind, entry, credit = 0.5) => {
      const whole = entry && (credit < 0.5 ? entry.code : lookup.full(entry));
      return whole ? [{ kind, entry, credit, code: lookup.dotted(whole) }] : [];
    };
    const other = (ENCOUNTERS[seventh] ?? []).find((letter) => sevenths?.[letter]);
    return [
      ...near("no_seventh", sevenths && { ...right, seventh: "" }, 0.25),
      ...near("side", alike.map((entry) => ({ ...entry, seventh })).find((entry) => isOtherSide(entry.title, title))),
      ...near("encounter", other ? { ...right, seventh: other } : null),
      ...near("open", alike.map((entry) => ({ ...entry, seventh })).find(opens)),
      ...near("heading", headingsOf(code).pop(), 0.25),
    ];
  };

  Studio.visits = (kit, editor, { form }) => {
    const { model } = Studio;
    const { assets } = editor.args;
    /** @type {Record<string, CB.Codeset>} */
    const sets = {};
    /** @type {Record<string, CB.Lookup>} */
    const lookups = {};
    /** @type {Record<string, CB.Code | null>} */
    const read = {};
    /** @type {WeakMap<Element, string>} */
    const quoted = new WeakMap();
    let adding = Promise.resolve();

    const at = (/** @type {any} */ element) => model.at(editor.state, form.pathOf(element));

    const questionOf = (/** @type {any} */ host) => model.at(editor.state, model.path(editor.state, form.keysOfHost(host)));

    const codesetOf = (/** @type {string} */ name) => (sets[name] ??= name === "services" ? CB.services() : CB.codeset(name, assets));

    const listOf = (/** @type {any} */ place) => place.parentElement.querySelector("[data-list]");

    /** @type {CB.Visits} */
    const self = {
      start() {
        const { show } = form;
        form.show = () => {
          show();
          self.refresh();
        };
        kit.find("form").addEventListener("input", self.ticked, true);
        self.refresh();
      },

      refresh() {
        for (const place of kit.all("[data-releases]", kit.find("form"))) {
          const host = place.closest("[data-item]");
          const release = self.releaseOf(host);
          if (host.dataset.release !== release[0]) self.equip(host, release);
          for (const said of kit.all("[data-said]", host)) self.tell(said, release[0]);
        }
      },

      // Where none holds the newest one, or nothing could be looked up while the date is not right yet.
      releaseOf(host) {
        const { served } = questionOf(host);
        /** @type {CB.Release[]} */
        const releases = JSON.parse(host.querySelector("[data-releases]").dataset.releases);
        return releases.find(([, from, to]) => from <= served && served <= to) ?? /** @type {CB.Release} */ (releases.pop());
      },

      equip(host, [name, , , size]) {
        host.dataset.release = name;
        for (const place of kit.all("[data-find]", host)) {
          place.replaceChildren(place.dataset.find === "services" ? self.finder(place, "services") : self.finder(place, name, size));
        }
      },

      finder(place, name, size) {
        const codeset = codesetOf(name);
        const finder = CB.finder({
          codeset,
          text: (key, values) => kit.text(key, values),
          say: (words) => kit.say(words),
          add: (code) => void (adding = adding.then(self.add(place, name, code))),
          id: form.newId(),
          size,
          label: kit.text(name === "services" ? "find_service" : "find_diagnosis"),
        });
        finder.addEventListener("cb-codeset", async (/** @type {any} */ { detail }) => {
          if (detail !== "ready") return;
          lookups[name] = await codeset.ready();
          self.refresh();
        });
        return finder;
      },

      tell(place, release) {
        const typed = place.parentElement.querySelector("[data-field]").value.trim();
        const sources = place.dataset.said.split(" ").map((/** @type {string} */ kind) => (kind === "services" ? kind : release));
        const found = sources.map((/** @type {string} */ name) => lookups[name] && (read[`${name} ${typed}`] ??= lookups[name].read(typed)));
        const entry = typed && found.find(Boolean);
        const isNowhere = typed && found.length === 1 && found[0] === null && sources[0] === release;
        const words = entry ? titleOf(entry) : isNowhere ? kit.text("code_nowhere") : "";
        if (place.textContent !== words) place.textContent = words;
        Object.assign(place, entry ? { lang: "en", dir: "ltr" } : { lang: "", dir: "" });
      },

      ticked(event) {
        const { target } = event;
        if (!target.matches("[data-field=first]:checked")) return;
        event.stopPropagation();
        const [keys, path] = [form.keysOf(target), form.pathOf(target)];
        const next = form.onlyOne(editor.state, path.slice(0, -2), "first", path[path.length - 2]);
        editor.change(next, { keys, word: "did_write", name: editor.nameOf(keys) });
      },

      // Adding what was found

      add(place, name, code) {
        const host = place.closest("[data-item]");
        const quote = name === "services" ? "" : self.quote(host);
        return async () => {
          const list = listOf(place);
          if (at(list).some((/** @type {any} */ item) => item.code === code)) return kit.say(kit.text("code_there", { code }));
          const question = questionOf(host);
          self.put(list, code, name === "services" ? self.service(question, code) : await self.diagnosis(question, name, code, quote));
        };
      },

      // What is right is near to nothing.
      put(list, code, item) {
        const [named] = model.named([item], new Set(model.ids(editor.state)));
        const items = at(list).map((/** @type {any} */ other) =>
          other.nears ? { ...other, nears: other.nears.filter((/** @type {any} */ near) => near.code !== code) } : other,
        );
        const keys = [...form.keysOf(list), named.id];
        const next = model.put(editor.state, form.pathOf(list), [...items, named]);
        editor.change(next, { keys, word: "did_add", name: editor.nameOf(keys, next) });
        kit.say(kit.text("code_taken", { code, number: items.length + 1 }));
      },

      async diagnosis({ diagnoses }, release, code, quote) {
        const lookup = await codesetOf(release).ready();
        const right = lookup.read(code);
        const taken = diagnoses.map((/** @type {any} */ other) => other.code);
        const nears = right ? nearTo(lookup, right).filter((near) => !taken.includes(near.code)).slice(0, MOST_NEARS) : [];
        return {
          code,
          first: !diagnoses.some((/** @type {any} */ { first }) => first),
          optional: false,
          why: await self.why(diagnoses, release, code).catch(() => ""),
          path: "",
          quote,
          nears: nears.map(({ kind, entry, code, credit }) => ({ code, credit, feedback: kit.text(`near_${kind}`, { code, title: titleOf(entry) }) })),
        };
      },

      service({ diagnoses }, code) {
        const [first] = [...diagnoses].sort((one, other) => other.first - one.first);
        return { code, units: 1, modifiers: "", points_to: first?.code ?? "", optional: false, why: "" };
      },

      async why(diagnoses, release, code) {
        const { notes } = codesetOf(release);
        const { dotted } = await codesetOf(release).ready();
        const notesOf = (/** @type {string} */ of) => notes.call(codesetOf(release), bare(of));
        const own = await notesOf(code);
        /** @type {(word: string, note: CB.CodeNote | undefined, other: string) => string} */
        const sentence = (word, note, other) => (note ? kit.text(word, { place: dotted(note.place), note: note.text.replace(/\.$/, ""), code: other }) : "");
        for (const { code: other } of diagnoses) {
          const said =
            sentence("why_asked", naming(await notesOf(other), ASKS, bare(code)), other) ||
            sentence("why_before", naming(await notesOf(other), FIRST, bare(code)), other) ||
            sentence("why_after", naming(own, FIRST, bare(other)), other) ||
            sentence("why_beside", naming(own, ASKS, bare(other)), other);
          if (said) return said;
        }
        return "";
      },

      quote(host) {
        const { value, selectionStart: start, selectionEnd: end } = host.querySelector("[data-field=note]");
        const isUsed = quoted.get(host) === `${start}-${end}`;
        quoted.set(host, `${start}-${end}`);
        return isUsed ? "" : Studio.plain(value.slice(start, end)).replace(/\s+/g, " ");
      },
    };
    // The others are no actions of the editor.
    return { start: self.start };
  };
})();
