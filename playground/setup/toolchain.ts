import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const PREBUILT =
	'https://github.com/TryGhost/node-sqlite3/releases/download/v5.1.7/' +
	`sqlite3-v5.1.7-napi-v6-${process.platform}-${process.arch}.tar.gz`;
const PROBE_MS = 5_000;

const tools = [
	{ commands: ['g++', 'c++', 'clang++'], debian: 'g++' },
	{ commands: ['make'], debian: 'make' },
	{ commands: ['python3', 'python'], debian: 'python3' },
];

function isInstalled(command: string): boolean {
	const folders = (process.env.PATH ?? '').split(delimiter);
	return folders.some((folder) => folder !== '' && existsSync(join(folder, command)));
}

async function canFetchPrebuilt(): Promise<boolean> {
	try {
		const signal = AbortSignal.timeout(PROBE_MS);
		return (await fetch(PREBUILT, { method: 'HEAD', signal })).ok;
	} catch {
		return false;
	}
}

/**
 * Checks, before anything large is downloaded, that n8n's sqlite3 can be had: prebuilt, or
 * compiled here. Throws with the command that installs what is missing.
 */
export async function checkToolchain(): Promise<void> {
	const missing = tools.filter(({ commands }) => !commands.some(isInstalled));
	if (missing.length === 0 || (await canFetchPrebuilt())) return;
	const names = missing.map(({ debian }) => debian).join(' ');
	const sudo = process.getuid?.() === 0 ? '' : 'sudo ';
	const command =
		process.platform === 'darwin'
			? 'xcode-select --install'
			: `${sudo}apt-get update && ${sudo}apt-get install -y ${names}`;
	throw new Error(
		`n8n's database module sqlite3 must be compiled here, because its prebuilt binary cannot be ` +
			`fetched. Missing: ${names}. Install with:\n\n    ${command}\n`,
	);
}
