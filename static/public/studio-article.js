// An article that is pasted: what was found in it is reviewed part by part, and only then put into the document.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

  // Lists are joined by items, the rest as a whole. Ids that are taken get new ones.
  /** @type {CB.Combine} */
  const combine = {
    items(present, found, how) {
      if (how === "replace") return found;
      const taken = new Set(present.map((/** @type {any} */ { id }) => id));
      const renewed = found.map((/** @type {any} */ item) => (taken.has(item.id) ? { ...item, id: Studio.model.newId(taken) } : item));
      return [...present, ...renewed];
    },

    // Column stands beside column; what is missing in a row is an empty cell.
    comparison(present, found, how) {
      if (how === "replace" || !present.rows.length) return found;
      const columns = [...present.columns, ...combine.items(present.columns, found.columns.slice(present.columns.length), "add").slice(present.columns.length)];
      const rows = combine.items(present.rows, found.rows, "add");
      const wide = (/** @type {any} */ row) => ({ ...row, cells: columns.map((_, index) => row.cells[index] ?? "") });
      return { ...present, columns, rows: rows.map(wide) };
    },

    next_step(present, found, how) {
      if (how === "replace" || !Object.values(present).some(Boolean)) return found;
      const link = found.url && found.url !== present.url ? `[${found.link_text || found.url}](${found.url})` : "";
      const body = [present.body, found.title && found.title !== present.title ? `**${found.title}**` : "", found.body, present.url && link];
      const way = present.url ? {} : { link_text: found.link_text, url: found.url };
      return { ...present, ...way, body: body.filter(Boolean).join("\n\n") };
    },
  };

  Studio.article = (kit, editor) => {
    const { model, make } = Studio;
    const text = kit.find("article-text");

    const quote = (/** @type {string} */ words) => make("p", { className: "cbs-quote", dir: "auto" }, words);

    /** @type {CB.Article} */
    const self = {
      proposal: null,
      pasted: { text: "", html: "" },

      start() {
        text.addEventListener("paste", self.paste);
        text.addEventListener("input", self.compare);
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

      // A page or a word processor hands over its formatting beside the plain text that the box shows.
      paste(event) {
        const html = event.clipboardData.getData("text/html");
        self.pasted = { text: "", html };
        setTimeout(() => {
          self.pasted.text = text.value;
          self.compare();
        });
      },

      // What was changed by hand afterwards counts as it stands.
      compare() {
        kit.write("article-note", self.source() === text.value ? "" : kit.text("formatted"));
      },

      source: () => (self.pasted.html && self.pasted.text === text.value ? self.pasted.html : text.value),

      async read_article() {
        const reply = await kit.post("read_article", { text: self.source() });
        if (reply.code) {
          kit.write("article-note", reply.message);
          return kit.find("article-note").focus();
        }
        self.review(reply.data.proposal);
      },

      review(proposal) {
        self.proposal = proposal;
        const { document } = editor.state;
        const { sections, comparison, questions, next_step: nextStep } = proposal;
        const parts = [
          sections.length && self.part("sections", document.lesson.sections.length, sections.map(self.sectionEntry)),
          comparison && self.part("comparison", document.comparison.rows.length, [self.table(comparison)]),
          questions.length && self.part("questions", document.questions.length, questions.map(self.questionEntry)),
          nextStep && self.part("next_step", Object.values(document.next_step).some(Boolean), [self.noteEntry(nextStep)]),
        ].filter(Boolean);
        kit.find("article-parts").replaceChildren(...(parts.length ? parts : [kit.text("found_nothing")]));
        kit.find("article-left-list").replaceChildren(...proposal.left_out.map((words) => make("li", { dir: "auto" }, words)));
        kit.show("article-left", proposal.left_out.length);
        kit.show("article-apply", parts.length);
        kit.show("article-paste", false);
        kit.show("article-review", true);
        kit.find("article-title").focus();
      },

      part(name, present, entries) {
        const ways = present ? ["add", "replace", "leave"] : ["add", "leave"];
        const choices = ways.map((value, index) => self.way(name, value, !present && !index ? "use" : value, !index));
        const legend = make("legend", {}, kit.text(`found_${name}`));
        return make("fieldset", { className: "cbs-group", name }, legend, make("div", { className: "cbs-ticks" }, ...choices), ...entries);
      },

      way(name, value, word, checked) {
        const input = make("input", { type: "radio", name: `${kit.root.id}-${name}`, value, checked });
        return make("label", {}, input, ` ${kit.text(`choice_${word}`)}`);
      },

      entry(value, title, ...details) {
        const input = make("input", { type: "checkbox", value, checked: true });
        return make("div", { className: "cbs-entry" }, make("label", {}, input, ` ${title}`), ...details);
      },

      sectionEntry: ({ id, title, body }) => self.entry(id, title, quote(body)),

      questionEntry({ id, prompt, categories, statements }) {
        const label = (/** @type {string} */ wanted) => categories.find((/** @type {CB.Item} */ category) => category.id === wanted)?.label ?? "?";
        const lines = statements.map((/** @type {CB.Item} */ statement) => make("li", { dir: "auto" }, `${statement.text} → ${label(statement.category)}`));
        return self.entry(id, prompt, make("ul", { className: "cbs-changes" }, ...lines));
      },

      noteEntry: ({ title, body, link_text: words, url }) => quote([title, body, [words, url].filter(Boolean).join(": ")].filter(Boolean).join("\n")),

      table({ caption, corner, columns, rows }) {
        const header = (/** @type {string} */ scope, /** @type {string} */ label) => make(label ? "th" : "td", label ? { scope } : {}, label);
        const head = make("tr", {}, ...[corner, ...columns.map(({ label }) => label)].map((label) => header("col", label)));
        const line = (/** @type {CB.Row} */ { label, cells }) =>
          make("tr", {}, header("row", label), ...cells.map((cell) => make("td", {}, cell)));
        const body = make("tbody", {}, ...rows.map(line));
        const scroll = make("div", { className: "cbs-scroll", tabIndex: 0 }, make("table", { dir: "auto" }, make("caption", {}, caption), make("thead", {}, head), body));
        return Object.assign(scroll, { role: "region", ariaLabel: caption || kit.text("found_comparison") });
      },

      // What was decided about a part: how it is used, and which of its items.
      decided(name) {
        const part = kit.find("article-parts").querySelector(`fieldset[name=${name}]`);
        const how = part?.querySelector("[type=radio]:checked").value ?? "leave";
        const ids = part ? kit.all("[type=checkbox]:checked", part).map(({ value }) => value) : [];
        return { how, ids };
      },

      apply_article(button) {
        button.closest("dialog").close();
        editor.change({ ...editor.state, document: self.combined() }, { keys: [], word: "did_article" });
        kit.say(kit.text("article_used"));
      },

      combined() {
        const places = /** @type {Record<string, keyof CB.Combine>} */ ({
          "lesson.sections": "items",
          comparison: "comparison",
          questions: "items",
          next_step: "next_step",
        });
        const changes = Object.entries(places).map(([path, join]) => [path, self.joined(path.split("."), join)]);
        const document = model.merge(editor.state.document, Object.fromEntries(changes));
        return { ...document, questions: document.questions.map(self.withSection(document.lesson.sections)) };
      },

      joined(path, join) {
        const name = /** @type {"sections"} */ (path[path.length - 1]);
        const present = model.at(editor.state.document, path);
        const { how, ids } = self.decided(name);
        const found = self.proposal?.[name];
        if (how === "leave" || !found) return present;
        return combine[join](present, join === "items" ? found.filter(({ id }) => ids.includes(id)) : found, how);
      },

      // A question of the article whose section was left out belongs to none.
      withSection: (sections) => (question) =>
        !question.section || sections.some(({ id }) => id === question.section) ? question : { ...question, section: "" },
    };
    return self;
  };
})();
