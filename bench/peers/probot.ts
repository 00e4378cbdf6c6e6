import { createServer } from 'node:http';
import { createNodeMiddleware, Probot } from 'probot';

/** Probot by its quickest way in, quiet, with one handler that does nothing. `node bench/peers/probot.ts port secret` */
const [port, secret = ''] = process.argv.slice(2);

const probot = new Probot({ githubToken: 'peer', secret, logLevel: 'warn' });
const middleware = await createNodeMiddleware((app) => void app.on('pull_request', () => {}), {
  probot,
  webhooksPath: '/webhooks/github',
});
createServer((request, response) => {
  if (request.method === 'GET') response.writeHead(200, { 'Content-Length': 0 }).end();
  else void middleware(request, response);
}).listen(Number(port), '127.0.0.1', () => console.log('ready'));
process.once('SIGTERM', () => process.exit(0));
