import type { Clock } from '../../base/clock';
import { sha256Of } from '../../base/digest';
import { Store } from '../../base/store';
import type { UploadedFile } from '../parameters';
import { contactOfColumns, type ContactDetails, isAddress } from './contact';
import type { ContactLists } from './contactLists';
import type { Ids } from './ids';
import type { Attachment } from './templates';

/** A file of contacts that was handed in (4.9.3). */
export interface ContactImport extends Attachment {
	readonly listId: string;
	/** ISO 8601, the simulator's clock. */
	readonly receivedAt: string;
	state: 'waiting' | 'done';
	/** Contacts added, and lines dropped without a word. */
	added: number;
	dropped: number;
}

/** Strict UTF-8, else GB18030: Chinese spreadsheets write either. */
function decode(bytes: Buffer): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('gb18030').decode(bytes);
	}
}

/** One line: the columns of 4.9.2 between `;`, tabs or commas, whichever it has first. */
function readLine(line: string): ContactDetails {
	const separator = [';', '\t', ','].find((candidate) => line.includes(candidate)) ?? ';';
	return contactOfColumns(line.split(separator));
}

/** Imports files in their own time, and drops what is invalid or on the list already. */
export class Imports extends Store<ContactImport> {
	constructor(
		private readonly clock: Clock,
		private readonly ids: Ids,
		private readonly lists: ContactLists,
	) {
		super(({ id }) => id);
	}

	/** Takes a file; it is imported `delayMs` later on the clock. */
	add(listId: string, file: UploadedFile, delayMs: number): ContactImport {
		const entry = this.put<ContactImport>({
			id: this.ids.take('contactFile'),
			listId,
			...file,
			sha256: sha256Of(file.bytes),
			receivedAt: this.clock.isoNow(),
			state: 'waiting',
			added: 0,
			dropped: 0,
		});
		this.clock.after(delayMs, () => {
			this.carryOut(entry);
		});
		return entry;
	}

	private carryOut(entry: ContactImport): void {
		const lines = decode(entry.bytes).split(/\r?\n/);
		for (const line of lines.filter((text) => text.trim() !== '')) {
			const details = readLine(line);
			const { address } = details;
			const isNew = this.lists.member(entry.listId, address) === undefined;
			if (isNew && isAddress(address) && this.lists.has(entry.listId)) {
				this.lists.addContact(entry.listId, details);
				entry.added++;
			} else entry.dropped++;
		}
		entry.state = 'done';
	}
}
