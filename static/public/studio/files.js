// The pictures among the course's files, at the address that Studio has for them: a page of a list, and uploads.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

  const LARGEST = 20_000_000; // bytes that the platform takes as it is shipped
  const PAGE = 50;
  const PICTURE = /\.(?:png|jpe?g|gif|webp)$/i; // an SVG may carry script
  /** @type {[RegExp, string, RegExp][]} */
  const KINDS = [
    [/^\x89PNG/, ".png", /\.png$/i],
    [/^\xff\xd8\xff/, ".jpg", /\.jpe?g$/i],
    [/^GIF8/, ".gif", /\.gif$/i],
    [/^RIFF[^]{4}WEBP/, ".webp", /\.webp$/i],
  ];

  // By how it begins: a name says what somebody calls it. Empty where it is none of these.
  /** @type {(picture: File) => Promise<string>} */
  const nameOf = async (picture) => {
    const start = String.fromCharCode(...new Uint8Array(await picture.slice(0, 12).arrayBuffer()));
    const [, ending = "", usual = /^/] = KINDS.find(([begin]) => begin.test(start)) ?? [];
    return usual.test(picture.name) ? ending && picture.name : picture.name.replace(/\.\w*$/, "") + ending;
  };

  // What every browser calls a picture of the clipboard.
  const unnamed = (/** @type {string} */ name) => name.replace(/^image(?=\.)/, `picture-${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}`);

  Studio.files = (kit, address) => {
    /** @type {(query: string, options: object, failures: Record<number, string>) => Promise<CB.FilesReply>} */
    const ask = async (query, options, failures) => {
      const headers = { Accept: "application/json", "X-CSRFToken": kit.token() };
      const response = await fetch(address + query, { headers, redirect: "manual", ...options }).catch(() => null);
      const data = response?.ok ? await response.json().catch(() => null) : null;
      return { failed: data ? "" : (failures[response?.status ?? 0] ?? /** @type {string} */ (failures[0])), data };
    };

    /** @type {CB.Files} */
    const self = {
      async list(words, page) {
        const query = new URLSearchParams({ page: `${page}`, page_size: `${PAGE}`, asset_type: "Images", text_search: words });
        const { failed, data } = await ask(`?${query}`, {}, { 0: "files_failed", 403: "files_forbidden", 404: "files_none" });
        const files = (data?.assets ?? []).filter((/** @type {CB.CourseFile} */ file) => PICTURE.test(file.portable_url));
        return { failed, files, more: (page + 1) * PAGE < (data?.totalCount ?? 0) };
      },

      // Studio would put the new one in its place, wherever it is used.
      async exists(name) {
        const kept = name.replace(/[^\w.~-]/g, "_").toLowerCase();
        const { files } = await self.list(name.replace(/[^\w.~-]/g, " "), 0);
        return files.some(({ portable_url: url }) => url.toLowerCase() === `/static/${kept}`);
      },

      async upload(picture) {
        const name = unnamed(await nameOf(picture));
        if (!name) return { failed: "file_type", file: null };
        if (picture.size > LARGEST) return { failed: "file_large", file: null };
        if (await self.exists(name)) return { failed: "file_exists", file: null };
        const body = new FormData();
        body.append("file", picture, name);
        const { failed, data } = await ask("", { method: "POST", body }, { 0: "file_failed", 403: "file_forbidden", 413: "file_large" });
        return { failed: failed || (data.asset ? "" : "file_failed"), file: data?.asset ?? null };
      },
    };
    return self;
  };
})();
