/* `$` for Studio's pages: the little of jQuery by which Studio hands a block its element. It is not jQuery. What a
   block may rely on is real, the rest is left out: a selection is no DOM node, holds its nodes as [0], [1] …, and
   `off` removes the handlers that `on` of any selection added, not those of `addEventListener`. */
(function () {
  "use strict";

  /** For each node what `on` added: the type of event and the handler. */
  const handlers = new WeakMap();

  class Selection {
    constructor(nodes) {
      Object.assign(this, nodes);
      this.length = nodes.length;
    }

    get jquery() {
      return "stand-in";
    }

    get(index) {
      return index === undefined ? Array.from(this) : this[index];
    }

    first() {
      return new Selection(Array.from(this).slice(0, 1));
    }

    each(visit) {
      Array.from(this).forEach((node, index) => visit.call(node, index, node));
      return this;
    }

    find(selector) {
      const found = Array.from(this).flatMap((node) => Array.from(node.querySelectorAll(selector)));
      return new Selection(Array.from(new Set(found)));
    }

    data(name) {
      return this[0]?.dataset[name.replace(/-(.)/g, (_, letter) => letter.toUpperCase())];
    }

    on(type, handler) {
      return this.each((_, node) => {
        handlers.set(node, [...(handlers.get(node) || []), { type, handler }]);
        node.addEventListener(type, handler);
      });
    }

    off(type) {
      return this.each((_, node) => {
        const added = handlers.get(node) || [];
        added.filter((one) => one.type === type).forEach((one) => node.removeEventListener(type, one.handler));
        handlers.set(node, added.filter((one) => one.type !== type));
      });
    }
  }

  Selection.prototype[Symbol.iterator] = Array.prototype[Symbol.iterator];
  Selection.prototype.bind = Selection.prototype.on;
  Selection.prototype.unbind = Selection.prototype.off;

  function select(what, context) {
    if (what instanceof Selection) return what;
    if (typeof what === "string") return select(context || document).find(what);
    return new Selection([what]);
  }

  window.$ = window.jQuery = select;
})();
