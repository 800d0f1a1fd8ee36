// npm run bench [-- sending | contacts | bulk | loading | reports …]: ratios measured side by side in one
// run. Exit code 0 if every one reaches what it must.
import { measureBulk } from './bulk';
import { measureContacts } from './contacts';
import { measureLoading } from './loading';
import { measureReports } from './reports';
import { measureSending } from './send';
import { measureWaiting } from './waiting';

const works = {
	sending: measureSending,
	contacts: measureContacts,
	bulk: measureBulk,
	loading: measureLoading,
	reports: measureReports,
	waiting: measureWaiting,
};

async function main(): Promise<void> {
	const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5);
	const chosen = process.argv.slice(2);
	const wanted = Object.entries(works).filter(
		([name]) => chosen.length === 0 || chosen.includes(name),
	);
	console.log(
		`Medians of ${rounds} interleaved rounds. Sending: a gateway that answers after 50 ms, a window of 10,\n` +
			"the node in n8n's engine against n8n's HTTP helper, one message after another.\n",
	);
	for (const [, measure] of wanted) if (!(await measure(rounds))) process.exitCode = 1;
}

void main();
