// The self-check: answering, submitting, results, earlier attempts, trying again.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));

  const WAITS = [500, 1000, 2000, 4000, 8000]; // while the server still records the same submission

  CB.check = (kit, args) => ({
    state: args.state,
    questions: kit.all("[data-question]"),
    drafts: CB.drafts(kit, args.learner),
    answering: true,
    shown: null,
    said: args.state.draft ? "saved" : "",
    failed: "",

    start() {
      const { drafts, state } = this;
      const form = kit.find("check");
      drafts.start(this);
      this.adopt(state);
      if (state.open) drafts.restore(state);
      if (drafts.number) this.answer();
      this.display();
      form.addEventListener("change", () => this.changed());
      form.addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault());
      if (!state.grade_sent && state.closed !== "newer_state") kit.post("send_grade", {});
    },

    // The form

    type: ({ dataset }) => CB.types[dataset.type],

    read() {
      const answers = this.questions.map((question) => [question.dataset.question, this.type(question).read(question)]);
      return Object.fromEntries(answers.filter(([, answer]) => answer !== null));
    },

    write(answers) {
      for (const question of this.questions) this.type(question).write(question, answers[question.dataset.question]);
    },

    fit(answers) {
      this.write(answers);
      return this.read();
    },

    changed() {
      kit.show("warning", false);
      this.drafts.change(this.read());
    },

    // What is on the page

    adopt(state) {
      this.state = state;
      this.drafts.open(state, {});
      this.shown = state.open && state.draft ? null : state.review;
      this.answering = !this.shown;
    },

    answer() {
      this.answering = true;
      this.shown = null;
    },

    display() {
      const { state, shown, answering } = this;
      this.failed = "";
      const open = state.open && !shown;
      const again = state.open && !answering && shown?.serial === state.review?.serial;
      this.write(shown ? shown.answers : this.drafts.answers);
      this.mark();
      this.summarise();
      kit.write("closed", kit.text(`closed_${state.closed}`));
      kit.write("back", !shown || again ? "" : kit.text(answering ? "back_to_answers" : "back_to_latest"));
      kit.write("count", this.count());
      for (const name of ["retry", "retry-below"]) kit.show(name, again);
      for (const name of ["submit", "status"]) kit.show(name, open);
      for (const name of ["needs-script", "warning", "trouble"]) kit.show(name, false);
      for (const question of this.questions) question.disabled = !open;
    },

    count() {
      const { open, closes, attempts } = this.state;
      const { used, max } = attempts;
      const texts = max === null ? [used && kit.text("attempts_used", { used })] : [
        kit.text("attempts_used_of", { used, max }),
        kit.text("attempts_left", { count: Math.max(0, max - used) }),
      ];
      return [...texts, open && closes && kit.text("closes", { time: kit.time(closes) })].filter(Boolean).join(" ");
    },

    trouble(message, code = "") {
      kit.write("trouble-text", message);
      kit.write("reload", kit.text(`load_${code}`));
      kit.find("sign-in").href = args.sign_in;
      kit.show("sign-in", code === "sign_in");
      kit.show("trouble", true);
      kit.say(message);
    },

    // Results

    mark() {
      for (const made of kit.all(".cb-made")) made.remove();
      for (const question of this.questions) {
        if (this.shown) this.markQuestion(question, this.shown.questions[question.dataset.question]);
      }
    },

    markQuestion(question, found) {
      const [head, foot] = kit.all("[data-mark], [data-after]", question);
      if (!found) return head.append(this.make("p", { className: "cb-made cb-hint" }, kit.text("not_in_attempt")));
      if (found.result === "hidden") return;
      head.append(this.verdict(found.result, kit.text(found.result)));
      if (found.changed) head.append(this.make("p", { className: "cb-made cb-hint" }, kit.text("changed")));
      for (const item of kit.all("[data-item]", question)) this.markItem(item, found, this.type(question));
      if (found.explanation) foot.append(this.authored(found.explanation));
      if (found.section) foot.append(...this.readAgain(found.section));
    },

    markItem(item, { items, key }, type) {
      const { right = null, feedback = "" } = items[item.dataset.item] ?? {};
      const answer = right ? "" : type.key(item, key, kit);
      const result = right ? "right" : "wrong";
      if (right !== null) item.append(this.verdict(result, kit.text(result)));
      if (answer) item.append(this.verdict("right", answer));
      if (feedback) item.append(this.authored(feedback));
    },

    readAgain(section) {
      const place = kit.all(`[data-section="${section}"]`)[0];
      const title = place?.querySelector("h4")?.textContent;
      if (!place || !title) return [];
      const link = this.make("a", { href: `#${place.id}`, target: "_self" }, kit.text("read_again", { title }));
      return [this.make("p", { className: "cb-made" }, this.control("follow", link))];
    },

    summarise() {
      const { state, shown } = this;
      const score = kit.score(state.score);
      const origin = this.origin();
      kit.write("score-figure", score);
      kit.write("score-detail", origin);
      kit.show("score", score);
      const recorded = `${score && kit.text("recorded", { score })} ${origin}`;
      kit.write("recorded", state.open && !shown && state.past.length ? recorded : "");
      kit.show("result", shown);
      if (shown) this.introduce(shown);
      kit.show("attempts", state.past.length);
      kit.find("attempt-list").replaceChildren(...state.past.map((past) => this.entry(past)));
    },

    origin() {
      const { score, grading } = this.state;
      if (!score) return kit.text("results_hidden");
      const time = kit.time(score.at);
      if (score.by === "course_team") return `${kit.text("course_team")} ${time}`;
      return `${kit.text("attempt", { number: score.serial })}, ${time}. ${kit.text(`grading_${grading}`)}`;
    },

    introduce({ serial: number, at, removed, ...points }) {
      const score = kit.score(points);
      const remark = !score ? "results_hidden" : points.earned === points.possible ? "all_right" : "";
      const gone = removed ? kit.text("removed", { count: removed }) : "";
      kit.write("result-title", kit.text(score ? "result_title" : "submitted_title", { number, score }));
      kit.write("result-text", `${kit.text("submitted_at", { time: kit.time(at) })} ${kit.text(remark)} ${gone}`);
    },

    entry({ serial: number, at, ...points }) {
      const counts = points.counts ? kit.text("counts") : "";
      const texts = [kit.text("attempt", { number }), kit.time(at), kit.score(points), counts];
      const button = { type: "button", className: "cb-button cb-quiet", value: number };
      const review = this.control("recall", this.make("button", button, kit.text("review_attempt", { number })));
      return this.make("li", {}, ...texts.filter(Boolean).map((text) => this.make("span", {}, text)), review);
    },

    make(tag, properties, ...children) {
      const element = Object.assign(document.createElement(tag), properties);
      element.append(...children);
      return element;
    },

    verdict(result, words) {
      return this.make("p", { className: `cb-made cb-verdict cb-${result}` }, words);
    },

    authored(innerHTML) {
      return this.make("div", { className: "cb-made cb-feedback", innerHTML, dir: "auto" });
    },

    control(action, element) {
      element.dataset.do = action;
      return element;
    },

    // Drafts

    status(key, reply) {
      kit.write("status", kit.text(key));
      if (key === "saving") return;
      if (key !== this.said && !this.failed) kit.say(kit.text(key));
      this.said = key;
      if (reply?.code === "sign_in" || reply?.data?.error) this.refused(reply);
      else if (!this.failed) kit.show("trouble", false);
    },

    refused({ code, message }, failed = "") {
      this.failed = failed;
      this.trouble(`${failed} ${message}`, code);
    },

    use() {
      if (!this.answering) this.begin();
      this.drafts.use();
      this.answer();
      this.go("check-title");
    },

    discard() {
      this.drafts.discard();
      this.go("check-title");
    },

    // Attempts

    submit() {
      const incomplete = this.questions.filter((question) => !this.type(question).complete(question));
      if (incomplete.length) this.warn(incomplete);
      else this.record();
    },

    warn(incomplete) {
      const some = Object.keys(this.read()).length;
      kit.write("missing", some ? kit.text("incomplete", { count: incomplete.length }) : kit.text("nothing_answered"));
      kit.find("first-missing").href = `#${incomplete[0]?.id}`;
      kit.show("anyway", some);
      kit.show("warning", true);
      kit.find("warning").focus();
    },

    async record() {
      const { serial, revision } = this.state;
      const answers = this.read();
      this.drafts.hold();
      this.wait(true);
      const reply = await this.deliver({ serial, revision, answers });
      this.wait(false);
      if (!reply.code) this.finish(reply.data.state);
      else if (reply.code === "other_answers") this.supersede(reply.data.state, answers);
      else this.fail(reply);
    },

    async deliver(submission) {
      for (const milliseconds of WAITS) {
        const reply = await kit.post("submit", submission);
        if (reply.code !== "in_progress") return reply;
        await new Promise((resolve) => setTimeout(resolve, milliseconds));
      }
      return kit.post("submit", submission);
    },

    wait(waiting) {
      for (const button of kit.all("button")) button.ariaDisabled = `${waiting}`;
      for (const question of this.questions) question.disabled = waiting;
      if (waiting) kit.write("status", kit.text("submitting"));
    },

    reload: () => location.reload(),

    finish(state) {
      this.adopt(state);
      this.go("result-title");
    },

    supersede(state, answers) {
      this.finish(state);
      if (state.open) this.drafts.propose({ serial: state.serial, base: {}, answers, typed: Date.now() });
      this.trouble(kit.text("other_answers"));
    },

    fail(reply) {
      if (reply.data?.state?.open === false) this.state = reply.data.state;
      this.display();
      kit.write("status", kit.text("not_submitted"));
      this.refused(reply, kit.text("not_submitted"));
      this.drafts.release();
    },

    go(place) {
      this.display();
      kit.jump(kit.find(place));
    },

    begin() {
      this.drafts.open(this.state, this.state.review?.answers ?? {});
      kit.write("status", "");
      this.answer();
      this.go("check-title");
    },

    back() {
      this.shown = this.answering ? null : this.state.review;
      this.go(this.answering ? "check-title" : "result-title");
    },

    async recall({ value }) {
      const reply = await kit.post("review_attempt", { serial: Number(value) });
      if (reply.code) return this.refused(reply);
      this.shown = reply.data.review;
      this.go("result-title");
    },
  });
})();
