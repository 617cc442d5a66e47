// One person's answers: in memory while they have the device, on it only behind the lock.
import { drawn } from "./drawing.js";
import { sendingOf } from "./flow.js";
import { seal, today, unseal } from "./locker.js";

class NoCodes extends Error {}

export class Person {
  constructor({ store, lock, key, pack }, record = null, said = null) {
    Object.assign(this, { store, lock, key, pack, record });
    this.said = said ?? { variant: "easy_read", language: "en-gb", ...nothingSaid() };
    this.reading = { size: "", colours: "" };
  }

  // Opens what somebody kept for later.
  static async of(around, record) {
    const kept = await unseal(around.key, around.lock.id, record.id, record);
    const pack = await around.store.get("packs", kept.pack);
    return new Person({ ...around, pack }, record, kept.said);
  }

  get hasBegun() {
    return this.record !== null;
  }

  get hasSent() {
    return Boolean(this.said.given_at);
  }

  get words() {
    return this.pack.languages[this.said.language];
  }

  pageName(name) {
    const { language, variant, voice } = this.said;
    return `${language}/${variant}/${voice}/${name}`;
  }

  page(name) {
    return drawn(this.pack, this.pageName(name));
  }

  // Nothing is stored before somebody agrees. Then their code becomes their record's name.
  async begin(said) {
    const codes = await this.store.all("codes");
    const next = codes.find(({ lock }) => lock === this.lock.id);
    if (!next) throw new NoCodes();
    const { code, seal: made } = await unseal(this.key, this.lock.id, `code:${next.id}`, next);
    const begun = { ...said, id: next.id, code, seal: made };
    const record = await this.sealed({ id: next.id, day: today(), state: "draft" }, begun);
    await this.store.useCode(next.id, record);
    Object.assign(this, { record, said: begun });
  }

  // Writes first: what is not on the device was not said.
  async say(said) {
    if (this.hasBegun) {
      const state = said.given_at ? "waiting" : "draft";
      const record = await this.sealed({ ...this.record, state }, said);
      await this.store.put("records", record);
      this.record = record;
    }
    this.said = said;
  }

  async forget() {
    if (this.record) await this.store.remove("records", this.record.id);
    this.record = null;
    const { variant, language } = this.said;
    this.said = { variant, language, ...nothingSaid() };
  }

  async sealed({ id, day, state }, said) {
    const sending = said.given_at ? sendingOf(this.pack, said) : null;
    const locked = await seal(this.key, this.lock.id, id, { said, pack: this.pack.id, sending });
    return { id, day, state, lock: this.lock.id, ...locked };
  }
}

function nothingSaid() {
  return {
    ...{ consent: [], voice: "person", help: "", helper: "", contact: "", given_at: "" },
    ...{ answers: {}, about: {} },
  };
}
