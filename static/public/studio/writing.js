// Edits of a text that is written: which stretch is replaced by what, and what is marked then. Here is what every key may
// need; formats.js has the buttons' part. Nothing of either knows of a page.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

  const ITEM = /^([ \t]*(?:>[ \t]?)*)(?:([-*+]|(\d{1,9})([.)]))([ \t]+))?/;
  const FENCE = /^ {0,3}(?:```|~~~)/gm;

  /** @type {(value: string, start: number, end: number) => [number, number]} */
  const linesAt = (value, start, end) => {
    const after = value.indexOf("\n", end);
    return [value.lastIndexOf("\n", start - 1) + 1, after < 0 ? value.length : after];
  };

  /** @type {(value: string, start: number, end: number, text: string) => CB.Edit} */
  const block = (value, start, end, text) => {
    const [above, below] = [value.slice(0, start), value.slice(end)];
    const left = above.trim() ? "\n\n".slice(/\n*$/.exec(above)?.[0].length) : "";
    const right = below.trim() ? "\n\n".slice(/^\n*/.exec(below)?.[0].length) : "";
    const from = start + left.length;
    return { start, end, text: left + text + right, from, to: from + text.length };
  };

  Studio.writing = {
    linesAt,
    block,

    // An item without words ends its list, with an empty line, or what follows would still belong to it.
    goOn(value, at) {
      const [first, last] = linesAt(value, at, at);
      const [all = "", outer = "", mark, number, sign, blanks = ""] = ITEM.exec(value.slice(first, last)) ?? [];
      const isCode = (value.slice(0, first).match(FENCE) ?? []).length % 2;
      if (!(mark || outer.trim()) || isCode || at < first + all.length) return null;
      if (first + all.length === last) {
        const text = first && !value.slice(0, first).endsWith("\n\n") ? "\n" : "";
        return { start: first, end: last, text, from: first + text.length, to: first + text.length };
      }
      const text = `\n${outer}${number ? `${Number(number) + 1}${sign}` : mark ?? ""}${blanks}`;
      return { start: at, end: at, text, from: at + text.length, to: at + text.length };
    },
  };
})();
