//! Tests of the engine: against a twin that knows no plane and no index, on random and on hostile inputs.

mod hostile;
mod knowledge;
mod live;
pub(super) mod make;
mod protected;
mod rules;
mod twin;
