/* The page around frames with blocks: a frame grows to its content, and this page scrolls where a frame asks to. */
(function () {
  "use strict";

  function frameOf(window_) {
    return Array.from(document.querySelectorAll("main iframe")).find((one) => one.contentWindow === window_);
  }

  function scrollTo(frame, offset) {
    const scroller = frame.closest(".preview");
    if (scroller) scroller.scrollTo(0, offset);
    else window.scrollTo(0, offset + frame.offsetTop);
  }

  window.addEventListener("message", (event) => {
    const frame = frameOf(event.source);
    if (!frame || event.origin !== window.location.origin) return;
    const { type, payload, offset } = event.data;
    if (type === "plugin.resize") {
      frame.style.blockSize = `${payload.height}px`;
    } else if (offset) {
      scrollTo(frame, offset);
    }
  });
})();
