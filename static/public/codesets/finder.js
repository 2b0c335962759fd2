// A field to look for codes with, and the card of a code: its place in the tree, its seventh characters and its notes.
(() => {
  "use strict";

  const CB = window.CodingBilling;

  const SHOWN = 8;
  const A_MOMENT = 500;

  /** @type {(tag: string, attributes: Record<string, any>, ...children: (Node | string)[]) => any} */
  const make = (tag, attributes, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };

  // Code sets are in English, whatever the page is in.
  /** @type {(tag: string, ...children: (Node | string)[]) => any} */
  const english = (tag, ...children) => make(tag, { lang: "en", dir: "ltr" }, ...children);

  /** @type {(onclick: () => void, ...children: (Node | string)[]) => any} */
  const button = (onclick, ...children) => Object.assign(make("button", { type: "button" }, ...children), { onclick });

  /** @type {(notes: CB.CodeNote[], by: "place" | "kind") => [string, CB.CodeNote[]][]} */
  const grouped = (notes, by) => {
    /** @type {Record<string, CB.CodeNote[]>} */
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
      } catch {
        return show("failed", text("find_failed"));
      }
      show("ready", "");
      search();
    };

    const show = (/** @type {string} */ detail, /** @type {string} */ sentence) => {
      bar.hidden = detail !== "loading";
      again.hidden = detail !== "failed";
      told.textContent = sentence;
      if (sentence && finder.matches(":focus-within")) say(sentence);
      finder.dispatchEvent(new CustomEvent("cb-codeset", { detail, bubbles: true }));
    };

    // The list

    const wordsOf = (/** @type {CB.Code} */ entry) => {
      const { code, title, isHeading, sevenths, seventh = "" } = entry;
      const whole = lookup.full(entry);
      const said = seventh ? `${title}, ${sevenths?.[seventh]}` : title;
      const mark = text(isHeading ? "find_open" : whole ? "find_billable" : "find_plus");
      return [english("b", lookup.dotted(whole || code)), " ", english("span", said), " ", make("small", {}, mark)];
    };

    const point = (/** @type {number} */ at) => {
      active = at;
      for (const [place, option] of [...list.children].entries()) option.ariaSelected = `${place === at}`;
      field.setAttribute("aria-activedescendant", list.children[at]?.id ?? "");
      list.children[at]?.scrollIntoView({ block: "nearest" });
    };

    const expand = (/** @type {boolean} */ isOpen) => {
      list.hidden = !isOpen || !rows.length;
      field.ariaExpanded = `${!list.hidden}`;
      point(-1);
    };

    const search = () => {
      card.replaceChildren();
      if (!lookup) return;
      const typed = field.value.trim();
      const own = lookup.read(typed);
      rows = [own ?? [], lookup.search(typed).filter(({ code }) => code !== own?.code)].flat().slice(0, SHOWN);
      told.textContent = "";
      if (!rows.length && typed.length > 2) {
        rows = lookup.nearest(typed);
        told.textContent = text(rows.length ? "find_unknown" : "find_none", { code: typed.toUpperCase() });
      }
      list.replaceChildren(...rows.map((entry, at) => {
        const option = make("li", { id: `${id}-option-${at}`, role: "option" }, ...wordsOf(entry));
        option.onclick = () => open(entry);
        return option;
      }));
      expand(true);
      clearTimeout(timer);
      if (typed) timer = setTimeout(() => say(told.textContent || text("find_count", { count: rows.length })), A_MOMENT);
    };

    const keyed = (/** @type {KeyboardEvent} */ event) => {
      const { key } = event;
      const [at, last, isOpen] = [active, rows.length - 1, !list.hidden];
      const next = at < last ? at + 1 : 0;
      const to = { Enter: next, ArrowDown: next, ArrowUp: at > 0 ? at - 1 : last, Home: at < 0 ? at : 0, End: at < 0 ? at : last }[key] ?? -1;
      const chosen = rows[at] ?? (lookup?.read(field.value) && rows[0]);
      if (event.isComposing) return;
      if (key === "Tab") return expand(false);
      if (key === "Enter" && chosen) open(chosen);
      else if (key === "Escape" && isOpen) expand(false);
      else if (key === "Escape" && field.value) clear();
      else if (rows[to]) {
        if (!isOpen) expand(true);
        point(to);
      } else if (key !== "Enter") return;
      event.preventDefault();
      event.stopPropagation();
    };

    const clear = () => {
      field.value = "";
      search();
    };

    // The card

    const back = () => {
      card.replaceChildren();
      field.focus();
      expand(true);
    };

    const listOf = (/** @type {CB.Code[]} */ entries) =>
      make("ul", {}, ...entries.map((entry) => make("li", {}, button(() => open(entry), ...wordsOf(entry)))));

    /** @type {(word: string, texts: string[]) => HTMLElement[]} */
    const listed = (word, texts) => (texts.length ? [make("dt", {}, text(word)), ...texts.map((said) => english("dd", said))] : []);

    // Those that stand nearest come first.
    /** @type {(code: string) => Promise<HTMLElement[]>} */
    const notesOf = async (code) => {
      const titles = new Map(lookup.parts(code).map(({ place, title }) => [place, title]));
      return grouped(await codeset.notes(code), "place").reverse().flatMap(([place, notes]) => [
        english("h6", titles.get(place) ?? `${lookup.dotted(place)} ${lookup.code(place)?.title}`),
        make("dl", {}, ...grouped(notes, "kind").flatMap(([kind, all]) => listed(`find_${kind}`, all.map((note) => note.text)))),
      ]);
    };

    /** @type {(place: HTMLElement, code: string) => Promise<void>} */
    const fillNotes = async (place, code) => {
      const again = button(() => {
        /** @type {HTMLElement} */ (card.querySelector("h5")).focus();
        fillNotes(place, code);
      }, text("find_again"));
      place.replaceChildren(...(await notesOf(code).catch(() => [make("p", {}, text("find_no_notes")), again])));
    };

    /** @type {(entry: CB.Code) => HTMLElement[]} */
    const adderOf = (entry) => {
      const reason = make("p", { id: `${id}-reason` });
      const adder = button(() => {
        const whole = lookup.full(entry);
        if (!whole) return;
        clear();
        field.focus();
        add(lookup.dotted(whole));
      });
      adder.setAttribute("aria-describedby", reason.id);
      adder.className = "cb-add";
      const choose = (/** @type {string | undefined} */ seventh) => {
        entry = { ...entry, seventh };
        const whole = lookup.full(entry);
        adder.textContent = text("find_add", { code: lookup.dotted(whole || entry.code) });
        adder.ariaDisabled = `${!whole}`;
        reason.textContent = whole ? "" : text("find_choose");
        for (const letter of letters) letter.ariaPressed = `${letter.value === seventh}`;
      };
      const letters = Object.entries(entry.sevenths ?? {}).map(([letter, meaning]) =>
        Object.assign(button(() => choose(letter), english("b", letter), " ", english("span", meaning)), { value: letter }),
      );
      choose(entry.seventh);
      return [make("div", { class: "cb-sevenths", role: "group", "aria-label": text("find_sevenths") }, ...letters), adder, reason];
    };

    const open = (/** @type {CB.Code} */ entry) => {
      const { code, title, inclusions, isHeading, unit } = entry;
      const above = lookup.above(code).map(lookup.code).filter((level) => level && level.code !== code);
      const heading = make("h5", { id: `${id}-title`, tabindex: -1, lang: "en", dir: "ltr" }, make("b", {}, lookup.dotted(code)), ` ${title}`);
      const notes = make("div", {});
      expand(false);
      card.replaceChildren(
        button(back, text("find_back")),
        ...lookup.parts(code).map((part) => english("p", part.title)),
        listOf(/** @type {CB.Code[]} */ (above)),
        heading,
        make("dl", {}, ...listed("find_inclusions", inclusions)),
        ...(unit ? [make("p", {}, text("find_unit", { unit }))] : []),
        ...(isHeading ? [make("p", {}, text("find_below")), listOf(lookup.children(code))] : adderOf(entry)),
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
      maxlength: 80,
    });
    const list = make("ul", { id: `${id}-list`, role: "listbox", "aria-label": label, hidden: "" });
    const told = make("p", { id: `${id}-told` });
    const bar = make("progress", { "aria-labelledby": told.id, hidden: "" });
    const again = button(() => {
      isAsked = false;
      field.focus();
    }, text("find_again"));
    const card = make("div", { class: "cb-card", role: "group", "aria-labelledby": `${id}-title` });
    const finder = make("div", { class: "cb-finder" }, make("label", { for: field.id }, label), field, told, bar, again, list, card);

    again.hidden = true;
    field.onfocus = load;
    field.oninput = search;
    field.onkeydown = keyed;
    field.onclick = () => list.hidden && expand(true);
    // A press on an option leaves the focus in the field.
    list.onmousedown = (/** @type {Event} */ event) => event.preventDefault();
    card.onkeydown = (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      back();
    };
    new IntersectionObserver((entries, observer) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      load();
    }, { rootMargin: "300px" }).observe(finder);
    return finder;
  };
})();
