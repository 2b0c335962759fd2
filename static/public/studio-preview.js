// The learner's page beside the form, by the learner's own template, styles and scripts. It asks for nothing, keeps
// nothing and takes no focus: it is there to be looked at.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

  /** @type {Record<string, (list: CB.Step, id: CB.Step) => string>} */
  const PLACES = {
    lesson: (_, id) => `[data-section="${id}"]`,
    comparison: () => ".cb-comparison",
    questions: (id) => `[data-question="${id}"]`,
    next_step: () => ".cb-next",
  };

  Studio.preview = (kit, editor) => {
    const page = kit.find("preview");

    /** @type {CB.Preview} */
    const self = {
      running: false,

      start() {
        kit.find("view-learner").addEventListener("change", () => self.show());
        kit.find("view-answers").addEventListener("change", () => self.show());
        for (const name of ["click", "submit"]) page.addEventListener(name, self.still, true);
        kit.find("form").addEventListener("focusin", (/** @type {any} */ event) => self.follow(event.target));
      },

      // A link or a form in the page would lead away from the editor.
      still(event) {
        if (event.type === "submit" || event.target.closest("a, button")) {
          event.preventDefault();
          event.stopPropagation();
        }
      },

      async show() {
        if (self.running) return;
        const { document } = editor.state;
        const answers = kit.find("view-answers").checked;
        self.running = true;
        const reply = await kit.post("preview_document", { document, answers });
        self.running = false;
        page.classList.toggle("cbs-stale", !!reply.code);
        kit.write("preview-note", !reply.code ? "" : reply.data?.findings ? kit.text("preview_waits") : reply.message);
        if (!reply.code) self.fill(reply.data);
        // Meanwhile it may have changed again.
        if (answers !== kit.find("view-answers").checked || (!reply.code && document !== editor.state.document && !editor.errors)) self.show();
      },

      fill({ html, arguments: args }) {
        page.innerHTML = html; // sanitised by the server, as on every learner's page
        if (args) self.mark(args);
        else for (const question of kit.all("[data-question]", page)) question.disabled = false;
      },

      // The learner's own script shows the answers, with nobody to ask and nothing to hear from.
      mark(args) {
        const learner = CB.kit(page.querySelector(".coding-billing"), args, () => "");
        const silent = { say() {}, whenBack() {}, whenLeaving() {}, post: async () => ({ code: "offline", message: "", data: null }) };
        if (learner.find("check")) CB.check(Object.assign(learner, silent), args).start();
      },

      follow(element) {
        const [, part = "", ...steps] = editor.placeOf(element);
        const place = page.querySelector(PLACES[part]?.(steps[0] ?? "", steps[1] ?? "") ?? "none");
        if (place) page.scrollTop += place.getBoundingClientRect().top - page.getBoundingClientRect().top - 8;
      },
    };
    return self;
  };
})();
