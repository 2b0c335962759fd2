/* The editor in a frame: new Studio's, which is sandboxed and fills the window, and the one of content libraries,
   which grows with its content and asks before it is left. Both tell this page by messages what happens. */
(function () {
  "use strict";

  function fromTemplate(id) {
    return document.getElementById(id).content.cloneNode(true).firstElementChild;
  }

  /** Hear what a frame says until the function that is returned is called. */
  function listen(frame, handle) {
    const hear = (event) => {
      if (event.source === frame.contentWindow && event.origin === window.location.origin) handle(event.data);
    };
    window.addEventListener("message", hear);
    return () => window.removeEventListener("message", hear);
  }

  function openSandboxed(block, callbacks) {
    const frame = fromTemplate("sandboxed-editor");
    frame.title = `Editing: ${block.title}`;
    frame.src = `/studio/xblock/${block.usage}/action/edit`;
    const uncover = window.Studio.cover(frame);
    const stop = listen(frame, ({ type }) => {
      if (type === "saveEditedXBlockData") callbacks.saved();
      if (type !== "closeXBlockEditorModal") return;
      stop();
      uncover();
      callbacks.closed();
    });
  }

  function openInLibrary(block, callbacks) {
    const dialog = fromTemplate("library-editor");
    const frame = dialog.querySelector("iframe");
    dialog.querySelector("h2").textContent = `Editing: ${block.title}`;
    frame.title = `Editor of ${block.title}`;
    frame.src = `/studio/xblocks/v2/${block.usage}/embed/studio_view/`;
    const uncover = window.Studio.cover(dialog);
    const close = (tell) => {
      stop();
      uncover();
      tell();
    };
    const leave = () => confirmLeaving(() => close(callbacks.closed));
    const stop = listen(frame, (message) => {
      if (message.type === "plugin.resize") frame.style.blockSize = `${message.payload.height}px`;
      if (message.type !== "xblock-event") return;
      if (message.eventName === "cancel") leave();
      else if (message.eventName === "error") new window.StudioNotice("alert", "The block could not be saved").show();
      else if (message.eventName === "save" && message.data.state === "end") close(callbacks.saved);
    });
    dialog.querySelector(".close").addEventListener("click", leave);
    frame.focus();
  }

  function confirmLeaving(leave) {
    const dialog = document.getElementById("confirm-leaving");
    if (dialog.open) return;
    dialog.onclose = () => {
      if (dialog.returnValue === "leave") leave();
    };
    dialog.returnValue = "";
    dialog.showModal();
  }

  Object.assign(window.Studio, { openSandboxed, openInLibrary });
})();
