import assert from "node:assert/strict";
import { isRow } from "../../../server/src/core/model/record.ts";
import { expectFindings, openFixture } from "../../fixture.ts";

type Rows = readonly (readonly string[])[];

/** A table as somebody keeps it, and what its rows say in our words. */
interface OwnTable {
  readonly kind: string;
  readonly language: string;
  readonly rows: Rows;
  readonly records: readonly Record<string, unknown>[];
}

const TABLES: readonly OwnTable[] = [
  {
    kind: "suppliers",
    language: "en",
    rows: [
      [
        "Vendor ID",
        "Vendor",
        "What they do",
        "Tier",
        "Personal data?",
        "Contract",
        "Contract end",
        "Last assessed",
        "Next review",
        "Relationship owner",
      ],
      ["V-01", "Hetzner", "Hosting", "Tier 1", "Yes", "MSA 2024", "2027-03-31", "2026-02-10", "2027-02-10", "CTO"],
      ["V-02", "Canva", "Design tool", "Low", "No", "", "", "", "", "Marketing"],
    ],
    records: [
      {
        id: "V-01",
        title: "Hetzner",
        service: "Hosting",
        criticality: "high",
        personalData: true,
        agreement: "MSA 2024",
        agreementUntil: "2027-03-31",
        lastReview: "2026-02-10",
        nextReview: "2027-02-10",
        owner: "CTO",
      },
      { id: "V-02", title: "Canva", service: "Design tool", criticality: "low", personalData: false, owner: "Marketing" },
    ],
  },
  {
    kind: "suppliers",
    language: "de",
    rows: [
      [
        "Nr.",
        "Dienstleister",
        "Leistung",
        "Kritikalität",
        "Vertragsbeginn",
        "Letzte Bewertung",
        "Nächste Bewertung",
        "Zuständig",
        "Status",
      ],
      ["L-7", "DATEV eG", "Lohnabrechnung", "mittel", "01.07.2023", "12.05.2026", "12.05.2027", "Finanzen", "aktiv"],
    ],
    records: [
      {
        id: "L-7",
        title: "DATEV eG",
        service: "Lohnabrechnung",
        criticality: "medium",
        agreementFrom: "2023-07-01",
        lastReview: "2026-05-12",
        nextReview: "2027-05-12",
        owner: "Finanzen",
        status: "active",
      },
    ],
  },
  {
    kind: "incidents",
    language: "en",
    rows: [
      [
        "Ref",
        "What happened",
        "Severity",
        "Discovered",
        "Contained",
        "Data breach?",
        "Root cause",
        "Lessons learned",
        "Handled by",
        "State",
      ],
      ["INC-4", "Phishing mail opened", "P2", "2026-03-11 14:20", "2026-03-11 15:00", "No", "No banner", "Add the banner", "SOC", "Closed"],
      ["INC-5", "Laptop left in a taxi", "medium", "2026-04-02", "", "Yes", "", "", "IT", "Investigating"],
    ],
    records: [
      {
        id: "INC-4",
        title: "Phishing mail opened",
        severity: "high",
        detectedOn: "2026-03-11T14:20",
        containedOn: "2026-03-11T15:00",
        personalData: false,
        rootCause: "No banner",
        lessons: "Add the banner",
        owner: "SOC",
        status: "closed",
      },
      {
        id: "INC-5",
        title: "Laptop left in a taxi",
        severity: "medium",
        detectedOn: "2026-04-02",
        personalData: true,
        owner: "IT",
        status: "open",
      },
    ],
  },
  {
    kind: "incidents",
    language: "de",
    rows: [
      [
        "Vorfall-Nr.",
        "Kurzbeschreibung",
        "Schweregrad",
        "Erkannt am",
        "Gemeldet von",
        "Betroffene Systeme",
        "Sofortmaßnahme",
        "Datenschutzrelevant",
        "Behoben am",
        "Stand",
      ],
      [
        "V2026-03",
        "Server nicht erreichbar",
        "hoch",
        "03.02.2026 08:15",
        "Betrieb",
        "Shop, Kasse",
        "Neustart",
        "nein",
        "03.02.2026",
        "behoben",
      ],
    ],
    records: [
      {
        id: "V2026-03",
        title: "Server nicht erreichbar",
        description: "Server nicht erreichbar",
        severity: "high",
        detectedOn: "2026-02-03T08:15",
        reportedBy: "Betrieb",
        affects: ["Shop", "Kasse"],
        response: "Neustart",
        personalData: false,
        resolvedOn: "2026-02-03",
        status: "resolved",
      },
    ],
  },
  {
    kind: "trainings",
    language: "en",
    rows: [
      ["ID", "Course", "Target audience", "Format", "Held on", "Invited", "Participants", "Instructor", "Test result"],
      ["T-1", "Secure coding", "Developers", "Workshop", "2026-05-12", "14", "12", "A. Winter", "11 of 12 passed"],
      ["T-2", "Phishing basics", "All staff", "E-learning", "2026-06-01", "60", "57", "", "Click rate 4 %"],
    ],
    records: [
      {
        id: "T-1",
        title: "Secure coding",
        audience: "Developers",
        type: "course",
        date: "2026-05-12",
        invited: 14,
        attended: 12,
        trainer: "A. Winter",
        effectiveness: { result: "11 of 12 passed" },
      },
      {
        id: "T-2",
        title: "Phishing basics",
        audience: "All staff",
        type: "course",
        date: "2026-06-01",
        invited: 60,
        attended: 57,
        effectiveness: { result: "Click rate 4 %" },
      },
    ],
  },
  {
    kind: "trainings",
    language: "de",
    rows: [
      ["Lfd. Nr.", "Schulungsthema", "Zielgruppe", "Turnus", "Durchgeführt am", "Teilnehmer", "Referentin", "Nachweis", "Status"],
      [
        "SCH-3",
        "Umgang mit Passwörtern",
        "Alle Beschäftigten",
        "jährlich",
        "14.01.2026",
        "Meier, Schulz",
        "Frau Kern",
        "Liste",
        "durchgeführt",
      ],
    ],
    records: [
      {
        id: "SCH-3",
        title: "Umgang mit Passwörtern",
        audience: "Alle Beschäftigten",
        frequency: "annually",
        date: "2026-01-14",
        attendees: ["Meier", "Schulz"],
        trainer: "Frau Kern",
        evidence: ["Liste"],
        status: "held",
      },
    ],
  },
  {
    kind: "activities",
    language: "en",
    rows: [
      ["#", "ID", "Recurring task", "How often", "Responsible", "Last done", "ISO control"],
      ["1", "RT-1", "Review access rights", "Every quarter", "IT lead", "2026-09-30", "A.5.18"],
      ["2", "RT-2", "Test a restore", "twice a year", "IT lead", "", "A.8.13"],
    ],
    records: [
      {
        id: "RT-1",
        title: "Review access rights",
        frequency: "quarterly",
        owner: "IT lead",
        done: [{ on: "2026-09-30" }],
        controls: ["A.5.18"],
      },
      { id: "RT-2", title: "Test a restore", frequency: "half-yearly", owner: "IT lead", controls: ["A.8.13"] },
    ],
  },
  {
    kind: "activities",
    language: "de",
    rows: [
      ["Kennung", "Wiederkehrende Aufgabe", "Häufigkeit", "Verantwortlich", "Zuletzt durchgeführt"],
      ["WA-2", "Protokolle sichten", "wöchentlich", "Betrieb", "26.10.2026"],
    ],
    records: [{ id: "WA-2", title: "Protokolle sichten", frequency: "weekly", owner: "Betrieb", done: [{ on: "2026-10-26" }] }],
  },
  {
    kind: "exceptions",
    language: "en",
    rows: [
      [
        "Waiver no.",
        "Waiver",
        "Policy",
        "Justification",
        "Compensating measures",
        "Requested by",
        "Approved by",
        "Approved on",
        "Valid until",
        "Status",
      ],
      [
        "W-3",
        "Old TLS on the lab device",
        "Cryptography policy",
        "Vendor has no update",
        "Separate network",
        "Lab",
        "CISO",
        "2026-01-20",
        "2027-01-20",
        "in force",
      ],
    ],
    records: [
      {
        id: "W-3",
        title: "Old TLS on the lab device",
        from: ["Cryptography policy"],
        reason: "Vendor has no update",
        compensating: ["Separate network"],
        requestedBy: "Lab",
        approvedBy: "CISO",
        approvedOn: "2026-01-20",
        until: "2027-01-20",
        status: "approved",
      },
    ],
  },
  {
    kind: "exceptions",
    language: "de",
    rows: [
      ["Nr.", "Ausnahme", "Vorgabe", "Begründung", "Ersatzmaßnahmen", "Genehmigt durch", "Befristet bis"],
      ["AUS-1", "Lokale Adminrechte", "A.8.2", "Messsoftware", "Getrenntes Konto", "GF", "31.12.2026"],
    ],
    records: [
      {
        id: "AUS-1",
        title: "Lokale Adminrechte",
        from: ["A.8.2"],
        reason: "Messsoftware",
        compensating: ["Getrenntes Konto"],
        approvedBy: "GF",
        until: "2026-12-31",
      },
    ],
  },
  {
    kind: "changes",
    language: "en",
    rows: [
      ["RFC", "Change", "Type", "Why", "Impact", "Requester", "Approver", "Planned for", "Rollback", "Status"],
      [
        "C-101",
        "New mail gateway",
        "Normal",
        "End of support",
        "Mail stops for an hour",
        "IT",
        "CAB chair",
        "2026-11-10",
        "Old gateway stays up",
        "Approved",
      ],
    ],
    records: [
      {
        id: "C-101",
        title: "New mail gateway",
        type: "normal",
        reason: "End of support",
        consequences: "Mail stops for an hour",
        requestedBy: "IT",
        approvedBy: "CAB chair",
        date: "2026-11-10",
        backOut: "Old gateway stays up",
        status: "approved",
      },
    ],
  },
  {
    kind: "changes",
    language: "de",
    rows: [
      [
        "Änderungsnummer",
        "Änderung",
        "Art",
        "Grund",
        "Antragsteller",
        "Freigabe durch",
        "Freigegeben am",
        "Umgesetzt am",
        "Getestet",
        "Status",
      ],
      ["AE-12", "Firewall-Regeln", "Notfall", "Angriff", "Betrieb", "CISO", "02.03.2026", "02.03.2026", "ja, im Labor", "umgesetzt"],
    ],
    records: [
      {
        id: "AE-12",
        title: "Firewall-Regeln",
        type: "emergency",
        reason: "Angriff",
        requestedBy: "Betrieb",
        approvedBy: "CISO",
        approvedOn: "2026-03-02",
        implementedOn: "2026-03-02",
        tested: "ja, im Labor",
        status: "implemented",
      },
    ],
  },
  {
    kind: "gaps",
    language: "en",
    rows: [
      ["Gap no.", "Clause/Control", "As is", "To be", "What is missing", "Priority", "Recommendation", "Who", "Deadline", "Status"],
      [
        "G-1",
        "A.8.8",
        "Patches by hand",
        "Patches within 14 days",
        "No scanner",
        "High",
        "Buy a scanner",
        "CTO",
        "2026-12-01",
        "in progress",
      ],
      ["G-2", "9.2", "None", "Yearly audit", "No programme", "medium", "Plan the year", "CISO", "2027-01-31", "open"],
    ],
    records: [
      {
        id: "G-1",
        title: "No scanner",
        requirement: "A.8.8",
        current: "Patches by hand",
        target: "Patches within 14 days",
        gap: "No scanner",
        priority: "high",
        remediation: "Buy a scanner",
        owner: "CTO",
        due: "2026-12-01",
        status: "in-progress",
      },
      {
        id: "G-2",
        title: "No programme",
        requirement: "9.2",
        current: "None",
        target: "Yearly audit",
        gap: "No programme",
        priority: "medium",
        remediation: "Plan the year",
        owner: "CISO",
        due: "2027-01-31",
        status: "open",
      },
    ],
  },
  {
    kind: "gaps",
    language: "de",
    rows: [
      ["ID", "Normkapitel", "Ist-Zustand", "Soll-Zustand", "Lücke", "Dringlichkeit", "Maßnahme", "Zuständig", "Frist"],
      ["LU-4", "7.2", "Keine Übersicht", "Kompetenzmatrix", "Matrix fehlt", "mittel", "Matrix anlegen", "HR", "15.12.2026"],
    ],
    records: [
      {
        id: "LU-4",
        title: "Matrix fehlt",
        requirement: "7.2",
        current: "Keine Übersicht",
        target: "Kompetenzmatrix",
        gap: "Matrix fehlt",
        priority: "medium",
        remediation: "Matrix anlegen",
        owner: "HR",
        due: "2026-12-15",
      },
    ],
  },
  {
    kind: "budget",
    language: "en",
    rows: [
      ["ID", "Cost item", "Category", "Planned (EUR)", "Spent", "Year"],
      ["B-1", "Stage 1 and 2", "Certification audit", "12,500", "€ 11,980.50", "2026"],
      ["B-2", "Scanner licences", "Software", "8000 EUR", "", "2026"],
    ],
    records: [
      { id: "B-1", title: "Stage 1 and 2", category: "certification", planned: 12_500, actual: 11_980.5, when: 2026 },
      { id: "B-2", title: "Scanner licences", category: "technology", planned: 8000, when: 2026 },
    ],
  },
  {
    kind: "budget",
    language: "de",
    rows: [
      ["Nr.", "Kostenposition", "Kostenart", "Plankosten", "Ist-Kosten", "Jahr"],
      ["KP-1", "Begleitung durch Berater", "Externe Beratung", "24.000 €", "19.750,00 €", "2026"],
    ],
    records: [{ id: "KP-1", title: "Begleitung durch Berater", category: "implementation", planned: 24_000, actual: 19_750, when: 2026 }],
  },
  {
    kind: "audits",
    language: "en",
    rows: [
      ["Audit no.", "Audit type", "Scope", "Criteria", "Lead auditor", "Date", "Result", "State"],
      ["IA-26-1", "Internal audit", "Operations", "ISO 27001 clauses 8 and 9", "B. Novak", "2026-06-15", "Two minor findings", "Completed"],
    ],
    records: [
      {
        id: "IA-26-1",
        title: "Operations",
        type: "internal",
        scope: { areas: ["Operations"] },
        criteria: ["ISO 27001 clauses 8 and 9"],
        auditors: ["B. Novak"],
        date: "2026-06-15",
        conclusion: "Two minor findings",
        status: "done",
      },
    ],
  },
  {
    kind: "audits",
    language: "de",
    rows: [
      ["ID", "Auditthema", "Art", "Bereich", "Auditorin", "Termin", "Status"],
      ["AU-5", "Personal und Schulung", "intern", "HR", "Frau Dr. Beck", "20.11.2026", "geplant"],
      ["AU-6", "Überwachung Jahr 1", "Überwachungsaudit", "Gesamt", "TÜV", "12.03.2027", "geplant"],
    ],
    records: [
      {
        id: "AU-5",
        title: "Personal und Schulung",
        type: "internal",
        scope: { areas: ["HR"] },
        auditors: ["Frau Dr. Beck"],
        date: "2026-11-20",
        status: "planned",
      },
      {
        id: "AU-6",
        title: "Überwachung Jahr 1",
        type: "surveillance",
        scope: { areas: ["Gesamt"] },
        auditors: ["TÜV"],
        date: "2027-03-12",
        status: "planned",
      },
    ],
  },
  {
    kind: "nonconformities",
    language: "en",
    rows: [
      [
        "NCR #",
        "Nonconformity",
        "Severity",
        "Raised on",
        "Raised by",
        "Requirement",
        "Correction",
        "Root cause",
        "Corrective action",
        "Owner",
        "Due by",
        "Effective?",
        "Status",
      ],
      [
        "NCR-9",
        "No leaver process",
        "Minor",
        "2026-06-15",
        "B. Novak",
        "A.6.5",
        "Accounts closed",
        "HR does not tell IT",
        "Ticket from HR",
        "HR",
        "2026-09-01",
        "Yes",
        "Closed",
      ],
    ],
    records: [
      {
        id: "NCR-9",
        title: "No leaver process",
        grade: "minor",
        foundOn: "2026-06-15",
        foundBy: "B. Novak",
        requirement: "A.6.5",
        correction: "Accounts closed",
        cause: "HR does not tell IT",
        correctiveActions: ["Ticket from HR"],
        owner: "HR",
        due: "2026-09-01",
        effectiveness: { result: "effective" },
        status: "closed",
      },
    ],
  },
  {
    kind: "nonconformities",
    language: "de",
    rows: [
      [
        "Nr.",
        "Feststellung",
        "Einstufung",
        "Quelle",
        "Festgestellt am",
        "Sofortmaßnahme",
        "Ursache",
        "Korrekturmaßnahme",
        "Verantwortlich",
        "Umzusetzen bis",
        "Wirksamkeit",
        "Stand",
      ],
      [
        "F-2",
        "Kein Test der Wiederherstellung",
        "Nebenabweichung",
        "Internes Audit",
        "15.06.2026",
        "Test nachgeholt",
        "Kein Plan",
        "Jahresplan",
        "IT",
        "30.09.2026",
        "noch offen",
        "in Arbeit",
      ],
    ],
    records: [
      {
        id: "F-2",
        title: "Kein Test der Wiederherstellung",
        grade: "minor",
        source: "Internes Audit",
        foundOn: "2026-06-15",
        correction: "Test nachgeholt",
        cause: "Kein Plan",
        correctiveActions: ["Jahresplan"],
        owner: "IT",
        due: "2026-09-30",
        effectiveness: {},
        status: "in-progress",
      },
    ],
  },
  {
    kind: "improvements",
    language: "en",
    rows: [
      ["OFI no.", "Improvement", "Source", "Suggested by", "Expected benefit", "Decision", "Decided on", "Responsible"],
      ["OFI-2", "One login for all tools", "Lessons of INC-4", "IT", "Fewer passwords", "Approved", "2026-05-02", "CTO"],
      ["OFI-3", "Clean desk posters", "Staff", "HR", "Awareness", "Postponed", "2026-05-02", "HR"],
    ],
    records: [
      {
        id: "OFI-2",
        title: "One login for all tools",
        source: "Lessons of INC-4",
        proposedBy: "IT",
        benefit: "Fewer passwords",
        decision: "accepted",
        decidedOn: "2026-05-02",
        owner: "CTO",
      },
      {
        id: "OFI-3",
        title: "Clean desk posters",
        source: "Staff",
        proposedBy: "HR",
        benefit: "Awareness",
        decision: "deferred",
        decidedOn: "2026-05-02",
        owner: "HR",
      },
    ],
  },
  {
    kind: "improvements",
    language: "de",
    rows: [
      ["KVP-Nr.", "Verbesserungsvorschlag", "Herkunft", "Eingereicht von", "Nutzen", "Entscheidung", "Maßnahmen"],
      ["KVP-8", "Passwortmanager für alle", "Audit", "Support", "Weniger Zettel", "abgelehnt", ""],
    ],
    records: [
      {
        id: "KVP-8",
        title: "Passwortmanager für alle",
        source: "Audit",
        proposedBy: "Support",
        benefit: "Weniger Zettel",
        decision: "rejected",
      },
    ],
  },
  {
    kind: "objectives",
    language: "en",
    rows: [
      [
        "ID",
        "Security objective",
        "KPI",
        "Target",
        "What will be done",
        "Resources needed",
        "Responsible",
        "By when",
        "How evaluated",
        "Status",
      ],
      ["OBJ-1", "Patch faster", "Days to patch", "14 days", "Buy a scanner", "8 k EUR", "CTO", "2026-12-31", "Monthly report", "On track"],
    ],
    records: [
      {
        id: "OBJ-1",
        title: "Patch faster",
        metric: "Days to patch",
        target: "14 days",
        actions: ["Buy a scanner"],
        resources: "8 k EUR",
        owner: "CTO",
        due: "2026-12-31",
        evaluation: "Monthly report",
        status: "in-progress",
      },
    ],
  },
  {
    kind: "objectives",
    language: "de",
    rows: [
      [
        "Ziel-Nr.",
        "Informationssicherheitsziel",
        "Messgröße",
        "Zielwert",
        "Maßnahmen",
        "Mittel",
        "Verantwortlich",
        "Termin",
        "Bewertung",
        "Status",
      ],
      ["Z-1", "Alle sind geschult", "Quote", "95 %", "Onlinekurs", "2 Tage", "HR", "31.12.2026", "Jahresbericht", "erreicht"],
    ],
    records: [
      {
        id: "Z-1",
        title: "Alle sind geschult",
        metric: "Quote",
        target: "95 %",
        actions: ["Onlinekurs"],
        resources: "2 Tage",
        owner: "HR",
        due: "2026-12-31",
        evaluation: "Jahresbericht",
        status: "achieved",
      },
    ],
  },
  {
    kind: "metrics",
    language: "en",
    rows: [
      ["KPI no.", "KPI", "Formula", "Unit", "Threshold", "Measured every", "Who measures", "Who analyses", "Latest value", "As of"],
      ["K-1", "Phishing clicks", "Clicks / mails", "%", "≤ 5", "quarter", "SOC", "CISO", "4.2", "2026-09-30"],
      ["K-2", "Backups that worked", "Good / all", "%", "at least 99,5 %", "monthly", "IT", "CISO", "99.8 %", "2026-10-31"],
    ],
    records: [
      {
        id: "K-1",
        title: "Phishing clicks",
        method: "Clicks / mails",
        unit: "%",
        target: 5,
        direction: "lower",
        frequency: "quarterly",
        measuredBy: "SOC",
        analysedBy: "CISO",
        measurements: [{ value: 4.2, recordedOn: "2026-09-30" }],
      },
      {
        id: "K-2",
        title: "Backups that worked",
        method: "Good / all",
        unit: "%",
        target: 99.5,
        direction: "higher",
        frequency: "monthly",
        measuredBy: "IT",
        analysedBy: "CISO",
        measurements: [{ value: 99.8, recordedOn: "2026-10-31" }],
      },
    ],
  },
  {
    kind: "metrics",
    language: "de",
    rows: [
      ["ID", "Kennzahl", "Berechnung", "Einheit", "Zielwert", "Messintervall", "Erhoben von", "Ausgewertet von"],
      ["KZ-3", "Offene Schwachstellen", "Anzahl kritisch", "Stück", "höchstens 3", "monatlich", "IT", "ISB"],
    ],
    records: [
      {
        id: "KZ-3",
        title: "Offene Schwachstellen",
        method: "Anzahl kritisch",
        unit: "Stück",
        target: 3,
        direction: "lower",
        frequency: "monthly",
        measuredBy: "IT",
        analysedBy: "ISB",
      },
    ],
  },
  {
    kind: "communications",
    language: "en",
    rows: [
      ["ID", "What", "When", "To whom", "Channel", "Who"],
      ["COM-1", "Changes of the policy", "When approved", "All staff", "Intranet", "CISO"],
    ],
    records: [{ id: "COM-1", what: "Changes of the policy", when: "When approved", withWhom: "All staff", how: "Intranet", who: "CISO" }],
  },
  {
    kind: "communications",
    language: "de",
    rows: [
      ["Nr.", "Was", "Wann", "Mit wem", "Wie", "Wer", "Intern/Extern"],
      ["K-1", "Vorfälle mit Personenbezug", "Innerhalb von 72 Stunden", "Aufsichtsbehörde", "Meldeportal", "DSB", "extern"],
    ],
    records: [
      {
        id: "K-1",
        what: "Vorfälle mit Personenbezug",
        when: "Innerhalb von 72 Stunden",
        withWhom: "Aufsichtsbehörde",
        how: "Meldeportal",
        who: "DSB",
        direction: "external",
      },
    ],
  },
  {
    kind: "competences",
    language: "en",
    rows: [
      ["ID", "Employee", "Role", "Skill", "Required level", "Current level", "Certificate", "Expires on"],
      ["CMP-1", "Ada Winter", "Internal auditor", "Auditing", "3", "2", "ISO 27001 LA", "2027-05-01"],
    ],
    records: [
      {
        id: "CMP-1",
        person: "Ada Winter",
        role: "Internal auditor",
        title: "Auditing",
        required: 3,
        achieved: 2,
        evidence: ["ISO 27001 LA"],
        validUntil: "2027-05-01",
      },
    ],
  },
  {
    kind: "competences",
    language: "de",
    rows: [
      ["Nr.", "Mitarbeiterin", "Qualifikation", "Soll", "Ist", "Erworben am"],
      ["Q-4", "Jana Kern", "Forensik", "Experte", "Grundlagen", "03.04.2025"],
    ],
    records: [{ id: "Q-4", person: "Jana Kern", title: "Forensik", required: "Experte", achieved: "Grundlagen", achievedOn: "2025-04-03" }],
  },
  {
    kind: "interestedParties",
    language: "en",
    rows: [
      ["ID", "Interested party", "Internal/external", "Needs and expectations", "How we address it", "Last reviewed"],
      ["IP-1", "Customers", "external", "Their data stays secret", "A.8.24, Access policy", "2026-01-15"],
    ],
    records: [
      {
        id: "IP-1",
        title: "Customers",
        type: "external",
        requirements: [{ text: "Their data stays secret", addressedBy: ["A.8.24", "Access policy"] }],
        reviewedOn: "2026-01-15",
      },
    ],
  },
  {
    kind: "interestedParties",
    language: "de",
    rows: [
      ["Nr.", "Interessierte Partei", "Erwartungen", "Berücksichtigt durch"],
      ["IP2", "Betriebsrat", "Keine Leistungskontrolle durch Protokolle", "Betriebsvereinbarung"],
      ["IP3", "Bank", "Zahlungen laufen", ""],
    ],
    records: [
      {
        id: "IP2",
        title: "Betriebsrat",
        requirements: [{ text: "Keine Leistungskontrolle durch Protokolle", addressedBy: ["Betriebsvereinbarung"] }],
      },
      { id: "IP3", title: "Bank", requirements: [{ text: "Zahlungen laufen" }] },
    ],
  },
  {
    kind: "obligations",
    language: "en",
    rows: [
      ["Ref.", "Legislation", "Type of obligation", "Legal basis", "Competent authority", "In force from", "Responsible person"],
      ["LAW-1", "NIS2 implementation act", "Law", "§ 30", "BSI", "2025-12-06", "CISO"],
    ],
    records: [
      {
        id: "LAW-1",
        title: "NIS2 implementation act",
        type: "law",
        source: "§ 30",
        authority: "BSI",
        inForceFrom: "2025-12-06",
        owner: "CISO",
      },
    ],
  },
  {
    kind: "obligations",
    language: "de",
    rows: [
      ["Nr.", "Regelwerk", "Pflichtart", "Fundstelle", "Aufsichtsbehörde", "Verantwortlicher"],
      ["R-9", "Rahmenvertrag Stadtwerke", "vertraglich", "Anlage 4", "", "Vertrieb"],
    ],
    records: [{ id: "R-9", title: "Rahmenvertrag Stadtwerke", type: "contract", source: "Anlage 4", owner: "Vertrieb" }],
  },
  {
    kind: "roles",
    language: "en",
    rows: [
      ["ID", "Role", "Responsible for", "May decide", "Held by", "Deputy"],
      ["RO-1", "CISO", "Runs the ISMS, reports to management", "Stop a release", "Ada Winter", "Ben Novak"],
    ],
    records: [
      {
        id: "RO-1",
        title: "CISO",
        responsibilities: ["Runs the ISMS", "reports to management"],
        authorities: ["Stop a release"],
        holders: ["Ada Winter"],
        deputy: "Ben Novak",
      },
    ],
  },
  {
    kind: "roles",
    language: "de",
    rows: [
      ["Kennung", "Funktion", "Aufgaben", "Besetzt durch", "Stellvertretung"],
      ["FU-2", "Datenschutzbeauftragter", "Berät und überwacht", "Jana Kern", "extern"],
    ],
    records: [
      { id: "FU-2", title: "Datenschutzbeauftragter", responsibilities: ["Berät und überwacht"], holders: ["Jana Kern"], deputy: "extern" },
    ],
  },
  {
    kind: "people",
    language: "en",
    rows: [
      ["Staff no.", "Full name", "Job title", "E-mail", "Start date", "Last day"],
      ["E-17", "Ada Winter", "Security lead", "ada@example.org", "2021-04-01", ""],
      ["E-18", "Ben Novak", "Developer", "ben@example.org", "2022-01-01", "2026-06-30"],
    ],
    records: [
      { id: "E-17", name: "Ada Winter", title: "Security lead", email: "ada@example.org", joined: "2021-04-01" },
      { id: "E-18", name: "Ben Novak", title: "Developer", email: "ben@example.org", joined: "2022-01-01", left: "2026-06-30" },
    ],
  },
  {
    kind: "people",
    language: "de",
    rows: [
      ["Personal-Nr.", "Name", "Rolle", "Eintritt", "Austritt"],
      ["P100", "Jana Kern", "Administratorin", "01.09.2020", ""],
    ],
    records: [{ id: "P100", name: "Jana Kern", roles: ["Administratorin"], joined: "2020-09-01" }],
  },
  {
    kind: "managementReviews",
    language: "en",
    rows: [
      ["ID", "Management review", "Held on", "Chair", "Participants", "Decisions", "Minutes"],
      ["MR-1", "First half of 2026", "2026-07-10", "CEO", "CEO, CISO", "Buy a scanner", "minutes-2026-07.md"],
    ],
    records: [
      {
        id: "MR-1",
        title: "First half of 2026",
        date: "2026-07-10",
        chair: "CEO",
        attendees: ["CEO", "CISO"],
        decisions: [{ text: "Buy a scanner" }],
        minutes: "minutes-2026-07.md",
      },
    ],
  },
  {
    kind: "managementReviews",
    language: "de",
    rows: [
      ["Nr.", "Managementbewertung", "Datum", "Leitung", "Anwesende", "Beschlüsse"],
      ["MB-3", "Jahr 2025", "20.01.2026", "GF", "GF, ISB", "Mehr Budget"],
    ],
    records: [
      {
        id: "MB-3",
        title: "Jahr 2025",
        date: "2026-01-20",
        chair: "GF",
        attendees: ["GF", "ISB"],
        decisions: [{ text: "Mehr Budget" }],
      },
    ],
  },
];

