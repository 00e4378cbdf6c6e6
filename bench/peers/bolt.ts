import { App } from '@slack/bolt';

/** A bare Bolt app, its default receiver, one command that only acknowledges. `node bench/peers/bolt.ts port secret` */
const [port, signingSecret = ''] = process.argv.slice(2);

const app = new App({
  signingSecret,
  tokenVerificationEnabled: false,
  authorize: async () => ({ botToken: 'xoxb-peer', botId: 'B0PEER', botUserId: 'U0PEER' }),
});
app.command('/task', async ({ ack }) => ack({ text: 'Created T-1' }));
await app.start({ port: Number(port), host: '127.0.0.1' });
console.log('ready');
process.once('SIGTERM', () => process.exit(0));
