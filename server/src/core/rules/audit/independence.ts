import { actsAs } from "../../model/actors.ts";
import { auditableParts, isAtOrBelow, isHeld, isInternalAudit } from "../../model/audits.ts";
import type { IsmsRecord } from "../../model/record.ts";
import { nameOf, saysNothing } from "../../model/recordFields.ts";
import { ismsLeads } from "../../model/requiredRoles.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { someOf } from "../../ruleKit/wording.ts";
import { t } from "../../text/l10n.ts";

export const independenceRules = [
  defineRule({
    code: "audit/not-independent",
    severity: "warning",
    clause: "9.2.2",
    kind: "audits",
    docs: {
      what: "An auditor of an internal audit owns what is audited: a control in the Statement of Applicability, a document, an area, or the ISMS itself where its clauses are audited. Who runs the ISMS is its `owner` in `isms.yaml`, or else known by the title of their role.",
      why: "Auditors are chosen so that they are objective and impartial (clause 9.2.2 b): nobody finds their own mistakes. It is the commonest fault of audits in small firms, where the one who runs the ISMS audits it.",
      how: "Let someone else audit that part: a colleague, a partner firm, an outsider. Where the auditors share the work, name in `independence` who looked at what.",
    },
    check(audit, { snapshot, report }) {
      if (!isInternalAudit(audit) || audit.data.status === "cancelled") return;
      const auditors = audit.data.auditors ?? [];
      const parts = auditors.length > 0 ? ownedParts(audit, snapshot) : [];
      const owns = ownership(snapshot);
      const saysWhoDidWhat = !saysNothing(audit, ["independence"]);
      for (const [position, auditor] of auditors.entries()) {
        const own = parts.filter(({ owner }) => {
          if (!owns(auditor, owner)) return false;
          return !saysWhoDidWhat || auditors.every((other) => owns(other, owner));
        });
        if (own.length === 0) continue;
        const names = [...new Set(own.map(({ name }) => name))];
        report(
          audit,
          ["auditors", position],
          isHeld(audit, snapshot.today)
            ? t(
                "`{0}` audited {1}, and owns it. Nobody judges their own work impartially (clause 9.2.2 b): have that part audited by someone else, or name in `independence` which other auditor looked at it.",
                auditor,
                someOf(names, 6),
              )
            : t(
                "`{0}` is to audit {1}, and owns it. Nobody judges their own work impartially (clause 9.2.2 b): choose someone else for that part, and where several audit, name in `independence` who looks at what.",
                auditor,
                someOf(names, 6),
              ),
        );
      }
    },
  }),
];

/** Whether someone acts as an owner, each pair looked up once. */
function ownership({ index }: Snapshot): (auditor: string, owner: string) => boolean {
  const known = new Map<string, boolean>();
  return (auditor, owner) => {
    const key = `${auditor}\n${owner}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const answer = actsAs(index, auditor, owner) === true;
    known.set(key, answer);
    return answer;
  };
}

/** Something audited, with the person or role who answers for it. */
interface OwnedPart {
  readonly name: string;
  readonly owner: string;
}

function ownedParts(audit: IsmsRecord<"audits">, snapshot: Snapshot): OwnedPart[] {
  const { index, catalog } = snapshot;
  const cited = (field: string) => audit.mentions.filter((mention) => mention.field === `scope.${field}`);
  const controls = [...auditableParts(cited("controls"), catalog)].flatMap((control) =>
    index.soa(control).flatMap(({ data }) => owned(control, data.owner)),
  );
  const documents = cited("documents").flatMap(({ target }) => {
    const document =
      target.type === "file" ? index.ofKind("document").find(({ path }) => path === target.path) : documentWith(snapshot, target);
    return document ? ownedDocument(document) : [];
  });
  const areas = (audit.data.scope?.areas ?? []).flatMap((area) => index.withId(area.trim()).flatMap(ownedRecord));
  return [...controls, ...documents, ...areas, ...clauseParts([...auditableParts(cited("clauses"), catalog)], snapshot)];
}

function documentWith({ index }: Snapshot, target: { readonly type: string; readonly id?: string }): IsmsRecord<"document"> | undefined {
  return target.type === "record" ? index.record("document", target.id) : undefined;
}

/** Who answers for what the clauses ask for: whoever runs the ISMS for all of them, and owners of records for some. */
function clauseParts(clauses: readonly string[], { index }: Snapshot): OwnedPart[] {
  if (clauses.length === 0) return [];
  const touches = (...asked: readonly string[]) => clauses.some((clause) => asked.some((one) => isAtOrBelow(clause, one)));
  const head = (kind: "scope" | "methodology" | "soa", name: string) => index.ofKind(kind).flatMap(({ data }) => owned(name, data.owner));
  const owner = index.singleton("isms")?.data.owner;
  const leads = owner === undefined ? ismsLeads(index) : [owner];
  return [
    ...leads.flatMap((lead) => owned(t("the ISMS"), lead)),
    ...(touches("4.3") ? head("scope", t("the scope")) : []),
    ...(touches("6.1.2", "8.2") ? head("methodology", t("the methodology")) : []),
    ...(touches("6.1.3", "8.3") ? head("soa", t("the Statement of Applicability")) : []),
    ...index.ofKind("document").flatMap((document) => {
      const serves = (document.data.clauses ?? []).some((clause) => touches(String(clause).split(" ")[0] as string));
      return serves ? ownedDocument(document) : [];
    }),
  ];
}

function ownedDocument(document: IsmsRecord<"document">): OwnedPart[] {
  const name = nameOf(document);
  return [...owned(name, document.data.owner), ...owned(name, document.data.author)];
}

/** A role is owned by those who hold it. */
function ownedRecord(record: IsmsRecord): OwnedPart[] {
  const owner = record.kind === "roles" ? record.id : (record.data as { readonly owner?: string }).owner;
  return owned(nameOf(record), owner);
}

function owned(name: string, owner: string | undefined): OwnedPart[] {
  return owner === undefined ? [] : [{ name, owner }];
}
