//! Bytes of commitments, milestones and open issues.
use crate::error::{RecordError, Rule};
use crate::json::{Item, Json};
use agreement::records::{
    Commitment, CommitmentState, IssueOwner, IssueState, Milestone, MilestoneState, MilestoneTrack, OpenIssue,
};

pub(super) fn read_commitment(item: Item<'_, '_>) -> Result<Commitment, RecordError> {
    let fields = item.object(&["due", "owner", "state", "text"])?;
    Ok(Commitment {
        owner: fields.get("owner")?.line()?,
        text: fields.get("text")?.text()?,
        due: fields.get("due")?.optional(Item::instant)?,
        state: fields.get("state")?.name(CommitmentState::ALL, CommitmentState::name)?,
    })
}

pub(super) fn write_commitment(commitment: &Commitment) -> Json {
    let Commitment { owner, text, due, state } = commitment;
    Json::object([
        ("due", Json::or_null(*due, Json::shown)),
        ("owner", Json::text(owner)),
        ("state", Json::text(state.name())),
        ("text", Json::text(text)),
    ])
}

pub(super) fn read_milestone(item: Item<'_, '_>) -> Result<Milestone, RecordError> {
    let fields = item.object(&["due", "state", "text", "track"])?;
    Ok(Milestone {
        track: fields.get("track")?.name(MilestoneTrack::ALL, MilestoneTrack::name)?,
        text: fields.get("text")?.text()?,
        due: fields.get("due")?.optional(Item::instant)?,
        state: fields.get("state")?.name(MilestoneState::ALL, MilestoneState::name)?,
    })
}

pub(super) fn write_milestone(milestone: &Milestone) -> Json {
    let Milestone { track, text, due, state } = milestone;
    Json::object([
        ("due", Json::or_null(*due, Json::shown)),
        ("state", Json::text(state.name())),
        ("text", Json::text(text)),
        ("track", Json::text(track.name())),
    ])
}

pub(super) fn read_issue(item: Item<'_, '_>) -> Result<OpenIssue, RecordError> {
    let fields = item.object(&["owner", "settled_by", "state", "text"])?;
    let (state, settled_by) = (fields.get("state")?, fields.get("settled_by")?);
    let state = match state.str()? {
        "open" if settled_by.present().is_none() => IssueState::Open,
        "open" => return Err(settled_by.fault(Rule::Type { expected: "null" })),
        "settled" => IssueState::Settled { by: settled_by.optional(Item::digest)? },
        other => {
            let allowed = "open, settled".to_owned();
            return Err(state.fault(Rule::ValueUnknown { value: other.to_owned(), allowed }));
        }
    };
    Ok(OpenIssue {
        owner: fields.get("owner")?.name(IssueOwner::ALL, IssueOwner::name)?,
        state,
        text: fields.get("text")?.text()?,
    })
}

pub(super) fn write_issue(issue: &OpenIssue) -> Json {
    let OpenIssue { owner, state, text } = issue;
    let (state, settled_by) = match state {
        IssueState::Open => ("open", None),
        IssueState::Settled { by } => ("settled", *by),
    };
    Json::object([
        ("owner", Json::text(owner.name())),
        ("settled_by", Json::or_null(settled_by, Json::shown)),
        ("state", Json::text(state)),
        ("text", Json::text(text)),
    ])
}
