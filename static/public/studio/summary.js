// How much there is, in words: of each part for the outline, and of the whole for what may take its place.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

  Studio.summary = (kit, { args }) => {
    const units = new Intl.ListFormat(args.language, { type: "unit", style: "short" });

    /** @type {(lists: Record<string, unknown[]>) => string} */
    const counted = (lists) => {
      const filled = Object.entries(lists).filter(([, { length }]) => length);
      return units.format(filled.map(([name, { length }]) => kit.text(`count_${name}`, { count: length }))) || kit.text("empty");
    };

    return {
      parts: ({ lesson: { sections }, comparison: { columns, rows }, questions, next_step: nextStep }) => ({
        sections: counted({ sections }),
        comparison: counted({ columns, rows }),
        questions: counted({ questions, drafts: questions.filter(({ draft }) => draft) }),
        next_step: kit.text(Object.values(nextStep).some(Boolean) ? "filled" : "empty"),
      }),

      whole: ({ lesson: { sections }, comparison: { columns, rows }, questions }) => counted({ sections, columns, rows, questions }),
    };
  };
})();
