"""Everything a browser keeps of our page: what a script can read, and the bytes on the disk."""

import time
from pathlib import Path

from playwright.sync_api import Page

READ = """async () => {
  const found = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie];
  const letters = new TextDecoder();
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((done) => {
      const asked = indexedDB.open(name);
      asked.onsuccess = () => done(asked.result);
    });
    for (const store of database.objectStoreNames) {
      const rows = await new Promise((done) => {
        const asked = database.transaction(store).objectStore(store).getAll();
        asked.onsuccess = () => done(asked.result);
      });
      const plain = (_key, value) =>
        value instanceof Uint8Array ? letters.decode(value) : value;
      found.push(JSON.stringify(rows, plain));
    }
    database.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      found.push(request.url, await (await cache.match(request)).text());
    }
  }
  return found.join("\\n");
}"""


def everything_in(page: Page) -> str:
    """Every text that a script of ours could read again, ciphertext among it."""
    return page.evaluate(READ)


def files_with(folder: Path, *texts: str) -> list[str]:
    """The files of a browser's folder that hold any of these texts, in either usual encoding."""
    wanted = [encoded for text in texts for encoded in (text.encode(), text.encode("utf-16-le"))]
    return [
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and any(each in path.read_bytes() for each in wanted)
    ]


def settled(folder: Path) -> None:
    """Wait until a closed browser has let go of its folder."""
    for _ in range(50):
        if not (folder / "SingletonLock").is_symlink():
            return
        time.sleep(0.1)
