import { type ReactNode, useId, useState } from 'react';
import type { JiraShown } from '../../web/jira-contract.ts';
import { FormField } from '../github/form-field.tsx';
import { useDeed } from '../world/context.ts';

/** What somebody needs who connects Muster by hand: site, account and token, and a place for the webhook's secret. */
export function ConnectPart({ jira }: { readonly jira: JiraShown }): ReactNode {
  const { site, email, token } = jira;
  const id = useId();
  const deed = useDeed();
  const [secret, setSecret] = useState('');
  return (
    <section className="jira-connect" aria-labelledby={id}>
      <h3 id={id}>Muster is not connected yet</h3>
      <p>
        As Maya, press <strong>Connect Jira</strong> in Home, tab Settings, and copy these over:
      </p>
      <dl>
        {[
          ['Address of the site', site],
          ['E-mail address of the account', email],
          ['API token', token],
        ].map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code>{value}</code>
            </dd>
          </div>
        ))}
      </dl>
      <FormField
        label="Secret of the webhook"
        hint="Muster shows it after that. From then on it is told of everything that moves here."
        value={secret}
        onChange={setSecret}
      />
      <div className="git-buttons">
        <button
          type="button"
          className="button primary"
          onClick={() => void deed('jira', { act: { kind: 'secret' }, text: secret })}
        >
          Set the webhook
        </button>
      </div>
    </section>
  );
}
