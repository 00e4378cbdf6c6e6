import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

/** The least a receiver can do: read, check the signature, acknowledge. `node bench/peers/plain-http.ts port secret` */
const [port, secret = ''] = process.argv.slice(2);
const ANSWER = JSON.stringify({ text: 'Created T-1' });

createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const hmac = createHmac('sha256', secret).update(`v0:${request.headers['x-slack-request-timestamp']}:`);
    const expected = Buffer.from(`v0=${hmac.update(Buffer.concat(parts)).digest('hex')}`);
    const given = Buffer.from(String(request.headers['x-slack-signature']));
    const genuine = request.method === 'GET' || (given.length === expected.length && timingSafeEqual(given, expected));
    response.writeHead(genuine ? 200 : 401, { 'Content-Type': 'application/json', 'Content-Length': ANSWER.length });
    response.end(ANSWER);
  });
}).listen(Number(port), '127.0.0.1', () => console.log('ready'));
process.once('SIGTERM', () => process.exit(0));
