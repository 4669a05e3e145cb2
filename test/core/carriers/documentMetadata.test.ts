import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { readFile } from "../../../server/src/core/carriers/readFile.ts";
import { catalog } from "../../../server/src/core/catalog/catalog.ts";
import type { IsmsRecord } from "../../../server/src/core/model/record.ts";
import { spanIn } from "../../../server/src/core/model/sourceFile.ts";
import { ignoreFix } from "../../../server/src/core/ruleKit/fixes.ts";
import { applyFix, editsOf, expectFindings, filesAfter, findingIn, findingsOf } from "../../fixture.ts";

const read = (text: string, at = "a.md") => readFile(at, text, { catalog: catalog(), inIsms: true });
const documentOf = (text: string, at?: string) => read(text, at).records[0] as IsmsRecord<"document"> | undefined;
/** The values of a document; undefined where the text is none. */
const dataOf = (text: string, at?: string) => {
  const data = documentOf(text, at)?.data;
  return data && { ...data };
};

describe("document metadata outside of YAML front matter", () => {
  const stated = { title: "Access policy", type: "policy", version: "1.0.3", status: "approved", owner: "Jane Doe" };
  const forms: [form: string, text: string][] = [
    [
      "bold lines with hard breaks",
      "# Access policy\n\n**Version:** 1.0.3\\\n**Status:** Approved\\\n**Owner:** Jane Doe\n\n---\n\n## Purpose\n",
    ],
    ["bold labels before the colon", "# Access policy\n\n**Version**: 1.0.3  \n**Status** : Approved  \n**Owner**: Jane Doe\n"],
    ["lines right above a rule", "# Access policy\n**Version:** 1.0.3\n**Status:** Approved\n**Owner:** Jane Doe\n---\n\n## Purpose\n"],
    ["labels in italics", "# Access policy\n\n_Version:_ 1.0.3\n*Status:* Approved v1\n_Owner(s):_ Jane Doe\n"],
    ["a list", "# Access policy\n\n- **Version**: 1.0.3\n- **Status**: Approved\n- **Owner**: Jane Doe\n"],
    ["plain lines", "# Access policy\n\nVersion: 1.0.3\nStatus: Approved\nOwner: Jane Doe\n"],
    ["one plain line", "# Access policy\n\nVersion: 1.0.3 | Status: Approved | Owner: Jane Doe\n"],
    [
      "one bold line with emoji",
      "# 🔑 Access policy\n\n**📄 Version:** 1.0.3 | **📋 Document Status:** ✅ Approved **Document owner:** Jane Doe\n",
    ],
    [
      "a quote",
      "# Access policy\n\n> **Document control**\n> **Version:** 1.0.3\n> **Status:** Approved\n> Owner: Jane Doe\n\n## Purpose\n",
    ],
    [
      "a table",
      "# Access policy\n\n| Field | Value |\n|---|---|\n| **Version** | 1.0.3 |\n| Status | Approved |\n| Policy owner | Jane Doe |\n",
    ],
    ["a table without header", "# Access policy\n\n| Version | 1.0.3 |\n|:--|:--|\n| Status | **Approved** |\n| Owner: | Jane Doe |\n"],
    [
      "a table of four columns",
      "# Access policy\n\n| Version | 1.0.3 | Status | Approved |\n|--|--|--|--|\n| Owner | Jane Doe | Pages | 3 |\n",
    ],
    [
      "a table under its heading",
      "# Access policy\n\n## Document Control\n\n| | |\n|--|--|\n| Version | 1.0.3 |\n| Status | Approved |\n| Owner | Jane Doe |\n",
    ],
    [
      "badges",
      "# Access policy\n\n![Status](https://img.shields.io/badge/Status-Approved-green) ![Version 1.0.3](v.svg)\n![Owner: Jane Doe](o.svg)\n",
    ],
    [
      "badges in HTML under a heading in HTML",
      '<h1 align="center">🔑 Access policy</h1>\n\n<a><img src="https://img.shields.io/badge/Owner-Jane_Doe-0A66C2?style=flat" alt="Owner"/></a>\n' +
        '<img src="https://img.shields.io/badge/Version-1.0.3-555" alt="Version"/> <img alt="Status: Approved" src="x.svg">\n',
    ],
    [
      "front matter without its first fence",
      "title: Access policy\nversion: 1.0.3\nstatus: Approved\nowner: 'Jane Doe' # she\ntags:\n  - a\n---\n\n# Access\n",
    ],
    [
      "front matter with tabs",
      '---\ntitle: Access policy\nversion: 1.0.3\nstatus:\tApproved\ntags:\n\t- a\nowner: "Jane Doe"\n---\n# Access\n',
    ],
    [
      "front matter with a bare colon",
      "---\ntitle: Access policy\nnotes: Scope: all: of it\nversion: 1.0.3\nstatus: Approved\nowner: Jane Doe\n---\n# x\n",
    ],
  ];
  for (const [form, text] of forms) {
    it(`is read from ${form}`, () => {
      for (const lines of [text, text.replaceAll("\n", "\r\n")]) assert.deepEqual(dataOf(lines), stated);
    });
  }

  it("has the exact place of each value", () => {
    for (const [form, text] of forms) {
      const file = read(text);
      const record = file.records[0] as IsmsRecord;
      const said = record.written.entries.flatMap(({ key, value }) => {
        const { start, end } = spanIn(file, { start: value?.start ?? 0, end: value?.end ?? 0, segment: record.segment });
        return key === "version" || key === "owner" || key === "status" ? [text.slice(start, end).replace("_", " ").toLowerCase()] : [];
      });
      assert.deepEqual(said.sort(), ["1.0.3", "approved", "jane doe"], form);
    }
  });

  const languages: [language: string, lines: string, data: object][] = [
    [
      "German",
      "# Passwortrichtlinie\n\n**Dokument-ID:** RL-01\n**Fassung:** 2.1\n**Status:** Entwurf\n**Eigentümer:** ISB\n**Genehmigt durch:** Vorstand\n**Freigegeben am:** 15. März 2026\n**Nächste Überprüfung:** 15.03.2027\n**Klassifizierung:** Intern\n**Sprache:** Deutsch",
      {
        title: "Passwortrichtlinie",
        type: "policy",
        id: "RL-01",
        version: "2.1",
        status: "draft",
        owner: "ISB",
        approvedBy: "Vorstand",
        approvedOn: "2026-03-15",
        nextReview: "2027-03-15",
        classification: "Intern",
        language: "de",
      },
    ],
    [
      "French",
      "# Sécurité\n\n| Type de document | Politique |\n|--|--|\n| Statut | VALIDÉ |\n| Propriétaire du document | RSSI |\n| Approuvé par | Direction |\n| Date d'approbation | 1er février 2026 |\n| Prochaine révision | 1 févr. 2027 |",
      {
        title: "Sécurité",
        status: "approved",
        owner: "RSSI",
        approvedBy: "Direction",
        approvedOn: "2026-02-01",
        nextReview: "2027-02-01",
      },
    ],
    [
      "Spanish",
      "# Política de accesos\n\n- **Versión:** v1.0\n- **Estado:** Aprobado\n- **Aprobado por:** Dirección\n- **Fecha de aprobación:** 15 de marzo de 2026",
      {
        title: "Política de accesos",
        type: "policy",
        version: "v1.0",
        status: "approved",
        approvedBy: "Dirección",
        approvedOn: "2026-03-15",
      },
    ],
    [
      "Portuguese",
      "# Acessos\n\n> Versão: 3\n> Situação: Rascunho\n> Tipo: Procedimento\n> Última revisão: 2 de maio de 2026",
      { title: "Acessos", version: "3", status: "draft", type: "procedure", reviewedOn: "2026-05-02" },
    ],
    [
      "Dutch",
      "# Wachtwoordbeleid\n\nVersie: 1.2\nStatus: Vastgesteld\nEigenaar: CISO\nVolgende beoordeling: 3 augustus 2026\nRubricering: Intern",
      {
        title: "Wachtwoordbeleid",
        type: "policy",
        version: "1.2",
        status: "approved",
        owner: "CISO",
        nextReview: "2026-08-03",
        classification: "Intern",
      },
    ],
    [
      "Italian",
      "# Accessi\n\n**Versione:** 1\n**Stato:** Obsoleto\n**Approvato da:** Direzione\n**In vigore dal:** 3 gennaio 2026",
      { title: "Accessi", version: "1", status: "retired", approvedBy: "Direzione", effectiveFrom: "2026-01-03" },
    ],
    [
      "Japanese",
      "# 情報セキュリティ\n\n文書番号：ISMS-01\n版数：1.0\n状態：承認済み\n承認者：社長\n承認日：2026年3月15日\n文書種別：規程",
      {
        title: "情報セキュリティ",
        id: "ISMS-01",
        version: "1.0",
        status: "approved",
        approvedBy: "社長",
        approvedOn: "2026-03-15",
        type: "procedure",
      },
    ],
  ];
  for (const [language, lines, data] of languages) {
    it(`is read in ${language}`, () => assert.deepEqual(dataOf(`${lines}\n`), data));
  }

  const dates: [written: string, day: string | undefined][] = [
    ["2026-03-15", "2026-03-15"],
    ["2026/03/15", "2026-03-15"],
    ["2026-03-15 (UTC)", "2026-03-15"],
    ["15.03.2026", "2026-03-15"],
    ["15/03/2026", "2026-03-15"],
    ["03/15/2026", "2026-03-15"],
    ["04/04/2026", "2026-04-04"],
    ["15 March 2026", "2026-03-15"],
    ["March 15th, 2026", "2026-03-15"],
    ["the 15th of March, 2026", "2026-03-15"],
    ["Sept. 5, 2026", "2026-09-05"],
    ["15. Jänner 2026", "2026-01-15"],
    ["03/04/2026", undefined],
    ["March 2026", undefined],
    ["10–14 February 2025", undefined],
    ["31 February 2026", undefined],
    ["2026-03-15 – 2027-03-15", undefined],
    ["15 Ma 2026", undefined],
    ["next year 2026", undefined],
  ];
  for (const [written, day] of dates) {
    it(`reads ${JSON.stringify(written)} as ${day ?? "no day"}, and is silent about it`, async () => {
      const text = `# Policy\n\n**Version:** 1\n**Owner:** Jane\n**Approved on:** ${written}\n**Id:** P-1\n**Status:** Draft\n`;
      assert.equal(documentOf(text)?.data.approvedOn, day);
      assert.deepEqual(await findingsOf(`==> a.md\n${text}`, /^(schema|syntax|document)/), []);
    });
  }

  it("takes the first heading for the title only where no key says it, and its type only where it names one", () => {
    const titled = (title: string, rest = "") => documentOf(`# ${title}\n\nVersion: 1\nOwner: X\n${rest}`)?.data;
    assert.equal(titled("Access", "Title: Access control")?.title, "Access control");
    assert.equal(titled("**Access** control plan:")?.type, "plan");
    assert.equal(titled("Policy exception request")?.type, undefined);
    assert.equal(titled("Policy on exceptions")?.type, "policy");
    assert.equal(titled("PROCÉDURE DE SAUVEGARDE")?.type, "procedure");
    assert.equal(titled("Policies and Procedures: Policy")?.type, "policy");
    assert.equal(titled("Policy", "Document type: Procedure")?.type, "procedure");
    assert.equal(documentOf("Version: 1\nOwner: X\n")?.title, undefined);
  });

  const nothing: [what: string, text: string, at?: string][] = [
    [
      "a README with badges",
      "# Tool\n\n![Version](https://img.shields.io/badge/version-1.0-blue) ![Status](https://img.shields.io/badge/status-active-green)\n",
      "docs/README.md",
    ],
    ["a README with a licence", "# Tool\n\nVersion: 1.0 | License: MIT\n\nHow to install it.\n", "README.md"],
    [
      "badges of a build",
      "# Tool\n\n![Build](https://img.shields.io/badge/build-passing-green) ![Version](https://img.shields.io/badge/version-1.0-blue)\n",
    ],
    ["a changelog", "# Changelog\n\n## [1.2.0] - 2026-01-01\n\n- **Status:** Approved\n- **Owner:** Jane\n\n## 1.1\n"],
    ["a version history", "# Guide\n\n| Version | Date | Author | Changes |\n|--|--|--|--|\n| 1.0 | 2026-01-01 | Jane | First |\n"],
    ["an ordinary table", "# Roles\n\n| Role | Person |\n|--|--|\n| Owner | Jane |\n| CISO | John |\n"],
    [
      "a table that explains",
      "# Fields\n\n| Field | Description |\n|--|--|\n| Owner | Who answers |\n| Status | Approved |\n| Version | 1.0 |\n",
    ],
    [
      "a list that explains",
      "# Fields\n\n- **Version**: the number of the edition\n- **Status**: where it stands\n- **Owner**: who answers. Always a role.\n",
    ],
    ["lines behind the second heading", "# Guide\n\n## Example\n\n**Version:** 1.0\n**Status:** Approved\n"],
    ["lines far below", `# Guide\n\n${"Text\n".repeat(60)}\n**Version:** 1.0\n**Status:** Approved\n`],
    ["lines apart from each other", "# Guide\n\nVersion: 1.0\n\nSome prose between them.\n\nStatus: Approved\n"],
    ["lines in code and comments", "# Guide\n\n```\nVersion: 1.0\nStatus: Approved\n```\n<!--\nVersion: 1.0\nStatus: Draft\n-->\n"],
    ["a risk", "# R-1\n\n**Risk ID:** R-1\n**Owner:** Jane\n**Status:** Open\n"],
    ["a title and an author", "# Essay\n\nTitle: Essay\nAuthor: Jane\nClassification: public\n"],
    ["a recipe", "Serves: 4\nTime: 20 min\n---\n\nMix.\n"],
  ];
  for (const [what, text, at] of nothing) {
    it(`finds no document in ${what}`, () => assert.equal(documentOf(text, at), undefined));
  }

  it("leaves web pages to their generator", () => {
    const page = documentOf("---\ntitle: Access policy\nlast_updated: 2026-01-01\n---\n# x\n");
    assert.equal(page?.carrier, "frontMatter");
    assert.deepEqual(page?.problems, []);
  });

  it("takes the title at least of front matter without its first fence, and finds nothing wrong with it", () => {
    const open = documentOf("name: Access policy\nacronym: AP\nsatisfies:\n  TSC:\n    - CC6.1\n---\n\n# Purpose\n");
    assert.deepEqual({ ...open?.data }, { title: "Access policy" });
    assert.deepEqual(open?.problems, []);
  });

  it("reads front matter with keys in other languages", () =>
    assert.deepEqual(dataOf("---\ntitel: Zugriff\neigentümer: ISB\nfassung: 1.0\n---\n# x\n"), {
      title: "Zugriff",
      owner: "ISB",
      version: "1.0",
    }));

  it("is nothing outside an ISMS", () => {
    const file = readFile("a.md", "# P\n\nVersion: 1\nOwner: X\n", { catalog: catalog(), inIsms: false });
    assert.deepEqual(file.records, []);
  });

  it("is found in linear time, whatever the text", () => {
    for (const part of ["**a", "a: ", "| a ", "![a](", "<img a", "> ", "|", "- **Version:** ", "a:b | ", "[a](", "__", "：", "2026 "]) {
      const text = `# x\n\n${part.repeat(40_000)}\n${`${part.repeat(30)}\n`.repeat(300)}`;
      const start = process.cpuUsage().user;
      documentOf(text);
      documentOf(`a: ${part}\n`.repeat(3000));
      assert.ok(process.cpuUsage().user - start < 5_000_000, part);
    }
  });
});

