import './tour.css';
import { type ReactNode, useEffect, useState } from 'react';
import { useStage } from '../frame/stage-context.ts';
import { Icon } from '../icon.tsx';
import { IconButton } from '../icon-button.tsx';
import { useScene } from '../world/context.ts';
import { End } from './end.tsx';
import { type Step, steps } from './steps.ts';
import { changeTour, isNarrow, type TourState, useTour } from './tour-state.ts';
import { useFacts } from './use-facts.ts';

/** How long a step that is done shows it before the next one comes, in milliseconds. */
const PRAISE_MS = 1_800;

/** Five steps for a newcomer to follow or to ignore: a row of its own above the product, so that it covers nothing. */
export function Tour(): ReactNode {
  const tour = useTour();
  const { places } = useStage();
  useFacts(places);
  const praised = useProgress(tour);
  const { world } = useScene();
  // Nothing can be tried before the company is there.
  if (tour.look !== 'open' || world.muster.kind === 'starting') return null;
  const step = praised ?? steps[tour.step];
  return (
    <aside className="tour" aria-label="First steps" data-region>
      <Dots step={tour.step} />
      {step === undefined ? <End /> : <StepCard step={step} tour={tour} isDone={praised !== null} />}
      <span className="tour-tools">
        <IconButton name="down" label="Make it small" onPress={() => changeTour({ look: 'small' })} />
        <IconButton name="close" label="Close the tour" onPress={() => changeTour({ look: 'closed' })} />
      </span>
    </aside>
  );
}

/** Goes on when what a step asks for has been done. @returns the step that is being praised; null mostly */
function useProgress({ step, facts }: TourState): Step | null {
  const current = steps[step];
  const isDone = current?.isDone(facts) ?? false;
  useEffect(() => {
    if (!isDone) return;
    const timer = setTimeout(() => changeTour({ step: step + 1 }), PRAISE_MS);
    return () => clearTimeout(timer);
  }, [isDone, step]);
  return isDone && current !== undefined ? current : null;
}

type CardParts = { readonly step: Step; readonly tour: TourState; readonly isDone: boolean };

function StepCard({ step, tour, isDone }: CardParts): ReactNode {
  const scene = useScene();
  const [busy, setBusy] = useState(false);
  const { facts } = tour;
  const show = async () => {
    setBusy(true);
    // What it shows stands below it where there is little room.
    if (isNarrow()) changeTour({ look: 'small' });
    await step.show(facts, scene);
    setBusy(false);
  };
  return (
    <>
      <div className="tour-said" role="status">
        <div className="tour-head">
          <h2>{step.title}</h2>
          <p className="tour-count">
            Step {tour.step + 1} of {steps.length}
          </p>
        </div>
        {isDone ? (
          <p className="tour-praise">
            <Icon name="check" size={18} />
            {step.praise}
          </p>
        ) : (
          <p>{step.words(facts, scene)}</p>
        )}
      </div>
      {!isDone && step.typed !== null && <code>{step.typed(facts, scene)}</code>}
      {!isDone && (
        <div className="tour-deeds">
          <button type="button" className="stage-button primary" aria-disabled={busy} onClick={() => void show()}>
            Show me
          </button>
          <button type="button" className="stage-button" onClick={() => changeTour({ step: tour.step + 1 })}>
            Skip
          </button>
        </div>
      )}
    </>
  );
}

function Dots({ step }: { readonly step: number }): ReactNode {
  return (
    <span className="tour-dots" role="img" aria-label={`${Math.min(step, steps.length)} of ${steps.length} done`}>
      {steps.map(({ title }, at) => (
        <span key={title} className={at < step ? 'done' : at === step ? 'now' : undefined} />
      ))}
    </span>
  );
}
