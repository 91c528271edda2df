/* Files chosen for the next message: kept on this device until the server has them. */

import { address, Gone, Refused } from "./api.js";

const BASE = "viec-files";
const STORE = "files";

/** Send one file under its key; the same key again is the same file. */
export function upload(key, file, onProgress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append("file", file, file.name);
    request.open("POST", address(`/api/files?key=${key}`));
    request.setRequestHeader("X-Viec", "page");
    request.timeout = 300_000;
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => {
      if (request.status === 200) return resolve();
      if (request.status === 401) return reject(new Gone());
      if (request.status >= 500 || request.status === 408) return reject(new Error(String(request.status)));
      let words = "";
      try {
        words = JSON.parse(request.responseText).words;
      } catch {
        /* no sentence came with it */
      }
      reject(new Refused(request.status, words));
    };
    request.onerror = request.ontimeout = request.onabort = () => reject(new Error("network"));
    request.send(form);
  });
}

/* The page may be closed before a file is sent: the browser's own store keeps it. */
const memory = new Map();

export async function keepFile(key, file) {
  memory.set(key, file);
  await inStore("readwrite", (store) => store.put(file, key)).catch(() => undefined);
}

export async function fileOf(key) {
  return memory.get(key) ?? (await inStore("readonly", (store) => store.get(key)).catch(() => undefined));
}

export async function forgetFile(key) {
  memory.delete(key);
  await inStore("readwrite", (store) => store.delete(key)).catch(() => undefined);
}

function inStore(mode, work) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(BASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const base = opening.result;
      const asked = work(base.transaction(STORE, mode).objectStore(STORE));
      asked.onsuccess = () => {
        resolve(asked.result);
        base.close();
      };
      asked.onerror = () => {
        reject(asked.error);
        base.close();
      };
    };
  });
}