describe("rules about documents in prose", () => {
  const policy = (lines: string) => `==> a.md\n# Access policy\n\n${lines}\n\n## Purpose\n`;
  const LINES = "**Id:** P-1\n**Version:** 1.0\n**Owner:** Jane";

  it("say nothing about its shape, and nothing of values that cannot be read or are still to come", async () => {
    await expectFindings(policy(`${LINES}\n**Status:** Somewhat\n**Next review:** annually`), /^(schema|syntax|document)/, []);
    await expectFindings(
      policy("| Id | [ORG]-1 |\n|--|--|\n| Version | 1.0 |\n| Owner | [Role] |\n| Status | [Draft] |"),
      /^(schema|ref|document\/m)/,
      [],
    );
  });

  it("find what a document lacks, and write no YAML into it", async () => {
    const text = policy("**Version:** 1.0\n**Owner:** Jane");
    await expectFindings(text, "document", ["a.md:1 document/missing-metadata"]);
    const { finding } = await findingIn(text, "document/missing-metadata");
    assert.match(finding.message, /lacks `id`, `status`\..* where it states the others\./);
    assert.deepEqual(finding.fixes, []);
  });

  const drafts: [status: string, after: string][] = [
    ["Approved", "Draft"],
    ["APPROVED", "DRAFT"],
    ["approved", "draft"],
    ["Freigegeben", "Entwurf"],
    ["validé", "brouillon"],
    ["承認済み", "ドラフト"],
  ];
  for (const [status, after] of drafts) {
    it(`write ${after} for ${status}`, async () => {
      const lines = `${LINES}\n**Status:** ${status}`;
      const files = await applyFix(policy(lines), "document/unapproved", "draft");
      assert.equal(`==> a.md\n${files.get("a.md")}`, policy(`${LINES}\n**Status:** ${after}`));
    });
  }

  const reviews: [last: string, next: string, after: [string, string]][] = [
    ["2025-01-10", "2026-01-10", ["2026-06-15", "2027-06-15"]],
    ["10.01.2025", "2026/01/10", ["15.06.2026", "2027/06/15"]],
    ["10 January 2025", "10 January 2026", ["2026-06-15", "2027-06-15"]],
  ];
  for (const [last, next, [lastAfter, nextAfter]] of reviews) {
    it(`record a review where it says ${last}`, async () => {
      const table = (a: string, b: string) =>
        policy(`| Id | P-1 |\n|--|--|\n| Version | 1.0 |\n| Status | Final |\n| Last reviewed | ${a} |\n| Next review | ${b} |`);
      const files = await applyFix(table(last, next), "document/review-overdue", "today");
      assert.equal(`==> a.md\n${files.get("a.md")}`, table(lastAfter, nextAfter));
    });
  }

  it("change nothing where one of the fields is not stated, and never a badge", async () => {
    const badge = "![Status](https://img.shields.io/badge/Status-Approved-green) ![Version 1](v.svg) ![Next review 2026-01-10](r.svg)";
    for (const [text, code] of [
      [policy(`${LINES}\n**Next review:** 2026-01-10`), "document/review-overdue"],
      [policy(badge), "document/review-overdue"],
      [policy(badge), "document/unapproved"],
    ] as const) {
      const { finding, fixture } = await findingIn(text, code);
      for (const fix of finding.fixes) assert.deepEqual(await editsOf(fixture, fix), []);
    }
  });

  it("can be ignored in every form, behind which the value still reads the same", async () => {
    for (const lines of [
      `${LINES}\\\n**Status:** Approved\\\n**Author:** Jane`.replaceAll("\n**", "\\\n**"),
      `${LINES}\n**Status:** Approved  \n**Author:** Jane`,
      "> Id: P-1\n> Version: 1.0\n> Owner: Jane\n> Status: Approved\n> Author: Jane",
      "| Id | P-1 |\n|--|--|\n| Version | 1.0 |\n| Owner | Jane |\n| Status | Approved |",
    ]) {
      const { finding, fixture } = await findingIn(policy(lines), "document/unapproved");
      const file = fixture.folder.snapshot().files.get("a.md");
      assert.ok(file);
      const after = filesAfter(fixture, await editsOf(fixture, ignoreFix(finding.code, file, finding))).get("a.md") ?? "";
      assert.deepEqual(dataOf(after), dataOf(policy(lines).slice("==> a.md\n".length)), after);
      await expectFindings(`==> a.md\n${after.replace("TODO", "decided by the board")}`, "document", []);
    }
  });

  it("are not ignored in front matter without its first fence, where no comment can stand", async () => {
    const text = "==> a.md\nid: P-1\ntitle: Access policy\nversion: 1.0\nowner: Jane\nstatus: Approved\n---\n# x\n";
    const { finding, fixture } = await findingIn(text, "document/unapproved");
    const file = fixture.folder.snapshot().files.get("a.md");
    assert.ok(file);
    assert.deepEqual(await editsOf(fixture, ignoreFix(finding.code, file, finding)), []);
  });

  it("know whom it names where there is a record of them, and report no one else", async () => {
    const people = "==> people.yaml\npeople:\n  - id: jane\n    name: Jane\n";
    await expectFindings(
      policy("**Id:** P-1\n**Version:** 1.0\n**Status:** Draft\n**Owner:** The CISO / jane") + people,
      /^(ref|document)/,
      [],
    );
    assert.equal(documentOf("# P\n\n**Version:** 1.0\n**Owner:** jane\n")?.mentions[0]?.target.type, "record");
  });
});

