// The overview: what was read, the way to where a learner left, how much is answered, and until when.
(() => {
  "use strict";

  const CB = window.CodingBilling;

  const READING_PAUSE = 1500;

  CB.overview = (kit, { reading, frozen }) => ({
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
      const [read, total] = [this.read.size, this.parts.length];
      if (total > 1) {
        kit.find("progress").value = read;
        kit.write("read-count", kit.text("read_count", { read, total }));
      }
      for (const mark of kit.all("[data-read]")) mark.hidden = !this.read.has(mark.dataset.read);
    },

    tell(state, answered, total) {
      const [used, closes] = [this.used(state), this.closes(state)];
      kit.write("answered", kit.text("answered_count", { answered, total }));
      kit.write("used", used);
      kit.write("closes", closes);
      kit.write("count", kit.join(used, closes));
    },

    used({ attempts: { used, max } }) {
      if (max === null) return used ? kit.text("attempts_used", { used }) : "";
      return kit.join(kit.text("attempts_used_of", { used, max }), kit.text("attempts_left", { count: Math.max(0, max - used) }));
    },

    closes({ closed, closes }) {
      if (!closes || (closed && closed !== "past_due")) return "";
      const time = kit.time(closes);
      return closed ? kit.text("closed_at", { time }) : kit.join(kit.text("closes", { time }), this.left(closes));
    },

    // On the last day.
    left(closes) {
      const minutes = (Date.parse(closes) - Date.now()) / 60000;
      if (minutes < 0 || minutes > 1440) return "";
      const count = Math.floor(minutes < 60 ? minutes + 1 : minutes / 60);
      return kit.text(minutes < 60 ? "minutes_left" : "hours_left", { count });
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