/** The same in other languages: every column of each table is read. */
const FURTHER: readonly (readonly [kind: string, language: string, ...rows: Rows])[] = [
  [
    "suppliers",
    "fr",
    ["Réf.", "Prestataire", "Prestation", "Criticité", "Données traitées", "Dernière revue", "Prochaine revue", "Responsable"],
    ["F-1", "OVH", "Hébergement", "élevée", "Clients", "2026-02-01", "2027-02-01", "DSI"],
  ],
  [
    "suppliers",
    "es",
    ["Código", "Proveedor", "Servicio", "Criticidad", "Contrato", "Próxima revisión", "Responsable"],
    ["P-1", "Acens", "Alojamiento", "alta", "C-12", "2027-02-01", "TI"],
  ],
  [
    "suppliers",
    "it",
    ["Codice", "Fornitore", "Servizio", "Criticità", "Ultima revisione", "Responsabile"],
    ["F-1", "Aruba", "Hosting", "media", "2026-02-01", "IT"],
  ],
  [
    "suppliers",
    "nl",
    ["Nummer", "Leverancier", "Dienst", "Contract tot", "Volgende beoordeling", "Eigenaar"],
    ["L-1", "Leaseweb", "Hosting", "2027-01-01", "2027-02-01", "ICT"],
  ],
  [
    "suppliers",
    "pt",
    ["Código", "Fornecedor", "Serviço", "Criticidade", "Última revisão", "Responsável"],
    ["F-1", "Locaweb", "Hospedagem", "baixa", "2026-02-01", "TI"],
  ],
  [
    "incidents",
    "fr",
    ["N°", "Incident de sécurité", "Gravité", "Détecté le", "Actions immédiates", "Cause racine", "Enseignements", "Statut"],
    ["I-1", "Hameçonnage", "moyenne", "2026-02-01", "Blocage", "Filtre", "Former", "clos"],
  ],
  [
    "incidents",
    "es",
    ["Código", "Incidente", "Gravedad", "Fecha de detección", "Causa raíz", "Lecciones aprendidas", "Estado"],
    ["I-1", "Phishing", "alta", "2026-02-01", "Filtro", "Formar", "cerrado"],
  ],
  [
    "incidents",
    "nl",
    ["Incidentnummer", "Omschrijving", "Ernst", "Ontdekt op", "Oorzaak", "Status"],
    ["I-1", "Phishing", "hoog", "2026-02-01", "Filter", "afgerond"],
  ],
  [
    "trainings",
    "fr",
    ["Réf.", "Formation", "Public", "Date", "Participants", "Formateur"],
    ["T-1", "Sensibilisation", "Tous", "2026-02-01", "24", "RSSI"],
  ],
  [
    "trainings",
    "es",
    ["Código", "Curso", "Destinatarios", "Fecha", "Asistentes", "Estado"],
    ["T-1", "Concienciación", "Todos", "2026-02-01", "24", "realizado"],
  ],
  [
    "trainings",
    "pt",
    ["Código", "Treinamento", "Público-alvo", "Data", "Participantes", "Responsável"],
    ["T-1", "Conscientização", "Todos", "2026-02-01", "24", "RH"],
  ],
  [
    "nonconformities",
    "fr",
    ["Réf.", "Non-conformité", "Gravité", "Cause racine", "Action corrective", "Responsable", "Échéance", "Statut"],
    ["NC-1", "Pas de test", "mineure", "Oubli", "Plan", "DSI", "2026-12-01", "en cours"],
  ],
  [
    "nonconformities",
    "es",
    ["Código", "No conformidad", "Causa raíz", "Acción correctiva", "Responsable", "Plazo", "Estado"],
    ["NC-1", "Sin prueba", "Olvido", "Plan", "TI", "2026-12-01", "abierta"],
  ],
  [
    "nonconformities",
    "it",
    ["Codice", "Non conformità", "Causa radice", "Azione correttiva", "Responsabile", "Scadenza", "Stato"],
    ["NC-1", "Nessuna prova", "Oubli", "Piano", "IT", "2026-12-01", "aperta"],
  ],
  [
    "nonconformities",
    "nl",
    ["Nummer", "Afwijking", "Oorzaak", "Corrigerende maatregel", "Verantwoordelijke", "Streefdatum", "Status"],
    ["NC-1", "Geen test", "Vergeten", "Plan", "ICT", "2026-12-01", "open"],
  ],
  [
    "objectives",
    "fr",
    ["Réf.", "Objectif", "Indicateur", "Valeur cible", "Responsable", "Échéance", "Moyens"],
    ["O-1", "Corriger vite", "Jours", "14", "DSI", "2026-12-01", "10 k€"],
  ],
  [
    "objectives",
    "it",
    ["Codice", "Obiettivo", "Indicatore", "Traguardo", "Responsabile", "Scadenza"],
    ["O-1", "Correggere", "Giorni", "14", "IT", "2026-12-01"],
  ],
  [
    "audits",
    "fr",
    ["Réf.", "Type d'audit", "Périmètre", "Auditeur", "Date prévue", "Statut"],
    ["A-1", "interne", "RH", "M. Blanc", "2026-12-01", "prévu"],
  ],
  [
    "audits",
    "es",
    ["Código", "Tipo de auditoría", "Alcance", "Auditor líder", "Fecha prevista", "Estado"],
    ["A-1", "interna", "RR. HH.", "Sra. Gil", "2026-12-01", "planificada"],
  ],
  [
    "interestedParties",
    "fr",
    ["Réf.", "Partie intéressée", "Besoins et attentes", "Pris en compte par"],
    ["PI-1", "Clients", "Confidentialité", "A.8.24"],
  ],
  [
    "interestedParties",
    "pt",
    ["Código", "Parte interessada", "Necessidades e expectativas", "Atendido por"],
    ["PI-1", "Clientes", "Sigilo", "A.8.24"],
  ],
  [
    "communications",
    "fr",
    ["N°", "Quoi", "Quand", "À qui", "Comment", "Qui"],
    ["C-1", "La politique", "Chaque année", "Tous", "Intranet", "RSSI"],
  ],
  [
    "communications",
    "nl",
    ["Nummer", "Wat", "Wanneer", "Met wie", "Hoe", "Wie"],
    ["C-1", "Beleid", "Jaarlijks", "Allen", "Intranet", "CISO"],
  ],
  [
    "activities",
    "fr",
    ["N°", "Tâche récurrente", "Fréquence", "Responsable", "Dernière exécution"],
    ["T-1", "Revue des accès", "trimestrielle", "DSI", "2026-09-30"],
  ],
  ["activities", "es", ["Código", "Tarea periódica", "Frecuencia", "Responsable"], ["T-1", "Revisar accesos", "mensual", "TI"]],
];

