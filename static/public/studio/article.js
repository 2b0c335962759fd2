// An article that is pasted: what was found in it is reviewed part by part, and only then put into the document.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

  const LONGEST = 400000; // characters that the server reads of an article

  // An editor of source code hands over Markdown in colours.
  /** @type {(text: string, html: string) => boolean} */
  const isMarkdown = (text, html) => /^#{1,6} /m.test(text) && !/<(h[1-6]|[uo]l|table)\b/i.test(html);

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
        const isWhole = !rest.trim() && !isMarkdown(clipboardData.getData("text/plain"), html);
        setTimeout(() => {
          self.pasted = { text: text.value, html: isWhole ? html : "" };
          self.source();
        });
      },

      // What was changed by hand afterwards counts as it stands.
      source() {
        const { html, text: shown } = self.pasted;
        const isShown = html && shown === text.value;
        const isHtml = !!isShown && html.length <= LONGEST;
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
})();
