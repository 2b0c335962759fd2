// Questions of the type "matching": what each pair goes with is chosen from one list.
(() => {
  "use strict";

  const CB = window.CodingBilling;

  CB.types.matching = CB.lists("right_match");
})();
