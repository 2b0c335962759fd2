/* The editor in a window of the page, as in classic Studio: the fragment is fetched as JSON, its resources are loaded
   in order and once per page, its HTML is put in, and the block's init function gets a jQuery object. */
(function () {
  "use strict";

  const loaded = new Set();

  async function loadResources(resources) {
    for (const [key, resource] of resources) {
      if (!loaded.has(key)) await loadResource(resource);
      loaded.add(key);
    }
  }

  function loadResource({ kind, mimetype, data, placement }) {
    if (mimetype === "text/css") return addStyle(kind, data);
    if (mimetype === "application/javascript") return addScript(kind, data);
    if (mimetype === "text/html" && placement === "head") document.head.insertAdjacentHTML("beforeend", data);
    return null;
  }

  function addStyle(kind, data) {
    const text = Object.assign(document.createElement("style"), { textContent: data });
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: data });
    document.head.append(kind === "url" ? link : text);
  }

  function addScript(kind, data) {
    const script = document.createElement("script");
    if (kind !== "url") {
      script.textContent = data;
      document.head.append(script);
      return null;
    }
    return new Promise((resolve, reject) => {
      const fail = () => reject(new Error(`${data} could not be loaded.`));
      Object.assign(script, { src: data, onload: resolve, onerror: fail });
      document.head.append(script);
    });
  }

  async function fetchFragment(usage) {
    const headers = { Accept: "application/json" };
    const response = await fetch(`/studio/xblock/${usage}/studio_view`, { headers });
    if (!response.ok) throw new Error(`Studio answered ${response.status}.`);
    return response.json();
  }

  /** Start a block; returns its runtime, or null for one without an init function. */
  function initialize(element) {
    const { init, runtimeClass, runtimeVersion } = element[0].dataset;
    const args = element.find(":scope > .xblock-json-init-args")[0];
    if (args) args.remove();
    if (!init) return null;
    const runtime = new window[runtimeClass][`v${runtimeVersion}`]();
    const block = Object.create(window[init].prototype || Object.prototype);
    window[init].apply(block, [runtime, element, args ? JSON.parse(args.textContent) : {}]);
    element[0].classList.add("xblock-initialized");
    return runtime;
  }

  /** Put an element over the page, which cannot be reached meanwhile. Returns a function that takes it away again. */
  function cover(element) {
    const behind = Array.from(document.body.children).filter((one) => !one.inert && !one.matches(".notices, dialog"));
    behind.forEach((one) => (one.inert = true));
    document.body.append(element);
    return () => {
      element.remove();
      behind.forEach((one) => (one.inert = false));
    };
  }

  /** What Studio tells the page around it, if there is one. */
  function tellParent(type) {
    if (window.parent !== window) window.parent.postMessage({ type, payload: {} }, window.location.origin);
  }

  class EditorModal {
    /** `callbacks`: saved() after a save, closed() whenever the window has gone. */
    constructor(block, callbacks) {
      this.block = block;
      this.callbacks = callbacks;
    }

    async open() {
      this.show();
      try {
        const fragment = await fetchFragment(this.block.usage);
        await loadResources(fragment.resources);
        this.start(fragment.html);
      } catch (error) {
        this.find(".modal-actions").hidden = false;
        new window.StudioNotice("alert", "The editor could not be opened", error.message).show();
        throw error;
      }
    }

    show() {
      const content = document.getElementById("editor-modal").content.cloneNode(true);
      this.element = content.firstElementChild;
      this.find(".modal-window").classList.add(`modal-type-${this.block.type}`);
      this.find(".modal-window-title").textContent = `Editing: ${this.block.title}`;
      this.find(".action-cancel").addEventListener("click", () => this.cancel());
      this.uncover = cover(this.element);
      this.find(".modal-window").focus();
    }

    start(html) {
      const editor = this.find(".xblock-editor");
      editor.innerHTML = html;
      this.runtime = initialize($(".xblock", editor).first());
      if (this.runtime) this.runtime.notify("modal-shown", this);
      // A block that brings buttons of its own does not get the window's.
      this.find(".modal-actions").hidden = editor.querySelector(".editor-with-buttons") !== null;
    }

    find(selector) {
      return this.element.querySelector(selector);
    }

    onSave() {
      tellParent("saveEditedXBlockData");
      this.hide();
      this.callbacks.saved();
    }

    cancel() {
      this.hide();
      this.callbacks.closed();
    }

    hide() {
      tellParent("closeXBlockEditorModal");
      this.uncover();
      if (this.runtime) this.runtime.notify("modal-hidden");
    }
  }

  window.Studio = { EditorModal, cover };
})();
