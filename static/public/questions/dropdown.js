// Questions of the type "dropdown": each gap of a sentence is filled from a list of its own.
(() => {
  "use strict";

  const CB = window.CodingBilling;

  // An id holds no point.
  const gapOf = (/** @type {{ name: string }} */ { name }) => name.split(".")[1] ?? "";

  const wordsOf = (/** @type {any} */ list, /** @type {any} */ option) =>
    option && [...(list?.options ?? [])].find(({ value }) => value === option)?.text;

  CB.types.dropdown = {
    read({ elements }) {
      const filled = [...elements].filter((list) => list.value);
      return filled.length ? Object.fromEntries(filled.map((list) => [gapOf(list), list.value])) : null;
    },

    complete: ({ elements }) => [...elements].every((list) => list.value),

    write({ elements }, answer) {
      for (const list of elements) {
        list.value = answer?.[gapOf(list)] ?? "";
        if (!list.value) list.value = ""; // an option that is gone
      }
    },

    parts: (_, answer) => new Map(Object.entries(answer ?? {})),

    whole: (parts) => (parts.size ? Object.fromEntries(parts) : null),

    words: ({ elements }, gap, option) => wordsOf([...elements].find((list) => gapOf(list) === gap), option),

    says: (answer, item) => answer?.[item],

    key(item, answer, kit) {
      const right = wordsOf(item.querySelector("select"), answer?.[item.dataset.item]);
      return right ? kit.text("right_in_gap", { answer: right }) : "";
    },
  };
})();
