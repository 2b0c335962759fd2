// What stands beside the form: findings, and the learner's page in the preview; and what stays in sight.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

  // Findings: asked for when the author pauses, listed with the way to their fields, and told at the fields themselves.

  const CHECK_PAUSE = 600;
  const LONGEST_PRESS = 2000;
  const SEVERITIES = ["error", "warning", "tip"];
  /** @type {Record<string, string>} */
  const ICONS = { error: "✕", warning: "!", tip: "i" };

  /** @type {CB.Make} */
  Studio.make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  Studio.keysIn = (state) => ({ path }) => {
    const steps = path ? path.split(".").map((step) => (/^\d+$/.test(step) ? Number(step) : step)) : [];
    return Studio.model.keys(state, steps[0] === "settings" ? steps : ["document", ...steps]);
  };

  Studio.findings = (kit, editor, form, places) => {
    const { make } = Studio;

    /** @type {CB.Findings} */
    const self = {
      found: [],
      built: 0,
      checked: null,
      running: null,
      timer: 0,
      marked: { messages: [], controls: [], badges: [] },
      all: [],
      listed: [],
      held: false,
      press: 0,
      fresh: new Set(),
      left: new Set(),

      start() {
        self.show([]);
        self.settle();
        kit.find("form").addEventListener("focusout", (/** @type {any} */ event) => self.blurred(event.target, event.relatedTarget));
        kit.root.addEventListener("pointerdown", self.hold);
      },

      // A button that moves away while it is pressed would not be clicked.
      hold() {
        const release = () => {
          self.held = false;
          self.draw();
        };
        self.held = true;
        clearTimeout(self.press);
        self.press = setTimeout(release, LONGEST_PRESS);
        addEventListener("pointerup", () => setTimeout(release), { once: true });
      },

      // Nothing is held against what was just added, until its field was left, all of it was, or a save was tried.
      added(keys) {
        self.fresh.add(keys.join("."));
      },

      blurred(control, next) {
        if (!self.fresh.size) return;
        if (control.dataset.field) self.left.add(form.keysOf(control).join("."));
        for (const name of self.fresh) if (next && !form.itemAt(name.split("."))?.contains(next)) self.fresh.delete(name);
        self.show(self.all);
      },

      isQuiet({ keys }) {
        const name = `${keys.join(".")}.`;
        return !self.left.has(name.slice(0, -1)) && [...self.fresh].some((fresh) => name.startsWith(`${fresh}.`));
      },

      tell() {
        self.fresh.clear();
        self.show(self.all);
      },

      soon() {
        clearTimeout(self.timer);
        self.timer = setTimeout(() => self.settle(), CHECK_PAUSE);
      },

      // One request at a time; afterwards the findings are those of what is written now, or the reply says why not.
      async settle() {
        clearTimeout(self.timer);
        while (self.running) await self.running;
        if (self.checked === editor.state) return null;
        self.running = self.ask(editor.state).finally(() => (self.running = null));
        const reply = await self.running;
        return reply.code || self.checked === editor.state ? reply : self.settle();
      },

      async ask(state) {
        const reply = await kit.post("check_document", editor.written());
        if (reply.code) kit.write("findings-note", kit.text("unchecked", { reason: reply.message }));
        else self.take(state, reply.data);
        return reply;
      },

      take(state, { findings, numbers }) {
        if (numbers) form.learn(numbers);
        self.adopt(state, findings);
      },

      adopt(state, findings) {
        self.checked = state;
        self.show(self.locate(state, findings));
      },

      // Places become names at once: items may move before the next check.
      locate: (state, findings) => findings.map((finding) => ({ ...finding, keys: Studio.keysIn(state)(finding) })),

      show(found) {
        const order = (/** @type {CB.Finding} */ finding) => SEVERITIES.indexOf(finding.severity);
        self.all = found;
        self.found = found.filter((finding) => !self.isQuiet(finding)).sort((one, other) => order(one) - order(other));
        if (!self.held) self.draw();
      },

      draw() {
        const summary = self.summary(self.found);
        if (self.checked && summary !== kit.find("chip").textContent) kit.say(summary || kit.text("no_findings"));
        kit.write("chip", summary);
        kit.write("findings-note", summary || kit.text("no_findings"));
        // Hundreds of them, which did not change, would take time from the typing.
        const isSame = JSON.stringify(self.found) === JSON.stringify(self.listed);
        self.listed = self.found;
        if (!isSame) kit.find("findings").replaceChildren(...self.found.map(self.entry));
        if (!isSame || self.built !== form.built) self.mark();
      },

      get errors() {
        return self.found.filter(({ severity }) => severity === "error");
      },

      summary(found) {
        const counts = SEVERITIES.map((severity) => [severity, found.filter((finding) => finding.severity === severity).length]);
        return counts.filter(([, count]) => count).map(([severity, count]) => kit.text(`count_${severity}`, { count })).join(" · ");
      },

      entry(finding, index) {
        const button = make("button", { type: "button", className: "cbs-finding", value: index }, ...self.words(finding));
        button.dataset.do = "visit";
        return make("li", {}, button, finding.help ? make("p", { className: "cbs-help" }, finding.help) : "");
      },

      words({ severity, message, keys, line }) {
        const icon = make("span", { className: `cbs-sign cbs-${severity}`, ariaHidden: "true" }, ICONS[severity]);
        const where = [keys.length > 1 && editor.placeName(keys), line && kit.text("line", { line })].filter(Boolean).join(" · ");
        const place = make("span", { className: "cbs-where" }, where);
        return [icon, make("span", { className: "cbs-unseen" }, `${kit.text(severity)}: `), make("span", {}, message), " ", place];
      },

      visit(button) {
        const { keys } = self.listed[button.value];
        if (editor.source && keys[0] === "document") editor.mend();
        else if (!places.visit(keys)) kit.find("findings-title").focus();
      },

      visitFirst() {
        const [first] = self.errors;
        return first && places.visit(first.keys);
      },

      show_findings() {
        kit.find("findings-title").focus();
      },

      // At the fields

      mark() {
        const { messages, controls, badges } = self.marked;
        for (const element of [...messages, ...badges]) element.hidden = true;
        for (const control of controls) self.clear(control);
        self.marked = { messages: [], controls: [], badges: [] };
        for (const finding of self.found) self.markField(finding);
        self.badge();
        self.built = form.built;
      },

      clear(control) {
        control.removeAttribute("aria-invalid");
        const { described } = control.dataset;
        if (described) control.setAttribute("aria-describedby", described);
        else control.removeAttribute("aria-describedby");
      },

      markField({ keys, severity, message }) {
        const place = places.locate(keys);
        const around = !place || "field" in place.dataset ? ".cbs-field, th, td" : "list" in place.dataset ? "fieldset, .cbs-body" : "fieldset";
        const holder = place?.closest(around);
        const text = holder?.querySelector(":scope > [data-message]");
        if (!place || !text) return;
        const line = make("span", { className: `cbs-${severity}` }, message);
        if (text.hidden) text.replaceChildren(line);
        else text.append(line);
        text.hidden = false;
        text.id ||= form.newId();
        const control = places.focusable(place);
        self.marked.messages.push(text);
        self.marked.controls.push(control);
        if ("field" in control.dataset) control.ariaInvalid = `${severity === "error" || control.ariaInvalid === "true"}`;
        control.setAttribute("aria-describedby", [control.dataset.described, text.id].filter(Boolean).join(" "));
      },

      badge() {
        /** @type {Map<any, CB.Located[]>} */
        const within = new Map();
        for (const finding of self.found) {
          for (const end of finding.keys.keys()) {
            const host = places.hostAt(finding.keys.slice(0, end + 1));
            within.set(host, [...(within.get(host) ?? []), finding]);
          }
        }
        for (const [host, found] of within) self.badgeOf(host, found);
      },

      badgeOf(host, found) {
        const badge = host?.querySelector("[data-badge]");
        if (!badge) return;
        const worst = found[0]?.severity;
        badge.hidden = false;
        badge.className = `cbs-badge cbs-${worst}`;
        badge.textContent = self.summary(found.filter(({ severity }) => severity === worst));
        self.marked.badges.push(badge);
      },
    };
    return self;
  };

  // The learner's page beside the form, by the learner's own template, styles and script: always of what is written now, to
  // be looked at or tried. It stands in a frame in which no script runs: it keeps nothing, and Studio's styles do not reach it.

  const PREVIEW_PAUSE = 250;
  const MARGIN = 8;
  const FRAMES = 4;
  /** @type {CB.Reply} */
  const NOTHING = { code: "", message: "", data: {} };

  const boxOf = (/** @type {string} */ html) => html.slice(0, html.indexOf(">"));

  Studio.preview = (kit, editor) => {
    const frame = kit.find("preview");
    const { shown, keysIn } = Studio;
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
        const styles = kit.all("link:is([href*='public/learner'], [href*='public/questions'])", document.documentElement);
        page.head.append(...styles.map((style) => style.cloneNode()));
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
        self.timer = setTimeout(self.show, PREVIEW_PAUSE);
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
        const places = (reply.data?.findings ?? []).map(keysIn(state));
        const mended = shown.readable(state, self.readable, places);
        const again = places.length ? await self.request(mended) : reply;
        if (again.code) return self.note(again.data?.findings ? kit.text("preview_waits") : again.message);
        if (!places.length) self.readable = state;
        self.note("");
        self.fill(mended, again.data);
        self.say(mended, [...again.data.unfinished, ...self.unread(reply)]);
        self.follow();
      },

      request: (state) => kit.post("preview_document", { ...state, view: chosen("view") }),

      unread: ({ data }) => (data?.findings ?? []).map((/** @type {CB.Finding} */ { path, message }) => ({ path, text: message })),

      note(text) {
        frame.classList.toggle("cbs-stale", !!text);
        kit.write("preview-note", text);
      },

      say(state, unfinished) {
        shown.clear(self.document);
        for (const { path, text } of unfinished) shown.note(self.document, shown.place(self.document, state, keysIn(state)({ path })), text);
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
        handler === "submit" ? kit.post("try_answers", { ...state, serial, answers }) : NOTHING,

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

  // Places of the learner's page in the preview: where a part of the document is shown, and what is said there quietly.

  /** @type {Record<string, (page: any, names: CB.Step[], path: CB.Step[]) => any>} */
  const PARTS = {
    lesson: (page, [, section]) => page.querySelector(`[data-section="${section}"]`),
    next_step: (page) => page.querySelector(".cb-next"),
    questions(page, [question, , item]) {
      const box = page.querySelector(`[data-question="${question}"]`);
      return (item && box?.querySelector(`[data-item="${item}"]`)) ?? box;
    },
    comparison(page, [list], [, place]) {
      const table = page.querySelector(".cb-comparison table");
      const row = list === "rows" ? table?.tBodies[0].rows[place] : table?.tHead.rows[0];
      return (list === "columns" ? row?.cells[Number(place) + 1] : row) ?? table;
    },
  };

  // Paragraphs, lists and tables of a text have an empty line between them.
  const blocksBefore = (/** @type {any} */ { value, selectionStart }) => value.slice(0, selectionStart).split(/\n\s*\n/).length - 1;

  /** @type {CB.Shown} */
  const shown = {
    place(page, state, keys) {
      const [, part = "", ...names] = keys;
      const path = Studio.model.path(state, keys).slice(2);
      return PARTS[part]?.(page, names, path) ?? null;
    },

    // Within a long text, the paragraph that is being written.
    paragraph(place, control) {
      const text = control.matches("textarea") && place.querySelector(":scope > .cb-text");
      if (!text) return place;
      const blocks = [...text.children].filter((block) => block.localName !== "h4");
      return blocks[Math.min(blocksBefore(control), blocks.length - 1)] ?? place;
    },

    note(page, place, text) {
      const note = Object.assign(page.createElement("p"), { className: "cb-hint cbs-unfinished", textContent: text });
      const box = place?.matches("tr") ? place.cells[0] : place?.matches("table") ? place.parentElement : place;
      // Near the top of a long part, where whoever works on it looks.
      const head = box?.querySelector(":scope > [data-mark], :scope > .cb-text") ?? box ?? page.querySelector(".coding-billing");
      head?.append(note);
      if (head?.matches(".cb-text")) head.prepend(note);
    },

    clear(page) {
      for (const note of page.querySelectorAll(".cbs-unfinished")) note.remove();
    },

    // What cannot be read at all is shown as it was when it could.
    readable(state, before, places) {
      return places.reduce((/** @type {any} */ mended, keys) => {
        const old = Studio.model.path(before, keys);
        return Studio.model.put(mended, Studio.model.path(state, keys), Studio.model.at(before, old));
      }, state);
    },
  };

  Studio.shown = shown;

  // What stays in sight: tools, preview, Save. In a frame as tall as its content, as libraries have it, nothing sticks: what
  // is around scrolls, and only a browser tells which part of the frame is seen.

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
        const { top: begin, height } = natural(top);
        kit.root.style.setProperty("--cbs-seen", `${Math.round(seen.height)}px`);
        kit.root.style.setProperty("--cbs-top", `${Math.round(height)}px`);
        const start = Math.max(0, seen.top - begin);
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
