import assert from "node:assert/strict";
import {
  namesStandard,
  type Reference,
  readClauseId,
  readClauseIds,
  readControlId,
  scanReferences,
} from "../../server/src/core/syntax/references.ts";

/**
 * A text with its references between « and », and what each is: the ids, before them `clause` or `theme` or the standard
 * where it is not a control of ISO 27001, behind them `@` and the edition where one is proven.
 */
type Case = readonly [text: string, ...expected: string[]];

const IN_ISMS = { namesStandard: true };
const ELSEWHERE = { namesStandard: false };

const CANONICAL: readonly Case[] = [
  ["«A.8.8»", "A.8.8"],
  ["Patches follow «A.8.8».", "A.8.8"],
  ["(«A.5.1», see there)", "A.5.1"],
  ["**«A.6.3»** `«A.6.4»` _«A.6.5»_", "A.6.3", "A.6.4", "A.6.5"],
  ["[«A.5.9» Inventory](../controls/inventory.md)", "A.5.9"],
  ["| «A.7.1» | Perimeter | yes |", "A.7.1"],
  ["«A.8.13»,Backup,Technological,Yes", "A.8.13"],
  ["controls: [«A.5.1», «A.8.8»]", "A.5.1", "A.8.8"],
  ['"«A.8.24»"', "A.8.24"],
  ["R-001 / «A.5.18» / «A.8.2»", "A.5.18", "A.8.2"],
  ["«A.8.15»/«A.8.16» (logging)", "A.8.15", "A.8.16"],
  ["A7[«A.7.4»: Physical<br/>", "A.7.4"],
  ["✅ «A.8.24» | ✅ PR.DS", "A.8.24"],
  ["«A.05.01» and «A.08.09»", "A.5.1", "A.8.9"],
  ["SOP_«A.8.8»_patching.md", "A.8.8"],
  ["annex/«A.5.23».md", "A.5.23"],
  ["an id such as «A.8.99» that does not exist", "A.8.99"],
  ["«A.12.6.1» patches", "A.12.6.1@2013"],
  ["«A.6.1.2», «A.9.2.5»", "A.6.1.2@2013", "A.9.2.5@2013"],
  ["| «A.9.2» | «A.18.2» |", "A.9.2@2013", "A.18.2@2013"],
  ["invented: «A.5.11.2»", "A.5.11.2@2013"],
  ["A. Intro, A.M. Best, Dr. A. 5.1"],
  ["A.1.1 A.2.2 A.3 A.4.4 A.0.1 A.19.1"],
  ["A.5.123 A.5.1.2.3 A.5.1a BA.5.1 x.A.5.1"],
  ["mail to A.5.1@example.org or a@A.5.1"],
  ["https://example.org/A.5.1/A.8.8?x=A.8.9 and www.example.org/A.5.1"],
  ["[«A.8.8»](https://example.org/A.8.8-Logging)", "A.8.8"],
  ["Table A.5.1 and Figure A.8.2"],
  ["ORP.4.A14, OPS.1.1.2.A26, SYS.3.1 (A1, A10), A&A-02"],
];

const WITH_CONTEXT: readonly Case[] = [
  ["## Logging («A 8.15»)", "A.8.15"],
  ["- «A 5.12» — Klassifizierung", "A.5.12"],
  ["measure,«A8.13»,owner", "A.8.13"],
  ["netz,«A 8.12» «A 8.20»,team", "A.8.12", "A.8.20"],
  ["«A 12.6.1»", "A.12.6.1@2013"],
  ["«A\u00a08.8»", "A.8.8"],
  ["Technological («A.8») and **People («A.6»)**", "theme A.8", "theme A.6"],
  ["Technological («A.8».x)", "theme A.8"],
  ["Annex «A.7» Physical", "theme A.7"],
  ["| crypto.md | «A.10» |", "theme A.10@2013"],
  ["our own A.5.AI.1 and A.8.cloud"],
  ["controls «8.25» to nothing", "A.8.25"],
  ["secure development (controls «8.25 to 8.28»)", "A.8.25 A.8.26 A.8.27 A.8.28"],
  ["Maßnahme «5.15» und Control «8.2»", "A.5.15", "A.8.2"],
  ["Operational planning and control (8.1)"],
  ["A 40-person company; A 98% rate; A 7.5 kW unit; a 8.8 rating"],
  ["A4 paper, A5 booklet, A1.2, A3.5"],
  ["x_A8.8 x-A8.8 /A8.8 A8.8.2.1 A8.99"],
  ["v8.8, 2.8.8, 8.8, 10.8.8.1, CVSS 8.8 (AV:N/AC:L/A:H)"],
  ["5.1. Purpose\n5.2. Scope\n## 8.8 Something"],
  ["RFC 8.8 and 2026-05-01 and 5.12.2025"],
  ["See Appendix «A.5.1»", "A.5.1"],
];

