/* The browser runtime of Studio's editor, as strict as Studio's: `end` without a `start` fails, only `end` takes
   “Saving” away, and a problem stays in sight until something is saved or the editor is left. */
(function () {
  "use strict";

  /** Something said in one of the page's live regions until it is hidden. */
  class Notice {
    constructor(region, ...lines) {
      this.region = document.querySelector(`.notices [role="${region}"]`);
      this.lines = lines;
    }

    show() {
      this.region.replaceChildren(...this.lines.filter(Boolean).map(paragraph));
    }

    hide() {
      this.region.replaceChildren();
    }
  }

  function paragraph(text) {
    const element = document.createElement("p");
    element.textContent = text;
    return element;
  }

  class StudioRuntime {
    constructor() {
      this.listeners = new Map();
      this.listenTo("save", this.handleSave);
      this.listenTo("cancel", this.handleCancel);
      this.listenTo("error", this.handleError);
      this.listenTo("modal-shown", (modal) => {
        this.modal = modal;
      });
      this.listenTo("modal-hidden", () => {
        this.modal = null;
      });
    }

    handlerUrl(element, handler, suffix, query) {
      const path = `/studio/xblock/${$(element).data("usage-id")}/handler/${handler}`;
      const parameters = typeof query === "object" && query ? new URLSearchParams(query) : query;
      return path + (suffix ? `/${suffix}` : "") + (parameters ? `?${parameters}` : "");
    }

    listenTo(name, listener) {
      this.listeners.set(name, [...(this.listeners.get(name) || []), listener]);
    }

    notify(name, data) {
      (this.listeners.get(name) || []).forEach((listener) => listener.call(this, data));
    }

    handleSave(data) {
      if (data.state === "start") {
        this.notification = new Notice("status", data.message || "Saving");
        this.notification.show();
      } else if (data.state === "end") {
        this.hideAlert();
        if (this.modal) this.modal.onSave();
        this.notification.hide();
      }
    }

    handleCancel() {
      this.hideAlert();
      if (this.modal) {
        this.modal.cancel();
        this.notify("modal-hidden");
      }
    }

    handleError(data) {
      const message = data.message || data.msg;
      if (!message) return;
      this.alert = new Notice("alert", data.title || "Save error", message);
      this.alert.show();
    }

    hideAlert() {
      if (this.alert) this.alert.hide();
    }
  }

  window.StudioRuntime = { v1: StudioRuntime };
  window.StudioNotice = Notice;
})();
