import { Breather } from '../../platform/timers';

describe('Breather', () => {
	it('gives the event loop a turn once a quarter of a millisecond has passed, and not before', async () => {
		let time = 0;
		jest.spyOn(performance, 'now').mockImplementation(() => time);
		let turns = 0;
		const turn = async (breather: Breather): Promise<number> => {
			setImmediate(() => turns++);
			await breather.breathe();
			return turns;
		};
		const breather = new Breather();
		time = 0.2;
		expect(await turn(breather)).toBe(0);
		time = 0.25;
		expect(await turn(breather)).toBe(2);
		time = 0.45;
		expect(await turn(breather)).toBe(2);
		time = 0.5;
		expect(await turn(breather)).toBe(4);
		jest.restoreAllMocks();
	});
});
