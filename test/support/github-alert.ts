import { HOST_REPOSITORY, type Sent } from './github-story.ts';

type Kind = 'code_scanning_alert' | 'dependabot_alert' | 'secret_scanning_alert';
type Told = {
  readonly number?: number;
  readonly severity?: 'low' | 'medium' | 'high' | 'critical';
  readonly title?: string;
  readonly createdAt: string;
  /** Of this state; by default when it was made. */
  readonly at?: string;
  readonly state?: 'open' | 'fixed' | 'dismissed' | 'resolved';
};

/** A security alert as GitHub's webhooks tell of it. */
export function githubAlert(kind: Kind, told: Told): Sent {
  const {
    number = 7,
    severity = 'high',
    title = 'Prototype pollution',
    createdAt,
    at = createdAt,
    state = 'open',
  } = told;
  const about = {
    code_scanning_alert: { rule: { id: 'js/x', description: title, security_severity_level: severity } },
    dependabot_alert: { security_advisory: { summary: title, severity } },
    secret_scanning_alert: { secret_type: 'acme_key', secret_type_display_name: title },
  }[kind];
  const alert = {
    ...{ number, state, created_at: createdAt, updated_at: at, ...about },
    html_url: `https://github.com/${HOST_REPOSITORY.fullName}/security/${number}`,
    ...(state === 'open' ? {} : { fixed_at: at }),
  };
  const repository = {
    ...{ id: HOST_REPOSITORY.id, full_name: HOST_REPOSITORY.fullName, private: false, default_branch: 'main' },
    html_url: `https://github.com/${HOST_REPOSITORY.fullName}`,
  };
  return { event: kind, payload: { action: state === 'open' ? 'created' : state, alert, repository } };
}
