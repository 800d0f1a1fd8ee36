import { CloudmaxTags } from '../../../nodes/CloudmaxTags/CloudmaxTags.node';
import { by, CloudmaxHarness } from '../../nodes/CloudmaxTags/harness';
import { CANARY, throughProxy, throughRecorder, type HostileGateway } from './gateway';

export const cloudmax: HostileGateway = {
	name: 'cloudmax',
	title: 'Cloudmax',
	type: 'cloudmaxApi',
	node: CloudmaxTags,
	harness: (simulator) => new CloudmaxHarness(simulator),
	prepare: (simulator) => simulator.cloudmax.changeAccount({ password: CANARY }),
	use: async (world) =>
		await throughProxy(world, 'cloudmax', {
			resource: 'tag',
			operation: 'clear',
			tag: by('id', '999999'),
		}),
	stranger: async (world, { name }) => {
		const tag = by('id', world.simulator.cloudmax.addTag({ name: 'stranger', jobType: 1 }).id);
		const operation = name.includes('create')
			? { operation: 'delete', tag }
			: { operation: 'create', name: 'x' };
		return await throughRecorder(world, 'cloudmax', { resource: 'tag', ...operation });
	},
	says: { refusal: { code: 1000 }, nothing: { code: 100 } },
	endpoints: () => [undefined],
};
