//! Rows of needs and of their links to strategies.

use crate::row::Row;
use geodata_model::{Need, NeedGroup, NeedLink};

pub(crate) fn need(row: Row) -> Option<Need> {
    let (code, axes, sources) = (row.required("code"), row.list("axes"), row.citations());
    let groups = ["need", "theme", "governance", "plan", "participation"];
    let group = row.word("group", groups.into_iter(), |id| match id {
        "need" => Some(NeedGroup::Need),
        "theme" => Some(NeedGroup::Theme),
        "governance" => Some(NeedGroup::Governance),
        "plan" => Some(NeedGroup::Plan),
        "participation" => Some(NeedGroup::Participation),
        _ => None,
    });
    let text = row.bilingual("text");
    Some(Need {
        code: code?,
        group: group?,
        axes: axes?,
        text: text?,
        sources: sources?,
    })
}

pub(crate) fn need_link(row: Row) -> Option<NeedLink> {
    let (need, strategy) = (row.required("need"), row.parse("strategy"));
    let reason = row.required("reason_it");
    Some(NeedLink {
        need: need?,
        strategy: strategy?,
        reason: reason?,
    })
}
