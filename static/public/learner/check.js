// The self-check: answering, submitting, trying again; and what came of it: the recorded score, marks, earlier attempts.
(() => {
  "use strict";

  const CB = window.CodingBilling;

  CB.below = (item) => item.closest("[data-question]")?.querySelector(`[data-below="${item.dataset.item}"]`) ?? item;

  // What a question is answered with; buttons have no name.
  CB.controls = ({ elements }) => [...elements].filter(({ name }) => name);

  // A type of question whose items are each answered from a list of their own. An id holds no point.
  CB.lists = (right) => {
    const itemOf = (/** @type {{ name: string }} */ { name }) => name.split(".")[1] ?? "";

    const wordsOf = (/** @type {any} */ list, /** @type {any} */ option) =>
      option && [...(list?.options ?? [])].find(({ value }) => value === option)?.text;

    return {
      read(question) {
        const chosen = CB.controls(question).filter((list) => list.value);
        return chosen.length ? Object.fromEntries(chosen.map((list) => [itemOf(list), list.value])) : null;
      },

      complete: (question) => CB.controls(question).every((list) => list.value),

      write(question, answer) {
        for (const list of CB.controls(question)) {
          list.value = answer?.[itemOf(list)] ?? "";
          if (!list.value) list.value = ""; // an option that is gone
        }
      },

      parts: (_, answer) => new Map(Object.entries(answer ?? {})),

      whole: (parts) => (parts.size ? Object.fromEntries(parts) : null),

      words: (question, item, option) => wordsOf(CB.controls(question).find((list) => itemOf(list) === item), option),

      says: (answer, item) => answer?.[item],

      key(item, answer, kit) {
        const words = wordsOf(item.querySelector("select"), answer?.[item.dataset.item]);
        return words ? kit.text(right, { answer: words }) : "";
      },
    };
  };

  CB.check = (kit, args, overview) => ({
    state: args.state,
    questions: kit.all("[data-question]"),
    drafts: CB.drafts(kit, args),
    results: CB.results(kit),
    doubt: false,
    answering: true,
    shown: null,
    said: args.state.draft ? "saved" : "",
    failed: "",
    on: args.state.page,
    revision: args.state.revision,

    get away() {
      return this.state.varies && this.on !== this.state.serial;
    },

    async start() {
      const { drafts, state } = this;
      const form = kit.find("check");
      drafts.hooks = this;
      for (const question of this.questions) this.typeOf(question).start?.(question, kit);
      if (this.away && state.open && drafts.waits(state.serial)) await this.turn(state.serial);
      this.adopt(state);
      if (state.open) drafts.restore(state.review?.answers ?? {});
      if (state.open && !this.away && (drafts.number || drafts.dirty)) this.answer();
      this.display();
      form.addEventListener("input", (/** @type {any} */ event) => this.changed(event.target));
      form.addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault());
      if (!state.grade_sent && !state.frozen) kit.post("send_grade", {});
    },

    // The form

    typeOf: ({ dataset: { type } }) => CB.types[type],

    read() {
      const answers = this.questions.map((question) => [question.dataset.question, this.typeOf(question).read(question)]);
      return Object.fromEntries(answers.filter(([, answer]) => answer !== null));
    },

    write(answers) {
      for (const question of this.questions) this.typeOf(question).write(question, answers[question.dataset.question]);
    },

    fit(answers) {
      if (this.away) return answers;
      const held = Object.entries(this.state.held).map(([question, { answer }]) => [question, answer]);
      this.write({ ...answers, ...Object.fromEntries(held) });
      return this.read();
    },

    // Attempts may differ in what they ask, and in which order.
    async turn(serial) {
      if (!this.state.varies || serial === this.on) return true;
      const reply = await kit.post("show_questions", { serial });
      if (reply.code) return this.refused(reply), false;
      const place = kit.find("questions");
      if (place.matches(":focus-within")) kit.jump(kit.find("check-title")); // what has the focus goes away
      place.innerHTML = reply.data.html;
      this.questions = kit.all("[data-question]");
      for (const question of this.questions) this.typeOf(question).start?.(question, kit);
      Object.assign(this, { on: serial, revision: reply.data.revision });
      return true;
    },

    changed(input) {
      kit.show("warning", false);
      this.decide(input);
      this.results.mark(input.closest("[data-question]"), this.state.review, true, {});
      this.drafts.change(this.read());
      this.tell();
    },

    // Two pages

    merge(...sides) {
      const answers = this.questions.map((question) => {
        const id = question.dataset.question;
        const type = this.typeOf(question);
        const [base, ours, theirs] = sides.map((answers) => type.parts(question, answers[id]));
        const setAside = (/** @type {string} */ part) => this.drafts.aside.push({ question: id, part, value: ours.get(part) });
        return [id, type.whole(CB.merge(base, ours, theirs, setAside))];
      });
      return this.fit(Object.fromEntries(answers));
    },

    placeOf({ question, part }) {
      const place = `[data-question="${question}"]`;
      return kit.all(`${place}, ${place} [data-item="${part}"]`).pop() ?? kit.find("live");
    },

    differ() {
      const { drafts, shown } = this;
      for (const panel of kit.all(".cb-differs")) panel.remove();
      if (!shown) drafts.aside = drafts.aside.filter((aside) => this.ask(aside));
      drafts.keep();
    },

    ask(aside) {
      const question = this.questions.find(({ dataset }) => dataset.question === aside.question);
      if (!question || this.state.held[aside.question]) return false;
      const type = this.typeOf(question);
      const values = [aside.value, type.parts(question, type.read(question)).get(aside.part)];
      const words = values.map((value) => value && type.words(question, aside.part, value));
      if (!words.every(Boolean) || values[0] === values[1]) return false;
      const place = this.placeOf(aside);
      const below = CB.below(place);
      below.append(kit.find("differs").content.cloneNode(true));
      for (const [index, button] of kit.all(".cb-differs button", below).entries()) {
        button.choose = () => this.put(question, aside, values[index]);
        button.lastElementChild.append(words[index]);
      }
      return true;
    },

    choose: (button) => button.choose(),

    put(question, aside, value) {
      const type = this.typeOf(question);
      type.write(question, type.whole(type.parts(question, type.read(question)).set(aside.part, value)));
      const place = this.placeOf(aside); // which may have been made anew
      this.changed(place);
      kit.all("input:checked, select, [type=text], button", place)[0]?.focus();
    },

    decide(place) {
      const { drafts } = this;
      drafts.aside = drafts.aside.filter((aside) => !this.placeOf(aside).contains(place));
      this.differ();
    },

    hear(reply) {
      const { drafts, state: before, doubt } = this;
      const { code, data: state } = reply;
      if (drafts.held && !doubt) return;
      if (code) return this.miss(reply);
      if (state.serial !== before.serial) return this.finish(state);
      drafts.tries = 0;
      this.state = state;
      if (doubt) this.fail(kit.reply("not_arrived"));
      else this.catchUp(before);
    },

    miss(reply) {
      const { drafts, doubt } = this;
      const waits = reply.code === "looking" || reply.code === "late";
      if (!waits && doubt) this.wonder(reply);
      else if (!waits) drafts.fail(reply);
      else if (!doubt) this.status(reply.code);
    },

    async catchUp(before) {
      const { drafts, state } = this;
      const [now, then] = [state, before].map((state) => ({ ...state, draft: 0, reading: 0, grade_sent: 0 }));
      const begins = !this.answering && state.open && state.begun;
      if (begins && this.away && !(await this.turn(state.serial))) return;
      const isNew = this.answering ? drafts.meet(state.draft) : begins;
      if (begins) this.adopt(state);
      else if (!CB.same(state.held, before.held)) drafts.answers = this.fit(drafts.answers);
      if (isNew || !CB.same(now, then)) this.display();
      drafts.settled();
      if (!this.away && state.revision !== this.revision && !drafts.dirty) this.refused((kit.stopped = kit.reply("content_changed", { error: {} })));
    },

    // What is on the page

    adopt(state) {
      this.state = state;
      this.drafts.open(state, (state.begun && state.review?.answers) || {});
      this.shown = state.open && state.begun ? null : state.review;
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
      const own = state.open ? "back_to_answers" : state.draft ? "saved_answers" : "";
      const elsewhere = answering ? own : latest ? "" : "back_to_latest";
      this.write(shown ? shown.answers : this.drafts.answers);
      this.results.markAll(this.questions, shown ?? state.review, !shown, shown ? {} : state.held);
      this.results.summarise(state, shown);
      const lapsed = !state.open && this.drafts.number && kit.text("draft_lapsed");
      kit.write("closed", kit.join(kit.text(`closed_${state.closed}`), lapsed));
      kit.write("back", shown ? kit.text(elsewhere) : "");
      kit.write("soon", open && state.closes_soon ? kit.text("submit_until", { time: kit.time(state.closes ?? "") }) : "");
      for (const button of kit.all("[data-do=begin]")) button.hidden = !again;
      for (const name of ["submit", "status"]) kit.show(name, open);
      for (const name of ["needs-script", "warning"]) kit.show(name, false);
      kit.show("trouble", kit.stopped);
      kit.show("offer", state.open && this.drafts.offers.length);
      for (const question of this.questions) this.equip(question, open && !(question.dataset.question in state.held));
      kit.show("answers", state.may.answers && shown?.serial !== state.serial);
      kit.show("give-up", state.may.give_up);
      if (!state.may.give_up) kit.show("giving-up", false);
      this.tell();
      this.differ();
    },

    tell() {
      const answered = this.questions.filter((question) => this.typeOf(question).complete(question));
      overview.tell(this.state, answered.length, this.questions.length);
    },

    trouble(message, code = "") {
      if (kit.stopped && code !== "content_changed") return;
      kit.write("trouble-text", message);
      kit.write("reload", kit.text(`load_${code}`));
      kit.find("sign-in").href = args.sign_in;
      kit.show("sign-in", code === "sign_in");
      kit.show("trouble", true);
      kit.say(message);
    },

    // One question

    equip(question, open) {
      const { shown, state } = this;
      const id = question.dataset.question;
      const { taken, left } = shown ? { taken: shown.hints?.[id] ?? [], left: 0 } : state.hints[id] ?? { taken: [], left: 0 };
      const [focused] = kit.all(".cb-tools :focus", question);
      if (focused) kit.all("legend", question)[0]?.focus({ preventScroll: true }); // the tools are made anew
      question.disabled = !open;
      for (const tools of kit.all(".cb-tools", question)) tools.remove();
      if (!taken.length && !(open && (left || state.may.check))) return;
      const tools = kit.find("tools").content.firstElementChild.cloneNode(true);
      const [list, hint, check] = kit.all(".cb-hints, [data-do=hint], [data-do=check]", tools);
      list.append(...taken.map((html, index) => this.results.helpful(html, index + 1)));
      list.hidden = !taken.length;
      hint.textContent = kit.text(taken.length ? "another_hint" : "first_hint");
      hint.hidden = !open || !left;
      check.hidden = !open || !state.may.check;
      question.querySelector("[data-after]")?.before(tools);
      if (focused) [hint, check].find((button) => button.dataset.do === focused.dataset.do)?.focus({ preventScroll: true });
    },

    async askAbout(handler, button, more) {
      const question = button.closest("[data-question]");
      const id = question.dataset.question;
      const { serial } = this.state;
      button.ariaDisabled = "true";
      const reply = await kit.post(handler, { serial, revision: this.revision, question: id, ...more(question) });
      button.ariaDisabled = "false";
      if (reply.data?.state) await this.take(reply.data.state);
      const asked = this.questions.find(({ dataset }) => dataset.question === id);
      if (!reply.code) return this.state.serial === serial ? asked : null;
      this.refused(reply);
      this.remark(asked, reply.message);
      return null;
    },

    async take(state) {
      const { state: before } = this;
      if (state.serial < before.serial) return; // it was submitted meanwhile
      kit.turn++;
      if (state.serial !== before.serial) return this.finish(state);
      this.state = state;
      await this.catchUp(before);
    },

    async check(button) {
      const question = button.closest("[data-question]");
      const type = this.typeOf(question);
      if (this.showDiffering(question)) return;
      const answered = type.read(question) !== null;
      const sure = type.complete(question) || (answered && button.dataset.sure);
      button.dataset.sure = answered ? "sure" : "";
      if (!sure) return kit.say(this.remark(question, kit.text(answered ? "check_incomplete" : "check_nothing")));
      const asked = await this.askAbout("check_question", button, (question) => ({ answer: type.read(question) }));
      if (!asked) return;
      this.results.mark(asked, null, true, this.state.held);
      this.leadTo(asked, asked.firstElementChild);
      kit.say(asked.querySelector("[data-mark]").textContent);
    },

    remark(question, words) {
      const place = question?.querySelector(".cb-remark");
      if (place) Object.assign(place, { textContent: words, hidden: false });
      return words;
    },

    // Nobody is taken away from what they went on with while they waited.
    leadTo(question, place) {
      const { activeElement: active } = document;
      const waits = active === document.body || (question.contains(active) && !active?.matches("input:enabled, select:enabled"));
      if (waits) kit.jump(place);
      return waits;
    },

    async hint(button) {
      const seen = (/** @type {any} */ { dataset: { question } }) => ({ seen: this.state.hints[question]?.taken.length ?? 0 });
      const asked = await this.askAbout("take_hint", button, seen);
      const last = asked && kit.all(".cb-hints > li", asked).pop();
      if (last && !this.leadTo(asked, Object.assign(last, { tabIndex: -1 }))) kit.say(last.textContent);
    },

    // Drafts

    status(key, reply) {
      kit.write("status", kit.text(key));
      if (key === "saving" || key === "looking") return;
      const said = this.drafts.aside.length ? "differs" : key;
      if (said !== this.said && !this.failed) kit.say(kit.text(said));
      this.said = said;
      if (reply?.code === "sign_in" || reply?.code === "busy" || reply?.data?.error) this.refused(reply);
      else if (!this.failed) kit.show("trouble", kit.stopped);
    },

    refused({ code, message }, failed) {
      this.failed = failed ?? this.failed;
      this.trouble(`${this.failed} ${message}`, code);
    },

    async use() {
      if (!this.answering) await this.begin();
      else if (this.away) await this.back();
      if (this.away) return;
      this.drafts.use();
      this.answer();
      this.go("check-title");
      this.showDiffering();
    },

    discard() {
      this.drafts.discard();
      this.go("check-title");
    },

    showDiffering(within = kit.root) {
      const [panel] = kit.all(".cb-differs", within);
      if (panel) kit.jump(panel);
      return !!panel;
    },

    // Attempts

    submit() {
      const incomplete = this.questions.filter((question) => !this.typeOf(question).complete(question));
      if (this.showDiffering()) return;
      const { review } = this.state;
      const same = review && this.questions.every((question) => this.results.isAsIn(review, question));
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
      const isConnected = navigator.onLine;
      this.doubt = false;
      this.wait(true);
      const reply = await kit.ask("submit", this.drafts.hold());
      this.wait(false);
      const { code, data } = reply;
      if (!code || code === "other_answers") this.finish(data.state);
      else if (code === "stale_draft") this.reconsider(data.state);
      else if (code === "no_answer" || (code === "offline" && isConnected)) this.wonder(reply);
      else this.fail(reply);
    },

    wait(waiting) {
      for (const button of kit.all("button")) button.ariaDisabled = `${waiting}`;
      for (const question of this.questions) question.disabled = waiting;
      if (waiting) kit.write("status", kit.text("submitting"));
    },

    reload: () => location.reload(),

    async finish(state) {
      const { drafts, answering } = this;
      const wasHeld = drafts.held;
      drafts.hold();
      if (this.on !== state.page && !(await this.turn(state.page))) return this.finishLater(wasHeld);
      const typed = answering && (wasHeld || drafts.dirty || drafts.aside.length); // while the questions came, too
      const differs = typed && drafts.propose(drafts.kept, state.review?.answers ?? {});
      this.doubt = false;
      this.adopt(state);
      if (typed) this.go(this.shown ? "result-title" : "check-title");
      else this.display();
      if (differs) this.trouble(kit.text("other_answers"));
    },

    finishLater(wasHeld) {
      this.doubt = this.drafts.held = wasHeld;
      this.drafts.later();
    },

    reconsider(state) {
      const { drafts } = this;
      const { answers } = drafts;
      this.state = state;
      drafts.meet(state.draft);
      if (!drafts.aside.length && CB.same(drafts.answers, answers)) return void this.record();
      this.fail(kit.reply("merged"));
      if (!this.showDiffering()) kit.jump(kit.find("trouble"));
    },

    wonder(reply) {
      this.doubt = true;
      this.display();
      this.refused(reply, kit.text("in_doubt"));
      this.drafts.later();
    },

    fail(reply) {
      if (reply.data?.state?.open === false) this.state = reply.data.state;
      this.doubt = false;
      this.display();
      kit.write("status", kit.text("not_submitted"));
      this.refused(reply, kit.text("not_submitted"));
      this.drafts.release();
    },

    go(place) {
      this.display();
      kit.jump(kit.find(place));
    },

    async begin() {
      if (this.away && !(await this.turn(this.state.serial))) return;
      this.drafts.open(this.state, this.state.review?.answers ?? {});
      kit.write("status", "");
      this.answer();
      this.go("check-title");
    },

    async back() {
      const { answering, drafts, state } = this;
      const shown = answering ? null : state.review;
      if (!(await this.turn(shown?.serial ?? state.serial))) return;
      this.shown = shown;
      if (answering) drafts.answers = this.fit(drafts.answers); // questions may be others by now
      this.go(answering ? "check-title" : "result-title");
      if (!answering || !drafts.held) return;
      drafts.release();
      kit.look();
    },

    async recall({ value }) {
      const reply = await kit.post("review_attempt", { serial: Number(value) });
      if (reply.code) return this.refused(reply);
      await this.lookAt(reply.data.review);
    },

    // What is typed on other questions waits until they are back.
    async lookAt(review) {
      const { answering, drafts } = this;
      if (answering && this.state.open) await drafts.save();
      if (!(await this.turn(review.serial))) return;
      if (answering && this.away && !drafts.held) drafts.hold();
      this.shown = review;
      this.go("result-title");
    },

    async answers() {
      const reply = await kit.post("show_answers", {});
      if (reply.code) return this.refused(reply);
      await this.lookAt({ ...reply.data.review, answers: this.drafts.answers });
    },

    askToGiveUp() {
      kit.show("giving-up", true);
      kit.find("giving-up").focus();
    },

    goOn() {
      kit.show("giving-up", false);
      kit.find("give-up").focus();
    },

    async giveUp() {
      await this.drafts.save(); // nothing is taken after it
      const reply = await kit.post("give_up", { serial: this.state.serial });
      if (reply.data?.state) await this.take(reply.data.state);
      if (reply.code) return this.refused(reply);
      if (this.state.may.answers) await this.answers();
      else if (this.state.review) await this.lookAt(this.state.review);
      if (!kit.find("trouble").hidden) kit.jump(kit.find("trouble")); // the button is gone
    },

    print: () => print(),
  });

  const TURN = 6; // questions

  // What came of attempts: the recorded score, the attempt on the page with its marks, and the list of attempts.
  CB.results = (kit) => ({
    timer: 0,

    // In turns: a slow phone answers its learner between them.
    markAll(questions, review, trying, held) {
      clearTimeout(this.timer);
      for (const question of questions.slice(0, TURN)) this.mark(question, review, trying, held);
      if (questions.length > TURN) this.timer = setTimeout(() => this.markAll(questions.slice(TURN), review, trying, held));
    },

    mark(question, review, trying, held) {
      for (const made of kit.all(".cb-made", question)) made.remove();
      const [head, foot] = kit.all("[data-mark], [data-after]", question);
      const settled = held[question.dataset.question];
      const found = settled ?? review?.questions[question.dataset.question];
      if (review && !found && !trying) head.append(this.hint(kit.text("not_in_attempt")));
      if (!found || found.result === "hidden") return;
      const tries = trying && !settled;
      if (!tries || !found.changed) this.judge(question, found, tries ? this.altered(question, review?.answers ?? {}) : []);
      if (found.changed) head.append(this.hint(kit.text("changed")));
      if (found.explanation) foot.append(this.authored(found.explanation));
      if (found.section) foot.append(this.readAgain(found.section));
    },

    judge(question, found, altered) {
      const type = CB.types[question.dataset.type];
      if (!altered.length) type.complement?.(question, found, kit);
      for (const item of kit.all("[data-item]", question)) if (!altered.includes(item)) this.markItem(item, found, type);
      if (altered.length || found.result === "key") return;
      const words = kit.score(found, "question_points", { result: kit.text(found.result) });
      question.querySelector("[data-mark]")?.append(this.verdict(found.result, words));
    },

    altered(question, answers) {
      const type = CB.types[question.dataset.type];
      const [now, then] = [type.read(question), answers[question.dataset.question]];
      return kit.all("[data-item]", question).filter(({ dataset: { item } }) => type.says(now, item) !== type.says(then, item));
    },

    isAsIn({ answers, questions }, question) {
      return !!questions[question.dataset.question] && !this.altered(question, answers).length;
    },

    markItem(item, { items, key }, type) {
      const { right = null, partly, credit, reason = "", feedback = "" } = items[item.dataset.item] ?? {};
      const answer = right ? "" : type.key(item, key, kit);
      const result = right ? "right" : partly ? "partly" : "wrong";
      const said = this.verdict(result, kit.join(kit.text(result), credit && kit.percent(credit), ...reason.split(" ").map((key) => kit.text(key))));
      if (right !== null) (kit.all("label:has(input:checked)", item)[0] ?? item).append(said);
      const below = CB.below(item);
      if (answer) below.append(this.verdict("right", answer));
      if (feedback) below.append(right === false || answer ? this.authored(feedback) : this.folded(feedback));
    },

    readAgain(section) {
      const place = kit.root.querySelector(`[data-section="${section}"]`);
      const title = place?.querySelector("h4")?.textContent;
      return title ? this.make("p", { className: "cb-made" }, this.link(place, kit.text("read_again", { title }))) : "";
    },

    link({ id }, ...words) {
      return this.control("follow", this.make("a", { href: `#${id}`, target: "_self" }, ...words));
    },

    summarise(state, shown) {
      const score = kit.score(state.score);
      const origin = this.origin(state);
      kit.write("score-figure", score);
      kit.write("score-detail", origin);
      kit.show("score", score);
      const recorded = score && kit.text("recorded", { score, number: state.review?.serial ?? "" });
      kit.write("recorded", state.open && !shown && state.past.length ? kit.join(recorded, origin) : "");
      kit.show("result", shown);
      if (shown) this.introduce(shown, state);
      this.conclude(shown ?? {}, state);
      kit.show("attempts", state.past.length);
      kit.find("attempt-list").replaceChildren(...state.past.map((past) => this.entry(past)));
    },

    origin({ score, grading }) {
      if (!score) return kit.text("results_hidden");
      const time = kit.time(score.at);
      if (score.by === "course_team") return `${kit.text("course_team")} ${time}`;
      return `${kit.text("attempt", { number: score.serial })}, ${time}. ${kit.text(`grading_${grading}`)}`;
    },

    introduce(review, { past, open }) {
      const { serial: number, at, removed } = review;
      if (!at) return this.title(kit.text("answers_title"));
      const score = kit.score(review);
      const submitted = kit.text("submitted_at", { time: kit.time(at) });
      const right = score && review.earned === review.possible;
      const remark = kit.text(!score ? "results_hidden" : right ? "all_right" : "");
      const gone = removed && kit.text("removed", { count: removed });
      this.title(kit.text(score ? "result_title" : "submitted_title", { number, score }));
      kit.write("result-text", kit.join(this.progress(review, past), remark, submitted, gone));
      this.lead(review);
      kit.show("onward", right || !open);
      for (const button of kit.all("[data-do=begin]")) button.classList.toggle("cb-quiet", right);
    },

    title(words) {
      kit.write("result-title", words);
      for (const name of ["result-text", "look-again", "onward"]) kit.show(name, false);
    },

    conclude({ outcome, message }, { pass, open }) {
      const said = outcome && pass ? kit.outcome(outcome, pass) : "";
      const place = kit.find("message");
      kit.write("outcome", message || !open ? said : kit.join(said, kit.text(`advice_${outcome}`)));
      place.innerHTML = message ?? "";
      kit.show("message", message);
    },

    progress(review, past) {
      const { serial: number = 0, earned = 0, possible = 0 } = past.find(({ serial }) => serial === review.serial - 1) ?? {};
      if (!possible || possible !== review.possible || earned === review.earned) return "";
      return kit.score(review, "progress", { before: kit.rounded(Number(earned), possible), number });
    },

    // By the number: a question that is switched off takes no focus.
    lead({ questions }) {
      const missed = kit.all("[data-question]").filter(({ dataset: { question } }) => {
        const found = questions[question];
        return found && found.earned !== found.possible;
      });
      const numbers = missed.map((question) => question.firstElementChild);
      const links = numbers.map((number) => this.link(number, ...number.cloneNode(true).childNodes));
      kit.find("look-again").replaceChildren(kit.text("look_again"), ...links);
      kit.show("look-again", links.length);
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
      const { lang, dir } = kit.root;
      return this.make("span", { className: `cb-made cb-verdict cb-${result}`, lang, dir }, words);
    },

    hint(words) {
      return this.make("p", { className: "cb-made cb-hint" }, words);
    },

    folded(feedback) {
      const summary = this.make("summary", {}, kit.text("feedback"));
      return this.make("details", { className: "cb-made" }, summary, this.authored(feedback));
    },

    helpful(html, number) {
      return this.make("li", {}, this.make("strong", {}, kit.text("hint", { number })), this.prose(html, "cb-feedback"));
    },

    authored(html) {
      return this.prose(html, "cb-made cb-feedback");
    },

    prose(innerHTML, className) {
      const { lang, dir } = kit.root.dataset;
      return this.make("div", { className, innerHTML, lang, dir });
    },

    control(action, element) {
      element.dataset.do = action;
      return element;
    },
  });
})();
