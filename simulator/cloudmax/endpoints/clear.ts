import { outcomeOf } from '../codes';
import { type CloudmaxEndpoint, GROUPS } from '../endpoint';
import { valueOf } from '../parameters';

/** By id alone. */
export const clear: CloudmaxEndpoint = {
	...GROUPS,
	name: 'clear',
	option: '100',
	answer({ parameters, owner, tags }) {
		const id = valueOf(parameters, 'groupid');
		if (id === '') return outcomeOf(102);
		const tag = tags.ofOwner(owner, id);
		if (tag === undefined) return outcomeOf(115);
		tags.change(tag, { members: [] });
		return outcomeOf(0);
	},
};
