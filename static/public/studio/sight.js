// What stays in sight: tools, preview, Save. In a frame as tall as its content, as libraries have it, nothing sticks: what
// is around scrolls, and only a browser tells which part of the frame is seen.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

  const MARKS = 100;

  Studio.sight = (kit) => {
    const [top, side, foot] = [".cbs-top", ".cbs-side", ".xblock-actions"].map((name) => kit.all(name)[0]);

    // Where it would stand by itself, sticking included.
    const natural = (/** @type {any} */ part) => {
      part.style.translate = "";
      return part.getBoundingClientRect();
    };

    const shift = (/** @type {any} */ part, /** @type {number} */ pixels) => {
      part.style.translate = Math.abs(pixels) > 1 ? `0 ${pixels}px` : "";
    };

    /** @type {CB.Sight} */
    const self = {
      // Of what is taller than a window the same share is seen wherever it is; of marks along it, others are.
      start() {
        const marks = Array.from({ length: MARKS }, () => Studio.make("i", {}));
        kit.root.append(Studio.make("div", { className: "cbs-ruler" }, ...marks));
        const observer = new IntersectionObserver(self.look);
        for (const mark of marks) observer.observe(mark);
      },

      look() {
        new IntersectionObserver(([entry], observer) => {
          observer.disconnect();
          if (entry?.isIntersecting) self.follow(entry);
        }).observe(kit.root);
      },

      follow({ intersectionRect: seen, boundingClientRect: whole }) {
        kit.root.style.setProperty("--cbs-seen", `${Math.round(seen.height)}px`);
        const { height } = natural(top);
        const start = Math.max(0, seen.top - natural(top).top);
        const below = natural(side);
        const isBeside = below.top < natural(foot).top && getComputedStyle(side).position === "sticky";
        shift(top, getComputedStyle(top).position === "sticky" ? start : 0);
        shift(side, isBeside ? Math.min(Math.max(0, seen.top + height - below.top), Math.max(0, whole.bottom - below.bottom)) : 0);
        shift(foot, Math.min(0, seen.bottom - natural(foot).bottom));
      },
    };
    return self;
  };
})();
