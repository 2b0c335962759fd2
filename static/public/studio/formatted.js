// Formatted text that is pasted: its words stand at once, and the server gives the Markdown that takes their place. HTML
// of the clipboard never becomes part of the page.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

  const LONGEST = 400000; // characters that the server reads
  const BLOCK = /\n|^(?:#{1,6} |[-*+] |\d+[.)] |> |\||```)/;

  Studio.formatted = (kit, editor) => {
    /** @type {CB.Formatted} */
    const self = {
      // Beside the other requests: a long text must not hold up the preview.
      async read_formatted(pasted, html) {
        const { control } = pasted;
        const wanted = { html, one_line: !control.closest(".cbs-writing") };
        const reply = html.length > LONGEST ? null : await kit.ask("read_formatted", wanted);
        if (reply?.data?.markdown !== undefined) self.put_formatted(pasted, reply.data.markdown);
        else if (control.isConnected) Studio.tellAt(kit, control, kit.text("text_alone"));
      },

      // What the author did with the words meanwhile counts.
      put_formatted({ control, start, plain, step }, markdown) {
        const { value } = control;
        const end = start + plain.length;
        if (!control.isConnected || value.slice(start, end) !== plain) return;
        const isBlock = control.closest(".cbs-writing") && BLOCK.test(markdown);
        const [before, after] = [/^\s*/, /\s*$/].map((blanks) => /** @type {any} */ (blanks.exec(plain))[0]);
        const text = isBlock ? Studio.writing.block(value, start, end, markdown).text : before + markdown + (plain.trim() ? after : "");
        if (text === plain) return;
        editor.amend(control, { start, end, text }, step);
        kit.say(kit.text("formatting_kept"));
      },
    };
    return self;
  };
})();