const CORPUS = path.resolve("../shared/corpus");

describe("document metadata of real folders", () => {
  if (!existsSync(CORPUS)) {
    it("is skipped: there is no corpus of real folders beside the project");
    return;
  }
  /** How many of the folder's Markdown files state version or owner: read as a document and not. */
  const expected: [folder: string, form: string, atLeast: number][] = [
    ["Hack23+ISMS-PUBLIC", "prose", 40],
    ["jposluns+grc_library", "prose", 370],
    ["CenedrilTeam+iso27001-starter-kit", "prose", 55],
    ["hazwanjaafar+mssp-isms-iso27001-simulation", "prose", 19],
    ["YumiKioko+iso27001-isms-securebank", "prose", 23],
    ["xenprotocol+grc-templates", "prose", 38],
    ["Singhhs+OpenGRC-Toolkit", "prose", 68],
    ["surreal70+Handbook-Generator", "prose", 140],
  ];
  for (const [folder, form, atLeast] of expected) {
    it(`is read in ${folder}`, function () {
      if (!existsSync(path.join(CORPUS, folder))) return this.skip();
      const found = recordsIn(folder).filter(({ carrier }) => carrier === form);
      assert.ok(found.length >= atLeast, `${found.length} documents`);
      assert.deepEqual(
        found.filter(({ problems, title }) => problems.length > 0 || title === undefined).map(({ path: at }) => at),
        [],
      );
    });
  }
  for (const folder of [
    "basecamp+policies",
    "opencontrol+freedonia-compliance",
    "tailscale+security-policies",
    "openregulatory+templates",
  ]) {
    it(`finds none in the prose of ${folder}`, () =>
      assert.deepEqual(
        recordsIn(folder).flatMap(({ carrier, path: at }) => (carrier === "prose" || carrier === "badge" ? [at] : [])),
        [],
      ));
  }
});

