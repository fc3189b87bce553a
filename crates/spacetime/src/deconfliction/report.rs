//! The comparison of two sets of intents: every volume of the one side against every volume of the other, with the evidence for each.
//!
//! A report can be made again from the same inputs on any machine and is the same: its bytes, which `wire` writes, are what each side
//! signs. It names the inputs by their tokens and the rules by their version.

use super::assess::assess_pieces;
use super::finding::{Answer, Finding};
use super::piece::{LaidPiece, pieces};
use super::rules::SeparationRules;
use crate::volume::{Intent, Token};
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// One pair of volumes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairFinding {
    /// The intent of the first volume: its place in [`Report::first`], from 0.
    pub first_intent: usize,
    /// The first volume, from 1.
    pub first_volume: usize,
    /// The intent of the second volume: its place in [`Report::second`], from 0.
    pub second_intent: usize,
    /// The second volume, from 1.
    pub second_volume: usize,
    /// What they are to each other.
    pub finding: Finding,
}

/// An input of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// The id of the intent.
    pub id: String,
    /// The commitment to its details.
    pub token: Token,
    /// How many volumes it has.
    pub volumes: usize,
}

/// What two sets of intents are to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The version of the rules.
    pub rules: String,
    /// The intents of the one set, in the order they came.
    pub first: Vec<Input>,
    /// The intents of the other set.
    pub second: Vec<Input>,
    /// Every pair of volumes, in the order of both sets.
    pub pairs: Vec<PairFinding>,
}

impl Report {
    /// The gravest answer; *separated* when there is no pair.
    #[must_use]
    pub fn answer(&self) -> Answer {
        self.pairs.iter().map(|pair| pair.finding.answer).max().unwrap_or(Answer::Separated)
    }

    /// How many pairs have an answer.
    #[must_use]
    pub fn count(&self, answer: Answer) -> usize {
        self.pairs.iter().filter(|pair| pair.finding.answer == answer).count()
    }

    /// How many volumes stand against how many: the N x M of the line of proof.
    #[must_use]
    pub fn volumes(&self) -> (usize, usize) {
        let sum = |inputs: &[Input]| inputs.iter().map(|input| input.volumes).sum();
        (sum(&self.first), sum(&self.second))
    }
}

/// Compares every volume of the one set with every volume of the other.
#[must_use]
pub fn compare(first: &[Intent], second: &[Intent], rules: &SeparationRules) -> Report {
    let prepared = |intents: &[Intent]| -> Vec<Vec<Vec<LaidPiece>>> {
        intents.iter().map(|intent| intent.volumes().iter().map(pieces).collect()).collect()
    };
    let (first_pieces, second_pieces) = (prepared(first), prepared(second));
    let mut pairs = Vec::new();
    for (first_intent, (one, one_volumes)) in first.iter().zip(&first_pieces).enumerate() {
        for (second_intent, (other, other_volumes)) in second.iter().zip(&second_pieces).enumerate() {
            let required = rules.required(one.classes(), other.classes());
            for (first_volume, one_pieces) in (1..).zip(one_volumes) {
                for (second_volume, other_pieces) in (1..).zip(other_volumes) {
                    let finding = assess_pieces(one_pieces, other_pieces, &required);
                    pairs.push(PairFinding { first_intent, first_volume, second_intent, second_volume, finding });
                }
            }
        }
    }
    let inputs = |intents: &[Intent]| {
        let input = |intent: &Intent| Input {
            id: intent.id().to_string(),
            token: intent.token(),
            volumes: intent.volumes().len(),
        };
        intents.iter().map(input).collect()
    };
    Report { rules: rules.version().to_string(), first: inputs(first), second: inputs(second), pairs }
}
