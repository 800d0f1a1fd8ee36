import { outcomeOf } from '../codes';
import { type CloudmaxEndpoint, findTag, GROUPS } from '../endpoint';

export const remove: CloudmaxEndpoint = {
	...GROUPS,
	name: 'delete',
	option: '2',
	answer(context) {
		const found = findTag(context);
		if (typeof found === 'number') return outcomeOf(found);
		context.tags.remove(found.id);
		return outcomeOf(0);
	},
};
