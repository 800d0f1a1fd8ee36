import { createHash } from 'node:crypto';
import { UMailEdm } from '../../../nodes/UMailEdm/UMailEdm.node';
import { UMailHarness } from '../../nodes/UMailEdm/harness';
import { CANARY, throughProxy, throughRecorder, type HostileGateway } from './gateway';

/** The account, whose password the harness has a default for. */
export class CanaryUMail extends UMailHarness {
	override credential(changes: Record<string, string> = {}): Record<string, string> {
		return { ...super.credential(changes), password: CANARY };
	}
}

const info = { resource: 'account', operation: 'getInfo' };

export const umail: HostileGateway = {
	name: 'umail',
	title: 'U-Mail',
	type: 'uMailApi',
	node: UMailEdm,
	harness: (simulator) => new CanaryUMail(simulator),
	prepare({ umail: panel }) {
		panel.changeAccount({ password: CANARY, managerPassword: CANARY });
		// A list says how many there are: a short first page is not followed by a second request.
		panel.changeSettings({ totalNum: true });
	},
	secrets: (world) => {
		const names = ['edm-demo', 'edm-manager', world.credential('umail', '')['username'] ?? ''];
		const basic = names.map((name) => Buffer.from(`${name}:${CANARY}`).toString('base64'));
		return [createHash('md5').update(CANARY).digest('hex'), ...basic];
	},
	use: async (world) => await throughProxy(world, 'umail', info),
	stranger: async (world, { name }) => {
		const other = /account|credential/u.test(name)
			? { resource: 'domain', operation: 'getMany' }
			: info;
		return await throughRecorder(world, 'umail', other);
	},
	// Every word other than `success` is a refusal.
	says: { refusal: { text: 'system_error' } },
	endpoints: ({ hits }) => [hits.source.length > 1 ? hits.source.replace(/^do=/u, '') : undefined],
};
