// Questions of the type "text": a word or a few are typed.
(() => {
  "use strict";

  const CB = window.CodingBilling;

  CB.types.text = {
    // What the server takes for blank is no answer here.
    read: ({ elements: [field] }) => (/[^\s\x1c-\x1f\x85]/.test(field.value) ? field.value : null),

    complete(question) {
      return this.read(question) !== null;
    },

    write({ elements: [field] }, answer) {
      field.value = typeof answer === "string" ? answer : "";
    },

    parts: (_, answer) => new Map(typeof answer === "string" ? [["", answer]] : []),

    whole: (parts) => parts.get("") ?? null,

    words: (_question, _part, typed) => typed,

    says: (answer) => answer,

    key: (_, answer, kit) => (answer ? kit.text("right_words", { answer: `\u2068${answer}\u2069` }) : ""),
  };
})();
