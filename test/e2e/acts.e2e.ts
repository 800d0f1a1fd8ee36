import type { Act } from '../../playground/demo/act';
import { edmAct } from '../../playground/demo/edm/act';
import { mmsAct } from '../../playground/demo/mms/act';
import { smsAct } from '../../playground/demo/sms/act';
import { importReceiver, type Receiver } from '../../playground/demo/receiver';
import { resetSimulator } from './simulated';
import { world } from './world';

const acts: readonly Act[] = [smsAct, mmsAct, edmAct];

let receiver: Receiver;

beforeAll(async () => {
	receiver = await importReceiver(world());
});

beforeEach(resetSimulator);

it.each(acts)('$name goes as it must', async (act) => {
	const { problems, text } = await act.play(world(), receiver);
	expect(problems).toEqual([]);
	expect(text).toMatch(/\S/u);
});
