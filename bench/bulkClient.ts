/**
 * The gateway without n8n, in a process of its own: a file to the socket (`in`, with the check
 * of its rows), or the socket to a file (`out`). Prints the milliseconds and the peak of its memory.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { importContacts } from '../gateways/umail/calls/contact';
import { exportContacts } from '../gateways/umail/calls/exports';
import { exportFile } from '../gateways/umail/exportFile';
import { openUMail } from '../gateways/umail/account';
import type { Outcome } from '../messaging/outcome';
import { dayIn } from '../nodes/UMailEdm/contact/details';
import { ContactCheck } from '../nodes/UMailEdm/contact/import/check';
import { FileContacts, isContactRow } from '../nodes/UMailEdm/contact/import/rows';
import { fileRows } from '../operations/files/fileRows';
import { withSortedRows } from '../operations/files/sortRows';
import { UndiciNetwork } from '../transport/undici/network';
import { uMailAccount } from './uMailAccount';

const [, , work, url = '', file = '', rows = '0'] = process.argv;

const line = openUMail(uMailAccount(url), new UndiciNetwork({ concurrency: 1, timeout: 60_000 }));

async function fetchFile(): Promise<Outcome<number>> {
	return await exportFile(line, exportContacts, { id: rows }, async (exported) => {
		await pipeline(Readable.from(exported.csv({})), createWriteStream(file));
		return exported.count;
	});
}

async function handIn(): Promise<Outcome<number>> {
	const source = {
		fileName: 'contacts.csv',
		contentType: 'text/csv',
		length: undefined,
		key: file,
		open: async (pieceBytes?: number) =>
			await Promise.resolve(createReadStream(file, { highWaterMark: pieceBytes })),
	};
	const contacts = new ContactCheck({
		separators: 'refuse',
		invalidValues: 'empty',
		dateOrder: 'auto',
		dayOf: dayIn('Asia/Taipei'),
	});
	const check = new FileContacts(contacts, {}, undefined);
	const form = {
		label: 'File',
		charset: 'auto',
		delimiter: undefined,
		isRow: isContactRow,
	} as const;
	return await withSortedRows(
		check.below(fileRows(source, { ...form, hint: console.error })),
		check,
		{ isNeutralized: false, signal: new AbortController().signal },
		async ({ taken, takenFile }) => {
			const outcome = await line.call(importContacts, {
				listId: '16',
				length: takenFile.length,
				open: async () => await Promise.resolve(takenFile.readText()),
			});
			return outcome.outcome === 'accepted' ? { ...outcome, value: taken } : outcome;
		},
	);
}

async function main(): Promise<void> {
	const start = process.hrtime.bigint();
	const outcome = await (work === 'in' ? handIn() : fetchFile());
	const ms = Number(process.hrtime.bigint() - start) / 1e6;
	if (outcome.outcome !== 'accepted') throw new Error(outcome.failure.reason);
	if (outcome.value !== Number(rows)) throw new Error(`${outcome.value} rows`);
	console.log(JSON.stringify({ ms, peak: process.resourceUsage().maxRSS / 1024 }));
}

void main();
