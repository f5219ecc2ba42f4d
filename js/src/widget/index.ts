/** The live frame: anywidget on the ipywidgets protocol. The Python side is `display/widget.py`. */
import type { AnyWidget } from '@anywidget/types';
import { parseState, type ReceivedState } from './messages';
import { createBriefView, type BriefOptions } from '../view/brief';

/** The only synced trait. The article is none: it comes as a message, and never lies in the state. */
interface Traits {
  selected: string;
}

/** The kernel sends its state unasked; who still has nothing after this long (a reloaded page) asks. */
const ASK_AFTER_MS = 400;

/** Called once for each model, so what stands here is shared by the views of one model. */
const createWidget: AnyWidget<Traits> = () => {
  let state: ReceivedState | null = null;
  const redraws = new Set<() => void>();

  return {
    initialize({ model }) {
      const onMessage = (message: unknown): void => {
        state = parseState(message) ?? state;
        redraws.forEach(redraw => redraw());
      };
      model.on('msg:custom', onMessage);
      return () => model.off('msg:custom', onMessage);
    },

    render({ model, el }) {
      const options: BriefOptions = {
        markdown: () => state?.markdown ?? null,
        onSelect: entity => {
          model.set('selected', entity ?? '');
          model.save_changes();
        },
        canCorrect: () => state?.canCorrect ?? false,
        onCorrect: (entity, correction) => model.send({ type: 'correct', entity, ...correction }),
        onForget: entity => model.send({ type: 'forget', entity })
      };
      const view = createBriefView(el, options);
      const select = (): void => view.select(model.get('selected') || null);
      const redraw = (): void => {
        if (state !== null) {
          view.update(state.brief);
          select();
        }
      };
      redraws.add(redraw);
      model.on('change:selected', select);
      view.update({ status: 'loading' });
      redraw();
      const timer = window.setTimeout(() => {
        if (state === null) {
          model.send({ type: 'ready' });
        }
      }, ASK_AFTER_MS);
      return () => {
        window.clearTimeout(timer);
        redraws.delete(redraw);
        model.off('change:selected', select);
        view.dispose();
      };
    }
  };
};

export default createWidget;
