// Locks what people said. The key is made from the passphrase and lives in memory only.
const ITERATIONS = 600_000;
const KNOWN = "our-say-offline";
const text = new TextEncoder();

// A new lock and its key. What is stored of it opens nothing; it tells a wrong passphrase.
export async function newLock(passphrase) {
  const lock = {
    id: crypto.randomUUID(),
    salt: crypto.getRandomValues(new Uint8Array(16)),
    iterations: ITERATIONS,
    made: today(),
  };
  const key = await keyOf(lock, passphrase);
  return { lock: { ...lock, check: await seal(key, lock.id, "check", KNOWN) }, key };
}

// The key, or null when the passphrase is another.
export async function openLock(lock, passphrase) {
  const key = await keyOf(lock, passphrase);
  try {
    return (await unseal(key, lock.id, "check", lock.check)) === KNOWN ? key : null;
  } catch {
    return null;
  }
}

// The name of what is sealed goes into the seal: nothing can be put in another's place, not even
// the record that a code becomes in the place of the code.
export async function seal(key, lock, name, value) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const how = { name: "AES-GCM", iv, additionalData: text.encode(`${lock}:${name}`) };
  const data = await crypto.subtle.encrypt(how, key, text.encode(JSON.stringify(value)));
  return { iv, data: new Uint8Array(data) };
}

export async function unseal(key, lock, name, { iv, data }) {
  const how = { name: "AES-GCM", iv, additionalData: text.encode(`${lock}:${name}`) };
  return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(how, key, data)));
}

export function today() {
  return new Date().toISOString().slice(0, 10);
}

async function keyOf({ salt, iterations }, passphrase) {
  const typed = text.encode(passphrase.normalize("NFKC"));
  const base = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  const kind = { name: "AES-GCM", length: 256 };
  return crypto.subtle.deriveKey(how, base, kind, false, ["encrypt", "decrypt"]);
}
