import { measureBulk } from './bulk';
import { measureContacts } from './contacts';
import { measureLoading } from './loading';
import { measureReports } from './reports';
import type { Measure } from './section';
import { measureGrowth } from './sending/growth';
import { scenarios } from './sending/measure';
import {
	mmsScenarios,
	oneTextScenarios,
	ownTextScenarios,
	statusScenarios,
} from './sending/scenarios';
import { measureWaiting } from './waiting';

/** Every work, by the name that runs it alone. */
export const works: Readonly<Record<string, Measure>> = {
	'one-text': scenarios(oneTextScenarios),
	'own-texts': scenarios(ownTextScenarios),
	statuses: scenarios(statusScenarios),
	mms: scenarios(mmsScenarios),
	growth: measureGrowth,
	contacts: measureContacts,
	bulk: measureBulk,
	reports: measureReports,
	loading: measureLoading,
	waiting: measureWaiting,
};
