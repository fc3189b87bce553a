// @generated from docs/openapi.json by tools/types.mjs; do not edit.
export interface AnnouncementView {
  readonly at: string;
  readonly author: AuthorView;
  readonly corners: readonly (readonly (number)[])[];
  readonly from: string;
  readonly kind: string;
  readonly kind_text: string;
  readonly record: string;
  readonly until: string;
}

export interface AppointmentView {
  readonly author: AuthorView;
  readonly from: string;
  readonly key: string;
  readonly post_text: string;
  readonly reads: readonly (string)[];
  readonly record: string;
  readonly standing: string;
  readonly standing_text: string;
  readonly until: string;
}

export interface ApproachView {
  readonly from: string;
  readonly other: readonly (number)[];
  readonly own: readonly (number)[];
  readonly until: string;
}

export interface AreaProblemView {
  readonly corner: number;
  readonly part: number;
  readonly position: readonly (number)[];
  readonly ring: number;
  readonly said: Said;
}

export interface Attendance {
  readonly post: string;
}

export interface AuthorView {
  readonly node: string;
  readonly post: string;
}

export interface AwaitingView {
  readonly asked: string;
  readonly at: string;
  readonly author?: null | AuthorView;
  readonly clause?: string | null;
  readonly due?: string | null;
  readonly kind: string;
  readonly kind_text: string;
  readonly lang?: string | null;
  readonly post_text?: string | null;
  readonly question?: string | null;
  readonly record: string;
  readonly sides: readonly (SideView)[];
  readonly state: string;
  readonly text: string;
  readonly translated_into: readonly (TranslationView)[];
}

export interface BasemapList {
  readonly basemaps: readonly (BasemapView)[];
}

export interface BasemapView {
  readonly bytes: string;
  readonly name: string;
}

export interface CallView {
  readonly callee: string;
  readonly due: string;
  readonly side: string;
  readonly text: string;
}

export interface CheckedArea {
  readonly km2?: string | null;
  readonly parts: readonly (readonly (readonly (readonly (number)[])[])[])[];
  readonly perimeter_km?: string | null;
  readonly problems: readonly (AreaProblemView)[];
}

export interface ClockDocument {
  readonly kind: string;
  readonly now: string;
  readonly walls: readonly (WallClock)[];
}

export interface DeadlineView {
  readonly local: string;
  readonly reading: string;
  readonly standing: string;
  readonly zone: string;
}

export interface DelegationView {
  readonly author: AuthorView;
  readonly from: string;
  readonly questions: readonly (string)[];
  readonly record: string;
  readonly standing: string;
  readonly standing_text: string;
  readonly to: string;
  readonly to_posts: readonly (string)[];
  readonly until: string;
}

export interface DraftPreview {
  readonly expected: VerdictView;
  readonly hash: string;
  readonly kind_text: string;
  readonly payload: string;
  readonly payload_type: string;
}

export interface DraftRequest {
  readonly body: Readonly<Record<string, unknown>>;
  readonly clauses?: readonly (string)[];
  readonly keyid: string;
  readonly kind: string;
  readonly lang: string;
  readonly post: string;
  readonly refs?: readonly (string)[];
  readonly via?: string | null;
}

export interface DrawnArea {
  readonly parts: readonly (readonly (readonly (readonly (number)[])[])[])[];
}

export interface EffectView {
  readonly effect: string;
  readonly ended_by?: string | null;
  readonly findings: readonly (FindingView)[];
  readonly held_by: readonly (string)[];
  readonly missing: readonly (string)[];
  readonly since?: string | null;
  readonly text: string;
}

export interface EntryEvent {
  readonly hash?: string | null;
  readonly index: string;
}

export interface FindingView {
  readonly basis: string;
  readonly code: string;
  readonly curable_by: readonly (AuthorView)[];
  readonly cure?: string | null;
  readonly standing: string;
  readonly text: string;
}

export interface FormationDaysView {
  readonly by_elapsed: string;
  readonly by_local_days: string;
  readonly covered_until?: string | null;
  readonly due: string;
  readonly first_day: string;
  readonly last_day: string;
}

export interface FormationDocument {
  readonly against_certifying: readonly (FindingView)[];
  readonly at: string;
  readonly day?: number | null;
  readonly days?: null | FormationDaysView;
  readonly map_due?: string | null;
  readonly map_overdue: boolean;
  readonly stage: string;
  readonly stage_text: string;
  readonly start_date?: string | null;
}

export interface FreezePrepared {
  readonly size: string;
}

export interface FreezeRequest {
  readonly note: string;
}

export interface FrontierView {
  readonly due: boolean;
  readonly side: string;
  readonly size: string;
}

