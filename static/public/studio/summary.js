// How much there is, in words: of each part for the outline, and of the whole for what may take its place.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

  Studio.summary = (kit, { args }) => {
    const units = new Intl.ListFormat(args.language, { type: "unit", style: "short" });

    /** @type {(counts: Record<string, number>) => string} */
    const counted = (counts) => {
      const filled = Object.entries(counts).filter(([, count]) => count);
      return units.format(filled.map(([name, count]) => kit.text(`count_${name}`, { count }))) || kit.text("empty");
    };

    // What is no number yet counts nothing.
    const pointsOf = (/** @type {CB.Item[]} */ questions) => questions.reduce((sum, { points }) => sum + (Number(points) || 0), 0);

    return {
      parts: ({ lesson: { sections }, comparison: { columns, rows }, questions, next_step: nextStep }) => ({
        sections: counted({ sections: sections.length }),
        comparison: counted({ columns: columns.length, rows: rows.length }),
        questions: counted({
          questions: questions.length,
          drafts: questions.filter(({ draft }) => draft).length,
          points: pointsOf(questions),
        }),
        next_step: kit.text(Object.values(nextStep).some(Boolean) ? "filled" : "empty"),
      }),

      whole: ({ lesson: { sections }, comparison: { columns, rows }, questions }) =>
        counted({ sections: sections.length, columns: columns.length, rows: rows.length, questions: questions.length }),
    };
  };
})();
