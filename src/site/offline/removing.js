// Takes the place of the worker that kept the site on devices, and removes it with everything that it kept. For as long
// as this file is published, it does so for everybody who comes again. Notes are not touched.
"use strict";

const OURS = `dossier ${new URL(self.registration.scope).pathname} `;

const remove = async () => {
  for (const name of await caches.keys()) if (name.startsWith(OURS)) await caches.delete(name);
  await self.registration.unregister();
};

self.addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener("activate", (event) => event.waitUntil(remove()));