export interface GapView {
  readonly found: string;
  readonly kind: string;
  readonly required: string;
  readonly rule: string;
  readonly suffices: string;
}

export interface HeadView {
  readonly root: string;
  readonly signers: readonly (SignerView)[];
  readonly size: string;
}

export interface Heads {
  readonly joint: HeadView;
  readonly verdicts: HeadView;
}

export interface Inbox {
  readonly at: string;
  readonly awaiting: readonly (AwaitingView)[];
  readonly binding: readonly (RestraintView)[];
  readonly side: string;
  readonly stops: readonly (StopView)[];
}

export interface LaneView {
  readonly lane: string;
  readonly unsequenced: string;
}

export interface LinkView {
  readonly last_head_at?: string | null;
  readonly node: string;
  readonly state: string;
  readonly waiting: readonly (LaneView)[];
}

export interface MapDifferenceDocument {
  readonly agreed_km2: string;
  readonly at: string;
  readonly between: string;
  readonly disputed_km2: string;
  readonly first?: null | MapSourceView;
  readonly gap_km2: string;
  readonly notes: readonly (Said)[];
  readonly pieces: readonly (MapPieceView)[];
  readonly proposed?: string | null;
  readonly second?: null | MapSourceView;
  readonly versions: readonly (MapVersionView)[];
}

export interface MapPieceView {
  readonly class: string;
  readonly class_text: string;
  readonly first?: string | null;
  readonly first_text?: string | null;
  readonly id: string;
  readonly km2: string;
  readonly parts: readonly (readonly (readonly (readonly (number)[])[])[])[];
  readonly places: readonly (PlaceView)[];
  readonly raised: string;
  readonly second?: string | null;
  readonly second_text?: string | null;
  readonly standing: string;
  readonly standing_text: string;
}

export interface MapSourceView {
  readonly acknowledged_by: readonly (string)[];
  readonly at: string;
  readonly author: AuthorView;
  readonly record: string;
}

export interface MapVersionView {
  readonly at: string;
  readonly author: AuthorView;
  readonly drafts: readonly (string)[];
  readonly in_force_from: string;
  readonly record: string;
  readonly sides: readonly (SideView)[];
  readonly state: string;
}

export interface NumberDifference {
  readonly original: string;
  readonly said: string;
  readonly translation: string;
}

export interface OperationDocument {
  readonly air_defence_due: string;
  readonly at: string;
  readonly final_notices: readonly (string)[];
  readonly from: string;
  readonly held_by: readonly (string)[];
  readonly infeasible_before?: null | Said;
  readonly lacks: readonly (FindingView)[];
  readonly record: string;
  readonly report_due: string;
  readonly reports: readonly (string)[];
  readonly side?: string | null;
  readonly stage: string;
  readonly stage_text: string;
  readonly support: readonly (SupportView)[];
  readonly unreported?: null | Said;
  readonly until: string;
}

export interface OperationsDocument {
  readonly at: string;
  readonly notes: readonly (Said)[];
  readonly operations: readonly (OperationDocument)[];
  readonly reviews: readonly (ReviewView)[];
}

export interface PairView {
  readonly answer: string;
  readonly approach?: null | ApproachView;
  readonly gaps: readonly (GapView)[];
  readonly other: string;
  readonly own: string;
  readonly sentences: readonly (string)[];
  readonly text: string;
}

export interface PlaceList {
  readonly places: readonly (PlaceView)[];
  readonly version: string;
}

export interface PlaceView {
  readonly arabic?: string | null;
  readonly class: string;
  readonly english?: string | null;
  readonly generated: readonly (string)[];
  readonly id: string;
  readonly population: number;
  readonly position: readonly (number)[];
  readonly russian?: string | null;
}

export interface PositionView {
  readonly lat_e7: number;
  readonly lon_e7: number;
}

export interface Problem {
  readonly clauses?: readonly (string)[];
  readonly code: string;
  readonly cure?: string | null;
  readonly detail?: string | null;
  readonly findings?: readonly (FindingView)[];
  readonly instance?: string | null;
  readonly limit?: string | null;
  readonly offset?: string | null;
  readonly status: number;
  readonly title: string;
  readonly type: string;
}

export interface ProofBundle {
  readonly entry: string;
  readonly entry_proof: string;
  readonly hash: string;
  readonly receipts: readonly (ReceiptProof)[];
  readonly verdict: string;
  readonly verdict_proof: string;
}

export interface ProtectedAcknowledgementView {
  readonly at?: string | null;
  readonly due: string;
  readonly record?: string | null;
  readonly side: string;
  readonly standing: string;
  readonly standing_text: string;
}

