// Questions of the type "dropdown": each gap of a sentence is filled from a list of its own.
(() => {
  "use strict";

  const CB = window.CodingBilling;

  CB.types.dropdown = CB.lists("right_in_gap");
})();
