import { CloudmaxTags } from '../../../nodes/CloudmaxTags/CloudmaxTags.node';
import { by } from '../../nodes/CloudmaxTags/harness';
import { nodeSubject, type NodeSubject } from './nodeSubject';
import type { World } from './World';

const subject = (operation: string, given: NodeSubject['given']) =>
	nodeSubject({
		node: CloudmaxTags,
		type: 'cloudmaxTags',
		gateway: 'cloudmax',
		operation,
		kind: 'write',
		given,
	});

const aTag = ({ simulator }: World, isTwin: boolean) =>
	by('id', simulator.cloudmax.addTag({ name: isTwin ? 'other' : 'VIP', jobType: 1 }).id);

/** Every operation on tags: all of them change something. */
export const cloudmaxTags = [
	subject('tag.create', (_world, isTwin) => ({ parameters: { name: isTwin ? 'other' : 'VIP' } })),
	subject('tag.update', (world, isTwin) => ({
		parameters: { tag: aTag(world, isTwin), newName: isTwin ? 'newer' : 'new' },
	})),
	subject('tag.delete', (world, isTwin) => ({ parameters: { tag: aTag(world, isTwin) } })),
	subject('tag.clear', (world, isTwin) => ({ parameters: { tag: aTag(world, isTwin) } })),
];