export interface ProtectedDocument {
  readonly checks: string;
  readonly entry: ProtectedLine;
  readonly met: readonly (ProtectedMeetingView)[];
  readonly note: Said;
  readonly sweep?: null | Said;
  readonly swept_by: readonly (string)[];
  readonly words: readonly (ProtectedWordView)[];
}

export interface ProtectedLine {
  readonly acknowledgements: readonly (ProtectedAcknowledgementView)[];
  readonly at: string;
  readonly author: AuthorView;
  readonly civil: string;
  readonly civil_text: string;
  readonly due: string;
  readonly record: string;
  readonly replaced_by?: string | null;
  readonly standing: string;
  readonly standing_text: string;
  readonly submitter: string;
  readonly submitter_text: string;
}

export interface ProtectedList {
  readonly entries: readonly (ProtectedLine)[];
  readonly note: Said;
}

export interface ProtectedMeetingView {
  readonly at: string;
  readonly author: AuthorView;
  readonly kind: string;
  readonly kind_text: string;
  readonly record: string;
}

export interface ProtectedWordView {
  readonly at: string;
  readonly author: AuthorView;
  readonly text: string;
  readonly word: string;
}

export interface ReadPlace {
  readonly notation?: string | null;
  readonly position?: readonly (number)[] | null;
  readonly problem?: null | Said;
  readonly sigma_m?: string | null;
  readonly text: string;
}

export interface ReadPlaces {
  readonly lines: readonly (ReadPlace)[];
}

export interface Readiness {
  readonly ready: string;
  readonly reasons: readonly (string)[];
}

export interface ReceiptProof {
  readonly entry: string;
  readonly entry_proof: string;
  readonly side: string;
}

export interface RecordLine {
  readonly at?: string | null;
  readonly author?: null | AuthorView;
  readonly hash: string;
  readonly index?: string | null;
  readonly kind?: string | null;
  readonly kind_text?: string | null;
  readonly post_text?: string | null;
  readonly state: string;
  readonly stored_by: readonly (string)[];
}

export interface RecordList {
  readonly records: readonly (RecordLine)[];
  readonly size: string;
}

export interface RecordView {
  readonly about: readonly (string)[];
  readonly at?: string | null;
  readonly author: AuthorView;
  readonly deadlines: readonly (DeadlineView)[];
  readonly effect?: null | EffectView;
  readonly hash: string;
  readonly index?: string | null;
  readonly item_stage?: null | StageView;
  readonly kind: string;
  readonly kind_text: string;
  readonly lang: string;
  readonly made_at: string;
  readonly payload: string;
  readonly sides: readonly (SideView)[];
  readonly signers: readonly (string)[];
  readonly stages: readonly (StageView)[];
  readonly translated_into: readonly (TranslationView)[];
  readonly verdict?: null | VerdictView;
}

export interface RegisterDocument {
  readonly at: string;
  readonly clause: string;
  readonly entries: readonly (RegisterEntryView)[];
  readonly known_to?: string | null;
  readonly notes: readonly (Said)[];
  readonly register: string;
  readonly title: string;
}

export interface RegisterEntryView {
  readonly key: string;
  readonly readings: readonly (Said)[];
  readonly versions: readonly (RegisterVersionView)[];
}

export interface RegisterList {
  readonly registers: readonly (RegisterName)[];
}

export interface RegisterName {
  readonly clause: string;
  readonly register: string;
  readonly title: string;
}

export interface RegisterVersionView {
  readonly about?: string | null;
  readonly at: string;
  readonly author: AuthorView;
  readonly record: string;
  readonly replaces?: string | null;
  readonly since: string;
  readonly standing: string;
  readonly standing_text: string;
  readonly text: string;
}

export interface ReliefView {
  readonly record: string;
  readonly to: string;
}

export interface ReportDocument {
  readonly day: string;
  readonly from: string;
  readonly html: string;
  readonly language: string;
  readonly period: string;
  readonly text: string;
}

export interface RestraintView {
  readonly at: string;
  readonly author: AuthorView;
  readonly cause: string;
  readonly record: string;
  readonly text: string;
}

export interface ReviewView {
  readonly at: string;
  readonly causes: readonly (Said)[];
  readonly due: string;
  readonly of: string;
  readonly plan?: string | null;
  readonly side?: string | null;
  readonly stage: string;
  readonly stage_text: string;
}

export interface RosterDocument {
  readonly appointments: readonly (AppointmentView)[];
  readonly at: string;
  readonly delegations: readonly (DelegationView)[];
  readonly watches: readonly (WatchHeldView)[];
}

export interface Said {
  readonly code: string;
  readonly cure?: string | null;
  readonly text: string;
}

export interface SceneDocument {
  readonly at: string;
  readonly notes: readonly (Said)[];
  readonly periods: readonly (ScenePeriod)[];
  readonly shapes: readonly (SceneShape)[];
  readonly version?: string | null;
}

