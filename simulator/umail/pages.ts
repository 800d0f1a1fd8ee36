import { type Reply, replyOf } from '../base/http/reply';

const HTML = 'text/html; charset=UTF-8';

function page(status: number, title: string, body: string): Reply {
	const head = `<head><meta charset="utf-8"><title>${title}</title></head>`;
	return replyOf(status, HTML, `<!DOCTYPE html>\n<html>${head}<body>${body}</body></html>\n`);
}

/** A file or method that the web server does not have. */
export function missingPage(status: 404 | 405): Reply {
	const title = status === 404 ? '404 Not Found' : '405 Not Allowed';
	return page(status, title, `<center><h1>${title}</h1></center><hr><center>nginx</center>`);
}

/** What a `do` that does not exist is answered with: the home page, with HTTP status 200. */
export function unknownOperationPage(): Reply {
	return page(200, '邮件群发平台', '<h1>邮件群发平台</h1><p>页面不存在</p>');
}

/** The challenge that makes a browser open its login window. */
export function challengePage(): Reply {
	const reply = page(401, '401 Unauthorized', '<h1>401 Unauthorized</h1><p>用户名或密码错误</p>');
	return { ...reply, headers: { ...reply.headers, 'www-authenticate': 'Basic realm="U-Mail"' } };
}

/** The login page of the website, with HTTP status 200. */
export function loginPage(): Reply {
	const form = '<form method="post"><input name="username"><input name="password"></form>';
	return page(200, '用户登录', `<h1>用户登录</h1>${form}`);
}
