import { test } from '../fixtures.ts';
import { beginTour } from '../tour/tour.ts';
import { walkTour } from '../tour/walk-tour.ts';
import { VIEWPORTS } from '../viewports.ts';

/** Of its own: rules of others would match its events. */
test.use({ world: 'first-tour' });

for (const viewport of VIEWPORTS) {
  test.describe(`on a screen ${viewport.width} px wide`, () => {
    test.use({ viewport });

    test('README’s tour leads from a topic to a queue, in the words of the screens', async ({
      page,
      product,
      expectedNoise,
    }) => {
      // What was redriven is asked for again, and is gone.
      expectedNoise.push(/status of 404 .*\/api\/failures\//);
      await walkTour(await beginTour({ page, product, look: async () => undefined }));
    });
  });
}
