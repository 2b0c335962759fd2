// What is pasted and needs more than the browser does. Formatted text: its words stand at once, and the server gives the
// Markdown that takes their place; HTML of the clipboard never becomes part of the page. Cells of a spreadsheet: they fill
// the comparison table from where the author is, and it grows.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

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

  Studio.pasted = (kit, editor) => {
    const { model } = Studio;
    const most = editor.args.bounds;

    // A copy that may be changed, at least so large where the bounds allow it.
    /** @type {(table: CB.Comparison, rows: number, columns: number) => CB.Comparison} */
    const grown = (table, rows, columns) => {
      const taken = new Set(model.ids(editor.state));
      const more = (/** @type {any[]} */ list, /** @type {number} */ count, /** @type {any} */ blank) =>
        Array.from({ length: Math.max(0, count - list.length) }, () => ({ id: model.newId(taken), label: "", ...blank }));
      const heads = [...table.columns, ...more(table.columns, Math.min(columns, most.columns), {})].map((column) => ({ ...column }));
      const lines = [...table.rows, ...more(table.rows, Math.min(rows, most.rows), { cells: [] })];
      return { ...table, columns: heads, rows: lines.map((row) => ({ ...row, cells: heads.map((_, place) => row.cells[place] ?? "") })) };
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

    /** @type {CB.Pasted} */
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
        const text = isBlock ? Studio.block(value, start, end, markdown).text : before + markdown + (plain.trim() ? after : "");
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
