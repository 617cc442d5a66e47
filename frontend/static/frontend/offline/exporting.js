// An encrypted copy to take away. docs/running.md says how to open it: manage.py open_offline_export.
const PARTS = 32_768;

export function exported(council, locks, records) {
  const used = new Set(records.map(({ lock }) => lock));
  return {
    format: "our-say-offline-export",
    version: 1,
    council,
    cipher: "AES-256-GCM",
    key: "PBKDF2-HMAC-SHA256",
    locks: locks
      .filter(({ id }) => used.has(id))
      .map(({ id, salt, iterations, check }) => ({
        id,
        salt: base64(salt),
        iterations,
        check: { iv: base64(check.iv), data: base64(check.data) },
      })),
    records: records.map(({ id, lock, day, state, iv, data }) => ({
      id,
      lock,
      day,
      state,
      iv: base64(iv),
      data: base64(data),
    })),
  };
}

export function download(name, content) {
  const file = new Blob([JSON.stringify(content, null, 1)], { type: "application/json" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function base64(bytes) {
  let letters = "";
  for (let from = 0; from < bytes.length; from += PARTS) {
    letters += String.fromCharCode(...bytes.subarray(from, from + PARTS));
  }
  return btoa(letters);
}
