// What an author decided about an article, put into the document. Nothing here knows of a page.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

  // Plain text as Markdown that reads the same.
  const escaped = (/** @type {string} */ text) => text.replace(/[\\`*_[\]<&~]/g, "\\$&");

  const bold = (/** @type {string} */ title) => title && `**${escaped(title)}**`;

  const destination = (/** @type {string} */ url) => `](${url.replace(/[()]/g, "\\$&")})`;

  /** @type {(step: CB.NextStep) => string} */
  const linkOf = ({ link_text: words, url }) => (url ? `[${escaped(words || url)}${destination(url)}` : escaped(words));

  const seen = (/** @type {string} */ text) => text.replace(/\s+/g, " ").trim().toLowerCase();

  const paragraphs = (/** @type {string[]} */ ...texts) => texts.filter(Boolean).join("\n\n");

  // There is one title and one button: what was there before. What differs from them goes into the text.
  /** @type {(present: CB.NextStep, found: CB.NextStep) => CB.NextStep} */
  const oneStep = (present, found) => {
    const keepsButton = present.link_text || present.url;
    const isSaid = !keepsButton || linkOf(found) === linkOf(present) || (found.url && found.body.includes(destination(found.url)));
    const title = present.title && seen(present.title) !== seen(found.title) ? bold(found.title) : "";
    const { link_text: words, url } = keepsButton ? present : found;
    return {
      title: present.title || found.title,
      body: paragraphs(present.body, title, found.body, isSaid ? "" : linkOf(found)),
      link_text: words,
      url,
    };
  };

  // Where nothing comes, what is there stays, however it was to be used.
  /** @type {(present: CB.Item[], found: CB.Item[], way: string) => any[]} */
  const joined = (present, found, way) => {
    if (!found.length) return present;
    const kept = way === "replace" ? [] : present;
    const taken = new Set(kept.map(({ id }) => id));
    const named = found.map((item) => {
      const id = item.id && !taken.has(item.id) ? item.id : Studio.model.newId(taken);
      taken.add(id);
      return { ...item, id };
    });
    return [...kept, ...named];
  };

  /** @type {(present: CB.NextStep, decided: CB.Decided) => CB.NextStep} */
  const stepOf = (present, { texts, step, ways }) => {
    const going = texts.filter(({ place }) => place === "next_step");
    if (!going.length) return present;
    const found = { ...step, body: paragraphs(...going.flatMap(({ title, body }) => [bold(title), body])) };
    return ways.next_step === "replace" ? found : oneStep(present, found);
  };

  Studio.joined = joined;

  Studio.taken = ({ document, settings }, decided) => {
    const { texts, questions, ways } = decided;
    const going = texts.filter(({ place }) => place === "lesson").map(({ id, title, body }) => ({ id, title, body }));
    const sections = joined(document.lesson.sections, going, ways.sections);
    const readable = new Set(sections.map(({ id }) => id));
    const found = questions.map((question) => (readable.has(question.section) ? question : { ...question, section: "" }));
    return {
      document: {
        ...document,
        language: decided.language || document.language,
        lesson: { ...document.lesson, sections },
        comparison: decided.comparison ?? document.comparison,
        questions: joined(document.questions, found, ways.questions),
        next_step: stepOf(document.next_step, decided),
      },
      settings: { ...settings, display_name: decided.display_name || settings.display_name },
    };
  };
})();
