import { type Reply, replyOf } from './reply';

const REASONS: Readonly<Record<string, string>> = {
	'404': 'Not Found',
	'404.15': 'Not Found',
	'405': 'Method Not Allowed',
	'500': 'Internal Server Error',
	'502': 'Bad Gateway',
	'503': 'Service Unavailable',
};

/**
 * An error page as a Windows web server (IIS) sends it: HTML where a client expects a reply.
 * @param status HTTP status
 * @param subStatus IIS' own digits behind it, such as 15 of 404.15
 */
export function errorPage(status: number, subStatus?: number): Reply {
	const code = subStatus === undefined ? `${status}` : `${status}.${subStatus}`;
	const title = `HTTP Error ${code} - ${REASONS[code] ?? 'Error'}`;
	const html = [
		'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN">',
		'<html xmlns="http://www.w3.org/1999/xhtml">',
		`<head><title>IIS Detailed Error - ${code}</title></head>`,
		`<body><div id="content"><h2>${title}</h2></div></body>`,
		'</html>',
		'',
	].join('\r\n');
	return replyOf(status, 'text/html', html);
}
