import { outcomeOf } from '../codes';
import { type CloudmaxEndpoint, findTag, GROUPS, jobTypeOf, type OptionContext } from '../endpoint';
import { valueOf } from '../parameters';

function newDescription({ parameters, settings }: OptionContext): string | undefined {
	const given = parameters.get('description')?.value;
	return given === '' && settings.emptyDescription === 'keeps' ? undefined : given;
}

export const modify: CloudmaxEndpoint = {
	...GROUPS,
	name: 'modify',
	option: '3',
	answer(context) {
		const { parameters, owner, tags, settings } = context;
		const givenType = settings.modifyJobType === 'ignored' ? '' : valueOf(parameters, 'jobtype');
		const jobType = jobTypeOf(givenType);
		if (givenType !== '' && jobType === undefined) return outcomeOf(116);
		const found = findTag(context, settings.modifyJobType === 'finds' ? jobType : undefined);
		if (typeof found === 'number') return outcomeOf(found);

		const newType = settings.modifyJobType === 'changes' ? jobType : undefined;
		const newName = valueOf(parameters, 'newgroupname');
		const description = newDescription(context);
		// What happens without any change asked for is not documented.
		if (newName === '' && description === undefined && newType === undefined) {
			return outcomeOf(102);
		}
		const changes = {
			name: newName === '' ? found.name : newName,
			description: description ?? found.description,
			jobType: newType ?? found.jobType,
		};
		if (tags.isTaken(owner, changes.name, changes.jobType, found)) return outcomeOf(111);
		tags.change(found, changes);
		return outcomeOf(0);
	},
};
