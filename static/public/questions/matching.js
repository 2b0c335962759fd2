// Questions of the type "matching": what each pair goes with is chosen from one list.
(() => {
  "use strict";

  const CB = window.CodingBilling;

  // An id holds no point.
  const pairOf = (/** @type {{ name: string }} */ { name }) => name.split(".")[1] ?? "";

  const wordsOf = (/** @type {any} */ lists, /** @type {any} */ target) =>
    target && [...(lists[0]?.options ?? [])].find(({ value }) => value === target)?.text;

  CB.types.matching = {
    read({ elements }) {
      const matched = [...elements].filter((list) => list.value);
      return matched.length ? Object.fromEntries(matched.map((list) => [pairOf(list), list.value])) : null;
    },

    complete: ({ elements }) => [...elements].every((list) => list.value),

    write({ elements }, answer) {
      for (const list of elements) {
        list.value = answer?.[pairOf(list)] ?? "";
        if (!list.value) list.value = ""; // a target that is gone
      }
    },

    parts: (_, answer) => new Map(Object.entries(answer ?? {})),

    whole: (parts) => (parts.size ? Object.fromEntries(parts) : null),

    words: ({ elements }, pair, target) => wordsOf([...elements].filter((list) => pairOf(list) === pair), target),

    says: (answer, item) => answer?.[item],

    key(item, answer, kit) {
      const right = wordsOf(item.querySelectorAll("select"), answer?.[item.dataset.item]);
      return right ? kit.text("right_match", { answer: right }) : "";
    },
  };
})();
