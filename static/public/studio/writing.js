// What the buttons of a text write, what becomes of formatted text that is pasted, links and pictures.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

  // What is written into a text at once: marks by its buttons, examples, and what was pasted: Markdown of formatted text, made by
  // the server so that HTML of the clipboard never becomes part of the page, and cells for the table.

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
        editor.close(button);
        editor.write(text, "block" in button.dataset ? block(value, at, at, words) : inline);
      },

      // Beside the other requests: a long text must not hold up the preview.
      async read_formatted(pasted, html) {
        const { control } = pasted;
        const wanted = { html, one_line: !control.closest(".cbs-writing") };
        const reply = html.length > most.pasted ? null : await kit.ask("read_formatted", wanted);
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

  // Links and pictures of a text: a dialog with their words and address, which the server checks like any other text. A
  // picture may be one of the course's files.

  const WORDS = String.raw`\[((?:[^[\]\\]|\\.|\[[^[\]]*\])*)\]`;
  const ADDRESS = String.raw`\(\s*<?((?:[^\s<>()\\]|\\.|\([^\s<>()]*\))*)>?(\s+(?:"[^"]*"|'[^']*'))?\s*\)`;
  /** @type {Record<string, RegExp>} */
  const KINDS = { link: new RegExp(`(?<!!)${WORDS}${ADDRESS}`, "g"), image: new RegExp(`!${WORDS}${ADDRESS}`, "g") };
  const WEB = /^(?:https?:\/\/|www\.)\S+$/i;
  const FILE = /^[^/:?#]+\.(?:png|jpe?g|gif|webp|svg)$/i;
  const PAUSE = 250;
  const LARGEST = 20_000_000; // bytes that the platform takes as it is shipped
  const PAGE = 50;
  const PICTURE = /\.(?:png|jpe?g|gif|webp)$/i; // an SVG may carry script
  /** @type {[RegExp, string, RegExp][]} */
  const STARTS = [
    [/^\x89PNG/, ".png", /\.png$/i],
    [/^\xff\xd8\xff/, ".jpg", /\.jpe?g$/i],
    [/^GIF8/, ".gif", /\.gif$/i],
    [/^RIFF[^]{4}WEBP/, ".webp", /\.webp$/i],
  ];

  // What the caret is in, or what is marked.
  /** @type {(control: HTMLTextAreaElement, kind: string) => CB.Linked} */
  const linkedAt = (control, kind) => {
    const { value, selectionStart: from, selectionEnd: to } = control;
    const beside = from === to ? 1 : 0;
    for (const { 0: all, 1: words = "", 2: address = "", 3: title = "", index: start } of value.matchAll(/** @type {RegExp} */ (KINDS[kind]))) {
      const end = start + all.length;
      if (start + beside <= from && to <= end - beside) return { control, start, end, words, address, title, isNew: false };
    }
    const marked = value.slice(from, to);
    const words = marked.trim().replace(/\s+/g, " ");
    const start = to - marked.trimStart().length;
    const place = { control, start, end: start + marked.trim().length, title: "", isNew: true };
    return WEB.test(words) ? { ...place, words: "", address: words } : { ...place, words, address: "" };
  };

  // Brackets that come in pairs may stand in the words as they are.
  const escaped = (/** @type {string} */ words) => {
    const single = /[[\]]/.test(words.replace(/\\./g, "").replace(/\[[^[\]]*\]/g, ""));
    return single ? words.replace(/\\.|[[\]]/g, (mark) => (mark.length > 1 ? mark : `\\${mark}`)) : words;
  };

  /** @type {(address: string, kind: string) => string} */
  const completed = (address, kind) => {
    if (kind === "image" && FILE.test(address)) return `/static/${address}`;
    return /^www\./i.test(address) ? `https://${address}` : address;
  };

  // What would end an address.
  const encoded = (/** @type {string} */ address) =>
    address.replace(/[\s<>()\\]/g, (mark) => `%${mark.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`);

  // Pictures of the course

  // By how it begins: a name says what somebody calls it. Empty where it is none of these.
  /** @type {(picture: File) => Promise<string>} */
  const nameOf = async (picture) => {
    const start = String.fromCharCode(...new Uint8Array(await picture.slice(0, 12).arrayBuffer()));
    const [, ending = "", usual = /^/] = STARTS.find(([begin]) => begin.test(start)) ?? [];
    return usual.test(picture.name) ? ending && picture.name : picture.name.replace(/\.\w*$/, "") + ending;
  };

  // What every browser calls a picture of the clipboard.
  const unnamed = (/** @type {string} */ name) => name.replace(/^image(?=\.)/, `picture-${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}`);

  const plain = (/** @type {string} */ url) => url.replace(/[^\p{L}\p{N}]+/gu, "_").toLowerCase();

  // The pictures among the course's files, at the address that Studio has for them.
  /** @type {(kit: CB.Kit, address: string) => CB.Files} */
  const makeFiles = (kit, address) => {
    /** @type {(query: string, options: object, failures: Record<number, string>) => Promise<CB.FilesReply>} */
    const ask = async (query, options, failures) => {
      const headers = { Accept: "application/json", "X-CSRFToken": kit.token() };
      const response = await fetch(address + query, { headers, redirect: "manual", ...options }).catch(() => null);
      const data = response?.ok ? await response.json().catch(() => null) : null;
      return { failed: data ? "" : (failures[response?.status ?? 0] ?? /** @type {string} */ (failures[0])), data };
    };

    /** @type {CB.Files} */
    const self = {
      async list(words, page) {
        const query = new URLSearchParams({ page: `${page}`, page_size: `${PAGE}`, asset_type: "Images", text_search: words });
        const { failed, data } = await ask(`?${query}`, {}, { 0: "files_failed", 403: "files_forbidden", 404: "files_none" });
        const files = (data?.assets ?? []).filter((/** @type {CB.CourseFile} */ file) => PICTURE.test(file.portable_url));
        return { failed, files, more: (page + 1) * PAGE < (data?.totalCount ?? 0) };
      },

      // Studio would put the new one in its place, wherever it is used. Its names hold fewer characters.
      async looked(name, page = 0) {
        const { failed, files, more } = await self.list(name.replace(/[^\p{L}\p{N}.]+/gu, " "), page);
        if (failed) return failed;
        if (files.some(({ portable_url: url }) => plain(url) === plain(`/static/${name}`))) return "file_exists";
        return more ? self.looked(name, page + 1) : "";
      },

      async upload(picture) {
        const name = unnamed(await nameOf(picture));
        if (!name) return { failed: "file_type", file: null };
        if (picture.size > LARGEST) return { failed: "file_large", file: null };
        const known = await self.looked(name);
        if (known) return { failed: known, file: null };
        const body = new FormData();
        body.append("file", picture, name);
        const { failed, data } = await ask("", { method: "POST", body }, { 0: "file_failed", 403: "file_forbidden", 413: "file_large" });
        return { failed: failed || (data.asset ? "" : "file_failed"), file: data?.asset ?? null };
      },
    };
    return self;
  };

  // Chosen from a list that can be searched, or uploaded. A library has none.
  /** @type {(kit: CB.Kit, editor: CB.Editor) => CB.Pictures} */
  const makePictures = (kit, editor) => {
    const { make } = Studio;
    const { files: address } = editor.args;
    const files = makeFiles(kit, address);
    const [search, list, input] = ["search", "list", "input"].map((name) => kit.find(`file-${name}`));
    let page = 0;
    let timer = 0;
    let asked = {};

    /** @type {CB.Pictures} */
    const self = {
      done: null,

      open() {
        kit.show("files", address);
        self.done = null;
        self.note(address ? "" : kit.text("files_none"));
        search.value = "";
        if (address) self.show(0);
      },

      note: (text) => kit.write("file-note", text),

      search: () => self.show(0),

      more_files: () => self.show(page + 1),

      async show(wanted) {
        const mine = (asked = {});
        if (!wanted) list.replaceChildren(kit.text("files_loading"));
        const { failed, files: found, more } = await files.list(search.value, wanted);
        if (mine !== asked) return;
        page = wanted;
        if (!wanted) list.replaceChildren(found.length || failed ? "" : kit.text("files_empty"));
        list.append(...found.map(self.entry));
        kit.show("file-more", more);
        if (failed) self.note(kit.text(failed));
      },

      entry(file) {
        const { display_name: name, portable_url: url, thumbnail } = file;
        const picture = thumbnail ? [make("img", { src: thumbnail, alt: "", loading: "lazy" })] : [];
        const button = make("button", { type: "button", className: "cbs-button cbs-pick", value: url, ariaPressed: "false" }, ...picture, name);
        button.dataset.do = "choose_file";
        return make("li", {}, button);
      },

      choose_file(button) {
        for (const other of kit.all(".cbs-pick", list)) other.ariaPressed = `${other === button}`;
        self.use({ display_name: button.textContent, portable_url: button.value, thumbnail: null }, "file_chosen");
      },

      use({ display_name: name, portable_url: url }, said) {
        kit.find("image-address").value = url;
        self.note(kit.text(said, { name }));
        kit.find("image-words").focus();
      },

      async upload(picture) {
        if (!address) return;
        const { name } = picture;
        const mine = (asked = {});
        self.note(kit.text("file_uploading", { name }));
        const sent = (self.done = files.upload(picture));
        const { failed, file } = await sent;
        if (mine !== asked) return;
        if (file) self.use(file, "file_uploaded");
        else self.note(kit.text(failed, { name }));
        search.value = failed === "file_exists" ? name : "";
        self.show(0);
      },
    };

    search.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(self.search, PAUSE);
    });
    input.addEventListener("change", () => {
      const [picture] = input.files;
      input.value = ""; // so that the same one can be chosen again
      if (picture) self.upload(picture);
    });
    return self;
  };

  // The dialogs

  Studio.links = (kit, editor) => {
    const { make } = Studio;
    const pictures = makePictures(kit, editor);
    /** @type {CB.Linked} */
    let linked;
    let checked = "";

    const input = (/** @type {string} */ kind, /** @type {string} */ name) => kit.find(`${kind}-${name}`);

    const written = (/** @type {string} */ kind) => {
      const address = completed(input(kind, "address").value.trim(), kind);
      const words = escaped(input(kind, "words").value.trim());
      return `${kind === "image" ? "!" : ""}[${words}](${encoded(address)}${linked.title})`;
    };

    // Where nobody can be asked, the document's own findings will tell.
    /** @type {(text: string) => Promise<CB.Finding[]>} */
    const faults = async (text) => {
      const section = { id: "text", title: "", body: text };
      const { data } = await kit.post("check_document", { document: { lesson: { sections: [section] } } });
      return (data?.findings ?? []).filter((/** @type {CB.Finding} */ { path }) => path.endsWith(".body"));
    };

    /** @type {(kind: string, found: CB.Finding[]) => void} */
    const tell = (kind, found) => {
      const note = input(kind, "note");
      const lines = found.map(({ message, help }) => make("p", {}, kit.join(message, help)));
      note.replaceChildren(...lines, make("p", {}, kit.text("put_anyway")));
      note.hidden = !found.length;
      note.focus();
    };

    /** @type {(kind: string, text: string, marked?: number) => void} */
    const finish = (kind, text, marked = 0) => {
      const { control, start, end } = linked;
      const to = start + text.length;
      kit.find(`${kind}-dialog`).close();
      editor.write(control, { start, end, text, from: to - marked, to });
    };

    /** @type {CB.Links} */
    const self = {
      open_link(control, kind) {
        linked = linkedAt(control, kind);
        checked = "";
        input(kind, "words").value = linked.words;
        input(kind, "address").value = linked.address;
        input(kind, "put").textContent = kit.text(`${linked.isNew ? "put" : "change"}_${kind}`);
        kit.show(`${kind}-remove`, !linked.isNew);
        kit.show(`${kind}-note`, false);
        kit.find(`${kind}-dialog`).showModal();
        if (kind === "image") pictures.open();
        const empty = ["words", "address"].map((name) => input(kind, name)).find(({ value }) => !value);
        (empty ?? input(kind, "address")).focus();
      },

      async put_link({ value: kind }) {
        await pictures.done; // gives the address
        const text = written(kind);
        const found = text === checked ? [] : await faults(text);
        if (!kit.find(`${kind}-dialog`).open || text !== written(kind)) return; // not wanted any more
        checked = text;
        if (found.length) tell(kind, found);
        else finish(kind, text);
      },

      remove_link({ value: kind }) {
        const words = kind === "link" ? linked.words : "";
        finish(kind, words, words.length);
      },

      choose_file: pictures.choose_file,

      more_files: pictures.more_files,

      take(control, picture) {
        self.open_link(control, "image");
        pictures.upload(picture);
      },
    };

    for (const kind of Object.keys(KINDS)) {
      kit.find(`${kind}-dialog`).addEventListener("keydown", (/** @type {any} */ event) => {
        if (event.key !== "Enter" || ![input(kind, "words"), input(kind, "address")].includes(event.target) || event.isComposing) return;
        event.preventDefault(); // the text that gets the focus would take the key
        self.put_link(input(kind, "put"));
      });
    }
    return self;
  };
})();
