import { isUnclear, type OwedNotification } from "../../model/notificationClock.ts";
import { dueOf, isUnsent, owedOf, unsent } from "../../model/owedNotifications.ts";
import { nameOf, saysNothing } from "../../model/recordFields.ts";
import { isUnwritten } from "../../model/unwritten.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { someOf } from "../../ruleKit/wording.ts";
import { t } from "../../text/l10n.ts";
import { dayOf, isAfter } from "../../text/moments.ts";
import { inWords, recordOwed } from "./owed.ts";

export const notificationRules = [
  defineRule({
    code: "incident/notification-missing",
    severity: "warning",
    clause: "A.5.31",
    kind: "incidents",
    docs: {
      what: "The deadline of a notification has passed, and nothing says that it was sent or why it is not owed.",
      why: "GDPR, NIS2 and DORA ask for notifications within hours of becoming aware; a contract may do so too. Legal and contractual duties are part of the ISMS (A.5.31), and a deadline missed unseen is the breach that supervisors punish first.",
      how: "Send it and record `sentOn`. Where it is not owed, record why in `notNeeded`, with who decided it. Which laws count is said by `frameworks` in `isms.yaml`; they apply where `personalData` or `significant` is true.",
    },
    check(incident, { snapshot, report }) {
      const owed = owedOf(incident, snapshot);
      const late = owed.filter(({ at, due }) => at === undefined && due !== undefined && dayOf(due) < snapshot.today);
      if (late.length > 0) {
        report(
          incident,
          saysNothing(incident, ["notifications"]) ? [late[0]?.duty.when ?? ""] : ["notifications"],
          t(
            "{0} calls for notifications that are not recorded: {1}. The deadline is a legal duty (A.5.31): send what is owed and record when, or record in `notNeeded` why it is not.",
            nameOf(incident),
            someOf(late.map(inWords), 4),
          ),
          [recordOwed(incident, owed)],
        );
      }
      for (const [at, notification] of unsent(incident)) {
        const due = dueOf(notification, at, owed);
        if (due === undefined || dayOf(due) >= snapshot.today) continue;
        report(
          incident,
          ["notifications", at],
          t(
            "This notification was due by {0}, and nothing says that it was sent. The deadline is a legal or agreed duty (A.5.31): send it and record `sentOn`, or record in `notNeeded` why it is not owed.",
            due,
          ),
        );
      }
    },
  }),
  defineRule({
    code: "incident/notification-late",
    severity: "warning",
    clause: "A.5.31",
    kind: "incidents",
    docs: {
      what: "A notification was sent after its deadline, and nothing says why.",
      why: "The hours count from becoming aware of the incident, not from the end of its analysis. GDPR Art. 33 asks for the reasons of a delay in the notification itself; auditors ask what was changed since (A.5.27, A.5.31).",
      how: "Record the reason in `lateReason` and what follows from it in `lessons`. Where a date is wrong, correct it; write times with the hour where hours count.",
    },
    check(incident, { snapshot, report }) {
      const owed = owedOf(incident, snapshot);
      (incident.data.notifications ?? []).forEach((notification, at) => {
        const due = dueOf(notification, at, owed);
        const { sentOn } = notification;
        if (
          due === undefined ||
          sentOn === undefined ||
          !isAfter(sentOn, due) ||
          !isUnwritten(incident, ["notifications", at, "lateReason"])
        )
          return;
        const law = owed.find((one) => one.at === at)?.duty.law;
        report(
          incident,
          ["notifications", at, "sentOn"],
          law === undefined
            ? t(
                "This was sent on {0}, after its deadline of {1} (A.5.31). Record why in `lateReason`, and what follows from it.",
                sentOn,
                due,
              )
            : t(
                "This was sent on {0}, but {1} gave time until {2} (A.5.31). Record why in `lateReason`, and what follows from it.",
                sentOn,
                law,
                due,
              ),
        );
      });
    },
  }),
  defineRule({
    code: "incident/notification-due",
    severity: "info",
    clause: "A.5.31",
    kind: "incidents",
    docs: {
      what: "The deadline of a notification is running.",
      why: "A reminder while there is time: the next notification that a law asks for (A.5.31), worked out from `detectedOn`, for DORA also from `classifiedOn`, and from what was sent before.",
      how: "Send it in time and record `sentOn`, or record in `notNeeded` why it is not owed. A day of DORA at a weekend moves to Monday noon; a bank, central counterparty or trading venue, and whoever NIS2 calls essential or important, names `nis2` in `frameworks` as well, because its first two reports are due at weekends too.",
    },
    check(incident, { snapshot, report }) {
      const owed = owedOf(incident, snapshot);
      const isOpen = ({ at }: OwedNotification) => at === undefined || isUnsent(incident.data.notifications?.[at] ?? {});
      const next = owed.find((one) => one.due !== undefined && dayOf(one.due) >= snapshot.today && isOpen(one));
      if (!next) return;
      report(
        incident,
        next.at === undefined ? [next.duty.when] : ["notifications", next.at],
        t("The clock is running: {0} (A.5.31). Record `sentOn` once it is sent, or in `notNeeded` why it is not owed.", inWords(next)),
        next.at === undefined ? [recordOwed(incident, owed)] : [],
      );
    },
  }),
  defineRule({
    code: "incident/notification-unclear",
    severity: "hint",
    clause: "A.5.31",
    kind: "incidents",
    docs: {
      what: "A notification does not say which duty it meets.",
      why: "Whether it was sent in time depends on the law or contract that asked for it (A.5.31). Until it says so it is taken for the first notification that the laws in `frameworks` ask for.",
      how: "Name the `duty`, or the `law` or `obligation` that asks for it.",
    },
    check(incident, { snapshot, report }) {
      if (owedOf(incident, snapshot).length === 0) return;
      (incident.data.notifications ?? []).forEach((notification, at) => {
        if (!isUnclear(notification) || !saysNothing(incident, ["notifications", at, "duty"])) return;
        report(
          incident,
          ["notifications", at],
          t(
            "Nothing says which duty this notification meets, so its deadline is a guess (A.5.31). Name its `duty`, or the `law` that asks for it.",
          ),
        );
      });
    },
  }),
];