export interface ScenePeriod {
  readonly from: string;
  readonly until?: string | null;
  readonly version?: string | null;
}

export interface SceneShape {
  readonly at: string;
  readonly author: AuthorView;
  readonly class?: string | null;
  readonly class_text?: string | null;
  readonly from?: string | null;
  readonly id: string;
  readonly label?: string | null;
  readonly layer: string;
  readonly layer_text: string;
  readonly parts: readonly (readonly (readonly (readonly (number)[])[])[])[];
  readonly record: string;
  readonly standing?: string | null;
  readonly state: string;
  readonly state_text: string;
  readonly until?: string | null;
}

export interface SeparationDocument {
  readonly at: string;
  readonly found: readonly (FindingView)[];
  readonly notes: readonly (Said)[];
  readonly other: readonly (AnnouncementView)[];
  readonly own: readonly (AnnouncementView)[];
  readonly pairs: readonly (PairView)[];
  readonly proof?: string | null;
  readonly rules: string;
  readonly side: string;
}

export interface SessionChallenge {
  readonly challenge: string;
}

export interface SessionOpened {
  readonly node: string;
  readonly post: string;
  readonly post_text: string;
  readonly posts: readonly (string)[];
  readonly token: string;
}

export interface SessionRequest {
  readonly challenge: string;
  readonly post?: string | null;
  readonly signature: SignatureView;
}

export interface SetClock {
  readonly now: string;
}

export interface SheetDocument {
  readonly at: string;
  readonly sha256: string;
  readonly side: string;
  readonly since?: string | null;
  readonly text: string;
}

export interface SideView {
  readonly progress: string;
  readonly side: string;
}

export interface SignatureView {
  readonly keyid: string;
  readonly sig: string;
}

export interface SignerView {
  readonly at?: string | null;
  readonly name: string;
  readonly role: string;
}

export interface StageDueView {
  readonly due: string;
  readonly side?: string | null;
  readonly stage: string;
  readonly standing: string;
  readonly text: string;
}

export interface StageView {
  readonly at?: string | null;
  readonly stage: string;
  readonly text: string;
}

export interface Status {
  readonly alarms: readonly (Said)[];
  readonly banner?: string | null;
  readonly clock: string;
  readonly edition: string;
  readonly frontiers: readonly (FrontierView)[];
  readonly heads: Heads;
  readonly ledger_time?: string | null;
  readonly links: readonly (LinkView)[];
  readonly node: string;
  readonly purpose?: string | null;
  readonly watches: readonly (WatchState)[];
}

export interface StopRequest {
  readonly around?: null | PositionView;
  readonly lang: string;
  readonly radius_m?: number | null;
  readonly text: string;
}

export interface StopView {
  readonly at: string;
  readonly calls: readonly (CallView)[];
  readonly due: readonly (StageDueView)[];
  readonly lifted_by?: string | null;
  readonly outcome?: string | null;
  readonly raised_by: AuthorView;
  readonly record: string;
  readonly stage: string;
  readonly text: string;
}

export interface SubmitRequest {
  readonly payload: string;
  readonly signatures: readonly (SignatureView)[];
}

export interface SubmitResponse {
  readonly expected?: null | VerdictView;
  readonly hash: string;
  readonly index?: string | null;
  readonly stage: string;
}

export interface SupportView {
  readonly record?: string | null;
  readonly side: string;
  readonly standing: string;
  readonly text: string;
  readonly until?: string | null;
  readonly what: string;
}

export interface SupposedWindow {
  readonly from: string;
  readonly record: string;
  readonly until: string;
}

export interface TranslationComparison {
  readonly differences: readonly (NumberDifference)[];
  readonly originals: readonly (string)[];
}

export interface TranslationDraft {
  readonly into: string;
  readonly of: string;
  readonly text: string;
}

export interface TranslationView {
  readonly lang: string;
  readonly record: string;
}

export interface VerdictView {
  readonly clauses: readonly (string)[];
  readonly decision: string;
  readonly findings: readonly (FindingView)[];
  readonly text: string;
}

export interface WallClock {
  readonly local: string;
  readonly phrase: string;
  readonly zone: string;
}

export interface WatchHeldView {
  readonly held_by?: string | null;
  readonly offer?: null | ReliefView;
  readonly side: string;
  readonly since?: string | null;
}

export interface WatchState {
  readonly side: string;
  readonly since?: string | null;
  readonly state: string;
}

export interface Why {
  readonly obstacles: readonly (Said)[];
  readonly record: RecordView;
  readonly usability: string;
}

export interface WrittenPlaces {
  readonly text: string;
}
