import { hasSlackVariables } from '../src/platform/config.ts';

// With credentials, or where people work, this is Muster and nothing else.
if (hasSlackVariables() || process.env.NODE_ENV === 'production') await import('../src/main.ts');
else await (await import('./run.ts')).runPlayground();
