/** The catalogue's data files: each gives a function that parses the file when it is first called. */
declare module "*/catalog/annex-a.yaml" {
  const data: () => import("./types.ts").AnnexA;
  export default data;
}
declare module "*/catalog/annex-a-2013.yaml" {
  const data: () => import("./types.ts").AnnexA2013;
  export default data;
}
declare module "*/catalog/clauses.yaml" {
  const data: () => import("./types.ts").Clauses;
  export default data;
}
declare module "*/guidance/clauses.yaml" {
  const data: () => import("./types.ts").GuidanceById;
  export default data;
}
declare module "*/guidance/organizational.yaml" {
  const data: () => import("./types.ts").GuidanceById;
  export default data;
}
declare module "*/guidance/people.yaml" {
  const data: () => import("./types.ts").GuidanceById;
  export default data;
}
declare module "*/guidance/physical.yaml" {
  const data: () => import("./types.ts").GuidanceById;
  export default data;
}
declare module "*/guidance/technological.yaml" {
  const data: () => import("./types.ts").GuidanceById;
  export default data;
}
declare module "*/catalog/rating-words.yaml" {
  const data: () => import("./wordTypes.ts").RatingWords;
  export default data;
}
declare module "*/catalog/placeholders.yaml" {
  const data: () => import("./wordTypes.ts").Placeholders;
  export default data;
}
declare module "*/catalog/vague-words.yaml" {
  const data: () => import("./wordTypes.ts").VagueWords;
  export default data;
}
declare module "*/catalog/adoption.yaml" {
  const data: () => import("./wordTypes.ts").AdoptionData;
  export default data;
}
declare module "*/catalog/scope-signals.yaml" {
  const data: () => import("./wordTypes.ts").ScopeSignals;
  export default data;
}
declare module "*/catalog/scope-words.yaml" {
  const data: () => import("./wordTypes.ts").ScopeWords;
  export default data;
}
declare module "*/catalog/weak-justifications.yaml" {
  const data: () => import("./wordTypes.ts").WeakJustifications;
  export default data;
}
declare module "*/catalog/notification-duties.yaml" {
  const data: () => import("./frameworkTypes.ts").NotificationDuties;
  export default data;
}
declare module "*/catalog/activities.yaml" {
  const data: () => import("./planTypes.ts").StandardActivities;
  export default data;
}
declare module "*/templates/index.yaml" {
  const data: () => import("./planTypes.ts").StarterTemplates;
  export default data;
}
declare module "*/catalog/synonyms.yaml" {
  const data: () => import("./wordTypes.ts").SynonymData;
  export default data;
}
declare module "*/catalog/document-metadata.yaml" {
  const data: () => import("./wordTypes.ts").DocumentMetadataWords;
  export default data;
}
declare module "*/titles/de.yaml" {
  const data: () => import("./types.ts").TitlesById;
  export default data;
}
declare module "*/titles/es.yaml" {
  const data: () => import("./types.ts").TitlesById;
  export default data;
}
declare module "*/titles/fr.yaml" {
  const data: () => import("./types.ts").TitlesById;
  export default data;
}
declare module "*/titles/it.yaml" {
  const data: () => import("./types.ts").TitlesById;
  export default data;
}
declare module "*/titles/nl.yaml" {
  const data: () => import("./types.ts").TitlesById;
  export default data;
}
declare module "*/titles/pt.yaml" {
  const data: () => import("./types.ts").TitlesById;
  export default data;
}
declare module "*/crosswalks/gdpr.yaml" {
  const data: () => import("./frameworkTypes.ts").CrosswalkData;
  export default data;
}
declare module "*/crosswalks/nis2.yaml" {
  const data: () => import("./frameworkTypes.ts").CrosswalkData;
  export default data;
}
declare module "*/crosswalks/nis2-2024-2690.yaml" {
  const data: () => import("./frameworkTypes.ts").CrosswalkData;
  export default data;
}
declare module "*/crosswalks/dora.yaml" {
  const data: () => import("./frameworkTypes.ts").CrosswalkData;
  export default data;
}
declare module "*/crosswalks/nist-csf.yaml" {
  const data: () => import("./frameworkTypes.ts").CrosswalkData;
  export default data;
}
declare module "*/crosswalks/nist-800-53.yaml" {
  const data: () => import("./frameworkTypes.ts").CrosswalkData;
  export default data;
}
declare module "*/crosswalks/soc2.yaml" {
  const data: () => import("./frameworkTypes.ts").CrosswalkData;
  export default data;
}
declare module "*/catalog/project.yaml" {
  const data: () => import("./planTypes.ts").ProjectData;
  export default data;
}
declare module "*/catalog/cost-estimates.yaml" {
  const data: () => import("./planTypes.ts").CostEstimates;
  export default data;
}
declare module "*/catalog/effort.yaml" {
  const data: () => import("./planTypes.ts").UsualEffort;
  export default data;
}
declare module "*/catalog/required-roles.yaml" {
  const data: () => import("./wordTypes.ts").RequiredRoles;
  export default data;
}
declare module "*/catalog/clause-records.yaml" {
  const data: () => import("./planTypes.ts").ClauseRecords;
  export default data;
}
declare module "*/catalog/clause-evidence.yaml" {
  const data: () => { readonly items: readonly import("./planTypes.ts").ClauseItem[] };
  export default data;
}
declare module "*/catalog/calendar.yaml" {
  const data: () => { readonly dates: readonly import("./planTypes.ts").CalendarDate[] };
  export default data;
}
declare module "*/catalog/readiness.yaml" {
  const data: () => { readonly stages: readonly import("./planTypes.ts").ReadinessStage[] };
  export default data;
}
