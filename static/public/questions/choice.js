// Questions of the type "choice": one option or several, as radio buttons or checkboxes.
(() => {
  "use strict";

  const CB = window.CodingBilling;

  CB.types.choice = {
    read({ elements }) {
      const picked = [...elements].filter((input) => input.checked);
      return picked.length ? picked.map((input) => input.value) : null;
    },

    complete(question) {
      return this.read(question) !== null;
    },

    write({ elements }, answer) {
      for (const input of elements) input.checked = !!this.says(answer, input.value);
    },

    parts: ({ elements }, picked) => new Map(Array.from(picked ?? [], (id) => [elements[0]?.type === "radio" ? "" : id, id])),

    whole: (parts) => (parts.size ? [...parts.values()] : null),

    words: ({ elements }, _, id) => [...elements].find(({ value }) => value === id)?.nextElementSibling?.cloneNode(true),

    says: (answer, item) => Array.isArray(answer) && answer.includes(item),

    key(item, answer, kit) {
      return this.says(answer, item.dataset.item) ? kit.text("right_answer") : "";
    },
  };
})();
