import './github.css';
import { type ReactNode, useState } from 'react';
import type { GitHubShown } from '../../web/contract.ts';
import { TitledBar } from '../frame/titled-bar.tsx';
import { Skeleton } from '../skeleton.tsx';
import { useScene } from '../world/context.ts';
import { OpenForm } from './open-form.tsx';
import { PullView } from './pull-view.tsx';
import { PushForm } from './push-form.tsx';
import { RepositoryPart } from './repository-part.tsx';
import { findPull, useGitHub } from './use-github.ts';

/** The company's GitHub: its repositories, or one pull request. @param shown as the page's address has it */
export function GitHubView({ shown }: { readonly shown: string | null }): ReactNode {
  const github = useGitHub();
  const pull = github === null ? null : findPull(github, shown);
  if (pull !== null) return <PullView key={`${pull.repository}#${pull.number}`} pull={pull} />;
  return (
    <>
      <TitledBar icon="branch" title="GitHub" about="What happens here reaches Muster by signed webhooks" />
      {github === null ? <Skeleton /> : <Repositories github={github} />}
    </>
  );
}

type Asked = { readonly kind: 'open' | 'push'; readonly repository: string };

function Repositories({ github }: { readonly github: GitHubShown }): ReactNode {
  const { moves } = useScene();
  const [asked, ask] = useState<Asked | null>(null);
  const close = () => ask(null);
  return (
    <section className="git" data-region aria-label="Repositories">
      {github.repositories.map((repository) => (
        <RepositoryPart
          key={repository.fullName}
          repository={repository}
          onOpen={() => ask({ kind: 'open', repository: repository.fullName })}
          onPush={() => ask({ kind: 'push', repository: repository.fullName })}
        />
      ))}
      {asked?.kind === 'open' && (
        <OpenForm
          repository={asked.repository}
          onDone={(place) => {
            close();
            moves.go('github', place);
          }}
          onClose={close}
        />
      )}
      {asked?.kind === 'push' && <PushForm repository={asked.repository} number={null} onClose={close} />}
    </section>
  );
}
