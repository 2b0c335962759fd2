/* A Studio page: its buttons open a block's editor in one of the hosts, and what was saved is shown again. */
(function () {
  "use strict";

  const hosts = {
    classic: (block, callbacks) => new window.Studio.EditorModal(block, callbacks).open(),
    iframe: window.Studio.openSandboxed,
    library: window.Studio.openInLibrary,
  };

  function cardOf(usage) {
    return document.querySelector(`.block[data-usage="${usage}"]`);
  }

  function focusButton(usage, host) {
    cardOf(usage).querySelector(`[data-edit="${host}"]`).focus();
  }

  async function refresh(usage) {
    const response = await fetch(`/studio/block/${usage}`);
    const template = document.createElement("template");
    template.innerHTML = await response.text();
    cardOf(usage).replaceWith(template.content);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-edit]");
    if (!button) return;
    const { usage, type, title } = button.closest(".block").dataset;
    const host = button.dataset.edit;
    hosts[host](
      { usage, type, title },
      {
        saved: () => refresh(usage).then(() => focusButton(usage, host)),
        closed: () => focusButton(usage, host),
      },
    );
  });
})();
