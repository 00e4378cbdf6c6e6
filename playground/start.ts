import { useBundle } from '../src/platform/bundle/use-bundle.ts';

useBundle();
const { hasSlackVariables } = await import('../src/platform/config.ts');

// With credentials, or where people work, this is Muster and nothing else.
if (hasSlackVariables() || process.env.NODE_ENV === 'production') await import('../src/main.ts');
else await (await import('./run.ts')).runPlayground();
