import type { INodeType } from 'n8n-workflow';
import { accepted } from '../../../messaging/outcome';
import { pollNews } from '../../../operations/polling/poll';
import type { Source } from '../../../operations/polling/source';
import { nodeThat } from '../fixtures';
import { Poller } from './poller';

const sourceOf = (id: string): Source => ({
	event: 'left',
	id,
	label: `list ${id}`,
	begin: () => undefined,
	read: async () => await Promise.resolve(accepted({ news: [], mark: '1' })),
});

/** A trigger that watches these sources. */
function poller(ids: readonly string[]): Poller {
	const { description } = nodeThat([], async () => await Promise.resolve([]));
	const node: INodeType = {
		description: { ...description, polling: true },
		async poll() {
			const sources = ids.map(sourceOf);
			const events = [{ event: 'left', isChosen: false, scope: 'all', sources }];
			return await pollNews(this, async () => await Promise.resolve({ owner: 'me', events }));
		},
	};
	return new Poller({ node, parameters: {}, credentials: {} });
}

it('refuses to watch more sources than it can keep marks of', async () => {
	const ids = Array.from({ length: 10_001 }, (_, index) => String(index));
	await expect(poller(ids).activate()).rejects.toThrow(/more than 10,000 lists or tasks/u);
});

it('leaves out a source whose ID is none', async () => {
	const some = poller(['1', 'x'.repeat(101)]);
	await some.activate();
	expect(some.stored).toContain('"1":"1"');
	expect(some.stored).not.toContain('xxx');
});
