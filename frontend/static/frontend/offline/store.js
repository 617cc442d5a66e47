// What lies on this device: locks, records and codes encrypted, packs of public words as they are.
const STORES = ["locks", "records", "codes", "packs", "room"];

export class Full extends Error {}

export async function openStore(council) {
  const asked = indexedDB.open(`our-say-offline-${council}`, 1);
  asked.onupgradeneeded = () => {
    for (const name of STORES) asked.result.createObjectStore(name, { keyPath: "id" });
  };
  return new Store(await done(asked));
}

class Store {
  constructor(database) {
    this.database = database;
  }

  all(name) {
    return done(this.database.transaction(name).objectStore(name).getAll());
  }

  get(name, id) {
    return done(this.database.transaction(name).objectStore(name).get(id));
  }

  put(name, row) {
    return this.write([name], (stores) => stores[name].put(row));
  }

  remove(name, id) {
    return this.write([name], (stores) => stores[name].delete(id));
  }

  // A code becomes a record in one step: nobody else is given it, and it is never lost half-way.
  useCode(code, record) {
    return this.write(["codes", "records"], ({ codes, records }) => {
      codes.delete(code);
      records.add(record);
    });
  }

  // Resolves when it is really written; a full device rejects with `Full`.
  write(names, change) {
    return new Promise((resolve, reject) => {
      const options = { durability: "strict" };
      const transaction = this.database.transaction(names, "readwrite", options);
      const stores = names.map((name) => [name, transaction.objectStore(name)]);
      transaction.oncomplete = () => resolve();
      // Only here is the reason known: while an error travels up, the transaction has none yet.
      transaction.onabort = () => reject(asFull(transaction.error));
      try {
        change(Object.fromEntries(stores));
      } catch (problem) {
        reject(asFull(problem));
        transaction.abort();
      }
    });
  }
}

function asFull(problem) {
  return problem?.name === "QuotaExceededError" ? new Full(problem.message) : problem;
}

function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(asFull(request.error));
  });
}
