import type {SalesObject} from '../../location';

const LOOKED_AT_BYTES = 8_192;

/** What a file seems to hold, by the names of its columns, else by its own; nothing where neither tells. */
export async function guessObject(file: File): Promise<SalesObject | undefined> {
  const start = await file.slice(0, LOOKED_AT_BYTES).text();
  const columns = start.split(/[\r\n]/, 1)[0].toLowerCase();
  const isLead = /isconverted|converteddate|lead (status|id|owner)|converted/.test(columns);
  const isOpportunity = /stagename|iswon|closedate|close date|opportunity/.test(columns);
  if (isLead !== isOpportunity) return isLead ? 'lead' : 'opportunity';
  if (/lead/i.test(file.name)) return 'lead';
  return /opportunit|deal/i.test(file.name) ? 'opportunity' : undefined;
}