/** Tables of other sorts that share words with registers. */
const OTHERS: Readonly<Record<string, Rows>> = {
  "the history of a document": [
    ["Version", "Date", "Change", "Author", "Approved by"],
    ["V1.0", "2026-01-10", "First issue", "CISO", "CEO"],
    ["V1.1", "2026-05-02", "New contacts", "CISO", "CEO"],
  ],
  "a numbered history of changes": [
    ["No.", "Date", "Change", "Reason", "Approved by"],
    ["1", "2026-01-10", "First issue", "New", "CEO"],
    ["2", "2026-05-02", "New contacts", "Move", "CEO"],
  ],
  "die Änderungshistorie eines Dokuments": [
    ["Nr.", "Version", "Datum", "Änderung", "Freigegeben von", "Status"],
    ["Ä1", "1.0", "10.01.2026", "Erste Fassung", "GF", "freigegeben"],
  ],
  "an agenda": [
    ["Item", "Topic", "Who", "When", "Decision"],
    ["TOP1", "Status of earlier actions", "CISO", "10:00", ""],
    ["TOP2", "Risks", "CISO", "10:20", ""],
  ],
  "eine Tagesordnung": [
    ["Nr.", "Thema", "Wer", "Wann", "Dauer"],
    ["T1", "Maßnahmen", "ISB", "10:00", "20 min"],
  ],
  "a price list": [
    ["Article no.", "Supplier", "Service", "Unit", "Price"],
    ["A100", "Acme", "Scan", "piece", "12.50"],
    ["A101", "Acme", "Test", "day", "900"],
  ],
  "a price list with review dates": [
    ["No.", "Supplier", "Service", "Owner", "Unit price", "Next review"],
    ["A100", "Acme", "Scan", "IT", "12.50", "2026-12-01"],
  ],
  "a table of contents": [
    ["No.", "Section", "Title", "Page"],
    ["S1", "Training", "Awareness", "4"],
    ["S2", "Incidents", "Reporting", "7"],
  ],
  "an RACI matrix": [
    ["ID", "Activity", "CISO", "CEO", "IT", "All staff"],
    ["P1", "Approve the policy", "R", "A", "C", "I"],
    ["P2", "Assess risks", "A/R", "I", "C", "I"],
  ],
  "eine RACI-Matrix": [
    ["Nr.", "Aufgabe", "Verantwortlich", "Rechenschaft", "Konsultiert", "Informiert"],
    ["A1", "Risiken bewerten", "ISB", "GF", "IT", "Alle"],
  ],
  "who has done which course": [
    ["ID", "Employee", "Course", "Date", "Status"],
    ["E-1", "Ada Winter", "Secure coding", "2026-05-12", "completed"],
  ],
  "findings of a penetration test": [
    ["Finding ID", "Finding", "Severity", "CVSS", "Root cause", "Corrective action", "Due date", "Status"],
    ["PT-1", "XSS", "High", "7.1", "No escaping", "Escape", "2026-05-01", "open"],
  ],
  "the questions of an audit": [
    ["ID", "Question", "Auditor", "Date", "Area", "Result"],
    ["Q1", "Is there a policy?", "B. Novak", "2026-06-15", "HR", "Yes"],
  ],
  "a list of abbreviations": [
    ["ID", "Role", "Description", "Notes"],
    ["R1", "CISO", "Chief information security officer", ""],
  ],
  "emergency contacts": [
    ["ID", "Name", "Role", "Phone", "E-mail"],
    ["C1", "Fire brigade", "Rescue", "112", ""],
    ["C2", "Ada Winter", "CISO", "555", "ada@example.org"],
  ],
  Meilensteine: [
    ["ID", "Meilenstein", "Ziel", "Termin", "Status"],
    ["M1", "Kick-off", "Alle informiert", "01.02.2026", "erledigt"],
  ],
  "a schedule of backups": [
    ["ID", "System", "Criticality", "Backup frequency", "Last restore test", "Owner"],
    ["B1", "Shop", "High", "Daily", "2026-08-01", "IT"],
  ],
  "ein Plan der Besprechungen": [
    ["ID", "Besprechung", "Teilnehmer", "Turnus", "Leitung"],
    ["B1", "ISMS-Runde", "ISB, IT", "monatlich", "ISB"],
  ],
  "a matrix of rights": [
    ["ID", "Role", "System", "Permission", "Owner"],
    ["P1", "Developer", "Git", "write", "CTO"],
  ],
  "a list of documents": [
    ["Doc ID", "Title", "Type", "Owner", "Version", "Next review"],
    ["D-1", "Training plan", "Plan", "HR", "1.0", "2026-12-01"],
  ],
  "a mapping of requirements": [
    ["ID", "Requirement", "Control", "Evidence", "Notes"],
    ["Q-1", "Encrypt", "A.8.24", "Policy", ""],
  ],
  "a test of recovery": [
    ["Test ID", "Objective", "Date", "Target", "Result", "Owner"],
    ["RT-1", "Restore", "2026-05-01", "4 h", "3 h", "IT"],
  ],
  "a retention schedule": [
    ["ID", "Records", "Owner", "Retention", "Reason", "Disposal"],
    ["RS-1", "Invoices", "Finance", "10 years", "Law", "Shred"],
  ],
  "releases of a product": [
    ["Release", "Change", "Date", "Status", "Owner"],
    ["R1.2", "New login", "2026-05-01", "done", "CTO"],
  ],
  "ein Glossar": [
    ["Nr.", "Begriff", "Beschreibung", "Quelle"],
    ["G1", "Vorfall", "Ein Ereignis", "ISO 27000"],
  ],
  "a list of open points": [
    ["ID", "Open point", "Who", "When"],
    ["OP1", "Ask the lawyer", "CISO", "next week"],
  ],
};

