// A field to look for codes with, and the card of a code.
(() => {
  "use strict";

  const CB = window.CodingBilling;

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
})();
