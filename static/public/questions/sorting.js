// Questions of the type "sorting": each statement goes under one category, as a row of radio buttons.
(() => {
  "use strict";

  const CB = window.CodingBilling;

  // An id holds no point; to look around each of hundreds of controls takes time.
  const statementOf = (/** @type {HTMLInputElement} */ { name }) => name.split(".")[1] ?? "";

  CB.types.sorting = {
    read({ elements }) {
      const picked = [...elements].filter((input) => input.checked);
      return picked.length ? Object.fromEntries(picked.map((input) => [statementOf(input), input.value])) : null;
    },

    complete(question) {
      const inputs = CB.controls(question);
      return new Set(inputs.map(statementOf)).size === inputs.filter((input) => input.checked).length;
    },

    write({ elements }, answer) {
      for (const input of elements) input.checked = answer?.[statementOf(input)] === input.value;
    },

    parts: (_, answer) => new Map(Object.entries(answer ?? {})),

    whole: (parts) => (parts.size ? Object.fromEntries(parts) : null),

    words: ({ elements }, statement, category) =>
      [...elements].find((input) => statementOf(input) === statement && input.value === category)?.nextElementSibling?.cloneNode(true),

    says: (answer, item) => answer?.[item],

    key(item, answer, kit) {
      const inputs = [...item.querySelectorAll("input")];
      const right = inputs.find((input) => answer?.[statementOf(input)] === input.value);
      return right ? kit.text("right_category", { answer: right.labels?.[0]?.textContent?.trim() ?? "" }) : "";
    },
  };
})();