const markdown = (rows: Rows): string =>
  [rows[0] ?? [], (rows[0] ?? []).map(() => "---"), ...rows.slice(1)].map((row) => `| ${row.join(" | ")} |\n`).join("");
const csv = (rows: Rows): string => rows.map((row) => `${row.join(";")}\n`).join("");
const CARRIERS = [
  ["md", markdown],
  ["csv", csv],
] as const;

describe("columns that hold several things", () => {
  it("reads of a column of clauses the clauses, and leaves controls and words to prose", async () => {
    const table = [
      ["NCR", "Finding", "Clause", "Root cause", "Corrective action"],
      ["NCR-1", "No audit", "9.2, A.5.18, our policy", "No time", "Plan it"],
    ];
    const text = `==> nc.md\n${markdown(table)}`;
    assert.deepEqual(
      (await rowsOf(text)).map(({ data }) => (data as { clauses: unknown }).clauses),
      [["9.2"]],
    );
    await expectFindings(text, /^(schema|ref)\//, []);
  });

  it("takes words for the requirement of a gap, and numbers of clauses as they stand", async () => {
    const table = [
      ["Gap ID", "Requirement", "Gap", "Priority"],
      ["G-1", "Suppliers are reviewed", "Nobody does", "high"],
      ["G-2", "7.10", "No such clause", "low"],
    ];
    const rows = await rowsOf(`==> gaps.md\n${markdown(table)}`);
    assert.deepEqual(
      rows.map(({ data }) => (data as { requirement: unknown }).requirement),
      ["Suppliers are reviewed", "7.10"],
    );
    await expectFindings(`==> gaps.md\n${markdown(table.slice(0, 2))}`, /^(schema|ref)\//, []);
  });

  it("knows fields by their names where isms.yaml says what a table is", async () => {
    const config = "==> isms.yaml\nisms:\n  organisation: X\n  sources:\n    - {files: s.md, kind: suppliers}\n";
    const table = [
      ["Id", "Supplier", "Exit strategy", "Subprocessors"],
      ["S-1", "Acme", "Move to the other one", "Foo, Bar"],
    ];
    assert.deepEqual(await rowsOf(`${config}==> s.md\n${markdown(table)}`), [
      { kind: "suppliers", data: { id: "S-1", title: "Acme", exitPlan: "Move to the other one", subcontractors: ["Foo", "Bar"] } },
    ]);
  });

  it("leaves sections of a text alone, which say more than their labels", async () => {
    const section = (id: string) =>
      `### ${id} No audit\n\n- **Finding**: none held\n- **Root cause**: no time\n- **Corrective action**: plan it\n- **Due**: 2026-01-01\n\n`;
    assert.deepEqual(await rowsOf(`==> nc.md\n# Findings\n\n${section("NCR-1")}${section("NCR-2")}`), []);
  });
});

async function rowsOf(text: string): Promise<{ kind: string; data: unknown }[]> {
  const { folder } = await openFixture(text);
  const records = [...folder.snapshot().files.values()].flatMap((file) => file.records).filter(isRow);
  return records.map(({ kind, data }) => ({ kind, data: JSON.parse(JSON.stringify(data)) }));
}

describe("tables that people keep", () => {
  for (const [carrier, write] of CARRIERS) {
    for (const { kind, language, rows, records } of TABLES) {
      it(`reads ${kind} in ${language} (${carrier})`, async () => {
        const text = `==> register.${carrier}\n${write(rows)}`;
        assert.deepEqual(
          await rowsOf(text),
          records.map((data) => ({ kind, data })),
        );
        await expectFindings(text, /^(schema|register|source|ref)\//, []);
      });
    }

    for (const [kind, language, ...rows] of FURTHER) {
      it(`reads ${kind} in ${language} (${carrier})`, async () => {
        const { folder } = await openFixture(`==> register.${carrier}\n${write(rows)}`);
        const registers = [...folder.snapshot().files.values()].flatMap((file) => file.registers);
        assert.deepEqual(
          registers.map((register) => [register.kind, register.columns.filter(({ field }) => field === undefined)]),
          [[kind, []]],
        );
        await expectFindings(`==> register.${carrier}\n${write(rows)}`, /^(schema|register|source|ref)\//, []);
      });
    }

    for (const [name, rows] of Object.entries(OTHERS)) {
      it(`takes ${name} for no register (${carrier})`, async () => {
        assert.deepEqual(await rowsOf(`==> table.${carrier}\n${write(rows)}`), []);
      });
    }
  }
});
