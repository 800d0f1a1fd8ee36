import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { must } from '../Input';
import { isCall } from '../readers';
import { replyOf } from '../replyOf';
import type { Target } from '../Target';
import * as samples from './samples';

const gateways = path.join(__dirname, '..', '..', '..', '..', 'gateways');
// The worker reads its modules at once, and so gets what was built from them.
const load = createRequire(__filename);

/** Stands in inputs, so that it can be shown. */
const SECRET = 'p&ss "word"';

/** Whose object counts as what it says, whatever the HTTP status is. */
const WHATEVER_STATUS = ['mitake'];

/** For each vendor, what the readers of all its plain calls have to hold: none needs a target of its own. */
export const targets: readonly Target[] = readdirSync(gateways).map((vendor) => {
	const { replies, fragments } = samplesOf(vendor);
	const calls = plainCallsOf(vendor);
	return {
		name: `calls.${vendor}`,
		samples: replies,
		fragments: [...fragments, SECRET],
		run(input) {
			// None where what comes back is always about the request.
			const call = calls[input.data.choice % calls.length];
			const outcome = call?.read(replyOf(input, SECRET));
			if (outcome === undefined) return;
			if (outcome.outcome === 'accepted') {
				const isBelieved = input.data.status === 200 || WHATEVER_STATUS.includes(vendor);
				must(isBelieved, `accepted with HTTP status ${input.data.status}`);
				return;
			}
			for (const shown of Object.values(outcome.failure).map(String)) {
				must(shown.length <= 500, 'a text that is too long to be shown');
				must(!shown.includes(SECRET), 'a secret is shown');
			}
		},
	};
});

function samplesOf(vendor: string) {
	const found = Object.entries(samples).find(([name]) => name === vendor)?.[1];
	if (found !== undefined && 'replies' in found) return found;
	throw new Error(`samples.ts has no replies of ${vendor}`);
}

/** The calls whose response is read without their request. */
function plainCallsOf(vendor: string) {
	const folder = path.join(gateways, vendor, 'calls');
	return readdirSync(folder).flatMap((file) => {
		const exported: unknown = load(path.join(folder, file));
		return Object.values(exported ?? {})
			.filter(isCall)
			.filter(({ read }) => read.length === 1);
	});
}
