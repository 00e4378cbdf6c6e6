// Loaded into the child before anything else: when the playground is gone, by whatever cause, its end of our standard
// input closes and Muster stops in order, so that nothing stays running behind a killed `npm start`.
process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM')).resume();
process.stdin.on('error', () => process.kill(process.pid, 'SIGTERM'));