const WITHOUT_CONTEXT: readonly Case[] = [
  ["A8.8, A 8.8, A.8, (A.5)"],
  ["control 8.8, controls 8.25 to 8.34"],
  ["clause 9.2, §9.3, Klausel 4.3, Clauses 4-10"],
  ["Appendix A.5.1"],
  ["«A.8.8» counts", "A.8.8"],
  ["Annex «A 8.8» and Anhang «A 8.9»", "A.8.8", "A.8.9"],
  ["Annexe «A.5.15» et anexo A.8", "A.5.15"],
  ["Annex A («8.8») and Annex A control «5.1»", "A.8.8", "A.5.1"],
  ["Annex A: «8.8»", "A.8.8"],
  ["Annex A «A.8.8»", "A.8.8"],
];

const BESIDE_NAME: readonly Case[] = [
  ["ISO 27001 «A.8.8»", "A.8.8"],
  ["ISO 27001 «A8.8»", "A.8.8"],
  ["iso27001:«A.8.8»", "A.8.8"],
  ["iso27001:2022:«A.8.8»", "A.8.8@2022"],
  ["ISO/IEC 27001:2022 «8.8»", "A.8.8@2022"],
  ["ISO/IEC 27001:2022 Annex «A.5.1»", "A.5.1@2022"],
  ["ISO/IEC 27001:2022 Annex «A 5.9» (Inventory)", "A.5.9@2022"],
  ["ISO/IEC 27001:2013 Annex «A.8.2»", "A.8.2@2013"],
  ["ISO 27001:2022 Annex «A.6.1.2»", "A.6.1.2@2013"],
  ["from ISO 27001:2013 «A.9.2.1» to «A.5.18»", "A.9.2.1@2013", "A.5.18"],
  ["**ISO/IEC 27002:2022** - Control «5.2»: roles", "A.5.2@2022"],
  ["ISO/IEC 27002:2022 Maßnahmen «A 8.10», «A 8.11» und «A 5.33»", "A.8.10@2022", "A.8.11@2022", "A.5.33@2022"],
  ["iso-iec-27002:2022,«5.15»,nist-csf:2.0,«PR.AA-05»", "A.5.15@2022", "nist-csf PR.AA-05"],
  ["ISO/IEC 27002 «§5.16», «§8.24»", "A.5.16", "A.8.24"],
  ["ISO/IEC 27002:2022 «clause 5.15»", "A.5.15@2022"],
  ["ISO 27001 «7.5» + «9.2»", "clause 7.5", "clause 9.2"],
  ["ISO 27001 «5.2»", "clause 5.2"],
  ["ISO 27001:2022 «5.1», «5.2», «5.15»", "A.5.1@2022", "A.5.2@2022", "A.5.15@2022"],
  ["iso-iec-27001:2022,«6.1.3»,partial", "clause 6.1.3@2022"],
  ["ISO/IEC 27001:2022 in «6.1.3» verlangt", "clause 6.1.3@2022"],
  ["Controls «A.5.9» — Inventory (ISO 27001:2022)", "A.5.9"],
  ["since ISO 27001, 8.5 hours; ISO 27001 2.0; ISO 27001 v8.8"],
  ["ISO 9001 A.8.8 and ISO/IEC 23894 A.5"],
];

