/** Shapes of the API's answers, as far as the page uses them; openapi/openapi.yaml has all of them. */

export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface Money {
  readonly currency: string;
  readonly amount: number;
}

export interface Tally {
  readonly records: number;
  readonly open: number;
  readonly won: number;
  readonly lost: number;
  /** null where nothing is decided, or where what is asked for follows from the outcome */
  readonly lossRate: Interval | null;
  readonly lostAmount: readonly Money[];
  readonly wonAmount: readonly Money[];
}

export interface Summary {
  readonly tally: Tally;
  readonly previous: {readonly from: string; readonly to: string; readonly tally: Tally} | null;
  readonly undated: number;
  readonly topReasons: readonly {reason: string; category: string | null; lost: number; share: Interval | null}[];
  readonly withoutUsableReason: {readonly lost: number; readonly share: Interval | null};
}

export interface Comparison {
  readonly riskRatio: Interval | null;
  readonly riskDifference: Interval | null;
  readonly pValue: number | null;
  readonly qValue: number | null;
}

export interface Row extends Tally {
  readonly key: Readonly<Record<string, string>>;
  readonly share: Interval | null;
  readonly comparison?: Comparison | null;
}

export interface Breakdown {
  readonly by: readonly string[];
  readonly rows: readonly Row[];
  readonly total: Tally;
  readonly undated: number;
  readonly truncated: boolean;
}

export interface Trend {
  readonly interval: string;
  readonly series: readonly {
    readonly key: string | null;
    readonly points: readonly (Tally & {readonly start: string})[];
  }[];
  readonly undated: number;
  readonly truncated: boolean;
}

export interface DimensionView {
  readonly name: string;
  readonly builtIn: boolean;
}

export interface Values {
  readonly dimension: string;
  readonly values: readonly {value: string; records: number; won: number; lost: number; open: number}[];
  readonly truncated: boolean;
}

export interface Reason {
  readonly code: string;
  readonly category: string;
  readonly en: string;
  readonly de: string;
  readonly pointsTo: string;
}

export interface Taxonomy {
  readonly version: number;
  readonly categories: readonly {code: string; en: string; de: string; reasons: readonly Reason[]}[];
}

export interface Condition {
  readonly dimension: string;
  readonly values: readonly string[];
}

export interface Finding {
  readonly id: string;
  readonly kind: string;
  readonly object: string;
  readonly direction: string | null;
  readonly since: string | null;
  readonly about: readonly Condition[];
  readonly links: {readonly numbers: string | null; readonly records: string | null};
  readonly sentences: readonly string[];
}

export interface Findings {
  /** null where nothing is decided yet */
  readonly from: string | null;
  readonly to: string | null;
  readonly decided: number;
  readonly findings: readonly Finding[];
  readonly summary: readonly string[];
}

export interface LeftOut {
  readonly dimension: string;
  readonly why: string;
}

export interface ByReasons {
  readonly rejections: number;
  readonly share: Interval | null;
  readonly reasons: readonly {reason: string; rejections: number}[];
}

export interface Verdict {
  readonly code: string;
  readonly levers: readonly string[];
  readonly verdict: 'supported' | 'reasons' | 'pattern' | 'unsupported' | 'unknown';
  readonly byReasons: ByReasons;
  readonly byPattern: {readonly dimensions: readonly string[]; readonly explained: Interval; readonly pValue: number} | null;
  readonly winBack: {
    readonly rejections: number; readonly low: number; readonly high: number;
    readonly share: number | null; readonly lostAmount: readonly Money[];
  } | null;
  readonly evidenceFor: readonly string[];
  readonly evidenceAgainst: readonly string[];
  readonly remedy: string | null;
}

export interface Diagnosis {
  readonly tally: Tally;
  readonly culprits: readonly Verdict[];
  readonly levers: readonly Verdict[];
  readonly outside: ByReasons;
  readonly cannotTell: {rejections: number; share: Interval | null; noReason: number; aboutRecord: number; unsure: number};
  readonly pattern: {
    readonly decided: number; readonly from: string | null; readonly explained: Interval;
    readonly unassigned: readonly string[]; readonly leftOut: readonly LeftOut[];
  } | null;
  readonly limits: readonly {code: string; lever: string | null; sentence: string}[];
  readonly summary: readonly string[];
}

export interface WnRecord {
  readonly org: string;
  readonly object: 'lead' | 'opportunity';
  readonly id: string;
  readonly deleted: boolean;
  readonly outcome: 'open' | 'won' | 'lost';
  readonly stage: string | null;
  readonly stageLostIn: string | null;
  readonly createdOn: string | null;
  readonly closedOn: string | null;
  readonly amount: number | null;
  readonly currency: string | null;
  readonly owner: string | null;
  readonly rawReason: string | null;
  readonly rawDetail: string | null;
  readonly reason: string | null;
  readonly category: string | null;
  readonly confidence: number | null;
  readonly method: string | null;
  readonly competitorName: string | null;
  readonly dimensions: Readonly<Record<string, string>>;
}

export interface RecordWithHistory extends WnRecord {
  readonly opinion: {level: string; rule: string | null; en: string | null; de: string | null} | null;
  readonly history: readonly {at: string; field: string; from: string | null; to: string | null; source: string}[];
}

export interface RecordsPage {
  readonly records: readonly WnRecord[];
  readonly total: number;
  readonly next: string | null;
}

export interface Feed {
  readonly object: string;
  readonly state: 'loading' | 'following' | 'failing';
  readonly percent: number | null;
  readonly cursor: string | null;
  readonly polledAt: string | null;
  readonly lagSeconds: number | null;
  readonly rows: number;
  readonly rejected: number;
  readonly lastError: string | null;
  readonly lastErrorAt: string | null;
  readonly errors: readonly {id: string; message: string; seenAt: string}[];
}

export interface Sync {
  readonly isConfigured: boolean;
  /** whether this replica follows the org, and not another one */
  readonly isLeading: boolean;
  readonly org: string | null;
  /** where the org's records can be looked at in a browser; null while it is not known */
  readonly instanceUrl: string | null;
  readonly lastError: string | null;
  readonly pollSeconds: number;
  readonly slowedDown: string | null;
  readonly calls: {readonly used: number; readonly allowed: number | null};
  readonly feeds: readonly Feed[];
  readonly doors: readonly {door: string; received: number; rejected: number; lastAt: string | null; lagSeconds: number | null}[];
  readonly warnings: readonly string[];
}

export interface ImportStatus {
  readonly id: number;
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'interrupted';
  readonly mapping: string;
  readonly object: string;
  readonly org: string;
  readonly percent: number;
  readonly rows: number;
  readonly accepted: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly missing: readonly string[];
  readonly failure: string | null;
  readonly createdAt: string;
  readonly finishedAt: string | null;
  readonly errors?: readonly {line: number; column: string | null; message: string}[];
}
