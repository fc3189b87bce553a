//! APP.3.0, APP.3.a, APP.3.c, AMB-09: the tasks are taken in sequence; each opens when both call the one before it done.
//!
//! *To the extent possible* is done with a list of what is left open, which both sign. What is done inside a task is national work, and
//! jig neither produces nor suggests an item of it (APP.3.b).
use super::Step;
use crate::clauses::{app_3_c_areas, at_both};
use crate::identity::{Post, RecordHash};
use crate::records::{Register, Task, TaskExtent};
use crate::register::ClauseId;
use crate::state::{AsKnown, State};
use crate::verdict::Finding;
use alloc::string::String;
use alloc::vec::Vec;

const SEQUENCE: ClauseId = crate::clause_id!("APP.3.0");
const GAPS: ClauseId = crate::clause_id!("AMB-09");
const MAP: ClauseId = crate::clause_id!("APP.3.a");
const MONITORING: ClauseId = crate::clause_id!("APP.3.d1");
const SET: ClauseId = crate::clause_id!("APP.3.c");

pub(super) fn done(step: &Step<'_>, task: Task, extent: TaskExtent, gaps: &[String], findings: &mut Vec<Finding>) {
    in_sequence(step, task.name(), Task::ALL.into_iter().take_while(|earlier| *earlier < task), findings);
    if let Some(earlier) = step.state.task_done(task).filter(|earlier| earlier.by != step.record) {
        findings.push(
            Finding::breached(SEQUENCE, "step-already-taken").with("record", earlier.by).curable_by(at_both(Post::Snr)),
        );
    }
    let listed = gaps.iter().any(|gap| !gap.trim().is_empty());
    match (extent, listed) {
        (TaskExtent::ToExtentPossible, false) => {
            findings
                .push(Finding::breached(GAPS, "gaps-not-listed").with("task", task.name()).curable_by([step.author]));
        }
        (TaskExtent::Complete, true) => {
            findings.push(
                Finding::breached(GAPS, "complete-with-gaps").with("task", task.name()).curable_by([step.author]),
            );
        }
        (TaskExtent::ToExtentPossible, true) | (TaskExtent::Complete, false) => {}
    }
    findings.extend(done_in_name_only(step, task, extent));
    if task == Task::Set && step.state.set_designated().is_none() {
        findings.push(Finding::breached(SET, "task-without-its-set").curable_by(at_both(Post::Snr)));
    }
}

/// What is called wholly done is there: a map in force for task a, a measure that both agreed for task d1. What is not is done to the
/// extent possible, with a list of what is left open.
fn done_in_name_only(step: &Step<'_>, task: Task, extent: TaskExtent) -> Option<Finding> {
    if extent == TaskExtent::ToExtentPossible {
        return None;
    }
    let (clause, code, is_there) = match task {
        Task::Map => {
            (MAP, "task-without-its-map", app_3_c_areas::in_force(step.state, State::as_judged(step.at)).is_some())
        }
        Task::Monitoring => (MONITORING, "task-without-its-measure", has_measure(step)),
        Task::Exchange | Task::Set => return None,
    };
    (!is_there).then(|| Finding::breached(clause, code).curable_by([step.author]))
}

fn has_measure(step: &Step<'_>) -> bool {
    let known = AsKnown::in_the_log(step.at);
    step.state
        .keys(Register::ComplianceMeasure)
        .any(|key| step.state.agreed_entry(Register::ComplianceMeasure, key, known).is_some())
}

/// The group is formed, and every earlier task is done.
pub(super) fn in_sequence(
    step: &Step<'_>,
    name: &'static str,
    earlier: impl Iterator<Item = Task>,
    findings: &mut Vec<Finding>,
) {
    let cure = || at_both(Post::Snr);
    if step.state.formed().is_none() {
        findings.push(Finding::breached(SEQUENCE, "task-before-formation").with("task", name).curable_by(cure()));
        return;
    }
    let mut undone = earlier.filter(|task| step.state.task_done(*task).is_none());
    if let Some(missing) = undone.next() {
        findings.push(
            Finding::breached(SEQUENCE, "task-out-of-order")
                .with("task", name)
                .with("missing", missing.name())
                .curable_by(cure()),
        );
    }
}

/// A set names released items that stand, each once, and waits for the exchange of APP.3.b.
pub(super) fn designated(step: &Step<'_>, items: &[RecordHash], findings: &mut Vec<Finding>) {
    in_sequence(step, "designated-set", Task::ALL.into_iter().take_while(|earlier| *earlier < Task::Set), findings);
    let cure = [step.author];
    if items.is_empty() {
        findings.push(Finding::breached(SET, "designated-set-is-empty").curable_by(cure));
    }
    let mut seen: Vec<RecordHash> = items.to_vec();
    seen.sort_unstable();
    if let Some([twice, _]) = seen.windows(2).find(|pair| pair.first() == pair.last()) {
        findings.push(Finding::breached(SET, "set-item-twice").with("record", twice).curable_by(cure));
    }
    let stands =
        |item: &&RecordHash| !step.state.fact(**item).is_some_and(|fact| fact.kind == "release" && !fact.is_ended());
    if let Some(unknown) = items.iter().find(stands) {
        findings.push(Finding::breached(SET, "set-item-is-no-release").with("record", unknown).curable_by(cure));
    }
}