const RANGES: readonly Case[] = [
  ["«A.5.24-A.5.28»", "A.5.24 A.5.25 A.5.26 A.5.27 A.5.28"],
  ["«A.5.24–A.5.28»", "A.5.24 A.5.25 A.5.26 A.5.27 A.5.28"],
  ["«A.5.24–5.28»", "A.5.24 A.5.25 A.5.26 A.5.27 A.5.28"],
  ["«A.5.1-4»", "A.5.1 A.5.2 A.5.3 A.5.4"],
  ["«A.5.19 to A.5.23»", "A.5.19 A.5.20 A.5.21 A.5.22 A.5.23"],
  ["«A.5.19 through A.5.22»", "A.5.19 A.5.20 A.5.21 A.5.22"],
  ["«A.5.15 to 5.18»", "A.5.15 A.5.16 A.5.17 A.5.18"],
  ["«A.5.12 to 13»", "A.5.12 A.5.13"],
  ["«A 8.2 bis A 8.5»", "A.8.2 A.8.3 A.8.4 A.8.5"],
  ["«A.5.1 – A.5.4»", "A.5.1 A.5.2 A.5.3 A.5.4"],
  ["«A.5.15..5.18»", "A.5.15 A.5.16 A.5.17 A.5.18"],
  ["«A.5.1 à A.5.3», «A.8.1 hasta A.8.2»", "A.5.1 A.5.2 A.5.3", "A.8.1 A.8.2"],
  ["`«A.5.1`–`A.5.3»`", "A.5.1 A.5.2 A.5.3"],
  ["**«A.7.1** - **A.7.3»**", "A.7.1 A.7.2 A.7.3"],
  ["«A.12.1.1-A.12.1.4»", "A.12.1.1 A.12.1.2 A.12.1.3 A.12.1.4@2013"],
  ["the themes («A.5–A.8»)", "theme A.5 A.6 A.7 A.8"],
  ["Annex «A 5.19-5.23» (Suppliers)", "A.5.19 A.5.20 A.5.21 A.5.22 A.5.23"],
  ["«A.5.15-18» + «A.6»", "A.5.15 A.5.16 A.5.17 A.5.18", "theme A.6"],
  ["reversed «A.5.28»–«A.5.24»", "A.5.28", "A.5.24"],
  ["reversed «A.5.28»–«5.24»", "A.5.28", "A.5.24"],
  ["across themes «A.5.37»–«A.6.2»", "A.5.37", "A.6.2"],
  ["the whole annex «A.5.1»–«A.8.34»", "A.5.1", "A.8.34"],
  ["absurd «A.5.1»–«A.5.99»", "A.5.1", "A.5.99"],
  ["«A.8.2» - 8 characters", "A.8.2"],
  ["«A.5.4»-1 and «A.5.1»-01_Policy.md and «A.5.1»-2022", "A.5.4", "A.5.1", "A.5.1"],
  ["«A.5.24» - Incident Management", "A.5.24"],
];

const LISTS: readonly Case[] = [
  ["«A.5.1», «5.2» and «5.4»", "A.5.1", "A.5.2", "A.5.4"],
  ["«A.5.1», «A.5.2», and «A.5.3».", "A.5.1", "A.5.2", "A.5.3"],
  ["«A.5.1» und «5.2» sowie «A.8.1»", "A.5.1", "A.5.2", "A.8.1"],
  ["«A.5.15»/«16», «A.8.20»/«21»/«22»", "A.5.15", "A.5.16", "A.8.20", "A.8.21", "A.8.22"],
  ["«A.5.15-A.5.16», «A.8.2-A.8.3»", "A.5.15 A.5.16", "A.8.2 A.8.3"],
  ["«A.5.29» + «A.5.30»; «A.8.1»", "A.5.29", "A.5.30", "A.8.1"],
  ["«A.8.8», 2.5 hours, 8.5 hours", "A.8.8"],
  ["«A.5.1», 99.9 and 8.77", "A.5.1"],
  ["«A.5.1» and 7.5 million", "A.5.1"],
  ["«A.5.1», 5.2.1 of the handbook", "A.5.1"],
  ["«A.5.1»/12/2025", "A.5.1"],
];

