// What the buttons of a Markdown text's toolbar put around words and before lines, and take away again.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));
  const { linesAt, block } = Studio.writing;

  const START = /^[ \t]*(?:>[ \t]?)*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+|#{1,6}[ \t]+)?/; // of a line, before its words

  // Marks around words

  /** @type {Record<string, (run: string) => boolean>} */
  const isMark = {
    "**": (run) => run.startsWith("**"),
    "*": (run) => run[0] === "*" && run.length % 2 > 0,
    "`": (run) => run === "`",
  };

  // Where a mark opens and closes, and how far it reaches with the others that stand beside it.
  /** @type {(value: string, mark: string, from: number, to: number) => CB.Pair[]} */
  const pairsIn = (value, mark, from, to) => {
    const found = [];
    let open = null;
    for (const { 0: run, index } of value.slice(from, to).matchAll(/\\.|\*+|`+/g)) {
      if (!isMark[mark]?.(run)) continue;
      const [start, end] = [from + index, from + index + run.length];
      if (open && /\S/.test(value[start - 1] ?? "")) {
        found.push({ start: open.start, inner: open.end, outer: start, end });
        open = null;
      } else if (/\S/.test(value[end] ?? "")) open = { start, end };
    }
    return found;
  };

  // Blanks at the ends of what is marked stay outside.
  /** @type {(value: string, start: number, end: number) => [number, number]} */
  const trimmed = (value, start, end) => {
    const words = value.slice(start, end);
    const from = end - words.trimStart().length;
    return [from, Math.max(from, start + words.trimEnd().length)];
  };

  // No mark reaches over the end of a paragraph or an item, so each line has its own.
  /** @type {(value: string, start: number, end: number) => CB.Piece[]} */
  const piecesOf = (value, start, end) => {
    const found = [];
    for (let from = start; from <= end; ) {
      const [first, last] = linesAt(value, from, from);
      const words = first + /** @type {any} */ (START.exec(value.slice(first, last)))[0].length;
      const [left, right] = trimmed(value, Math.max(from, words), Math.max(words, Math.min(last, end)));
      if (left < right) found.push({ first, last, start: left, end: right });
      from = last + 1;
    }
    return found;
  };

  // Several changes of a text as one edit; what is marked moves along.
  /** @type {(value: string, changes: CB.Cut[], from: number, to: number) => CB.Edit} */
  const joined = (value, changes, from, to) => {
    const sorted = changes.sort((one, other) => one.at - other.at);
    const [start, last] = [/** @type {CB.Cut} */ (sorted[0]).at, /** @type {CB.Cut} */ (sorted[sorted.length - 1])];
    let [text, place] = ["", start];
    for (const { at, cut, put } of sorted) {
      text += value.slice(place, at) + put;
      place = at + cut;
    }
    const moved = (/** @type {number} */ spot, /** @type {boolean} */ after) =>
      sorted.reduce((sum, { at, cut, put }) => (at < spot || (after && at === spot) ? sum + put.length - Math.min(cut, spot - at) : sum), spot);
    return { start, end: last.at + last.cut, text, from: moved(from, true), to: moved(to, false) };
  };

  /** @type {(value: string, at: number) => [number, number]} */
  const wordAt = (value, at) => {
    const [before = ""] = /[\p{L}\p{N}]*$/u.exec(value.slice(0, at)) ?? [];
    const [after = ""] = /^[\p{L}\p{N}]*/u.exec(value.slice(at)) ?? [];
    return before && after ? [at - before.length, at + after.length] : [at, at];
  };

  /** @type {(mark: string, pairs: CB.Pair[]) => CB.Cut[]} */
  const without = (mark, pairs) =>
    [...new Map(pairs.map((pair) => [pair.start, pair])).values()].flatMap(({ start, end }) => [
      { at: start, cut: mark.length, put: "" },
      { at: end - mark.length, cut: mark.length, put: "" },
    ]);

  /** @type {CB.Piece} */
  const NOWHERE = { first: 0, last: 0, start: 0, end: 0 };

  // What is marked all over loses the marks; otherwise what has none yet gets them.
  /** @type {(mark: string) => CB.Format} */
  const around = (mark) => (value, start, end, words) => {
    const pairOf = (/** @type {CB.Piece} */ piece) =>
      pairsIn(value, mark, piece.first, piece.last).find((pair) => pair.start <= piece.start && piece.end <= pair.end);
    if (start === end) {
      const [first, last] = linesAt(value, start, start);
      const pair = pairsIn(value, mark, first, last).find((found) => found.start < start && start < found.end);
      if (pair?.outer === start) return { start, end, text: "", from: pair.end, to: pair.end }; // goes on behind it
      if (pair) return joined(value, without(mark, [pair]), start, start);
      [start, end] = wordAt(value, start);
    }
    const pieces = piecesOf(value, start, end);
    const [{ start: from }, { end: to }] = [pieces[0] ?? NOWHERE, pieces[pieces.length - 1] ?? NOWHERE];
    if (!pieces.length) return { start, end, text: mark + words + mark, from: start + mark.length, to: start + mark.length + words.length };
    const pairs = pieces.map(pairOf);
    if (pairs.every(Boolean)) return joined(value, without(mark, /** @type {CB.Pair[]} */ (pairs)), from, to);
    const changes = pieces.filter((_, index) => !pairs[index]).flatMap((piece) => [
      { at: piece.start, cut: 0, put: mark },
      ...without(mark, pairsIn(value, mark, piece.start, piece.end)),
      { at: piece.end, cut: 0, put: mark },
    ]);
    return joined(value, changes, from, to);
  };

  // Marks before lines

  // What comes directly below a list or a quote would belong to it.
  /** @type {(value: string, end: number) => string} */
  const apart = (value, end) => (/^\n[ \t]*(?![-*+>] |\d+[.)] )\S/.test(value.slice(end)) ? "\n" : "");

  const OTHER = /^([ \t]*)(?:(?:[-*+]|\d{1,9}[.)])[ \t]+|#{1,6}[ \t]+)?/;

  // Lines that all have the mark lose it; otherwise each gets it, in the place of another such mark.
  /** @type {(kind: CB.LineKind) => CB.Format} */
  const before = ({ marked, other = OTHER, mark, blank, ends }) => (value, start, end) => {
    const [from, to] = linesAt(value, start, end);
    const all = value.slice(from, to).split("\n");
    const filled = all.filter((line) => line.trim());
    const isMarked = filled.length > 0 && filled.every((line) => marked.test(line));
    let number = 0;
    const lines = all.map((line) => {
      if (isMarked) return line.replace(marked, "$1");
      if (!line.trim() && filled.length) return blank ?? line;
      return line.replace(other, (_, indent) => indent + mark((number += 1)));
    });
    const text = lines.join("\n");
    const last = from + text.length;
    const first = start === end ? Math.max(from, last - (to - start)) : from;
    return { start: from, end: to, text: text + (ends && !isMarked ? apart(value, to) : ""), from: first, to: start === end ? first : last };
  };

  /** @type {CB.Format} */
  const fenced = (value, start, end) => {
    const [from, to] = linesAt(value, start, end);
    const lines = value.slice(from, to).split("\n");
    const isFenced = [lines[0], lines[lines.length - 1]].every((line) => line?.startsWith("```"));
    const text = (isFenced ? lines.slice(1, -1) : ["```", ...lines, "```"]).join("\n");
    return { start: from, end: to, text, from, to: from + text.length };
  };

  /** @type {CB.Format} */
  const table = (value, start, end, words) => {
    const [from, to] = linesAt(value, start, end);
    const isEmpty = start === end;
    const rows = (isEmpty ? words : value.slice(from, to)).split("\n").filter((line) => line.trim()).map((line) => line.trim().split("\t"));
    const width = Math.max(2, ...rows.map(({ length }) => length));
    const [head = "", ...others] = rows.map((row) => `|${Array.from({ length: width }, (_, place) => ` ${(row[place] ?? "").replace(/\|/g, "\\|")} |`).join("")}`);
    const edit = block(value, isEmpty ? to : from, to, [head, `|${" --- |".repeat(width)}`, ...others].join("\n"));
    const first = edit.from + 2;
    return isEmpty ? { ...edit, from: first, to: first + (rows[0]?.[0] ?? "").length } : edit;
  };

  const code = around("`");

  /** @type {Record<string, CB.Format>} */
  const formats = {
    bold: around("**"),
    italic: around("*"),
    code: (value, start, end, words) => (value.slice(start, end).includes("\n") ? fenced : code)(value, start, end, words),
    heading: before({ marked: /^()#{1,6}[ \t]+/, mark: () => "### " }),
    list: before({ marked: /^([ \t]*)[-*+][ \t]+/, mark: () => "- ", ends: true }),
    numbered: before({ marked: /^([ \t]*)\d{1,9}[.)][ \t]+/, mark: (number) => `${number}. `, ends: true }),
    quote: before({ marked: /^()>[ \t]?/, other: /^()/, mark: () => "> ", blank: ">", ends: true }),
    table,
  };

  Studio.formats = () => ({
    edit(value, start, end, name, words) {
      const [from, to] = trimmed(value, start, end);
      return /** @type {CB.Format} */ (formats[name])(value, from, to, words);
    },
  });
})();
