import { execFile } from 'node:child_process';
import { copyFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { N8nHome } from '../../playground/server/N8nHome';
import { node24 } from '../../playground/setup/node24';

/** n8n's database module is its own; Node 24 brings one. */
const script = `
const { DatabaseSync } = require('node:sqlite');
const [file, sql] = process.argv.slice(1);
const database = new DatabaseSync(file);
database.exec(sql);
console.log(database.prepare('SELECT count(*) AS count FROM execution_data').get().count);
`;

/** @returns executions that have data after it */
async function execute(file: string, sql: string): Promise<number> {
	const { stdout } = await promisify(execFile)(node24, ['-e', script, file, sql]);
	return Number(stdout);
}

const fileOf = (home: N8nHome): string => join(home.folder, '.n8n', 'database.sqlite');

/** Puts everything that n8n has written into one file, while it is stopped, and copies that. */
export async function takeDatabase(home: N8nHome, copy: string): Promise<void> {
	await execute(fileOf(home), 'PRAGMA wal_checkpoint(TRUNCATE)');
	copyFileSync(fileOf(home), copy);
}

/** Has n8n find this database when it is started next. */
export function putDatabase(home: N8nHome, copy: string): void {
	for (const end of ['-wal', '-shm']) rmSync(fileOf(home) + end, { force: true });
	copyFileSync(copy, fileOf(home));
}

/**
 * Leaves nothing in a database but waiting executions of one workflow, so many: those that it has,
 * each as often as it takes. n8n has written every row; only the number of its execution changes.
 *
 * @param workflowId whose; with a count of 0 none are left
 * @returns bytes of the file
 * @throws when none of the workflow's executions waits
 */
export async function keepWaiting(
	file: string,
	workflowId: string,
	count: number,
): Promise<number> {
	const kept = await execute(
		file,
		`PRAGMA foreign_keys = ON;
		DELETE FROM execution_entity WHERE ${count} = 0 OR workflowId <> '${workflowId}' OR status <> 'waiting';
		CREATE TEMP TABLE known AS SELECT *, row_number() OVER (ORDER BY id) - 1 AS place FROM execution_entity;
		CREATE TEMP TABLE wanted AS
			WITH RECURSIVE numbers(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < ${count})
			SELECT known.id AS source, 1000000 + n AS target
			FROM numbers JOIN known ON known.place = n % (SELECT count(*) FROM known);
		CREATE TEMP TABLE entity AS
			SELECT target, execution_entity.* FROM wanted JOIN execution_entity ON id = source;
		UPDATE entity SET id = target;
		ALTER TABLE entity DROP COLUMN target;
		CREATE TEMP TABLE data AS
			SELECT target, execution_data.* FROM wanted JOIN execution_data ON executionId = source;
		UPDATE data SET executionId = target;
		ALTER TABLE data DROP COLUMN target;
		DELETE FROM main.execution_entity;
		INSERT INTO main.execution_entity SELECT * FROM temp.entity;
		INSERT INTO main.execution_data SELECT * FROM temp.data;
		VACUUM;`,
	);
	if (kept !== count) throw new Error(`${kept} of ${count} executions wait in ${file}`);
	return statSync(file).size;
}
