/* The library's frame around an editor: calls the init function with `new` and a DOM node, finds handler addresses by
   that very node, hands every notification on to the page around, and takes over the cancel button. */
(function () {
  "use strict";

  const HANDLER_ADDRESS = Symbol("handler address");

  const runtime = {
    handlerUrl(block, handler, suffix, query) {
      const address = block[HANDLER_ADDRESS].replace("handler_name", handler);
      return address + (suffix ? `/${suffix}` : "") + (query ? `?${query}` : "");
    },
    notify(eventName, data) {
      window.parent.postMessage({ type: "xblock-event", eventName, data }, "*");
    },
  };

  function start(root) {
    const { init, handlerAddress } = root.dataset;
    const args = root.querySelector(":scope > script.xblock-json-init-args");
    root[HANDLER_ADDRESS] = handlerAddress;
    if (init) new window[init](runtime, root, args ? JSON.parse(args.textContent) : {});
  }

  /* Removes what a block added by jQuery; a listener of the browser's own is out of its reach, as in the platform. */
  function takeOverCancelButton() {
    const button = $(".cancel-button").first();
    button.unbind("click");
    button.on("click", (event) => {
      event.preventDefault();
      runtime.notify("cancel", {});
    });
  }

  function keepFromSubmitting() {
    const button = document.querySelector(".save-button");
    if (button) button.addEventListener("click", (event) => event.preventDefault());
  }

  function tellSizeOf(root) {
    const payload = { width: root.offsetWidth, height: root.scrollHeight };
    window.parent.postMessage({ type: "plugin.resize", payload }, window.location.origin);
    window.scrollTo(0, 0);
  }

  window.addEventListener("load", () => {
    const root = document.querySelector(".xblock");
    start(root);
    keepFromSubmitting();
    takeOverCancelButton();
    root.classList.add("xblock-initialized");
    if (window.parent === window) return;
    const tell = () => tellSizeOf(root);
    new MutationObserver(tell).observe(root, { attributes: true, childList: true, subtree: true });
    new ResizeObserver(tell).observe(root);
  });
})();
