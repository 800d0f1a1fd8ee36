'use strict';
// What the built ledger keeps of many recipients: prints bytes for each of them. In a process of its own,
// where nothing else comes and goes: node ledgerGrowth.cjs SHARED [RUNS], of 10,000 recipients each.
const path = require('node:path');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');
const { Ledger } = require(path.join(__dirname, '../../../dist/operations/send/ledger.js'));

const RUNS = Number(process.argv[3] ?? 5);
const RECIPIENTS = 10_000;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

const contextOf = (run) => ({
	getNode: () => ({ id: 'node', retryOnFail: true }),
	getWorkflowDataProxy: () => ({ $runIndex: 0 }),
	getExecutionId: () => String(run),
	getWorkflow: () => ({ id: 'workflow' }),
});

/** As smsgo answers: an ID for each request; or as Mitake does: one for each message. */
function* endsOf(run, shared) {
	for (let itemIndex = 0; itemIndex < RECIPIENTS; itemIndex++) {
		const at = run * RECIPIENTS + itemIndex;
		const number = `09${String((at * 7_919_377) % 1e8).padStart(8, '0')}`;
		const request = Math.floor(at / shared);
		const messageId = String(304_934_976_469_110_784n + BigInt(shared === 50 ? request : at * 977));
		const result = {
			recipient: number,
			input: number,
			status: 'queued',
			accepted: true,
			reason: null,
			messageId,
			isFinal: false,
			points: null,
			requestPoints: 50,
			scheduledAt: null,
			batchId: String(request),
			pointsLeft: 1_000_000 - request,
			raw: { code: '0', text: 'OK' },
		};
		yield {
			...{ itemIndex, position: 0, number, typed: number, idempotencyKey: null },
			end: { result },
		};
	}
}

function memory() {
	collect();
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

async function main() {
	const shared = Number(process.argv[2]);
	await new Ledger(contextOf('warm')).keep(endsOf(0, shared));
	const before = memory();
	for (let run = 0; run < RUNS; run++) await new Ledger(contextOf(run)).keep(endsOf(run, shared));
	console.log((memory() - before) / (RUNS * RECIPIENTS));
}

void main();
