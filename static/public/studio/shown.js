// Places of the learner's page in the preview: where a part of the document is shown, and what is said there quietly.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

  /** @type {Record<string, (page: any, names: CB.Step[], path: CB.Step[]) => any>} */
  const PARTS = {
    lesson: (page, [, section]) => page.querySelector(`[data-section="${section}"]`),
    next_step: (page) => page.querySelector(".cb-next"),
    questions(page, [question, , item]) {
      const box = page.querySelector(`[data-question="${question}"]`);
      return (item && box?.querySelector(`[data-item="${item}"]`)) ?? box;
    },
    comparison(page, [list], [, place]) {
      const table = page.querySelector(".cb-comparison table");
      const row = list === "rows" ? table?.tBodies[0].rows[place] : table?.tHead.rows[0];
      return (list === "columns" ? row?.cells[Number(place) + 1] : row) ?? table;
    },
  };

  // Paragraphs, lists and tables of a text have an empty line between them.
  const blocksBefore = (/** @type {any} */ { value, selectionStart }) => value.slice(0, selectionStart).split(/\n\s*\n/).length - 1;

  /** @type {CB.Shown} */
  const shown = {
    place(page, state, keys) {
      const [, part = "", ...names] = keys;
      const path = Studio.model.path(state, keys).slice(2);
      return PARTS[part]?.(page, names, path) ?? null;
    },

    // Within a long text, the paragraph that is being written.
    paragraph(place, control) {
      const text = control.matches("textarea") && place.querySelector(":scope > .cb-text");
      if (!text) return place;
      const blocks = [...text.children].filter((block) => block.localName !== "h4");
      return blocks[Math.min(blocksBefore(control), blocks.length - 1)] ?? place;
    },

    note(page, place, text) {
      const note = Object.assign(page.createElement("p"), { className: "cb-hint cbs-unfinished", textContent: text });
      const box = place?.matches("tr") ? place.cells[0] : place?.matches("table") ? place.parentElement : place;
      // Near the top of a long part, where whoever works on it looks.
      const head = box?.querySelector(":scope > [data-mark], :scope > .cb-text") ?? box ?? page.querySelector(".coding-billing");
      head?.append(note);
      if (head?.matches(".cb-text")) head.prepend(note);
    },

    clear(page) {
      for (const note of page.querySelectorAll(".cbs-unfinished")) note.remove();
    },

    // What cannot be read at all is shown as it was when it could.
    readable(state, before, places) {
      return places.reduce((/** @type {any} */ mended, keys) => {
        const old = Studio.model.path(before, keys);
        return Studio.model.put(mended, Studio.model.path(state, keys), Studio.model.at(before, old));
      }, state);
    },
  };

  Studio.shown = shown;
})();
