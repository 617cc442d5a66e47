// Sends what waits, one person at a time. A copy is deleted only when the server says it has it.
import { unseal } from "./locker.js";

const TRIES = [0, 1_000, 3_000];
const LONGEST_WAIT = 20_000;

// Nothing more can be sent now; the message says what to do. Nothing is lost.
export class Stopped extends Error {}

export class Sender {
  constructor({ store, lock, key, address }) {
    Object.assign(this, { store, lock, key, address, token: "" });
  }

  async waiting() {
    const records = await this.store.all("records");
    return records.filter(({ state, lock }) => state === "waiting" && lock === this.lock.id);
  }

  // Calls `tell(done, all)` after each. Returns how many were kept, marked and could not be sent.
  async sendAll(tell) {
    const records = await this.waiting();
    const outcome = { kept: 0, late: 0, stuck: 0 };
    await this.askToken();
    for (const [done, record] of records.entries()) {
      tell(done, records.length);
      await this.settle(record, await this.tried(record), outcome);
    }
    tell(records.length, records.length);
    return outcome;
  }

  async settle(record, { reply, answer }, outcome) {
    if (reply.ok && answer.id === record.id && answer.state === "kept") {
      await this.store.remove("records", record.id);
      outcome.kept += 1;
      if (answer.after_closing) outcome.late += 1;
      return;
    }
    // Deleted here meanwhile: what somebody took off this device does not come back to it.
    if (!(await this.store.get("records", record.id))) return;
    const reason = answer.reason || "The server did not say why.";
    await this.store.put("records", { ...record, state: "stuck", reason });
    outcome.stuck += 1;
  }

  // Broken lines and a server in trouble are tried again; the server counts the same once.
  async tried(record) {
    const { sending } = await unseal(this.key, this.lock.id, record.id, record);
    for (const pause of TRIES) {
      await new Promise((done) => setTimeout(done, pause));
      try {
        const parcel = JSON.stringify({ sending, clock: new Date().toISOString() });
        const found = await this.ask({ method: "POST", body: parcel });
        if (found) return found;
      } catch (problem) {
        if (problem instanceof Stopped) throw problem;
      }
    }
    throw new Stopped("We could not reach the server. Nothing is lost. Try again later.");
  }

  async askToken() {
    let found = null;
    try {
      found = await this.ask({ method: "GET" });
    } catch (problem) {
      if (problem instanceof Stopped) throw problem;
    }
    if (!found) {
      throw new Stopped("We could not reach the server. Nothing is lost. Try again later.");
    }
    this.token = found.answer.token;
  }

  // The server's answer; null where it makes sense to ask again.
  async ask({ method, body }) {
    const reply = await fetch(this.address, {
      ...{ method, body, redirect: "manual", cache: "no-store" },
      headers: { "Content-Type": "application/json", "X-CSRFToken": this.token },
      signal: AbortSignal.timeout(LONGEST_WAIT),
    });
    if (reply.type === "opaqueredirect") {
      throw new Stopped("Sign in first. Then come back here. Nothing is lost.");
    }
    if (reply.status >= 500 || reply.status === 429) return null;
    if (!reply.headers.get("Content-Type")?.startsWith("application/json")) {
      throw new Stopped(refusals[reply.status] ?? refusals.other);
    }
    return { reply, answer: await reply.json() };
  }
}

const refusals = {
  403: "Close this page and open it again. Then sign in. Nothing is lost.",
  404: "You may not send for this council now. Ask its administrator. Nothing is lost.",
  other: "The server did not take this. Nothing is lost. Try again later.",
};
