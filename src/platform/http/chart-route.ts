import { Router } from 'express';
import type { ChartPainter } from '../../ports/outbound/charts.ts';
import type { Clock } from '../../ports/outbound/system.ts';
import type { ChartLinks } from '../charts/chart-links.ts';
import { CHARTS_PATH } from '../charts/create-charts.ts';
import type { Route } from './routes.ts';

type Needs = { readonly links: ChartLinks; readonly painter: ChartPainter; readonly clock: Clock };

/** `GET /charts/….png`: a chart, to whoever holds its address while its time runs. Everything else is not found. */
export function createChartRoute({ links, painter, clock }: Needs): Route {
  const router = Router();
  router.get('/:name', async (req, res, next) => {
    const drawn = links.read(String(req.params.name), clock.now());
    if (drawn === null) return next();
    const png = await painter.paint(drawn);
    res
      // The address changes with the content, so whoever has it once never has to ask again.
      .set('Cache-Control', 'public, max-age=604800, immutable')
      .type('png')
      .send(png);
  });
  return { kind: 'router', path: CHARTS_PATH, router };
}
