// The learner's page beside the form, by the learner's own template, styles and script. It stands in a frame in which no
// script runs: it asks for nothing, keeps nothing and takes no focus, and Studio's styles do not reach it.
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

  const boxOf = (/** @type {string} */ html) => html.slice(0, html.indexOf(">"));

  Studio.preview = (kit, editor) => {
    const frame = kit.find("preview");

    /** @type {CB.Preview} */
    const self = {
      running: false,
      wanted: false,
      document: null,
      around: "",
      questions: [],

      start() {
        if (frame.contentDocument?.URL === "about:srcdoc" && frame.contentDocument.readyState === "complete") self.setUp();
        else frame.addEventListener("load", self.setUp, { once: true });
        kit.find("view-learner").addEventListener("change", self.show);
        kit.find("view-answers").addEventListener("change", self.show);
        kit.find("form").addEventListener("focusin", (/** @type {any} */ event) => self.follow(event.target));
      },

      // What the learner's page takes from the page around it.
      setUp() {
        const page = (self.document = frame.contentDocument);
        const style = document.createElement("link");
        Object.assign(style, { rel: "stylesheet", href: document.querySelector("link[href*='public/learner']")?.getAttribute("href") });
        page.head.append(style);
        const { direction, fontFamily, color } = getComputedStyle(kit.root);
        Object.assign(page.documentElement, { lang: editor.args.language, dir: direction });
        Object.assign(page.body.style, { margin: "1em", fontFamily, color });
        for (const name of ["click", "submit"]) page.addEventListener(name, self.still, true);
        self.show();
      },

      // A link or a form in the page would lead the frame away.
      still(event) {
        if (event.type === "submit" || event.target.closest("a")) event.preventDefault();
      },

      // One request at a time; what is wanted meanwhile comes after it.
      async show() {
        if (!self.document) return;
        self.wanted = true;
        while (self.wanted && !self.running) await self.ask();
      },

      async ask() {
        const { document: written } = editor.state;
        const answers = kit.find("view-answers").checked;
        self.running = true;
        self.wanted = false;
        const reply = await kit.post("preview_document", { document: written, answers }).finally(() => (self.running = false));
        if (!reply.code) self.fill(reply.data);
        if (reply.data?.findings) self.wait();
        else self.note(reply.code && reply.message);
      },

      wait: () => self.note(kit.text("preview_waits")),

      note(text) {
        frame.classList.toggle("cbs-stale", !!text);
        kit.write("preview-note", text);
      },

      // The HTML was sanitised by the server, as on every learner's page.
      fill({ page, arguments: args }) {
        const { body } = self.document;
        const questions = page.questions.map(self.question);
        const around = page.before + page.after;
        const isSame = self.around === around && self.questions.length === questions.length;
        if (isSame) self.replace(questions);
        else self.build(page, questions);
        Object.assign(self, { around, questions });
        for (const box of kit.all(".cb-scroll", body)) box.tabIndex = box.scrollWidth > box.clientWidth ? 0 : -1;
        for (const note of kit.all("[data-cb=needs-script]", body)) note.hidden = true;
        if (!args) return;
        self.mark(args);
        self.questions = []; // they are not as they came any more
      },

      // A question that did not change stays as it is, another keeps its box, and what is out of sight is laid out once it
      // is scrolled to: so a page of hundreds of questions takes no time from the typing.
      question(html, index) {
        const before = self.questions[index];
        if (before?.html === html) return before;
        const holder = self.document.createElement("template");
        holder.innerHTML = html;
        const element = holder.content.firstElementChild;
        if (before && boxOf(before.html) === boxOf(html)) {
          before.element.replaceChildren(...element.childNodes);
          return { html, element: before.element };
        }
        element.disabled = false;
        Object.assign(element.style, { contentVisibility: "auto", containIntrinsicSize: "auto 20em" });
        return { html, element };
      },

      build({ before, after }, questions) {
        const { body } = self.document;
        body.innerHTML = `${before}<hr data-questions>${after}`;
        body.querySelector("[data-questions]").replaceWith(...questions.map(({ element }) => element));
      },

      replace(questions) {
        for (const [index, { element }] of self.questions.entries()) {
          if (element !== questions[index].element) element.replaceWith(questions[index].element);
        }
      },

      // The learner's own script shows the answers, with nobody to ask and nothing to hear from.
      mark(args) {
        const learner = CB.kit(self.document.querySelector(".coding-billing"), args, () => "");
        const silent = { say() {}, whenBack() {}, whenLeaving() {}, post: async () => ({ code: "offline", message: "", data: null }) };
        if (learner.find("check")) CB.check(Object.assign(learner, silent), args).start();
        for (const folded of learner.all("details.cb-made")) folded.open = true;
      },

      // To what is being edited; the pages around stay where they are.
      follow(element) {
        const [, part = "", ...steps] = editor.placeOf(element);
        const place = self.document?.querySelector(PLACES[part]?.(steps[0] ?? "", steps[1] ?? "") ?? "none");
        if (place) frame.contentWindow.scrollBy(0, place.getBoundingClientRect().top - 8);
      },
    };
    return self;
  };
})();
