// Findings: asked for when the author pauses, listed with the way to their fields, and told at the fields themselves.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

  const PAUSE = 600;
  const SEVERITIES = ["error", "warning", "tip"];
  /** @type {Record<string, string>} */
  const ICONS = { error: "✕", warning: "!", tip: "i" };

  /** @type {CB.Make} */
  Studio.make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  /** @type {(place: { path: string }) => CB.Step[]} */
  const stepsOf = (Studio.stepsOf = ({ path }) => {
    const steps = path ? path.split(".").map((step) => (/^\d+$/.test(step) ? Number(step) : step)) : [];
    return steps[0] === "settings" ? steps : ["document", ...steps];
  });

  Studio.findings = (kit, editor, form, places) => {
    const { model, make } = Studio;

    /** @type {CB.Findings} */
    const self = {
      found: [],
      built: 0,
      checked: null,
      running: null,
      timer: 0,
      marked: { messages: [], controls: [], badges: [] },
      all: [],
      fresh: new Set(),
      left: new Set(),

      start() {
        self.show([]);
        self.settle();
        kit.find("form").addEventListener("focusout", (/** @type {any} */ event) => self.blurred(event.target, event.relatedTarget));
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
        self.timer = setTimeout(() => self.settle(), PAUSE);
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
      locate: (state, findings) => findings.map((finding) => ({ ...finding, keys: model.keys(state, stepsOf(finding)) })),

      show(found) {
        const order = (/** @type {CB.Finding} */ finding) => SEVERITIES.indexOf(finding.severity);
        const before = JSON.stringify(self.found);
        self.all = found;
        self.found = found.filter((finding) => !self.isQuiet(finding)).sort((one, other) => order(one) - order(other));
        const summary = self.summary(self.found);
        if (self.checked && summary !== kit.find("chip").textContent) kit.say(summary || kit.text("no_findings"));
        kit.write("chip", summary);
        kit.write("findings-note", summary || kit.text("no_findings"));
        // Hundreds of them, which did not change, would take time from the typing.
        const isSame = JSON.stringify(self.found) === before;
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
        const { keys } = self.found[button.value];
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
})();
