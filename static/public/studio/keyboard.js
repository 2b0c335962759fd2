// What the keyboard does in the editor: toolbars of one tab stop each, the cells of the table, and
// Enter in a list of a text.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

  const BUTTONS = "button";
  const ITEM = /^([ \t]*(?:>[ \t]?)*)(?:([-*+]|(\d{1,9})([.)]))([ \t]+))?/;
  const FENCE = /^ {0,3}(?:```|~~~)/gm;
  const TEXTS = "textarea, select, input[type=text]";
  /** @type {Record<string, string>} */
  const COMMANDS = { s: "save", enter: "add_below" };
  /** @type {Record<string, string>} */
  const MOVES = { arrowup: "up", arrowdown: "down" };

  /** @type {(value: string, start: number, end: number) => [number, number]} */
  const linesAt = (Studio.linesAt = (value, start, end) => {
    const after = value.indexOf("\n", end);
    return [value.lastIndexOf("\n", start - 1) + 1, after < 0 ? value.length : after];
  });

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

  Studio.keyboard = keyboard;
})();
