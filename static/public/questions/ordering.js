// Questions of the type "ordering": each step moves up and down by its buttons. The order counts once its box is ticked,
// which the first move does.
(() => {
  "use strict";

  const CB = window.CodingBilling;

  /** @type {WeakMap<object, any[]>} */
  const mixed = new WeakMap(); // the steps of each question as they were shown first

  const listOf = (/** @type {any} */ question) => question.querySelector("[data-steps]");

  const stepsOf = (/** @type {any} */ question) => [...listOf(question).children];

  const boxOf = (/** @type {any} */ question) => question.querySelector(":scope > .cb-items > label > input");

  const idOf = (/** @type {any} */ step) => step.dataset.item;

  const wordingOf = (/** @type {any} */ step) => step.querySelector(".cb-wording").textContent.trim();

  const orderOf = (/** @type {any} */ answer) => (Array.isArray(answer) ? answer : []);

  // The steps as an answer has them; nothing where it has not every one of them.
  const inOrder = (/** @type {any} */ question, /** @type {string[]} */ ids) => {
    const steps = new Map(stepsOf(question).map((step) => [idOf(step), step]));
    const order = ids.map((id) => steps.get(id)).filter(Boolean);
    return new Set(order).size === steps.size && order.length === steps.size ? order : null;
  };

  // A step at an end has a button that does nothing, which keeps the focus.
  const arrange = (/** @type {any} */ question, /** @type {any[]} */ order) => {
    if (stepsOf(question).some((step, place) => step !== order[place])) listOf(question).append(...order);
    for (const [place, step] of order.entries()) {
      for (const button of step.querySelectorAll("[data-by]")) button.ariaDisabled = `${!order[place + Number(button.dataset.by)]}`;
    }
  };

  const move = (/** @type {any} */ question, /** @type {any} */ button, /** @type {CB.Kit} */ kit) => {
    const order = stepsOf(question);
    const step = button.closest("[data-item]");
    const from = order.indexOf(step);
    const to = from + Number(button.dataset.by);
    if (!order[to]) return;
    [order[from], order[to]] = [order[to], order[from]];
    arrange(question, order);
    boxOf(question).checked = true;
    (button.ariaDisabled === "true" ? step.querySelector("[data-by][aria-disabled=false]") : button).focus();
    step.dispatchEvent(new Event("input", { bubbles: true }));
    kit.say(kit.text("step_moved", { step: wordingOf(step), position: to + 1, count: order.length }));
  };

  CB.types.ordering = {
    start(question, kit) {
      mixed.set(question, stepsOf(question));
      question.addEventListener("click", (/** @type {any} */ { target }) => {
        const button = target.closest("[data-by]");
        if (button) move(question, button, kit);
      });
    },

    read: (question) => (boxOf(question).checked ? stepsOf(question).map(idOf) : null),

    complete: (question) => boxOf(question).checked,

    // What was moved and is not meant yet stays as it is.
    write(question, answer) {
      const box = boxOf(question);
      const order = inOrder(question, orderOf(answer));
      arrange(question, order ?? (box.checked ? mixed.get(question) : null) ?? stepsOf(question));
      box.checked = !!order;
    },

    // An id holds no blank.
    parts: (_, answer) => new Map(orderOf(answer).length ? [["", orderOf(answer).join(" ")]] : []),

    whole: (parts) => parts.get("")?.split(" ") ?? null,

    words: (question, _, value) => inOrder(question, `${value}`.split(" "))?.map(wordingOf).join("; "),

    // What came of a step depends on which steps stand before it.
    says(answer, item) {
      const order = orderOf(answer);
      return order.includes(item) ? order.slice(0, order.indexOf(item)).sort().join(" ") : null;
    },

    key(item, answer, kit) {
      const place = orderOf(answer).indexOf(item.dataset.item);
      return place < 0 ? "" : kit.text("right_place", { number: place + 1 });
    },
  };
})();
