import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Outcome } from '../../../messaging/outcome';
import type { Response } from '../../../transport/response';

const root = path.join(__dirname, '..', '..', '..');

/** Which functions read what comes from outside, by where they stand and what they are called. */
const READERS: Readonly<Record<string, RegExp>> = {
	'transport/decode': /./u,
	gateways: /^(?:read|parse|is(?:Export|LoginPage)$|responseDocument|ExportedFile)/u,
	messaging: /^(?:read|parse|split)/u,
	'operations/calls': /^read/u,
	'operations/callbacks': /^(?:read|addressFilter)/u,
	'operations/polling': /^(?:load|GrowingList|HighWater)/u,
	'operations/waiting': /^read/u,
	'nodes/UMailEdm/contact/import': /^[a-zA-Z]+$/u,
	'nodes/UMailEdm': /^read/u,
	'nodes/UMailEdmTrigger': /^read/u,
	'operations/parameters': /^(?:read|coerce|draggedField|ownField)/u,
};

/** Those that get nothing from outside but through others, or need an n8n around them. */
const ELSEWHERE: Readonly<Record<string, string>> = {
	'messaging/libraries.ts parsePhoneNumberFromString':
		'is bundled under another name; readRecipient calls it',
	'nodes/UMailEdm/attachments.ts readAttachments':
		'reads an item of n8n; what files hold is streamed',
	'operations/callbacks/request.ts readRequest':
		'needs a request of n8n; what it hands on is fuzzed',
	'operations/calls/pages.ts readPages': 'reads rows that a reader has made',
	'operations/parameters/readParameters.ts readParameters':
		'needs a node of n8n; each value goes through coerce',
	'operations/waiting/storedWait.ts readStoredWait':
		'needs an execution of n8n, which keeps its own data',
};

/** A function or a method of the build: `file function`, as V8 calls it. */
export interface Reader {
	readonly name: string;
	/** Why it is not fuzzed by itself; undefined for one that has to be. */
	readonly elsewhere: string | undefined;
}

/** Every reader that the package has. */
export async function allReaders(): Promise<Reader[]> {
	const names = new Set<string>();
	/** What a file hands on belongs to the file that it comes from. */
	const known = new Set<Callable>();
	for (const [folder, pattern] of Object.entries(READERS)) {
		for (const file of sourcesIn(folder)) {
			const exported: unknown = await import(path.join(root, file));
			for (const [name, value] of Object.entries(exported ?? {})) {
				if (isCall(value) && !known.has(value.read)) {
					// Of a call of a vendor's document.
					known.add(value.read);
					names.add(`${file} ${value.read.name}`);
				}
				if (!isCallable(value) || !pattern.test(name) || known.has(value)) continue;
				known.add(value);
				for (const own of functionsOf(name, value)) names.add(`${file} ${own}`);
			}
		}
	}
	return [...names].sort().map((name) => ({ name, elsewhere: ELSEWHERE[name] }));
}

/** Those of {@link ELSEWHERE}, none of which may outlive its function. */
export const exempt: readonly string[] = Object.keys(ELSEWHERE);

function sourcesIn(folder: string): string[] {
	// What stands in a folder below has a line of its own, or belongs to the one above it.
	const isShallow = folder === 'nodes/UMailEdm';
	return readdirSync(path.join(root, folder), { recursive: !isShallow, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts') && !file.endsWith('.node.ts'))
		.map((file) => path.posix.join(folder, file));
}

/** The name of a function, or of each method that a class has. */
function functionsOf(name: string, value: Callable): string[] {
	if (!/^class\b/u.test(Function.prototype.toString.call(value))) return [name];
	return Object.entries(Object.getOwnPropertyDescriptors(value.prototype))
		.filter(([method, { value: own }]) => method !== 'constructor' && typeof own === 'function')
		.map(([method]) => method);
}

type Read = (response: Response) => Outcome<unknown>;

interface Callable {
	readonly prototype: object;
}

/** Whether a value is a call of a vendor's document. */
export function isCall(value: unknown): value is { readonly read: Read } {
	return (
		typeof value === 'object' &&
		value !== null &&
		'build' in value &&
		'read' in value &&
		isCallable(value.read)
	);
}

function isCallable(value: unknown): value is Callable {
	return typeof value === 'function';
}