const CLAUSES: readonly Case[] = [
  ["«clause 6.1.3 d)» of the standard", "clause 6.1.3 d"],
  ["(«clause 6.1.3 d») and («Clause 6.1.3d»)", "clause 6.1.3 d", "clause 6.1.3 d"],
  ["Inputs («clause 9.3.2(c)»)", "clause 9.3.2 c"],
  ["(«CLAUSE 9.3.2» B)", "clause 9.3.2"],
  ["«clause 6.1.3» a risk owner approves", "clause 6.1.3"],
  ["«clause 6.1.2 a) to c)»", "clause 6.1.2 a,6.1.2 b,6.1.2 c"],
  ["«clause 9.3.2 a–c» and more", "clause 9.3.2 a,9.3.2 b,9.3.2 c"],
  ["«clause 10.2 f, g»", "clause 10.2 f,10.2 g"],
  ["«clauses 4–10»", "clause 4 5 6 7 8 9 10"],
  ["«Clauses 4 to 6» apply", "clause 4 5 6"],
  ["«Clauses 5» and «6»; «A.5.9»", "clause 5", "clause 6", "A.5.9"],
  ["(«Clause 7», «9», «10»)", "clause 7", "clause 9", "clause 10"],
  ["«Clause 6.1.2», «6.1.3» | «A.8.8»", "clause 6.1.2", "clause 6.1.3", "A.8.8"],
  ["«clauses 6.1.1–6.1.3»", "clause 6.1.1 6.1.2 6.1.3"],
  ["«cl. 9.2» and «Cl. 10»", "clause 9.2", "clause 10"],
  ["«§9.3», «§ 7.5.3»", "clause 9.3", "clause 7.5.3"],
  ["(«Klausel 9.2») («Abschnitt 6.1.2») («Kapitel 7.5»)", "clause 9.2", "clause 6.1.2", "clause 7.5"],
  ["selon «clause 4.3», «cláusula 10»", "clause 4.3", "clause 10"],
  ["«Clause **9.2»**", "clause 9.2"],
  ["audits (ISO 27001\n«clause\n9.2») are", "clause 9.2"],
  ["ISO/IEC 27001:2013 «clause 10.1»", "clause 10.1@2013"],
  ["ISO 27001 «Section 6.1.2», «Section 9.2» of ISO/IEC 27001", "clause 6.1.2", "clause 9.2"],
  ["«Abschnitt 9.2» der ISO 27001", "clause 9.2"],
  ["ISO/IEC 27001:2022 — Managementsysteme («Kapitel 4–10»).", "clause 4 5 6 7 8 9 10@2022"],
  ["an unknown one: «clause 9.9»", "clause 9.9"],
  ["Section 4.2, section 6, (Section 9.2)"],
  ["clause 3.2, clause 11, clause 0.1, clause 2026"],
  ["clause 5.1 of the contract; Clause 6 of this agreement; clause 8 of our supplier agreement"],
  ["contract clause 5.1, its clause 6, the agreement's clause 7"],
  ["Klausel 5.1 des Vertrags, cláusula 6 del contrato"],
  ["Clause 6 Article 20 and Clause 4, Article 33 of this Law"],
  ["see the policy §4.2, [x](y.md) §5.2, Standard §7.3, its §9.1"],
  ["### 4.2 Terms\nas said in (§4.2) and Abschnitt 4.2"],
  ["siehe Abschnitt 5, Kapitel 6, §8"],
  ["[Clauses](clauses-4-to-10.md) clause-4-context.md section-7.5"],
];

