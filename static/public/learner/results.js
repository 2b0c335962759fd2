// What came of attempts: the recorded score, the attempt on the page with its marks, and the list of attempts.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));

  const TURN = 12; // questions

  CB.results = (kit) => ({
    timer: 0,

    // In turns: a slow phone answers its learner between them.
    markAll(questions, review, trying) {
      clearTimeout(this.timer);
      for (const question of questions.slice(0, TURN)) this.mark(question, review, trying);
      if (questions.length > TURN) this.timer = setTimeout(() => this.markAll(questions.slice(TURN), review, trying));
    },

    mark(question, review, trying) {
      for (const made of kit.all(".cb-made", question)) made.remove();
      const [head, foot] = kit.all("[data-mark], [data-after]", question);
      const found = review?.questions[question.dataset.question];
      if (review && !found && !trying) head.append(this.hint(kit.text("not_in_attempt")));
      if (!review || !found || found.result === "hidden") return;
      if (!trying || !found.changed) this.judge(question, found, trying ? this.altered(question, review.answers) : []);
      if (found.changed) head.append(this.hint(kit.text("changed")));
      if (found.explanation) foot.append(this.authored(found.explanation));
      if (found.section) foot.append(this.readAgain(found.section));
    },

    judge(question, found, altered) {
      const type = CB.types[question.dataset.type];
      for (const item of kit.all("[data-item]", question)) if (!altered.includes(item)) this.markItem(item, found, type);
      if (altered.length) return;
      const words = kit.score(found, "question_points", { result: kit.text(found.result) });
      question.querySelector("[data-mark]")?.append(this.verdict(found.result, words));
    },

    altered(question, answers) {
      const type = CB.types[question.dataset.type];
      const [now, then] = [type.read(question), answers[question.dataset.question]];
      return kit.all("[data-item]", question).filter(({ dataset: { item } }) => type.says(now, item) !== type.says(then, item));
    },

    markItem(item, { items, key }, type) {
      const { right = null, feedback = "" } = items[item.dataset.item] ?? {};
      const answer = right ? "" : type.key(item, key, kit);
      const result = right ? "right" : "wrong";
      if (right !== null) (kit.all("label:has(:checked)", item)[0] ?? item).append(this.verdict(result, kit.text(result)));
      if (answer) item.append(this.verdict("right", answer));
      if (feedback) item.append(right === false || answer ? this.authored(feedback) : this.folded(feedback));
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
      const score = kit.score(review);
      const submitted = kit.text("submitted_at", { time: kit.time(at) });
      const right = score && review.earned === review.possible;
      const remark = kit.text(!score ? "results_hidden" : right ? "all_right" : "");
      const gone = removed && kit.text("removed", { count: removed });
      kit.write("result-title", kit.text(score ? "result_title" : "submitted_title", { number, score }));
      kit.write("result-text", kit.join(this.progress(review, past), remark, submitted, gone));
      this.lead(review);
      kit.show("onward", right || !open);
      for (const button of kit.all("[data-do=begin]")) button.classList.toggle("cb-quiet", right);
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

    authored(innerHTML) {
      const { lang, dir } = kit.root.dataset;
      return this.make("div", { className: "cb-made cb-feedback", innerHTML, lang, dir });
    },

    control(action, element) {
      element.dataset.do = action;
      return element;
    },
  });
})();
