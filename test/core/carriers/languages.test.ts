import assert from "node:assert/strict";
import { isRow } from "../../../server/src/core/model/record.ts";
import { expectFindings, openFixture } from "../../fixture.ts";

/** An SoA and a risk register as people in a language write them: the same three rows and the same two risks everywhere. */
interface Registers {
  readonly language: string;
  readonly soa: readonly (readonly string[])[];
  readonly risks: readonly (readonly string[])[];
}

const REGISTERS: readonly Registers[] = [
  {
    language: "en",
    soa: [
      ["Control", "Title", "Applicable", "Justification", "Status", "Owner"],
      ["A.5.15", "Access control", "Yes", "R-1", "Implemented", "CISO"],
      ["A.6.7", "Remote working", "Yes", "R-2", "Partially implemented", "HR"],
      ["A.7.4", "Physical security monitoring", "No", "No premises", "n/a", "CISO"],
    ],
    risks: [
      ["ID", "Risk", "Likelihood", "Impact", "Treatment", "Owner", "Status"],
      ["R-1", "Ransomware", "3", "4", "Mitigate", "CISO", "Open"],
      ["R-2", "Lost laptop", "2", "2", "Accept", "IT", "Closed"],
    ],
  },
  {
    language: "de",
    soa: [
      ["Maßnahme", "Titel", "Anwendbar", "Begründung", "Umsetzungsstatus", "Verantwortlich"],
      ["A.5.15", "Zugangssteuerung", "Ja", "R-1", "Umgesetzt", "CISO"],
      ["A.6.7", "Telearbeit", "Ja", "R-2", "Teilweise umgesetzt", "HR"],
      ["A.7.4", "Physische Sicherheitsüberwachung", "Nein", "Keine Räume", "entfällt", "CISO"],
    ],
    risks: [
      ["Nr.", "Risiko", "Eintrittswahrscheinlichkeit", "Auswirkung", "Behandlung", "Risikoeigentümer", "Status"],
      ["R-1", "Erpressungssoftware", "3", "4", "Mindern", "CISO", "Offen"],
      ["R-2", "Verlorener Laptop", "2", "2", "Akzeptieren", "IT", "Geschlossen"],
    ],
  },
  {
    language: "fr",
    soa: [
      ["Mesure", "Intitulé", "Applicable", "Justification", "Statut", "Responsable"],
      ["A.5.15", "Contrôle d'accès", "Oui", "R-1", "Mis en œuvre", "RSSI"],
      ["A.6.7", "Travail à distance", "Oui", "R-2", "Partiellement mis en œuvre", "RH"],
      ["A.7.4", "Surveillance de la sécurité physique", "Non", "Pas de locaux", "Sans objet", "RSSI"],
    ],
    risks: [
      ["Réf.", "Risque", "Vraisemblance", "Impact", "Traitement", "Propriétaire du risque", "Statut"],
      ["R-1", "Rançongiciel", "3", "4", "Réduire", "RSSI", "Ouvert"],
      ["R-2", "Ordinateur perdu", "2", "2", "Accepter", "DSI", "Clos"],
    ],
  },
  {
    language: "es",
    soa: [
      ["Control", "Título", "Aplicable", "Justificación", "Estado", "Responsable"],
      ["A.5.15", "Control de acceso", "Sí", "R-1", "Implementado", "CISO"],
      ["A.6.7", "Trabajo remoto", "Sí", "R-2", "Parcialmente implementado", "RR. HH."],
      ["A.7.4", "Supervisión de la seguridad física", "No", "Sin oficinas", "No aplica", "CISO"],
    ],
    risks: [
      ["Código", "Riesgo", "Probabilidad", "Impacto", "Tratamiento", "Propietario del riesgo", "Estado"],
      ["R-1", "Secuestro de datos", "3", "4", "Mitigar", "CISO", "Abierto"],
      ["R-2", "Portátil perdido", "2", "2", "Aceptar", "TI", "Cerrado"],
    ],
  },
  {
    language: "pt",
    soa: [
      ["Controle", "Título", "Aplicável", "Justificativa", "Situação", "Responsável"],
      ["A.5.15", "Controle de acesso", "Sim", "R-1", "Implementado", "CISO"],
      ["A.6.7", "Trabalho remoto", "Sim", "R-2", "Parcialmente implementado", "RH"],
      ["A.7.4", "Monitoramento de segurança física", "Não", "Sem instalações", "Não aplicável", "CISO"],
    ],
    risks: [
      ["ID", "Risco", "Probabilidade", "Impacto", "Tratamento", "Proprietário do risco", "Situação"],
      ["R-1", "Sequestro de dados", "3", "4", "Mitigar", "CISO", "Aberto"],
      ["R-2", "Notebook perdido", "2", "2", "Aceitar", "TI", "Fechado"],
    ],
  },
  {
    language: "nl",
    soa: [
      ["Beheersmaatregel", "Titel", "Van toepassing", "Motivering", "Status", "Verantwoordelijke"],
      ["A.5.15", "Toegangsbeveiliging", "Ja", "R-1", "Geïmplementeerd", "CISO"],
      ["A.6.7", "Werken op afstand", "Ja", "R-2", "Gedeeltelijk geïmplementeerd", "HR"],
      ["A.7.4", "Monitoren van de fysieke beveiliging", "Nee", "Geen kantoor", "Niet van toepassing", "CISO"],
    ],
    risks: [
      ["Nr", "Risico", "Kans", "Impact", "Behandeling", "Risico-eigenaar", "Status"],
      ["R-1", "Gijzelsoftware", "3", "4", "Mitigeren", "CISO", "Open"],
      ["R-2", "Verloren laptop", "2", "2", "Accepteren", "IT", "Gesloten"],
    ],
  },
  {
    language: "it",
    soa: [
      ["Controllo", "Titolo", "Applicabile", "Giustificazione", "Stato", "Responsabile"],
      ["A.5.15", "Controllo degli accessi", "Sì", "R-1", "Implementato", "CISO"],
      ["A.6.7", "Lavoro da remoto", "Sì", "R-2", "Parzialmente implementato", "HR"],
      ["A.7.4", "Monitoraggio della sicurezza fisica", "No", "Nessuna sede", "Non applicabile", "CISO"],
    ],
    risks: [
      ["Codice", "Rischio", "Probabilità", "Impatto", "Trattamento", "Proprietario del rischio", "Stato"],
      ["R-1", "Ransomware", "3", "4", "Mitigare", "CISO", "Aperto"],
      ["R-2", "Portatile smarrito", "2", "2", "Accettare", "IT", "Chiuso"],
    ],
  },
  {
    language: "ja",
    soa: [
      ["管理策", "管理策名", "適用", "理由", "実施状況", "担当者"],
      ["A.5.15", "アクセス制御", "はい", "R-1", "実施済み", "CISO"],
      ["A.6.7", "リモートワーク", "はい", "R-2", "一部実施", "HR"],
      ["A.7.4", "物理的セキュリティの監視", "いいえ", "施設なし", "該当なし", "CISO"],
    ],
    risks: [
      ["リスクID", "リスク", "発生可能性", "影響度", "対応方針", "リスク所有者", "状況"],
      ["R-1", "ランサムウェア", "3", "4", "低減", "CISO", "オープン"],
      ["R-2", "端末の紛失", "2", "2", "受容", "IT", "クローズ"],
    ],
  },
];