const FOREIGN: readonly Case[] = [
  ["«CC6.1» «CC5.1-CC5.3» «PI1.4»", "soc2 CC6.1", "soc2 CC5.1 CC5.2 CC5.3", "soc2 PI1.4"],
  ["SOC 2: «A1.2», «C1.1» and «P6.1»", "soc2 A1.2", "soc2 C1.1", "soc2 P6.1"],
  ["no name: A1.2, C1.1, P6.1"],
  ["CC6.1.2 XCC6.1"],
  ["«PR.AA-01» | «PR.AC-1» | «GV.SC-10»", "nist-csf PR.AA-01", "nist-csf PR.AC-1", "nist-csf GV.SC-10"],
  ["«PR.DS-01 – PR.DS-02»", "nist-csf PR.DS-01 PR.DS-02"],
  ["NIST SP 800-53 «SC-5»/«CP-2», «AC-02»", "nist-800-53 SC-5", "nist-800-53 CP-2", "nist-800-53 AC-2"],
  ["«AC-2(1)» and «IA-2 (11)»", "nist-800-53 AC-2(1)", "nist-800-53 IA-2(11)"],
  ["NIST «AC-2»", "nist-800-53 AC-2"],
  ["own ids: AC-2, IR-001, PT-2026-01-001, CC-BY-SA-4.0"],
  ["800-53: IA-2026-Q1, AU-2025-01, RA-001"],
  ["GDPR «Art. 32»", "gdpr Art.32"],
  ["«Art. 32» GDPR, «Art. 15» DSGVO, «art. 33» RGPD", "gdpr Art.32", "gdpr Art.15", "gdpr Art.33"],
  ["«Article 32» of the GDPR, «Articles 13» and «14» of the GDPR", "gdpr Art.32", "gdpr Art.13", "gdpr Art.14"],
  ["«Art. 6 Abs. 1 lit. b» DSGVO", "gdpr Art.6.1.b"],
  ["GDPR «Arts 33 to 34», «Art 5»/«25»", "gdpr Art.33 Art.34", "gdpr Art.5", "gdpr Art.25"],
  ["NIS2 «Art. 21(2)(d)»", "nis2 Art.21.2.d"],
  ["LR-017,NIS2,«Art. 21(2)(b)»,Handling", "nis2 Art.21.2.b"],
  ["NIS 2 «Article 21.2(j)»; DORA «Art. 9»", "nis2 Art.21.2.j", "dora Art.9"],
  ["## NIS2 map\n- **«Article 23»:** reports", "nis2 Art.23"],
  ["only the GDPR here. Under «Article 17» erase.", "gdpr Art.17"],
  ["GDPR «Art 35», PIPL Art 57, LGPD Arts 17 to 22", "gdpr Art.35"],
  ["GDPR and NIS2 both. Article 17."],
  ["PCI DSS Requirement «8.3»", "pci-dss 8.3"],
  ["NIS2 Annex «6.10», «12.4.2»", "nis2-2024-2690 6.10", "nis2-2024-2690 12.4.2"],
  ["Regulation (EU) 2024/2690 (Annex), point «5.1»", "nis2-2024-2690 5.1"],
  ["Regulation (EU) 2024/2690, 3.10.2024"],
  ["## PCI DSS\n(Req «8.3.1», «8.4.2») PCI DSS v4.0.1, PCI DSS 4.0", "pci-dss 8.3.1", "pci-dss 8.4.2"],
  ["CIS «5.1», CIS Control «8.4», CIS Controls v8.1", "cis 5.1", "cis 8.4"],
  ["| CIS «16.1-16.3», «17.1» |", "cis 16.1 16.2 16.3", "cis 17.1"],
  ["Cyber Essentials «A5.4» and «A 8.8»", "cyber-essentials A5.4", "A.8.8"],
  ["ISO/IEC 42001 «A.6.2.4», «A.8.2»", "iso42001 A.6.2.4", "iso42001 A.8.2"],
  ["42001:«A.6.2.4» beside «A.8.28»", "iso42001 A.6.2.4", "A.8.28"],
  ["«A.6.2.4» (ISO 42001)", "iso42001 A.6.2.4"],
  ["## ISO/IEC 42001\n### «A.7» Data\n«A.7.4»\n# Other, ISO 27001\n«A.7.4»", "iso42001 A.7", "iso42001 A.7.4", "A.7.4"],
  ["ISO/IEC 42001:2023 | «§8» operation; «§9.1»", "iso42001 8", "iso42001 9.1"],
  ["ISO 42001 «§5», ISO 27001 «A.5.2»", "iso42001 5", "A.5.2"],
  ["ISO/IEC 27701 «A.7.2.1», «A.7.2.2»; ISO 27018 «A.10.1»", "iso27701 A.7.2.1", "iso27701 A.7.2.2", "iso27018 A.10.1"],
  ["ISO/IEC 27017 «CLD.6.3.1»", "iso27017 CLD.6.3.1"],
  ["ISO 9001 «clause 7.1», «§9 to 10»", "iso9001 7.1", "iso9001 9 10"],
  ["«clause 8.5» of ISO 22301", "iso22301 8.5"],
  ["ISO 9001 «§7.5», ISO/IEC 27001 «§10.1»", "iso9001 7.5", "clause 10.1"],
  ["ISO/IEC TR 24027:2021 Clause 7, BSI-Standard 200-2 Kapitel 8.2, SCC Clause 8"],
  ["§ 147 AO, HGB §257, § 8a BSIG, 45 CFR §164.308(a)(1)"],
];

