// The learner's page beside the form, by the learner's own template, styles and script: always of what is written now, to
// be looked at or tried. It stands in a frame in which no script runs: it keeps nothing, and Studio's styles do not reach it.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

  const PAUSE = 250;
  const MARGIN = 8;
  const FRAMES = 4;
  /** @type {CB.Reply} */
  const NOTHING = { code: "", message: "", data: {} };

  const boxOf = (/** @type {string} */ html) => html.slice(0, html.indexOf(">"));

  Studio.preview = (kit, editor) => {
    const frame = kit.find("preview");
    const { shown, stepsOf, model } = Studio;
    const chosen = (/** @type {string} */ name) => kit.all(`[data-choice="${name}"]:checked`)[0].value;

    /** @type {CB.Preview} */
    const self = {
      running: false,
      wanted: false,
      timer: 0,
      document: null,
      around: "",
      questions: [],
      readable: editor.state,
      check: null,

      start() {
        if (frame.contentDocument?.URL === "about:srcdoc" && frame.contentDocument.readyState === "complete") self.setUp();
        else frame.addEventListener("load", self.setUp, { once: true });
        for (const choice of kit.all("[data-choice=view]")) choice.addEventListener("change", self.show);
        for (const choice of kit.all("[data-choice=width]")) choice.addEventListener("change", self.fit);
        new ResizeObserver(self.fit).observe(frame.parentElement);
        for (const moved of ["focusin", "keyup", "click"]) kit.find("form").addEventListener(moved, self.follow);
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
        page.addEventListener("keydown", self.press);
        self.show();
      },

      // Who looks at the page passes it with one Tab; who tries it needs Tab there, and leaves with Escape.
      press(event) {
        const passes = event.key === "Tab" && !event.shiftKey && chosen("view") !== "try";
        if (!passes && event.key !== "Escape") return void editor.shortcut(event);
        event.preventDefault();
        kit.all(".save-button")[0].focus();
      },

      // A link or a form in the page would lead the frame away.
      still(event) {
        const control = event.target.closest?.("[data-do]");
        if (event.type === "submit" || event.target.closest("a")) event.preventDefault();
        if (control && self.check && control.ariaDisabled !== "true") self.check[control.dataset.do]?.(control);
      },

      // As wide as the device that was chosen, and as large as there is room.
      fit() {
        const width = Number(chosen("width"));
        const { clientWidth, clientHeight } = frame.parentElement;
        const scale = Math.min(1, clientWidth / width);
        // Zoom, unlike a transform, takes the room that is seen.
        Object.assign(frame.style, { inlineSize: `${width}px`, blockSize: `${clientHeight / scale}px`, zoom: `${scale}` });
      },

      soon() {
        clearTimeout(self.timer);
        self.timer = setTimeout(self.show, PAUSE);
      },

      // One request at a time; what is wanted meanwhile comes after it.
      async show() {
        clearTimeout(self.timer);
        if (!self.document || editor.source) return;
        self.wanted = true;
        while (self.wanted && !self.running) await self.refresh();
      },

      async refresh() {
        self.running = true;
        self.wanted = false;
        await self.ask(editor.state).finally(() => (self.running = false));
      },

      async ask(state) {
        const reply = await self.request(state);
        const places = (reply.data?.findings ?? []).map((/** @type {CB.Finding} */ finding) => model.keys(state, stepsOf(finding)));
        const mended = shown.readable(state, self.readable, places);
        const again = places.length ? await self.request(mended) : reply;
        if (again.code) return self.note(again.data?.findings ? kit.text("preview_waits") : again.message);
        if (!places.length) self.readable = state;
        self.note("");
        self.fill(mended, again.data);
        self.say(mended, [...again.data.unfinished, ...self.unread(reply)]);
        self.follow();
      },

      request({ document: written, settings }) {
        const title = `${settings.display_name ?? ""}`;
        return kit.post("preview_document", { document: written, title, view: chosen("view") });
      },

      unread: ({ data }) => (data?.findings ?? []).map((/** @type {CB.Finding} */ { path, message }) => ({ path, text: message })),

      note(text) {
        frame.classList.toggle("cbs-stale", !!text);
        kit.write("preview-note", text);
      },

      say(state, unfinished) {
        shown.clear(self.document);
        for (const { path, text } of unfinished) {
          const place = shown.place(self.document, state, model.keys(state, stepsOf({ path })));
          shown.note(self.document, place, text);
        }
      },

      // The HTML was sanitised by the server, as on every learner's page.
      fill(state, { page, arguments: args }) {
        const { body } = self.document;
        if (self.check) self.questions = []; // they are not as they came any more
        self.check = null;
        const questions = page.questions.map(self.question);
        const around = page.before + page.after;
        const isSame = self.around === around && self.questions.length === questions.length;
        if (isSame) self.replace(questions);
        else self.build(page, questions);
        Object.assign(self, { around, questions });
        for (const box of kit.all(".cb-scroll", body)) box.tabIndex = box.scrollWidth > box.clientWidth ? 0 : -1;
        for (const note of kit.all("[data-cb=needs-script]", body)) note.hidden = true;
        if (args) self.run(state, args);
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

      // The learner's own script shows the answers, or takes and checks them. It keeps nothing and hears of nothing else.
      run(state, args) {
        const learner = CB.kit(self.document.querySelector(".coding-billing"), args, () => "");
        const reply = self.answer(state);
        const silent = { say: kit.say, tried: () => null, jump: self.reach, post: reply, ask: reply };
        if (!learner.find("check")) return;
        self.check = CB.check(Object.assign(learner, silent), args, CB.overview(learner, args.state));
        self.check.start();
        if (!args.state.open) for (const folded of learner.all("details.cb-made")) folded.open = true;
        learner.find("status").style.display = "none"; // nothing is saved here
      },

      answer: (state) => async (handler, { serial, answers }) =>
        handler === "submit" ? kit.post("try_answers", { document: state.document, serial, answers }) : NOTHING,

      // To what is being edited; the pages around stay where they are.
      follow() {
        const control = /** @type {any} */ (kit.root.ownerDocument.activeElement);
        if (!self.document || !kit.find("form").contains(control)) return;
        const keys = control.dataset.field ? editor.keysOf(control) : editor.placeOf(control);
        const place = shown.place(self.document, editor.state, keys);
        if (place) self.reach(shown.paragraph(place, control));
      },

      // What is laid out only now, because it comes into view, moves the place once more.
      reach(place, times = FRAMES) {
        self.scrollTo(place);
        if (times) requestAnimationFrame(() => self.reach(place, times - 1));
      },

      scrollTo(place) {
        const { top, bottom } = place.getBoundingClientRect();
        if (top < 0 || bottom > frame.contentWindow.innerHeight) frame.contentWindow.scrollBy(0, top - MARGIN);
      },
    };
    return self;
  };
})();
