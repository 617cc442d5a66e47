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
    for (const { slug, title, languages } of chosen) {
      tell(`Storing “${title}” …`);
      const query = new URLSearchParams(languages.map((code) => ["language", code]));
      const pack = await this.ask(`pack/${slug}/?${query}`);
      await this.bringFiles(pack.files);
      packs.push({ ...pack, stored: new Date().toISOString() });
    }
    tell("Storing codes …");
    await this.fillUpCodes();
    await this.putPacks(packs);
    return keepForGood();
  }

  async bringFiles(files) {
    const cache = await caches.open(`media of ${this.home}`);
    for (const file of files) {
      const reply = await fetch(file, { cache: "no-cache" });
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
      const locked = await seal(this.key, this.lock.id, id, { code, seal: made });
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
    let reply;
    try {
      reply = await fetch(this.home + page, {
        ...{ redirect: "manual", cache: "no-store", ...options },
        headers: { "X-CSRFToken": this.token },
      });
    } catch {
      throw new Stopped("We could not reach the server. Prepare this device where there is a network.");
    }
    if (reply.type === "opaqueredirect") throw new Stopped("Sign in first. Then come back here.");
    if (!reply.ok) throw new Stopped("The server did not give us this. Try again.");
    return reply.json();
  }
}
