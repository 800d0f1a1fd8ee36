import type { ControlRoutes } from '../base/control/control';
import { needed, oneOf, optional, SOME, text, texts } from '../base/control/fields';
import { type InputOf, Shape } from '../base/control/shape';
import { Panel } from '../base/gateway/panel';
import type { CloudmaxState } from './state';
import type { Tag } from './tags';

/** A tag to add by hand. */
const tagFields = {
	name: needed(text('', SOME)),
	/** By default the next free one. */
	id: optional(text('', /^\d+$/)),
	/** Login name of its account, by default of the first. */
	owner: optional(text('')),
	jobType: oneOf([1, 2], 2),
	groupClass: oneOf([0, 1, 2]),
	description: text(''),
	members: texts([]),
};
const TAG = new Shape('a tag', tagFields);
const MEMBERS = new Shape('a list of members', {
	id: needed(text('')),
	members: needed(texts([])),
});

/** What a test, or the control API, can look at and change in the Cloudmax gateway. */
export class CloudmaxPanel extends Panel<CloudmaxState> {
	/** Tags, and the members of all of them. */
	override summary() {
		const tags = this.tags();
		return {
			tags: tags.length,
			members: tags.reduce((sum, { members }) => sum + members.length, 0),
			...super.summary(),
		};
	}

	/** Every tag, in the order in which they were added. */
	tags(): readonly Tag[] {
		return this.state.tags.all();
	}

	/** The tag with this id. */
	tag(id: string): Tag | undefined {
		return this.state.tags.find(id);
	}

	/**
	 * Adds a tag by hand, with members and even with a name that exists already.
	 * @throws ControlError where the spec is not valid or its id is taken.
	 */
	addTag(spec: InputOf<typeof tagFields>): Tag {
		return this.readTag(spec);
	}

	/**
	 * Adds members to a tag: there is no call of the gateway for it in this document.
	 * @throws ControlError where there is no such tag.
	 */
	addMembers(id: string, ...members: readonly string[]): Tag {
		return this.state.tags.addMembers(id, members);
	}

	override routes(): ControlRoutes {
		return {
			...super.routes(),
			'GET tags': () => this.tags(),
			'POST tags': (body) => this.readTag(body),
			'POST members': (body) => {
				const { id, members } = MEMBERS.read(body);
				return this.addMembers(id, ...members);
			},
		};
	}

	private readTag(value: unknown): Tag {
		const { id, owner = this.state.account.loginName, ...tag } = TAG.read(value);
		return this.state.tags.add({ ...tag, owner }, id);
	}
}
