// The self-check: answering, submitting, results, earlier attempts, trying again.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));

  const WAITS = [500, 1000, 2000, 4000, 8000]; // while the server still records the same submission

  CB.check = (kit, args, overview) => ({
    state: args.state,
    questions: kit.all("[data-question]"),
    drafts: CB.drafts(kit, args.learner),
    results: CB.results(kit),
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
      if (state.open && drafts.number) this.answer();
      this.display();
      form.addEventListener("change", (/** @type {any} */ { target }) => this.changed(target.closest("[data-question]")));
      form.addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault());
      if (!state.grade_sent && !state.frozen) kit.post("send_grade", {});
    },

    // The form

    read() {
      const answers = this.questions.map((question) => [question.dataset.question, CB.types[question.dataset.type].read(question)]);
      return Object.fromEntries(answers.filter(([, answer]) => answer !== null));
    },

    write(answers) {
      for (const question of this.questions) CB.types[question.dataset.type].write(question, answers[question.dataset.question]);
    },

    fit(answers) {
      this.write(answers);
      return this.read();
    },

    changed(question) {
      kit.show("warning", false);
      this.results.mark(question, this.state.review, true);
      this.drafts.change(this.read());
      this.tell();
    },

    // What is on the page

    adopt(state) {
      this.state = state;
      this.drafts.open(state, {});
      this.shown = state.open && state.draft ? null : state.review;
      this.answering = !this.shown || !!state.draft;
    },

    answer() {
      this.answering = true;
      this.shown = null;
    },

    display() {
      const { state, shown, answering } = this;
      this.failed = "";
      const open = state.open && !shown;
      const latest = shown?.serial === state.review?.serial;
      const again = state.open && !answering && latest;
      const elsewhere = answering ? (state.open ? "back_to_answers" : "saved_answers") : latest ? "" : "back_to_latest";
      this.write(shown ? shown.answers : this.drafts.answers);
      this.results.markAll(this.questions, shown ?? state.review, !shown);
      this.results.summarise(state, shown);
      const lapsed = !state.open && this.drafts.number && kit.text("draft_lapsed");
      kit.write("closed", kit.join(kit.text(`closed_${state.closed}`), lapsed));
      kit.write("back", shown ? kit.text(elsewhere) : "");
      kit.write("soon", open && state.closes_soon ? kit.text("submit_until", { time: kit.time(state.closes ?? "") }) : "");
      for (const button of kit.all("[data-do=begin]")) button.hidden = !again;
      for (const name of ["submit", "status"]) kit.show(name, open);
      for (const name of ["needs-script", "warning", "trouble"]) kit.show(name, false);
      for (const question of this.questions) question.disabled = !open;
      this.tell();
    },

    tell() {
      const answered = this.questions.filter((question) => CB.types[question.dataset.type].complete(question));
      overview.tell(this.state, answered.length, this.questions.length);
    },

    trouble(message, code = "") {
      kit.write("trouble-text", message);
      kit.write("reload", kit.text(`load_${code}`));
      kit.find("sign-in").href = args.sign_in;
      kit.show("sign-in", code === "sign_in");
      kit.show("trouble", true);
      kit.say(message);
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
      const incomplete = this.questions.filter((question) => !CB.types[question.dataset.type].complete(question));
      const { review } = this.state;
      const same = review && this.questions.every((question) => !this.results.altered(question, review.answers).length);
      if (incomplete.length || same) this.warn(incomplete, same && review.serial);
      else this.record();
    },

    warn(incomplete, number) {
      const some = Object.keys(this.read()).length;
      const count = incomplete.length;
      const gaps = some ? count && kit.text("incomplete", { count }) : kit.text("nothing_answered");
      kit.write("missing", kit.join(gaps, some && number && kit.text("same_answers", { number })));
      kit.show("first-missing", count);
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
      const reply = await this.deliver({ serial, revision, draft: this.drafts.grown, answers });
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
