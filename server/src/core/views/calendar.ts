import { dueDates } from "../model/dueDates.ts";
import { addDays } from "../text/dates.ts";
import { t } from "../text/l10n.ts";
import { dueItem } from "../viewKit/dueItem.ts";
import type { View, ViewItem, ViewState } from "../viewKit/view.ts";

/** What is overdue and what comes: this week, within a month, within a quarter, later. */
export const view: View = {
  id: "calendar",
  read(snapshot) {
    const dues = dueDates(snapshot);
    const { today } = snapshot;
    const overdue = dues.filter(({ day }) => day < today).length;
    const items = PERIODS.flatMap(({ id, title, from, to, state, isOpen }): ViewItem[] => {
      const first = from === undefined ? "" : addDays(today, from);
      const last = to === undefined ? "9999-12-31" : addDays(today, to);
      const own = dues.filter(({ day }) => day >= first && day <= last);
      if (own.length === 0) return [];
      return [{ id, label: title(), description: String(own.length), state, isOpen, children: own.map((due) => dueItem(due, state)) }];
    });
    return {
      items,
      badge: overdue > 0 ? { value: overdue, tooltip: t("{0} overdue", overdue) } : undefined,
      empty: t("Nothing is due: no record says by when something has to happen."),
    };
  },
};

interface Period {
  readonly id: string;
  readonly title: () => string;
  /** Days from today, both included; open where there is none. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly state: ViewState;
  readonly isOpen: boolean;
}

const PERIODS: readonly Period[] = [
  { id: "overdue", title: () => t("Overdue"), from: undefined, to: -1, state: "late", isOpen: true },
  { id: "week", title: () => t("Within 7 days"), from: 0, to: 6, state: "soon", isOpen: true },
  { id: "month", title: () => t("Within 30 days"), from: 7, to: 29, state: "open", isOpen: true },
  { id: "quarter", title: () => t("Within 90 days"), from: 30, to: 89, state: "later", isOpen: false },
  { id: "later", title: () => t("Later"), from: 90, to: undefined, state: "later", isOpen: false },
];