const TABLES: readonly Case[] = [
  [
    "| Control | ISO 27001 | ISO 42001 | CIS |\n|---|---|---|---|\n| Access | «A.5.2», «§9.1» | «A.5.2», «Clause 8» | Control «7.4» |",
    "A.5.2",
    "clause 9.1",
    "iso42001 A.5.2",
    "iso42001 8",
    "cis 7.4",
  ],
  ["| a | ISO 27001:2013 |\n|:-|-:|\n| x | «A.6.1» |\n\n«A.6.1»", "A.6.1@2013", "A.6.1"],
  ["| Area | ISO/IEC 27002:2022 |\n|--|--|\n| Logs | «§8.15», «§8.16» |", "A.8.15@2022", "A.8.16@2022"],
  ["| ISO/IEC 42001:2023 | «Clauses 5», «9» | Leadership |", "iso42001 5", "iso42001 9"],
  ["| Topic | ISO 27001 | Other |\n|---|---|---|\n| Audit | «§9.2», «§10» | §9.2, §8.4, §10 |", "clause 9.2", "clause 10"],
  ["| Step | Clause | ISO 27001 control |\n|---|---|---|\n| Audit | «Clause 9.2» | «A.5.35» |", "clause 9.2", "A.5.35"],
  ["| GDPR | NIS2 |\n|---|---|\n| «Article 32» | «Article 21» |", "gdpr Art.32", "nis2 Art.21"],
];

describe("scanReferences", () => {
  suite("canonical ids, in any text", CANONICAL, ELSEWHERE);
  suite("other forms in an ISMS", WITH_CONTEXT, IN_ISMS);
  suite("other forms elsewhere", WITHOUT_CONTEXT, ELSEWHERE);
  suite("beside the standard's name", BESIDE_NAME, ELSEWHERE);
  suite("ranges", RANGES, IN_ISMS);
  suite("lists", LISTS, IN_ISMS);
  suite("clauses", CLAUSES, IN_ISMS);
  suite("foreign standards", FOREIGN, IN_ISMS);
  suite("tables", TABLES, IN_ISMS);

  it("gives UTF-16 offsets", () => {
    const text = "🔒🔒 A.8.8";
    assert.deepEqual(
      scanReferences(text, ELSEWHERE).map(({ start, end, text }) => [start, end, text]),
      [[5, 10, "A.8.8"]],
    );
  });

  it("reads Windows line ends like others", () => {
    const text = "| a | ISO 42001 |\r\n|---|---|\r\n| b | A.6.2.4 |\r\n\r\n## x\r\nclause 9.2\r\n";
    assert.deepEqual(scanReferences(text, IN_ISMS).map(describeReference), ["iso42001 A.6.2.4", "clause 9.2"]);
  });
});