function recordsIn(folder: string): IsmsRecord[] {
  const root = path.join(CORPUS, folder);
  if (!existsSync(root)) return [];
  const files = (readdirSync(root, { recursive: true }) as string[]).filter((file) => file.endsWith(".md"));
  return files.flatMap((file) => read(readFileSync(path.join(root, file), "utf8").replace(/^\ufeff/, ""), file).records);
}

describe("how often a document is reviewed", () => {
  const every = (line: string) =>
    dataOf(`# Access policy\n\n**Version:** 1.0\\\n**Status:** Approved\\\n${line}\n\n## Purpose\n`)?.reviewEvery;

  it("is read from the words of several languages, whatever stands behind them", () => {
    assert.equal(every("**Review Frequency:** Annual and upon material regulatory change"), "annually");
    assert.equal(every("**🔄 Review Cycle:** Semi-Annual | **⏰ Next Review:** 2026-11-10"), "half-yearly");
    assert.equal(every("**Prüfintervall:** alle zwei Jahre"), "P2Y");
    assert.equal(every("**Fréquence de revue :** tous les ans"), "annually");
    assert.equal(every("**Review interval:** P18M"), "P18M");
  });

  it("is nothing where no interval is said", () => {
    assert.equal(every("**Review Frequency:** 6 to 12 months and upon change"), undefined);
    assert.equal(every("**Review Cycle:** as needed"), undefined);
  });
});
