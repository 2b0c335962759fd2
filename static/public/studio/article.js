// An article that is pasted: what was found in it is reviewed part by part, and only then put into the document.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

  const LONGEST = 400000; // characters that the server reads of an article

  const isFilled = (/** @type {object} */ group) => Object.values(group).some(({ length }) => length);

  // An editor of source code hands over Markdown in colours.
  /** @type {(text: string, html: string) => boolean} */
  const isMarkdown = (text, html) => /^#{1,6} /m.test(text) && !/<(h[1-6]|[uo]l|table)\b/i.test(html);

  Studio.article = (kit, editor) => {
    const { model, make } = Studio;
    const text = kit.find("article-text");

    const quote = (/** @type {string} */ words) => make("p", { className: "cbs-quote", dir: "auto" }, words);

    /** @type {CB.Article} */
    const self = {
      found: null,
      pasted: { text: "", html: "" },

      start() {
        text.addEventListener("paste", self.paste);
        text.addEventListener("input", self.source);
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
        const isWhole = !rest.trim() && !isMarkdown(clipboardData.getData("text/plain"), html);
        setTimeout(() => {
          self.pasted = { text: text.value, html: isWhole ? html : "" };
          self.source();
        });
      },

      // What was changed by hand afterwards counts as it stands.
      source() {
        const { html, text: shown } = self.pasted;
        const [used, note] = html.length > LONGEST ? [text.value, "unformatted"] : [html, "formatted"];
        const isShown = html && shown === text.value;
        kit.write("article-note", isShown ? kit.text(note) : "");
        return isShown ? used : text.value;
      },

      async read_article() {
        const source = self.source();
        const { document } = editor.state;
        const { comparison, next_step: note } = document;
        const reply = await kit.post("read_article", { text: source, comparison, next_step: note });
        if (source !== self.source() || document !== editor.state.document) return;
        if (reply.code) {
          kit.write("article-note", reply.message);
          return kit.find("article-note").focus();
        }
        self.review(reply.data);
      },

      review(found) {
        const { proposal, joined } = (self.found = found);
        const { document } = editor.state;
        const { sections, comparison, questions, next_step: nextStep } = proposal;
        const parts = [
          sections.length && self.part("sections", self.waysOf(document.lesson), sections.map(self.sectionEntry)),
          comparison && self.part("comparison", self.waysOf(document.comparison, joined.comparison), [self.table(comparison)]),
          questions.length && self.part("questions", self.waysOf([document.questions]), questions.map(self.questionEntry)),
          nextStep && self.part("next_step", self.waysOf(document.next_step, joined.next_step), [self.noteEntry(nextStep)]),
        ].filter(Boolean);
        kit.find("article-parts").replaceChildren(...(parts.length ? parts : [kit.text("found_nothing")]));
        kit.find("article-left-list").replaceChildren(...proposal.left_out.map((words) => make("li", { dir: "auto" }, words)));
        kit.show("article-left", proposal.left_out.length);
        kit.show("article-apply", parts.length);
        kit.show("article-paste", false);
        kit.show("article-review", true);
        kit.find("article-title").focus();
      },

      // There is one table and one next step: where what was found cannot be joined with it, it is not offered.
      waysOf(present, joined = {}) {
        if (!isFilled(present)) return ["use", "leave"];
        return joined ? ["add", "replace", "leave"] : ["replace", "leave"];
      },

      part(name, ways, entries) {
        const usual = ways[0] === "replace" ? "leave" : ways[0];
        const choices = ways.map((value) => self.way(name, value, value === usual));
        const legend = make("legend", {}, kit.text(`found_${name}`));
        const full = ways[0] === "replace" ? [make("p", { className: "cbs-note" }, kit.text("no_room"))] : [];
        return make("fieldset", { className: "cbs-group", name }, legend, make("div", { className: "cbs-ticks" }, ...choices), ...full, ...entries);
      },

      way(name, value, checked) {
        const input = make("input", { type: "radio", name: `${kit.root.id}-${name}`, value, checked });
        return make("label", {}, input, ` ${kit.text(`choice_${value}`)}`);
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

      noteEntry({ title, body, link_text: words, url }) {
        const way = [words, url].filter(Boolean).join(": ");
        return make("div", {}, make("strong", { dir: "auto" }, title), quote([body, way].filter(Boolean).join("\n")));
      },

      table({ caption, corner, columns, rows }) {
        const header = (/** @type {string} */ scope, /** @type {string} */ label) => make(label ? "th" : "td", label ? { scope } : {}, label);
        const head = make("tr", {}, ...[corner, ...columns.map(({ label }) => label)].map((label) => header("col", label)));
        const line = (/** @type {CB.Row} */ { label, cells }) =>
          make("tr", {}, header("row", label), ...cells.map((cell) => make("td", {}, cell)));
        const body = make("tbody", {}, ...rows.map(line));
        const scroll = make("div", { className: "cbs-scroll", tabIndex: 0 }, make("table", { dir: "auto" }, make("caption", {}, caption), make("thead", {}, head), body));
        return Object.assign(scroll, { role: "region", ariaLabel: caption || kit.text("found_comparison") });
      },

      apply_article(button) {
        button.closest("dialog").close();
        editor.change({ ...editor.state, document: self.combined() }, { keys: [], word: "did_article" });
        kit.say(kit.text("article_used"));
      },

      combined() {
        const { document } = editor.state;
        const { lesson, comparison, questions, next_step: nextStep } = document;
        return {
          ...document,
          lesson: { ...lesson, sections: self.joined("sections", lesson.sections) },
          comparison: self.joined("comparison", comparison),
          questions: self.joined("questions", questions),
          next_step: self.joined("next_step", nextStep),
        };
      },

      // What was decided about a part: how it is used, and which of its items.
      joined(name, present) {
        const part = kit.find("article-parts").querySelector(`fieldset[name=${name}]`);
        const how = part?.querySelector("[type=radio]:checked").value ?? "leave";
        if (how === "leave") return present;
        const ticked = kit.all("[type=checkbox]:checked", part).map(({ value }) => value);
        const { proposal, joined } = self.found;
        if (!Array.isArray(present)) return (how === "add" ? joined : proposal)[name];
        const found = proposal[name].filter((/** @type {CB.Item} */ { id }) => ticked.includes(id));
        if (how === "replace") return found;
        const taken = new Set(present.map(({ id }) => id));
        return [...present, ...found.map((/** @type {CB.Item} */ item) => (taken.has(item.id) ? { ...item, id: model.newId(taken) } : item))];
      },
    };
    return self;
  };
})();
