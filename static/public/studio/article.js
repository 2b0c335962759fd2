// An article that is pasted: what was found in it is reviewed part by part, and only then put into the document.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

  const LONGEST = 400000; // characters that the server reads of an article

  // An editor of source code hands over Markdown in colours.
  /** @type {(text: string, html: string) => boolean} */
  const isMarkdown = (text, html) => /^#{1,6} /m.test(text) && !/<(h[1-6]|[uo]l|table)\b/i.test(html);

  Studio.article = (kit, editor) => {
    const text = kit.find("article-text");
    const review = Studio.review(kit, editor);

    /** @type {CB.Article} */
    const self = {
      pasted: { text: "", html: "" },

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

      async read_article() {
        const source = self.source();
        const { document } = editor.state;
        const reply = await kit.post("read_article", { ...source, comparison: document.comparison });
        if (source.text !== self.source().text || document !== editor.state.document) return;
        if (reply.code) {
          kit.write("article-note", reply.message);
          return kit.find("article-note").focus();
        }
        review.show(reply.data);
        kit.show("article-paste", false);
        kit.show("article-review", true);
        kit.find("article-title").focus();
      },

      apply_article(button) {
        button.closest("dialog").close();
        editor.change(Studio.taken(editor.state, review.decided()), { keys: [], word: "did_article" });
        kit.say(kit.text("article_used"));
      },
    };
    return self;
  };
})();
