// Questions of the type "choice": one option or several, as radio buttons or checkboxes.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));

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

    says: (answer, item) => Array.isArray(answer) && answer.includes(item),

    key(item, answer, kit) {
      return this.says(answer, item.dataset.item) ? kit.text("right_answer") : "";
    },
  };
})();
