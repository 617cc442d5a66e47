// At the office: everything a survey needs is brought onto this device.
import { seal } from "./locker.js";
import { keepForGood } from "./room.js";
import { Stopped } from "./sending.js";

export class Preparer {
  constructor({ store, lock, key, home }) {
    Object.assign(this, { store, lock, key, home, token: "" });
  }

  // The surveys of this council that people can answer now.
  async offered() {
    const found = await this.ask("surveys/");
    this.token = found.token;
    this.codesWanted = found.codes;
    return found.surveys;
  }

  // Brings the chosen surveys; calls `tell(sentence)` on the way. True when the browser will
  // not tidy them away by itself.
  async bring(chosen, tell) {
    const packs = [];
    const needed = await this.languagesNeeded();
    for (const { slug, title, languages } of chosen) {
      tell(`Storing “${title}” …`);
      const codes = new Set([...languages, ...(needed.get(slug) ?? [])]);
      const query = new URLSearchParams([...codes].map((code) => ["language", code]));
      const pack = await this.ask(`pack/${slug}/?${query}`);
      await this.bringFiles(pack.files);
      packs.push({ ...pack, stored: new Date().toISOString() });
    }
    tell("Storing codes …");
    await this.fillUpCodes();
    await this.putPacks(packs);
    return keepForGood();
  }

  // By survey, the languages that somebody's answers on this device may be in.
  async languagesNeeded() {
    const needed = new Map();
    if (!(await this.store.all("records")).length) return needed;
    for (const { survey, languages } of await this.store.all("packs")) {
      needed.set(survey, [...(needed.get(survey) ?? []), ...Object.keys(languages)]);
    }
    return needed;
  }

  async bringFiles(files) {
    const cache = await caches.open(`media of ${this.home}`);
    for (const file of files) {
      const reply = await reached(fetch(file, { cache: "no-cache" }));
      if (!reply.ok) throw new Stopped(`A picture or sound is missing: ${file}`);
      await cache.put(file, reply);
    }
  }

  async fillUpCodes() {
    const left = await this.store.all("codes");
    const mine = left.filter(({ lock }) => lock === this.lock.id);
    const number = this.codesWanted - mine.length;
    if (number <= 0) return;
    const body = new URLSearchParams({ number });
    const { codes } = await this.ask("codes/", { method: "POST", body });
    const rows = [];
    for (const { id, code, seal: made } of codes) {
      const locked = await seal(this.key, this.lock.id, `code:${id}`, { code, seal: made });
      rows.push({ id, lock: this.lock.id, ...locked });
    }
    await this.store.write(["codes"], (stores) => rows.forEach((row) => stores.codes.put(row)));
  }

  // Older questions stay while somebody's answers to them may be here.
  async putPacks(packs) {
    const records = await this.store.all("records");
    const older = records.length ? [] : await this.store.all("packs");
    await this.store.write(["packs"], ({ packs: kept }) => {
      for (const { id } of older) kept.delete(id);
      for (const pack of packs) kept.put(pack);
    });
  }

  async ask(page, options = {}) {
    const asked = fetch(this.home + page, {
      ...{ redirect: "manual", cache: "no-store", ...options },
      headers: { "X-CSRFToken": this.token },
    });
    const reply = await reached(asked);
    if (reply.type === "opaqueredirect") throw new Stopped("Sign in first. Then come back here.");
    if (!reply.ok) throw new Stopped("The server did not give us this. Try again.");
    return reached(reply.json());
  }
}

// The line may break before the server's answer, or in the middle of it.
async function reached(asked) {
  try {
    return await asked;
  } catch {
    throw new Stopped("We could not reach the server. Prepare this device where there is a network.");
  }
}
