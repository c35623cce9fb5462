/** The scripts of worker threads; the build puts them beside all other files. */
export const csvWorker = new URL('./csv-worker.js', import.meta.url);
export const scanWorker = new URL('./scan-worker.js', import.meta.url);
