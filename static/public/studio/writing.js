// What is written into a text at once: marks by its buttons, examples, and what was pasted: Markdown of formatted text, made by
// the server so that HTML of the clipboard never becomes part of the page, and cells for the table.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));
  const { linesAt } = Studio;

  const START = /^[ \t]*(?:>[ \t]?)*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+|#{1,6}[ \t]+)?/; // of a line, before its words

  // Marks around words

  /** @type {Record<string, (run: string) => boolean>} */
  const isMark = {
    "**": (run) => run.startsWith("**"),
    "*": (run) => run[0] === "*" && run.length % 2 > 0,
    "`": (run) => run === "`",
  };

  // What a mark encloses in a line, from its beginning to its end; other marks may stand beside it.
  /** @type {(line: string, mark: string) => CB.Span[]} */
  const spansIn = (line, mark) => {
    const found = [];
    let open = -1;
    for (const { 0: run, index } of line.matchAll(/\\.|\*+|`+/g)) {
      if (!isMark[mark]?.(run)) continue;
      const end = index + run.length;
      if (open >= 0 && /\S/.test(line[index - 1] ?? "")) {
        found.push({ start: open, end });
        open = -1;
      } else if (/\S/.test(line[end] ?? "")) open = index;
    }
    return found;
  };

  /** @type {(line: string, mark: string, spans: CB.Span[]) => string} */
  const without = (line, mark, spans) =>
    spans.reduceRight(
      (text, { start, end }) => text.slice(0, start) + text.slice(start + mark.length, end - mark.length) + text.slice(end),
      line,
    );

  // Blanks at the ends of what is marked stay outside.
  /** @type {(value: string, start: number, end: number) => [number, number]} */
  const trimmed = (value, start, end) => {
    const words = value.slice(start, end);
    const from = end - words.trimStart().length;
    return [from, Math.max(from, start + words.trimEnd().length)];
  };

  // The marked words of a line, without what stands before them in an item, a quote or a heading; and the mark around them.
  /** @type {(line: string, start: number, end: number, mark: string) => CB.Piece} */
  const pieceOf = (line, start, end, mark) => {
    const words = START.exec(line)?.[0].length ?? 0;
    const [from, to] = trimmed(line, Math.max(start, words), Math.max(words, Math.min(line.length, end)));
    return { line, start: from, end: to, around: spansIn(line, mark).find((span) => span.start <= from && to <= span.end) };
  };

  /** @type {(piece: CB.Piece, mark: string) => CB.Marked} */
  const taken = ({ line, start, end, around }, mark) => {
    if (!around) return { text: line, from: start, to: end };
    return { text: without(line, mark, [around]), from: around.start, to: around.end - 2 * mark.length };
  };

  /** @type {(piece: CB.Piece, mark: string) => CB.Marked} */
  const given = ({ line, start, end, around }, mark) => {
    if (around || start === end) return { text: line, from: start, to: end };
    const words = line.slice(start, end);
    const inner = without(words, mark, spansIn(words, mark));
    const from = start + mark.length;
    return { text: line.slice(0, start) + mark + inner + mark + line.slice(end), from, to: from + inner.length };
  };

  // No mark reaches over the end of a paragraph or an item, so each line has its own. Words that are marked all over lose
  // them; otherwise those get them that have none.
  /** @type {(value: string, start: number, end: number, mark: string) => CB.Edit} */
  const turned = (value, start, end, mark) => {
    const [from, to] = linesAt(value, start, end);
    let next = from;
    const pieces = value.slice(from, to).split("\n").map((line) => {
      const at = next;
      next += line.length + 1;
      return pieceOf(line, start - at, end - at, mark);
    });
    const turn = pieces.every((piece) => piece.around || piece.start === piece.end) ? taken : given;
    const lines = pieces.map((piece) => turn(piece, mark));
    const text = lines.map((line) => line.text).join("\n");
    const [first, last] = /** @type {[CB.Marked, CB.Marked]} */ ([lines[0], lines[lines.length - 1]]);
    return { start: from, end: to, text, from: from + first.from, to: from + text.length - last.text.length + last.to };
  };

  // Within a word all of it is meant.
  /** @type {(value: string, at: number) => [number, number]} */
  const wordAt = (value, at) => {
    const [before = ""] = /[\p{L}\p{N}]*$/u.exec(value.slice(0, at)) ?? [];
    const [after = ""] = /^[\p{L}\p{N}]*/u.exec(value.slice(at)) ?? [];
    return before && after ? [at - before.length, at + after.length] : [at, at];
  };

  const CLOSING = /^[*`]{1,3}$/;

  // Where nothing is marked. Before the closing marks the author goes on behind them.
  /** @type {(value: string, at: number, mark: string, words: string) => CB.Edit} */
  const beside = (value, at, mark, words) => {
    const [first, last] = linesAt(value, at, at);
    const line = value.slice(first, last);
    const place = at - first;
    const span = spansIn(line, mark).find(({ start, end }) => start < place && place < end);
    const [start, end] = wordAt(value, at);
    const caret = span && CLOSING.test(line.slice(place, span.end)) ? first + span.end : at - mark.length;
    if (caret > at) return { start: at, end: at, text: "", from: caret, to: caret };
    if (span) return { start: first, end: last, text: without(line, mark, [span]), from: caret, to: caret };
    if (start < end) return turned(value, start, end, mark);
    const from = at + mark.length;
    return { start: at, end: at, text: mark + words + mark, from, to: from + words.length };
  };

  /** @type {(mark: string) => CB.Format} */
  const around = (mark) => (value, start, end, words) =>
    start < end ? turned(value, start, end, mark) : beside(value, end, mark, words);

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

  // A text in the place of a stretch, with empty lines around it.
  /** @type {(value: string, start: number, end: number, text: string) => CB.Edit} */
  const block = (value, start, end, text) => {
    const [above, below] = [value.slice(0, start), value.slice(end)];
    const left = above.trim() ? "\n\n".slice(/\n*$/.exec(above)?.[0].length) : "";
    const right = below.trim() ? "\n\n".slice(/^\n*/.exec(below)?.[0].length) : "";
    const from = start + left.length;
    return { start, end, text: left + text + right, from, to: from + text.length };
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

  // What was pasted

  const LONGEST = 400000; // characters that the server reads
  const BLOCK = /\n|^(?:#{1,6} |[-*+] |\d+[.)] |> |\||```)/;
  const CELL = /(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))([\t\n]|$)/y;

  // A cell that holds a quotation mark, a tab or the end of a line stands between quotation marks.
  /** @type {(text: string) => string[][]} */
  const cellsOf = (text) => {
    /** @type {string[][]} */
    const rows = [[]];
    const whole = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
    CELL.lastIndex = 0;
    for (let found = CELL.exec(whole); found; found = CELL.exec(whole)) {
      const [, quoted, bare = "", end] = found;
      const words = quoted === undefined ? bare : quoted.replace(/""/g, '"');
      rows[rows.length - 1]?.push(words.trim().replace(/\s*\n\s*/g, "<br>"));
      if (!end) break;
      if (end === "\n") rows.push([]);
    }
    return rows;
  };

  Studio.writing = (kit, editor) => {
    const { model } = Studio;
    const most = editor.args.bounds;
    /** @type {any} */
    let text = null;

    // A copy that may be changed, at least so large where the bounds allow it.
    /** @type {(table: CB.Comparison, rows: number, columns: number) => CB.Comparison} */
    const grown = (table, rows, columns) => {
      const taken = new Set(model.ids(editor.state));
      const filled = (/** @type {any[]} */ list, /** @type {number} */ count) =>
        Array.from({ length: Math.max(list.length, count) }, (_, place) => ({ ...(list[place] ?? { id: model.newId(taken), label: "" }) }));
      const heads = filled(table.columns, Math.min(columns, most.columns));
      const lines = filled(table.rows, Math.min(rows, most.rows));
      return { ...table, columns: heads, rows: lines.map((row) => ({ ...row, cells: heads.map((_, place) => row.cells?.[place] ?? "") })) };
    };

    // Row -1 has the names of the columns, column -1 those of the rows. What is beyond the table is left out.
    /** @type {(table: CB.Comparison, row: number, column: number, words: string) => void} */
    const fill = (table, row, column, words) => {
      if (column >= table.columns.length || row >= table.rows.length) return;
      const owner = /** @type {any} */ (row < 0 ? table.columns[column] : table.rows[row]);
      if (row < 0 && column < 0) table.corner = words;
      else if (row < 0 || column < 0) owner.label = words;
      else owner.cells[column] = words;
    };

    /** @type {(path: CB.Step[]) => [number, number]} */
    const placeOf = ([, , list, item, , cell]) => {
      if (list === "rows") return [Number(item), Number(cell ?? -1)];
      return [-1, list === "columns" ? Number(item) : -1];
    };

    /** @type {CB.Writing} */
    const self = {
      edit(value, start, end, name, words) {
        const [from, to] = trimmed(value, start, end);
        return /** @type {CB.Format} */ (formats[name])(value, from, to, words);
      },

      open_examples(button) {
        text = button.closest(".cbs-field").querySelector("textarea");
        kit.find("examples-dialog").showModal();
      },

      insert_example(button) {
        const { value, selectionEnd: at } = text;
        const words = button.value;
        const inline = { start: at, end: at, text: words, from: at, to: at + words.length };
        button.closest("dialog").close();
        editor.write(text, "block" in button.dataset ? block(value, at, at, words) : inline);
      },

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
        const text = isBlock ? block(value, start, end, markdown).text : before + markdown + (plain.trim() ? after : "");
        if (text === plain) return;
        editor.amend(control, { start, end, text }, step);
        kit.say(kit.text("formatting_kept"));
      },

      put_cells(control, text) {
        const cells = cellsOf(text);
        const width = Math.max(...cells.map(({ length }) => length));
        const keys = editor.keysOf(control);
        const [row, column] = placeOf(model.path(editor.state, keys));
        const [rows, columns] = [row + cells.length, column + width];
        const comparison = grown(editor.state.document.comparison, rows, columns);
        for (const [down, line] of cells.entries()) {
          for (const [across, words] of line.entries()) fill(comparison, row + down, column + across, words);
        }
        editor.change(model.put(editor.state, ["document", "comparison"], comparison), { keys, word: "did_cells" });
        const out = { rows: Math.max(0, rows - most.rows), columns: Math.max(0, columns - most.columns) };
        const left = Object.entries(out).map(([name, count]) => count && kit.text(`${name}_left`, { count }));
        const done = kit.text("cells_filled", { rows: cells.length - out.rows, columns: width - out.columns });
        if (left.some(Boolean)) Studio.tellAt(kit, control, kit.join(done, ...left));
        else kit.say(done);
      },
    };
    return self;
  };
})();