/** What every language's registers say, in our words. */
const SOA = ["A.5.15 true R-1 implemented", "A.6.7 true R-2 partial", "A.7.4 false undefined"];
const RISKS = ["R-1 3 4 mitigate open", "R-2 2 2 accept closed"];

const markdown = (rows: readonly (readonly string[])[]): string =>
  [rows[0] ?? [], (rows[0] ?? []).map(() => "---"), ...rows.slice(1)].map((row) => `| ${row.join(" | ")} |\n`).join("");
const csv = (rows: readonly (readonly string[])[]): string => rows.map((row) => `${row.join(";")}\n`).join("");

describe("registers in eight languages", () => {
  for (const { language, soa, risks } of REGISTERS) {
    for (const [carrier, write] of [
      ["md", markdown],
      ["csv", csv],
    ] as const) {
      it(`reads the SoA and the risk register in ${language} (${carrier})`, async () => {
        const text = `==> soa.${carrier}\n${write(soa)}==> risks.${carrier}\n${write(risks)}`;
        const { folder } = await openFixture(text);
        const { index } = folder.snapshot();
        assert.ok(index.ofKind("soaEntry").every(isRow));
        assert.deepEqual(
          index.ofKind("soaEntry").map(({ data }) => {
            const { control, applicable, justification, status } = data;
            return applicable ? `${control} ${applicable} ${justification} ${status}` : `${control} ${applicable} ${status}`;
          }),
          SOA,
        );
        assert.deepEqual(
          index.ofKind("risks").map(({ data }) => `${data.id} ${data.likelihood} ${data.impact} ${data.treatment?.option} ${data.status}`),
          RISKS,
        );
        assert.ok([...index.ofKind("soaEntry"), ...index.ofKind("risks")].every(({ data }) => data.owner !== undefined && data.title));
        // what is read has no unknown value, and titles are known in the language
        await expectFindings(text, /^(schema|register|source|ref)\//, []);
      });
    }
  }
});
