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
      for (const input of elements) input.checked = Array.isArray(answer) && answer.includes(input.value);
    },

    parts: ({ elements }, picked) => new Map(picked?.map((/** @type {string} */ id) => [elements[0]?.type === "radio" ? "" : id, id])),

    whole: (parts) => (parts.size ? [...parts.values()] : null),

    key(item, answer, kit) {
      return Array.isArray(answer) && answer.includes(item.dataset.item) ? kit.text("right_answer") : "";
    },
  };
})();
