// What the keyboard does in the editor: toolbars of one tab stop each, the cells of the table, and formatting of Markdown.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

  const BUTTONS = "button";
  const TEXTS = "textarea, select, input[type=text]";
  /** @type {Record<string, string>} */
  const COMMANDS = { s: "save", enter: "add_below" };
  /** @type {Record<string, string>} */
  const MOVES = { arrowup: "up", arrowdown: "down" };
  /** @type {Record<string, string>} */
  const MARKS = { bold: "**", italic: "*" };

  // Two stars are no italics.
  /** @type {(mark: string, text: string, start: number, end: number) => boolean} */
  const isWithin = (mark, text, start, end) => {
    const [before, after] = [text.slice(Math.max(0, start - 2), start), text.slice(end, end + 2)];
    return start <= end && before.endsWith(mark) && after.startsWith(mark) && (mark !== "*" || ![before, after].includes("**"));
  };

  // Each gets the marked text and gives what to put in its place, and which part of that is marked afterwards.
  /** @type {(mark: string) => CB.Format} */
  const around = (mark) => (text, words) => {
    const inner = text || words;
    if (isWithin(mark, text, mark.length, text.length - mark.length)) return [text.slice(mark.length, -mark.length)];
    return [mark + inner + mark, mark.length, mark.length + inner.length];
  };

  /** @type {(start: string) => CB.Format} */
  const lines = (start) => (text) => {
    const all = text.split("\n");
    const isMarked = all.every((line) => line.startsWith(start));
    return [all.map((line) => (isMarked ? line.slice(start.length) : start + line)).join("\n")];
  };

  /** @type {(open: string, address: string) => CB.Format} */
  const linked = (open, address) => (text, words) => {
    const before = `${open}${text || words}](`;
    return text ? [`${before}${address})`, before.length, before.length + address.length] : [`${before}${address})`, open.length, before.length - 2];
  };

  /** @type {Record<string, CB.Format>} */
  const formats = {
    bold: around("**"),
    italic: around("*"),
    heading: lines("### "),
    list: lines("- "),
    link: linked("[", "https://"),
    image: linked("![", "/static/"),
  };

  // Line formats take whole lines, marks are taken along.
  /** @type {(control: HTMLTextAreaElement, name: string) => [number, number]} */
  const extent = (control, name) => {
    const { value, selectionStart: start, selectionEnd: end } = control;
    const mark = MARKS[name];
    if (mark && isWithin(mark, value, start, end)) return [start - mark.length, end + mark.length];
    if (name !== "heading" && name !== "list") return [start, end];
    const after = value.indexOf("\n", end);
    return [value.lastIndexOf("\n", start - 1) + 1, after < 0 ? value.length : after];
  };

  /** @type {CB.Keyboard} */
  const keyboard = {
    // A text keeps the keys that it needs itself, and a character alone is never a shortcut.
    shortcut({ target, key, ctrlKey, metaKey, altKey, shiftKey }) {
      const name = key.toLowerCase();
      const command = ctrlKey || metaKey;
      if (command && !altKey && name === "/") return "open_shortcuts";
      if (command && !altKey && !shiftKey) return COMMANDS[name];
      return altKey && shiftKey && !command && !target.matches(TEXTS) ? MOVES[name] : undefined;
    },

    rove(bar) {
      for (const [index, button] of bar.querySelectorAll(BUTTONS).entries()) button.tabIndex = index ? -1 : 0;
    },

    alongBar(event) {
      const bar = event.target.closest("[role=toolbar]");
      const buttons = [...bar.querySelectorAll(BUTTONS)];
      const forward = getComputedStyle(bar).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
      const ends = /** @type {Record<string, number>} */ ({ Home: 0, End: buttons.length - 1 });
      const sideways = event.key === "ArrowLeft" || event.key === "ArrowRight";
      if (!sideways && !(event.key in ends)) return;
      event.preventDefault();
      const step = event.key === forward ? 1 : -1;
      const place = ends[event.key] ?? (buttons.indexOf(event.target) + step + buttons.length) % buttons.length;
      for (const [index, button] of buttons.entries()) button.tabIndex = index === place ? 0 : -1;
      buttons[place].focus();
    },

    // In a row that is being filled in, Tab leads from cell to cell; once it was left, to its buttons too.
    passBy(row) {
      const bar = row.querySelector("[role=toolbar]");
      for (const button of bar.querySelectorAll(BUTTONS)) button.tabIndex = -1;
      row.addEventListener("focusout", function left(/** @type {any} */ { relatedTarget }) {
        if (row.contains(relatedTarget)) return;
        keyboard.rove(bar);
        row.removeEventListener("focusout", left);
      });
    },

    // At the ends of a cell's text the arrow keys go on to the next cell.
    inGrid(event) {
      const { target, key } = event;
      const atStart = target.selectionEnd === 0;
      const atEnd = target.selectionStart === target.value.length;
      const rtl = getComputedStyle(target).direction === "rtl";
      const cell = target.closest("td, th");
      const steps = /** @type {Record<string, [boolean, number, number]>} */ ({
        ArrowUp: [atStart, 0, -1],
        ArrowDown: [atEnd, 0, 1],
        ArrowLeft: rtl ? [atEnd, 1, 0] : [atStart, -1, 0],
        ArrowRight: rtl ? [atStart, -1, 0] : [atEnd, 1, 0],
        Enter: [true, 0, 1],
      });
      const [leaves, across, down] = steps[key] ?? [false, 0, 0];
      if (!leaves || event.shiftKey) return;
      const rows = [...cell.closest("table").rows];
      const row = rows[rows.indexOf(cell.parentElement) + down];
      const next = row?.cells[cell.cellIndex + across]?.querySelector("[data-field]");
      if (next || key === "Enter") event.preventDefault();
      next?.focus();
      if (!row && key === "Enter" && !event.repeat) cell.closest(".cbs-body").querySelector(".cbs-add").click();
    },

    format(control, name, words) {
      const [start, end] = extent(control, name);
      const marked = control.value.slice(start, end);
      const [text, from = 0, to = text.length] = /** @type {CB.Format} */ (formats[name])(marked, words);
      control.focus();
      control.setRangeText(text, start, end);
      control.setSelectionRange(start + from, start + to);
      control.dispatchEvent(new Event("input", { bubbles: true }));
    },
  };

  Studio.keyboard = keyboard;
})();
