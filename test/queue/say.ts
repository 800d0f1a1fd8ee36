/** Says on stderr what has been reached, and after how many seconds: a run takes minutes. */
export function storyteller(): (what: string) => void {
	const started = Date.now();
	return (what) => {
		process.stderr.write(`${Math.round((Date.now() - started) / 1000)} s: ${what}\n`);
	};
}
