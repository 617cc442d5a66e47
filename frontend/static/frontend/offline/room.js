// Whether there is room for one more person. Asked before they start, never in the middle. Browsers
// may tell everybody the same number of bytes, so we also try.
const NEEDED = 5_000_000;
const TRIED = 2_000_000;

export async function hasRoom(store) {
  const { quota = Infinity, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  if (quota - usage < NEEDED) return false;
  try {
    await store.put("room", { id: "tried", data: random(TRIED) });
    await store.remove("room", "tried");
    return true;
  } catch {
    return false;
  }
}

// Nothing that could be squeezed; the browser gives so many bytes at a time.
function random(bytes) {
  const made = new Uint8Array(bytes);
  for (let from = 0; from < bytes; from += 65_536) {
    crypto.getRandomValues(made.subarray(from, from + 65_536));
  }
  return made;
}

// Asks the browser not to tidy this away by itself.
export async function keepForGood() {
  return (await navigator.storage?.persist?.()) ?? false;
}
