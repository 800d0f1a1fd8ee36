import { resolve } from 'node:path';

/** The folder of the checkout. */
export const root = resolve(__dirname, '..', '..');

/** The folder that holds the pinned n8n versions, the example workflow and its data. */
export const playground = resolve(root, 'playground');

/** Everything that comes and goes: tarballs, n8n's user folders, logs. */
export const runFolder = resolve(playground, '.run');
