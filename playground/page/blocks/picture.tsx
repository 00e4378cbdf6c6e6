import type { ReactNode } from 'react';
import type { Block } from '../../slack/journal.ts';
import { SafeLink } from './safe-link.tsx';
import { wordsOf } from './text.tsx';

type Parts = { readonly address: string; readonly alt: string };

/** A picture; one from outside is named instead, as this page loads nothing from elsewhere but Muster's own charts. */
export function Picture({ address, alt }: Parts): ReactNode {
  if (isOwn(address)) return <img src={address} alt={alt} />;
  return (
    <span className="picture-box" role="img" aria-label={alt} title={address}>
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <rect x="2.5" y="4" width="15" height="12" rx="2" />
        <circle cx="7" cy="8.5" r="1.4" />
        <path d="m4.5 14.5 4-4 2.6 2.6 2-2 2.6 2.9" />
      </svg>
      <span>{alt}</span>
    </span>
  );
}

/** An image block: title, picture, and a way to see one from outside. */
export function PictureBlock({ block }: { readonly block: Block }): ReactNode {
  const address = addressOf(block);
  const alt = String(block.alt_text ?? '');
  const title = wordsOf(block.title);
  return (
    <figure className="block picture">
      {title !== '' && <figcaption>{title}</figcaption>}
      <Picture address={address} alt={alt} />
      {!isOwn(address) && address !== '' && (
        <small>
          <SafeLink href={address}>Open the picture</SafeLink>
        </small>
      )}
    </figure>
  );
}

/** In the page itself, or drawn by Muster and passed on by this page's own server. */
function isOwn(address: string): boolean {
  const own = typeof location === 'undefined' ? null : `${location.origin}/charts/`;
  return address.startsWith('data:image/') || (own !== null && address.startsWith(own));
}

/** Where a picture lies; empty for one that Slack keeps itself. */
export function addressOf(image: Readonly<Record<string, unknown>>): string {
  return typeof image.image_url === 'string' ? image.image_url : '';
}