describe("scanReferences on hostile text", () => {
  const piled: readonly (readonly [name: string, piece: string, expected: number])[] = [
    ["an A without end", "A", 0],
    ["a number without end", "1", 0],
    ["dots", "A.", 0],
    ["dotted numbers", "5.1.", 0],
    ["themes glued together", "A.5.1.", 1],
    ["open lists", "A.5.1, ", 20_000],
    ["ranges of ranges", "A.5.1-", 20_000],
    ["spaces behind a keyword", "clause ", 0],
    ["one clause list", "clause 4.1, 4.2, ", 40_000],
    ["brackets", "((((", 0],
    ["pipes", "|", 0],
    ["pipes with ids", "|A.5.1", 20_000],
    ["delimiter rows", "|--|\n", 0],
    ["headings", "# ISO 27001\n", 0],
    ["names", "ISO 27001 ", 0],
    ["names and ids on one line", "GDPR A.5.1 ", 20_000],
    ["foreign names and clauses on one line", "GDPR SCC clause 5 ", 0],
    ["articles", "Art. 5 ", 0],
    ["article paragraphs", "Art. 5(1)(a) Abs. ", 0],
    ["addresses", "http://A.5.1/", 0],
    ["schemes", "://", 0],
    ["stars", "*", 0],
    ["hashes", "#", 0],
    ["line breaks", "\n", 0],
    ["requirements", "Requirement 1.1.1.1 ", 0],
    ["CIS", "CIS Controls v8 Control ", 0],
    ["annex", "Annex A ", 0],
    ["a letter list", "clause 6.1 a, ", 20_000],
  ];
  for (const [name, piece, expected] of piled) {
    it(name, () => {
      const found = scanReferences(piece.repeat(20_000), IN_ISMS);
      assert.equal(found.length, expected);
      assertDisjoint(found);
    });
  }

  it("never overlaps, whatever is put together", () => {
    const words = "A.5.1 , and to – - / ( ) A 8 . 8.8 ISO 27001:2022 42001 Annex clause § 9.2 d) Art. 32 GDPR CC6.1 | \n # CIS".split(" ");
    let seed = 7;
    for (let round = 0; round < 2000; round++) {
      let text = "";
      for (let length = 0; length < 12; length++) {
        seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
        text += (words[seed % words.length] ?? "") + (seed % 3 === 0 ? "" : " ");
      }
      const found = scanReferences(text, { namesStandard: round % 2 === 0 });
      assertDisjoint(found);
      for (const { start, end, text: part, ids } of found) {
        assert.equal(text.slice(start, end), part);
        assert.ok(ids.length > 0, text);
      }
    }
  });
});

describe("namesStandard", () => {
  const yes = [
    "ISO 27001",
    "ISO/IEC 27001:2022",
    "ISO27001",
    "iso-iec-27002",
    "IEC 27001",
    "ISO/IEC\u00a027001",
    "see Annex A.",
    "Anhang A",
    "anexo A.8",
    "ISO 42001 and, for security, Annex A",
  ];
  const no = [
    "",
    "ISO 27017",
    "127001",
    "ISO 270011",
    "Annex I",
    "annex a",
    "Annexe A’s",
    "ISO/IEC 42001 Annex A",
    "ISO/IEC 42001:2023 (Annex A)",
    "27001",
  ];
  for (const text of yes) it(`yes: ${text}`, () => assert.equal(namesStandard(text), true));
  for (const text of no) it(`no: ${text}`, () => assert.equal(namesStandard(text), false));
});

describe("readControlId", () => {
  const read: readonly (readonly [string, string | undefined])[] = [
    ["A.8.8", "A.8.8"],
    ["a.8.8", "A.8.8"],
    ["A8.8", "A.8.8"],
    ["A 8.8", "A.8.8"],
    ["A-8.8", "A.8.8"],
    ["8.8", "A.8.8"],
    [" 8.8 ", "A.8.8"],
    ["A.05.01", "A.5.1"],
    ["5.10", "A.5.10"],
    ["Annex A 8.8", "A.8.8"],
    ["Annex A.8.8", "A.8.8"],
    ["Anhang A 8.8", "A.8.8"],
    ["ISO 27001 A.8.8", "A.8.8"],
    ["ISO/IEC 27001:2022 8.8", "A.8.8"],
    ["iso27001:A.8.8", "A.8.8"],
    ["Control 5.1", "A.5.1"],
    ["A.12.6.1", "A.12.6.1"],
    ["12.6.1", "A.12.6.1"],
    ["6.1.2", "A.6.1.2"],
    ["A.9.2", "A.9.2"],
    ["A.8.99", "A.8.99"],
    ["8.99", "A.8.99"],
    ["9.2", undefined],
    ["10.1", undefined],
    ["4.1", undefined],
    ["A.8", undefined],
    ["8", undefined],
    ["A.4.2", undefined],
    ["A1.2", undefined],
    ["CC6.1", undefined],
    ["A.8.8 Vulnerabilities", undefined],
    ["A.8.0", undefined],
    ["A.19.1", undefined],
    ["A.8.8, A.8.9", undefined],
    ["", undefined],
    ["v8.8", undefined],
    ["A.8.8.8.8", undefined],
    [" ".repeat(100_000), undefined],
  ];
  for (const [value, id] of read) it(JSON.stringify(value.slice(0, 30)), () => assert.equal(readControlId(value), id));
});

