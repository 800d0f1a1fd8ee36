import type { IncomingMessage } from 'node:http';

import { readBody, splitTarget } from '../http/http';
import { ControlError } from './controlError';
import { type Reply, replyOf } from '../http/reply';

/** Answers one control call: the JSON body (undefined where there is none) in, the answer out. */
export type ControlHandler = (body: unknown) => unknown;

/** `METHOD resource` → handler, such as `PATCH settings`; `GET ` is the summary. */
export type ControlRoutes = Readonly<Record<string, ControlHandler>>;

const MOUNT = '/_control';

/** Whether a path belongs to the control API. */
export function isControlPath(path: string): boolean {
	return path === MOUNT || path.startsWith(`${MOUNT}/`);
}

function json(status: number, value: unknown): Reply {
	return replyOf(status, 'application/json; charset=utf-8', JSON.stringify(value ?? null));
}

function parseJson(bytes: Buffer): unknown {
	if (bytes.length === 0) return undefined;
	try {
		return JSON.parse(bytes.toString('utf8'));
	} catch {
		throw new ControlError('The body is not valid JSON');
	}
}

function handlerFor(routes: ControlRoutes, method: string, resource: string): ControlHandler {
	const handler = routes[`${method} ${resource}`];
	if (handler !== undefined) return handler;
	const methods = Object.keys(routes)
		.filter((route) => route.slice(route.indexOf(' ') + 1) === resource)
		.map((route) => route.slice(0, route.indexOf(' ')));
	if (methods.length > 0) {
		throw new ControlError(`${MOUNT}/${resource} takes ${methods.join(' or ')}`, 405);
	}
	throw new ControlError(`There is no ${MOUNT}/${resource}`, 404);
}

/**
 * Answers a request to the control API in JSON: 200 with the result, or 400, 404 or 405 with
 * `{ "error": … }`.
 */
export async function answerControl(message: IncomingMessage, routes: ControlRoutes) {
	const { path } = splitTarget(message.url ?? '');
	const resource = path.slice(MOUNT.length).replace(/^\/|\/$/g, '');
	const body = await readBody(message);
	try {
		const handler = handlerFor(routes, message.method ?? '', resource);
		return json(200, handler(parseJson(body)));
	} catch (error) {
		if (error instanceof ControlError) return json(error.status, { error: error.message });
		throw error;
	}
}
