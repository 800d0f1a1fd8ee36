import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

import { startSimulator } from '../../simulator/simulator';
import { exchange } from './client';

const ROOT = path.resolve(__dirname, '../..');
const GATEWAYS = ['cloudmax', 'mitake', 'smsgo', 'umail'];

/** Runs the command line in a process of its own, without npm between. */
function run(...parameters: string[]) {
	const child = spawn(process.execPath, ['--import', 'tsx', 'simulator/main.ts', ...parameters], {
		cwd: ROOT,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let output = '';
	let complaint = '';
	child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
	child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
	const ended = new Promise<{ code: number | null; output: string; complaint: string }>(
		(resolve) => {
			child.once('close', (code) => {
				resolve({ code, output, complaint });
			});
		},
	);
	const ready = new Promise<string>((resolve) => {
		createInterface(child.stdout).once('line', resolve);
	});
	return { child, ready, ended };
}

describe('the command line', () => {
	it.each(['SIGTERM', 'SIGINT'] as const)(
		'prints one line when ready and ends cleanly on %s',
		async (signal) => {
			const { child, ready, ended } = run('--port', '0');
			try {
				const line = await ready;
				const parsed: unknown = JSON.parse(line);
				const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0] ?? '';
				expect(parsed).toEqual({
					url,
					gateways: Object.fromEntries(GATEWAYS.map((name) => [name, `${url}/${name}`])),
					control: `${url}/_control`,
				});
				expect((await exchange(`${url}/_control/smsgo`)).status).toBe(200);
				child.kill(signal);
				const { code, output, complaint } = await ended;
				expect({ code, lines: output.trim().split('\n').length, complaint }).toEqual({
					code: 0,
					lines: 1,
					complaint: '',
				});
			} finally {
				child.kill('SIGKILL');
			}
		},
	);

	it.each(['x', '70000', '-1'])('refuses port %s', async (port) => {
		const { code, output, complaint } = await run(`--port=${port}`).ended;
		expect({ code, output }).toEqual({ code: 1, output: '' });
		expect(complaint).toContain('Usage');
	});

	it('says when the port is taken', async () => {
		const other = await startSimulator();
		try {
			const { code, complaint } = await run('--port', new URL(other.url).port).ended;
			expect(code).toBe(1);
			expect(complaint).toContain('EADDRINUSE');
		} finally {
			await other.close();
		}
	});
});
