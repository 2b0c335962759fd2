// What came of attempts: the recorded score, the attempt on the page with its marks, and the list of attempts.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));

  const TURN = 12; // questions

  CB.results = (kit) => ({
    timer: 0,

    mark(questions, shown) {
      clearTimeout(this.timer);
      for (const made of kit.all(".cb-made")) made.remove();
      if (shown) this.markSome(questions, shown);
    },

    // In turns, so that a slow phone answers its learner between them.
    markSome(questions, shown) {
      for (const question of questions.slice(0, TURN)) this.markQuestion(question, shown.questions[question.dataset.question]);
      const others = questions.slice(TURN);
      if (others.length) this.timer = setTimeout(() => this.markSome(others, shown));
    },

    markQuestion(question, found) {
      const [head, foot] = kit.all("[data-mark], [data-after]", question);
      if (!found) return head.append(this.make("p", { className: "cb-made cb-hint" }, kit.text("not_in_attempt")));
      if (found.result === "hidden") return;
      head.append(this.verdict(found.result, kit.text(found.result)));
      if (found.changed) head.append(this.make("p", { className: "cb-made cb-hint" }, kit.text("changed")));
      for (const item of kit.all("[data-item]", question)) this.markItem(item, found, CB.types[question.dataset.type]);
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
      const place = kit.root.querySelector(`[data-section="${section}"]`);
      const title = place?.querySelector("h4")?.textContent;
      if (!place || !title) return [];
      const link = this.make("a", { href: `#${place.id}`, target: "_self" }, kit.text("read_again", { title }));
      return [this.make("p", { className: "cb-made" }, this.control("follow", link))];
    },

    summarise(state, shown) {
      const score = kit.score(state.score);
      const origin = this.origin(state);
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

    origin({ score, grading }) {
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
      const { lang, dir } = kit.root.dataset;
      return this.make("div", { className: "cb-made cb-feedback", innerHTML, lang, dir });
    },

    control(action, element) {
      element.dataset.do = action;
      return element;
    },
  });
})();
