/* The page in new Studio's frame: opens the editor at once, and tells the page around it how that ends. */
(function () {
  "use strict";

  const { usage, type, title } = document.body.dataset;
  const nothing = () => {};
  new window.Studio.EditorModal({ usage, type, title }, { saved: nothing, closed: nothing }).open();
})();