describe("readClauseId", () => {
  const read: readonly (readonly [string, string | undefined])[] = [
    ["6.1.3 d", "6.1.3 d"],
    ["6.1.3 d)", "6.1.3 d"],
    ["6.1.3d", "6.1.3 d"],
    ["6.1.3(d)", "6.1.3 d"],
    ["6.1.3 D", "6.1.3 d"],
    ["clause 9.2", "9.2"],
    ["Clause 9.3.2(c)", "9.3.2 c"],
    ["§9.3", "9.3"],
    ["§ 9.3", "9.3"],
    ["Abschnitt 9.2", "9.2"],
    ["cl. 10", "10"],
    ["4", "4"],
    ["ISO 27001 clause 9.2", "9.2"],
    ["ISO/IEC 27001:2022 6.1.2", "6.1.2"],
    ["9.9", "9.9"],
    ["3.1", undefined],
    ["11", undefined],
    ["A.5.1", undefined],
    ["9.2 z", undefined],
    ["4 a", undefined],
    ["6.1.3 d and e", undefined],
    ["", undefined],
    ["9.0", undefined],
    ["1.2.3.4", undefined],
  ];
  for (const [value, id] of read) it(JSON.stringify(value), () => assert.equal(readClauseId(value), id));
});

function suite(name: string, cases: readonly Case[], context: { namesStandard: boolean }): void {
  describe(name, () => {
    for (const [marked, ...expected] of cases) {
      it(marked.slice(0, 100).replaceAll("\n", "⏎"), () => {
        const found = scanReferences(marked.replace(/[«»]/g, ""), context);
        assert.deepEqual(
          { text: mark(marked.replace(/[«»]/g, ""), found), found: found.map(describeReference) },
          { text: marked, found: expected },
        );
      });
    }
  });
}

function mark(text: string, references: readonly Reference[]): string {
  let marked = "";
  let at = 0;
  for (const { start, end } of references) {
    marked += `${text.slice(at, start)}«${text.slice(start, end)}»`;
    at = end;
  }
  return marked + text.slice(at);
}

function describeReference({ standard, type, ids, edition }: Reference): string {
  const kind =
    standard === "iso27001" ? { control: "", clause: "clause ", theme: "theme ", requirement: "requirement " }[type] : `${standard} `;
  const between = ids.some((id) => id.includes(" ")) ? "," : " ";
  return kind + ids.join(between) + (edition === undefined ? "" : `@${edition}`);
}

function assertDisjoint(references: readonly Reference[]): void {
  let end = 0;
  for (const reference of references) {
    assert.ok(reference.start >= end && reference.end > reference.start);
    end = reference.end;
  }
}

describe("readClauseIds", () => {
  it("reads one clause, and ranges of clauses of one depth", () => {
    assert.deepEqual(readClauseIds("6.1.3 d)"), ["6.1.3 d"]);
    assert.deepEqual(readClauseIds("4-10"), ["4", "5", "6", "7", "8", "9", "10"]);
    assert.deepEqual(readClauseIds("clauses 9.1 to 9.3"), ["9.1", "9.2", "9.3"]);
    assert.deepEqual(readClauseIds("6.1.1–6.1.3"), ["6.1.1", "6.1.2", "6.1.3"]);
  });

  it("reads nothing else", () => {
    for (const text of ["10-4", "4-11", "4-5-6", "9.1-10", "A.5.1-A.5.3", "2026-01-01"]) assert.deepEqual(readClauseIds(text), []);
  });
});
