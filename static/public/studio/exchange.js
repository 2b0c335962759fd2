// What goes out and comes in as text: the whole document, questions, and articles.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

  // The whole document at once: from a template, and as OLX to copy, to paste, and as a file where the host allows files.

  Studio.exchange = (kit, editor) => {
    const { make } = Studio;
    const text = kit.find("olx-text");

    const item = (/** @type {string} */ words) => make("li", {}, words);

    /** @type {CB.Exchange} */
    const self = {
      read: null,
      asked: {},
      source: "",

      start() {
        text.addEventListener("input", () => self.forget());
        kit.find("olx-input").addEventListener("change", (/** @type {any} */ event) => self.open(event.target));
        kit.find("templates").replaceChildren(...editor.args.templates.map(self.entry));
      },

      replace(document, word, name) {
        editor.change({ ...editor.state, document }, { keys: [], word, name });
        kit.say(kit.text("replaced"));
      },

      // Templates

      open_templates() {
        kit.find("templates-dialog").showModal();
      },

      entry({ title, document }, index) {
        const button = make("button", { type: "button", className: "cbs-button", value: index }, title);
        button.dataset.do = "use_template";
        return make("li", {}, button, make("span", { className: "cbs-where" }, editor.summaryOf(document)));
      },

      use_template(button) {
        const { title, document } = /** @type {CB.Template} */ (editor.args.templates[button.value]);
        editor.close(button);
        self.replace(document, "did_template", title);
      },

      // OLX

      // What is stored and gives no document is shown as it is, with what is wrong with it.
      mend(source) {
        kit.find("olx-dialog").showModal();
        if (self.source !== source) text.value = self.source = source; // the author may have begun to mend it
        self.read_olx();
      },

      async open_olx() {
        if (editor.source) return editor.mend();
        text.value = self.source = "";
        const asked = self.forget();
        kit.find("olx-dialog").showModal();
        const reply = await kit.post("write_olx", { document: editor.state.document });
        if (asked !== self.asked) return;
        if (reply.code) return self.note(reply.message);
        text.value = reply.data.olx;
        self.offerFile(reply.data.olx);
      },

      // A sandboxed frame may not start a download, and only the page itself knows that it is none.
      offerFile(olx) {
        const link = kit.find("olx-file");
        URL.revokeObjectURL(link.href);
        link.href = URL.createObjectURL(new Blob([olx], { type: "application/xml" }));
        link.hidden = window.parent !== window;
      },

      note(message) {
        kit.write("olx-note", message);
        kit.find("olx-note").focus();
      },

      forget() {
        self.read = null;
        for (const name of ["olx-note", "olx-changes", "olx-findings", "olx-apply"]) kit.show(name, false);
        return (self.asked = {});
      },

      async copy_olx() {
        text.select();
        const copied = await Studio.copied(text.value);
        // A frame without leave to write may still copy what is selected.
        self.note(kit.text(copied || document.execCommand("copy") ? "copied" : "copy_yourself"));
        text.focus();
      },

      async open(input) {
        const [file] = input.files;
        if (!file) return;
        const asked = self.forget();
        input.value = ""; // so that the same file can be chosen again
        const olx = await file.text();
        if (asked !== self.asked) return;
        text.value = olx;
        self.read_olx();
      },

      async read_olx() {
        const asked = self.forget();
        const reply = await kit.post("read_olx", { olx: text.value, against: editor.state.document });
        if (asked !== self.asked) return;
        if (reply.code) return self.note(reply.message);
        const { document, findings, changes, apart } = reply.data;
        self.read = document;
        self.list("olx-changes", "olx-change-list", document ? changes : []);
        self.list("olx-findings", "olx-findings", findings.map(self.sentence));
        kit.show("olx-apply", document && changes.length);
        const result = document ? (changes.length ? "changes_found" : "no_changes") : editor.source ? "unreadable" : "unusable";
        self.note([kit.text(result), apart].join(" "));
      },

      list(box, list, words) {
        kit.find(list).replaceChildren(...words.map(item));
        kit.show(box, words.length);
      },

      sentence: ({ severity, line, path, message }) =>
        [kit.text(severity), line ? kit.text("line", { line }) : path, message].filter(Boolean).join(": "),

      apply_olx(button) {
        editor.close(button);
        self.replace(self.read, "did_import");
      },
    };
    return self;
  };

  // Questions in bulk: pasted, shown as they were read, and added in one step; and a question as text for the clipboard.

  const FEW = 6; // of a kind are shown at once

  Studio.bulk = (kit, editor, { form, places, findings }) => {
    const { make } = Studio;
    const text = kit.find("bulk-text");
    const copy = kit.find("copy-text");

    /** @type {(...content: (string | Node)[]) => Node} */
    const item = (...content) => make("li", { dir: "auto" }, ...content);

    /** @type {CB.Bulk} */
    const self = {
      found: [],

      open_bulk() {
        kit.find("bulk-dialog").showModal();
        self.bulk_back();
      },

      bulk_back() {
        self.turn("bulk-paste");
        kit.show("bulk-note", false);
        text.focus();
      },

      turn(side) {
        for (const name of ["bulk-paste", "bulk-review"]) kit.show(name, name === side);
      },

      wanted() {
        const { language, questions } = editor.state.document;
        return { text: text.value, kind: kit.find("bulk-kind").value, language, present: questions.length };
      },

      async read_bulk() {
        const asked = self.wanted();
        const { code, message, data } = await kit.post("read_questions", asked);
        if (JSON.stringify(asked) !== JSON.stringify(self.wanted())) return; // not wanted any more
        if (code) kit.write("bulk-note", message);
        else self.show(data);
        kit.find(code ? "bulk-note" : "bulk-title").focus();
      },

      // What was read

      show({ questions, types, shown, findings: told, unread }) {
        const count = questions.length;
        const kinds = types.map(([type, number]) => `${kit.text(`type_${type}`)}: ${number}`);
        const summary = [kit.text("count_questions", { count }), ...kinds, findings.summary(told)].filter(Boolean).join(" · ");
        self.found = questions;
        kit.find("bulk-summary").textContent = count ? summary : kit.text("found_no_questions");
        kit.find("bulk-questions").replaceChildren(...shown.map(self.question));
        kit.find("bulk-unread").replaceChildren(...unread.map(self.left));
        kit.find("bulk-add").textContent = kit.text("add_count", { count });
        kit.show("bulk-left", unread.length);
        kit.show("bulk-add", count);
        self.turn("bulk-review");
      },

      question({ prompt, items, faults }, index) {
        const kind = make("span", { className: "cbs-kind" }, kit.text(`type_${self.found[index]?.type}`));
        const lines = faults.map(({ severity, message }) => make("p", { className: `cbs-${severity}` }, `${kit.text(severity)}: ${message}`));
        return item(make("strong", {}, `${index + 1}. ${prompt || kit.text("untitled")}`), " ", kind, make("ul", {}, ...items.map(self.offered)), ...lines);
      },

      offered({ text: words, right, place }) {
        if (!right) return item(place ? `${words}: ${place}` : words);
        const said = make("span", { className: "cbs-unseen" }, ` (${kit.text("correct")})`);
        return item(make("strong", {}, "✓ ", words, said));
      },

      left({ why, places: found }) {
        const lines = found.map(({ line, text: words }) => item(`${kit.text("line", { line })}: ${words}`));
        return item(make("details", { open: lines.length < FEW }, make("summary", {}, `${why} (${lines.length})`), make("ul", {}, ...lines)));
      },

      add_bulk(button) {
        const { document } = editor.state;
        const questions = Studio.joined(document.questions, self.found, "add");
        const keys = ["document", "questions", questions[document.questions.length]?.id];
        editor.close(button);
        editor.change({ ...editor.state, document: { ...document, questions } }, { keys, word: "did_bulk" });
        places.visit(keys);
        kit.say(kit.text("added_count", { count: self.found.length }));
      },

      // A question as text

      async copy_question(button) {
        const question = Studio.model.at(editor.state, form.pathOf(button));
        const { code, message, data } = await kit.post("write_question", { question });
        if (code) return self.offer("", message);
        if (!(await Studio.copied(data.text))) return self.offer(data.text);
        button.dataset.done = "";
        button.addEventListener("blur", () => delete button.dataset.done, { once: true });
        kit.say(kit.text("copied"));
      },

      // Where the clipboard is refused, what is selected may still be copied.
      offer(words, message) {
        kit.find("copy-dialog").showModal();
        kit.show("copy-text", words);
        copy.value = words;
        copy.select();
        kit.write("copy-note", message ?? kit.text(document.execCommand("copy") ? "copied" : "copy_yourself"));
      },
    };
    return self;
  };

  // An article that is pasted: what was found in it is reviewed part by part, and only then put into the document.

  /** @type {(one: CB.ReadArticle, other: CB.ReadArticle | null) => boolean} */
  const isSame = (one, other) => one.text === other?.text && one.is_html === other.is_html && one.state === other.state;

  Studio.article = (kit, editor) => {
    const text = kit.find("article-text");
    const review = Studio.review(kit, editor);

    /** @type {CB.Article} */
    const self = {
      pasted: { text: "", html: "" },
      read: null,

      start() {
        text.addEventListener("paste", self.paste);
        text.addEventListener("input", self.source);
        review.start();
      },

      open_article() {
        self.article_back();
        kit.find("article-dialog").showModal();
        text.focus();
      },

      article_back() {
        kit.show("article-paste", true);
        kit.show("article-review", false);
      },

      // A page or a word processor hands over its formatting beside the plain text that the box shows. It stands for the
      // whole box only where nothing else is in there.
      paste({ clipboardData }) {
        const rest = text.value.slice(0, text.selectionStart) + text.value.slice(text.selectionEnd);
        const html = clipboardData.getData("text/html");
        const isWhole = !rest.trim() && !Studio.isMarkdown(clipboardData.getData("text/plain"), html);
        setTimeout(() => {
          self.pasted = { text: text.value, html: isWhole ? html : "" };
          self.source();
        });
      },

      // What was changed by hand afterwards counts as it stands.
      source() {
        const { html, text: shown } = self.pasted;
        const isShown = html && shown === text.value;
        const isHtml = !!isShown && html.length <= editor.args.bounds.pasted;
        kit.write("article-note", isShown ? kit.text(isHtml ? "formatted" : "unformatted") : "");
        return { text: isHtml ? html : text.value, is_html: isHtml };
      },

      // What was read already is there as its author left it.
      async read_article() {
        const wanted = self.wanted();
        if (!isSame(wanted, self.read) && !(await self.ask(wanted))) return;
        kit.show("article-paste", false);
        kit.show("article-review", true);
        kit.find("article-title").focus();
      },

      wanted: () => ({ ...self.source(), state: editor.state }),

      async ask(wanted) {
        const { state, ...source } = wanted;
        const reply = await kit.post("read_article", { ...source, comparison: state.document.comparison });
        if (!isSame(wanted, self.wanted()) || isSame(wanted, self.read)) return false; // not wanted any more, or asked twice
        if (reply.code) {
          kit.write("article-note", reply.message);
          kit.find("article-note").focus();
          return false;
        }
        review.show(reply.data);
        self.read = wanted;
        return true;
      },

      apply_article(button) {
        editor.close(button);
        editor.change(Studio.taken(editor.state, review.decided()), { keys: [], word: "did_article" });
        kit.say(kit.text("article_used"));
      },
    };
    return self;
  };

  // The review of an article: all that was found in it, each text with the place that it will go to, and what was decided.

  const LONGEST_NAME = 60;
  const LONG = { characters: 300, lines: 6 }; // more than that scrolls, so that the next text is not far away
  const NO_STEP = { title: "", body: "", link_text: "", url: "" };

  const isFilled = (/** @type {object} */ group) => Object.values(group).some(({ length }) => length);

  const isLong = (/** @type {string} */ text) => text.length > LONG.characters || text.split("\n").length > LONG.lines;

  const beginningOf = (/** @type {string} */ text) => {
    const words = (Studio.plain(text) || text).replace(/\s+/g, " ").trim();
    const first = [...words].slice(0, LONGEST_NAME).join("");
    return first === words ? words : `${first.replace(/ \S*$/, "")}…`;
  };

  const wayOf = (/** @type {Element} */ group) => /** @type {any} */ (group.querySelector(".cbs-ways :checked"))?.value ?? "use";

  // Where two cannot be one, what was found is not used unless the author says so.
  /** @type {(present: object, joined?: object | null) => string[]} */
  const waysOf = (present, joined = {}) => {
    if (!isFilled(present)) return ["use", "leave"];
    return joined ? ["add", "replace", "leave"] : ["replace", "leave"];
  };

  // Without an offer there is nothing to leave out, only what else may go there.
  /** @type {(present: CB.NextStep, found: CB.NextStep | null) => string[]} */
  const waysOfStep = (present, found) => (found ? waysOf(present) : isFilled(present) ? ["add", "replace"] : []);

  Studio.review = (kit, editor) => {
    const { make } = Studio;
    const root = kit.find("article-review");
    const shipped = editor.args.templates.find(({ id }) => id === "shipped")?.document;
    // Nobody wrote what stands there, so nobody misses it.
    const isUntouched = () => JSON.stringify(editor.state.document) === JSON.stringify(shipped);

    const groupOf = (/** @type {string} */ name) => kit.find(`found-${name}`);

    /** @type {(name: string, ...selectors: string[]) => any[]} */
    const copyOf = (name, ...selectors) => {
      const element = kit.find(`new-${name}`).content.firstElementChild.cloneNode(true);
      return [element, ...selectors.map((selector) => element.querySelector(selector))];
    };

    const cell = (/** @type {string} */ scope, /** @type {string | Node} */ content) => (content ? make("th", { scope }, content) : make("td", {}));

    /** @type {CB.ArticleReview} */
    const self = {
      texts: [],
      tables: [],
      questions: [],
      step: NO_STEP,
      usual: "",

      start() {
        root.addEventListener("input", self.adapt);
      },

      // Showing

      show({ proposal, joined }) {
        const { comparison, next_step: step } = proposal;
        self.texts = [];
        self.tables = comparison ? [self.table(comparison, "use replace"), ...(joined ? [self.table(joined, "add")] : [])] : [];
        self.questions = proposal.questions.map(self.question);
        self.step = step ?? NO_STEP;
        const isAny = !!comparison || !!step || isFilled({ ...proposal, comparison: "", next_step: "" });
        self.showNames(proposal);
        self.showGroups(proposal, joined);
        self.showStep(isAny);
        kit.show("no-room", comparison && !joined);
        kit.show("found-nothing", !isAny);
        kit.show("article-apply", isAny);
        self.adapt();
      },

      showNames({ title, language }) {
        const { document, settings } = editor.state;
        const name = self.value("display_name", title, settings.display_name, editor.args.defaults.display_name);
        const tag = self.value("language", language, document.language);
        kit.show("found-name", name || tag);
      },

      // What the author wrote stays unless the author says so.
      value(name, found, present, usual = "") {
        const isOwn = !!present && present !== usual;
        const isNew = !!found && found !== present;
        kit.show(`row-${name}`, isNew);
        kit.find(`take-${name}`).checked = isNew && !isOwn;
        kit.find(`value-${name}`).value = found;
        kit.write(`now-${name}`, isOwn ? kit.text("now", { value: present }) : "");
        return isNew;
      },

      showGroups({ sections, next_step: step, left_out: leftOut }, joined) {
        const { lesson, comparison, questions, next_step: nextStep } = editor.state.document;
        self.usual = isUntouched() ? "replace" : "";
        const paragraphs = step ? step.body.split(/\n(?:[ \t]*\n)+/) : [];
        const elements = (/** @type {{ element: Node }[]} */ shown) => shown.map(({ element }) => element);
        self.group("sections", waysOf(lesson), sections.map((section) => self.text(section, "lesson")));
        self.group("comparison", waysOf(comparison, joined), elements(self.tables));
        self.group("questions", waysOf([questions]), elements(self.questions));
        self.group("next_step", waysOfStep(nextStep, step), paragraphs.map((body) => self.text({ body }, "next_step")));
        self.group("left", [], leftOut.map((body) => self.text({ body }, "leave")));
      },

      group(name, ways, entries) {
        const group = groupOf(name);
        const usual = ways.includes(self.usual) ? self.usual : ways[0] === "replace" ? "leave" : ways[0];
        for (const radio of kit.all(".cbs-ways [type=radio]", group)) {
          radio.checked = radio.value === usual;
          radio.parentElement.hidden = !ways.includes(radio.value);
        }
        kit.find(`entries-${name}`).replaceChildren(...entries);
        group.hidden = !entries.length;
      },

      showStep(isAny) {
        const { title, link_text: words, url } = self.step;
        groupOf("next_step").hidden = !isAny;
        kit.find("step-title").value = title;
        kit.find("step-button").checked = true;
        kit.show("step-link", words || url);
        kit.find("step-words").textContent = kit.text("step_button", { words, url });
      },

      text({ id = "", title = "", body }, place) {
        const [element, places, field, input, quote] = copyOf("text", ".cbs-places", ".cbs-titled", "[type=text]", ".cbs-quote");
        const radios = kit.all("[type=radio]", element);
        const name = title || beginningOf(body);
        for (const radio of radios) Object.assign(radio, { name: `${kit.root.id}-text-${self.texts.length}`, checked: radio.value === place });
        places.ariaLabel = input.value = name;
        quote.textContent = body;
        if (isLong(body)) Object.assign(quote, { tabIndex: 0, role: "group", ariaLabel: name });
        self.texts.push({ element, id, body, radios, field, input });
        return element;
      },

      table(base, ways) {
        const { caption, corner, columns, rows } = base;
        const [element, title, scroll, grid] = copyOf("table", "[type=text]", ".cbs-scroll", "table");
        const labels = columns.map(({ label }, index) => self.heading(label, index + 1));
        const lines = rows.map(({ label, cells }) => make("tr", {}, cell("row", label), ...cells.map((text) => make("td", {}, text))));
        grid.append(make("thead", {}, make("tr", {}, ...[corner, ...labels].map((content) => cell("col", content)))), make("tbody", {}, ...lines));
        scroll.ariaLabel = caption || kit.text("found_comparison");
        title.value = caption;
        element.dataset.for = ways;
        return { element, base, title, labels };
      },

      heading: (value, number) =>
        make("input", { type: "text", dir: "auto", autocomplete: "off", value, ariaLabel: kit.text("item_columns", { number }) }),

      question(base) {
        const { prompt, categories, statements } = base;
        const [element, use, fields, wording] = copyOf("question", "[type=checkbox]", "fieldset", "textarea");
        const labels = categories.map((/** @type {CB.Item} */ { id, label }) => {
          const [group, input, list] = copyOf("category", "input", "ul");
          const within = statements.filter((/** @type {CB.Item} */ { category }) => category === id);
          list.append(...within.map((/** @type {CB.Item} */ { text }) => make("li", { dir: "auto" }, text)));
          fields.append(group);
          input.value = label;
          return input;
        });
        use.ariaLabel = `${kit.text("choice_use")}: ${beginningOf(prompt)}`;
        wording.value = prompt;
        return { element, base, use, fields, wording, labels };
      },

      // What is not used is out of the way, and nothing can be written where it would not count.
      adapt() {
        for (const box of kit.all("[data-for]", root)) box.hidden = !box.dataset.for.split(" ").includes(wayOf(box.closest(".cbs-group")));
        for (const { id, radios, field, input } of self.texts) {
          const place = self.placeOf(radios);
          field.hidden = !id && place !== "lesson";
          input.disabled = place === "leave";
        }
        for (const { use, fields } of self.questions) fields.disabled = !use.checked;
        for (const name of ["display_name", "language"]) kit.find(`value-${name}`).disabled = !kit.find(`take-${name}`).checked;
        kit.show("step", wayOf(groupOf("next_step")) !== "leave" && self.placed().some(({ place }) => place === "next_step"));
      },

      // What was decided

      decided: () => ({
        display_name: self.valueOf("display_name"),
        language: self.valueOf("language"),
        ways: Object.fromEntries(["sections", "questions", "next_step"].map((name) => [name, wayOf(groupOf(name))])),
        texts: self.placed(),
        comparison: self.decidedTable(),
        questions: self.used(self.questions).filter(({ use }) => use.checked).map(self.decidedQuestion),
        step: self.decidedStep(),
      }),

      used: (shown) => shown.filter(({ element }) => !element.closest("[data-for][hidden]")),

      valueOf: (name) => (kit.find(`take-${name}`).checked ? kit.find(`value-${name}`).value.trim() : ""),

      placeOf: (radios) => radios.find(({ checked }) => checked).value,

      placed: () =>
        self.used(self.texts).map(({ id, body, radios, input }) => {
          const place = self.placeOf(radios);
          return { id, body, place, title: id || place === "lesson" ? input.value.trim() : "" };
        }),

      decidedTable() {
        const [table] = self.used(self.tables);
        if (!table) return null;
        const { base, title, labels } = table;
        return { ...base, caption: title.value, columns: self.labelled(base.columns, labels) };
      },

      labelled: (items, inputs) => items.map((item, index) => ({ ...item, label: inputs[index].value })),

      // Who changed the wording has looked at it.
      decidedQuestion({ base, wording, labels }) {
        const categories = self.labelled(base.categories, labels);
        const isSame = wording.value === base.prompt && categories.every(({ label }, index) => label === base.categories[index].label);
        return isSame ? base : { ...base, prompt: wording.value, categories, draft: false };
      },

      decidedStep() {
        if (kit.find("step").hidden) return NO_STEP;
        const { link_text: words, url } = kit.find("step-button").checked ? self.step : NO_STEP;
        return { title: kit.find("step-title").value.trim(), body: "", link_text: words, url };
      },
    };
    return self;
  };

  // What an author decided about an article, put into the document. Nothing here knows of a page.

  // Plain text as Markdown that reads the same.
  const escaped = (/** @type {string} */ text) => text.replace(/[\\`*_[\]<&~]/g, "\\$&");

  const bold = (/** @type {string} */ title) => title && `**${escaped(title)}**`;

  const destination = (/** @type {string} */ url) => `](${url.replace(/[()]/g, "\\$&")})`;

  /** @type {(step: CB.NextStep) => string} */
  const linkOf = ({ link_text: words, url }) => (url ? `[${escaped(words || url)}${destination(url)}` : escaped(words));

  const seen = (/** @type {string} */ text) => text.replace(/\s+/g, " ").trim().toLowerCase();

  const paragraphs = (/** @type {string[]} */ ...texts) => texts.filter(Boolean).join("\n\n");

  // There is one title and one button: what was there before. What differs from them goes into the text.
  /** @type {(present: CB.NextStep, found: CB.NextStep) => CB.NextStep} */
  const oneStep = (present, found) => {
    const keepsButton = present.link_text || present.url;
    const isSaid = !keepsButton || linkOf(found) === linkOf(present) || (found.url && found.body.includes(destination(found.url)));
    const title = present.title && seen(present.title) !== seen(found.title) ? bold(found.title) : "";
    const { link_text: words, url } = keepsButton ? present : found;
    return {
      title: present.title || found.title,
      body: paragraphs(present.body, title, found.body, isSaid ? "" : linkOf(found)),
      link_text: words,
      url,
    };
  };

  /** @type {(present: CB.NextStep, decided: CB.Decided) => CB.NextStep} */
  const stepOf = (present, { texts, step, ways }) => {
    const going = texts.filter(({ place }) => place === "next_step");
    if (!going.length) return present;
    const found = { ...step, body: paragraphs(...going.flatMap(({ title, body }) => [bold(title), body])) };
    return ways.next_step === "replace" ? found : oneStep(present, found);
  };

  Studio.taken = ({ document, settings }, decided) => {
    const { texts, questions, ways } = decided;
    const going = texts.filter(({ place }) => place === "lesson").map(({ id, title, body }) => ({ id, title, body }));
    const sections = Studio.joined(document.lesson.sections, going, ways.sections);
    const readable = new Set(sections.map(({ id }) => id));
    const found = questions.map((question) => (readable.has(question.section) ? question : { ...question, section: "" }));
    return {
      document: {
        ...document,
        language: decided.language || document.language,
        lesson: { ...document.lesson, sections },
        comparison: decided.comparison ?? document.comparison,
        questions: Studio.joined(document.questions, found, ways.questions),
        next_step: stepOf(document.next_step, decided),
      },
      settings: { ...settings, display_name: decided.display_name || settings.display_name },
    };
  };
})();
