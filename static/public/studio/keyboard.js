// What the keyboard does in the editor: toolbars of one tab stop each, and the cells of the table.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

  const BUTTONS = "button";

  /** @type {CB.Keyboard} */
  const keyboard = {
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
    },
  };

  Studio.keyboard = keyboard;
})();
