import { fateOf } from './fates';
import type { Ids } from './ids';
import type { Task } from './task';
import { Track } from './track';
import type { Templates } from './templates';

/** What there is to click where a template has no link of its own. */
const DEFAULT_LINKS = ['https://shop.example/sale?id=1&from=edm', 'https://shop.example/新品'];
const LINK = /href\s*=\s*["'](https?:[^"']+)["']/gi;

/** Time between opens, and between clicks, of one mail. */
const STEP_MS = 1_000;

function linksIn(contents: readonly string[]): string[] {
	const found = contents.flatMap((content) => [...content.matchAll(LINK)]);
	const urls = found.map(([, url = '']) => url.replaceAll('&amp;', '&'));
	return urls.length === 0 ? DEFAULT_LINKS : [...new Set(urls)];
}

/** The tracking of tasks, by task id; a task that is not tracked has none. */
export class Tracks {
	private readonly byTask = new Map<string, Track>();

	constructor(
		private readonly ids: Ids,
		private readonly templates: Templates,
	) {}

	ofTask(taskId: string): Track | undefined {
		return this.byTask.get(taskId);
	}

	/** By the id of the track itself. */
	find(trackId: string): Track | undefined {
		return [...this.byTask.values()].find(({ id }) => id === trackId);
	}

	/** Begins to track a task, if it asks for that. */
	begin(task: Task): void {
		if (task.trackStatus === 0) return;
		const contents = task.templateIds.map((id) => this.templates.find(id)?.content ?? '');
		this.byTask.set(task.id, new Track(task.trackId, linksIn(contents), this.ids));
	}

	/** Lets happen what the addresses of a task that has been sent stand for. */
	fill(task: Task, at: number): void {
		const track = this.byTask.get(task.id);
		if (track === undefined) return;
		for (const { address, fullname } of task.recipients) {
			const { opens, clicks, linksClicked } = fateOf(address);
			for (let count = 0; count < opens; count++) {
				track.open(address, fullname, at + count * STEP_MS);
			}
			if (task.trackStatus < 2) continue;
			for (const link of track.links.slice(0, linksClicked)) {
				for (let count = 0; count < clicks; count++) {
					track.click(address, fullname, link, at + (count + 1) * STEP_MS);
				}
			}
		}
	}

	remove(taskId: string): void {
		this.byTask.delete(taskId);
	}

	clear(): void {
		this.byTask.clear();
	}
}
