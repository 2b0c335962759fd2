/* The page around a unit's frame: the frame grows to its content, and this page scrolls where the frame asks to. */
(function () {
  "use strict";

  const frame = document.getElementById("unit-iframe");

  window.addEventListener("message", (event) => {
    if (event.source !== frame.contentWindow || event.origin !== window.location.origin) return;
    const { type, payload, offset } = event.data;
    if (type === "plugin.resize") {
      frame.style.blockSize = `${payload.height}px`;
    } else if (offset) {
      window.scrollTo(0, offset + frame.offsetTop);
    }
  });
})();
