// The reading progress: which parts were read to their end, and the way to the place where a learner left.
(() => {
  "use strict";

  const CB = window.CodingBilling;

  const READING_PAUSE = 1500;

  CB.reading = (kit, { reading, frozen }) => ({
    parts: kit.all("[data-section]"),
    read: new Set(reading.read),
    last: reading.last,
    pending: false,
    moved: false,
    timer: 0,

    start() {
      this.offer();
      this.display();
      this.watch();
    },

    hear({ code, data }) {
      if (code) return;
      for (const part of data.reading.read) this.read.add(part);
      this.display();
      this.save();
    },

    offer() {
      const place = this.parts.find((part, index) => index && part.dataset.section === this.last);
      const title = place?.querySelector("h4")?.textContent;
      if (!place || !title) return;
      kit.find("place").href = `#${place.id}`;
      kit.write("place", title);
      kit.show("continue", true);
    },

    display() {
      const total = this.parts.length;
      Object.assign(kit.find("progress"), { max: total, value: this.read.size });
      kit.write("read-count", kit.text("read_count", { read: this.read.size, total }));
      kit.show("reading", total > 1);
      for (const mark of kit.all("[data-read]")) mark.hidden = !this.read.has(this.partOf(mark));
    },

    watch() {
      let opening = true; // where a page opens says nothing about where its learner is
      const observer = new IntersectionObserver((entries) => {
        for (const { isIntersecting, target } of entries) if (isIntersecting) this.see(target, opening);
        opening = false;
      });
      for (const place of kit.all("[data-section], [data-end]")) observer.observe(place);
    },

    see(place, opening) {
      const id = this.partOf(place);
      if (place.matches("[data-end]")) this.finish(id);
      else if (!opening) [this.last, this.moved] = [id, true];
    },

    partOf: (place) => place.closest("[data-section]")?.getAttribute("data-section") ?? "",

    finish(id) {
      if (this.read.has(id)) return;
      this.read.add(id);
      this.pending = true;
      this.display();
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.save(), READING_PAUSE);
    },

    async save() {
      if (!frozen && this.pending) this.settle(await kit.post("mark_read", this.unsent()));
    },

    unsent() {
      if (!this.pending && !this.moved) return null;
      this.pending = this.moved = false;
      return { sections: [...this.read], last: this.last };
    },

    settle({ code }) {
      if (code) this.pending = true;
    },
  });
})();
