/* The browser runtime of a unit's frame: addresses of handlers, starting blocks, telling the page around the size. */
(function () {
  "use strict";

  function learnerHandlerUrl(element, handler, suffix, query, thirdparty) {
    const kind = thirdparty ? "handler_noauth" : "handler";
    const { courseId, usageId } = element.dataset;
    return join(`/courses/${courseId}/xblock/${usageId}/${kind}/${handler}`, suffix, query);
  }

  function previewHandlerUrl(element, handler, suffix, query) {
    return join(`/studio/preview/xblock/${element.dataset.usageId}/handler/${handler}`, suffix, query);
  }

  function libraryHandlerUrl(element, handler, suffix, query) {
    return join(element.dataset.handlerAddress.replace("handler_name", handler), suffix, query);
  }

  function join(path, suffix, query) {
    const parameters = typeof query === "object" && query ? new URLSearchParams(query) : query;
    return path + (suffix ? `/${suffix}` : "") + (parameters ? `?${parameters}` : "");
  }

  const runtimes = {
    LmsRuntime: { handlerUrl: learnerHandlerUrl, notify() {} },
    LibraryRuntime: { handlerUrl: libraryHandlerUrl, notify() {} },
    PreviewRuntime: { handlerUrl: previewHandlerUrl, notify() {} },
  };

  /** Call a block's init function, the way the strictest host does: with `new`. */
  function start(element) {
    const { init, runtimeClass } = element.dataset;
    const args = element.querySelector(":scope > script.xblock-json-init-args");
    const parameters = [runtimes[runtimeClass], element];
    if (args) parameters.push(JSON.parse(args.textContent));
    new window[init](...parameters);
  }

  function tellSize() {
    const payload = { width: document.body.offsetWidth, height: Math.ceil(document.body.getBoundingClientRect().height) };
    window.parent.postMessage({ type: "plugin.resize", payload }, window.location.origin);
  }

  document.addEventListener("DOMContentLoaded", () => {
    // First, so that a block that fails to start is still seen in full.
    if (window.parent !== window) new ResizeObserver(tellSize).observe(document.body);
    document.querySelectorAll(".xblock[data-init]").forEach(start);
  });
})();
