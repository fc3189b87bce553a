//! What every error of every room can do: name its code and the arguments of its sentence.
//!
//! `agreement`, `ledger` and `spacetime` do not know this trait; it is given to their errors here, so that the tools
//! print any error of any room the same way.

/// An error that the catalogues can explain.
pub trait Coded {
    /// The stable code, key of the sentence.
    fn code(&self) -> &'static str;

    /// The named arguments of the sentence.
    fn arguments(&self) -> Vec<(&'static str, String)>;
}

macro_rules! coded {
    ($($error:ty),* $(,)?) => {
        $(impl Coded for $error {
            fn code(&self) -> &'static str {
                <$error>::code(self)
            }

            fn arguments(&self) -> Vec<(&'static str, String)> {
                <$error>::arguments(self)
            }
        })*
    };
}

coded!(
    crate::edition::EditionError,
    crate::sources::SourceError,
    agreement::register::UnknownClause,
    ledger::AppendError,
    ledger::BundleError,
    ledger::CheckpointError,
    ledger::CosignError,
    ledger::HashError,
    ledger::KeyError,
    ledger::NoteError,
    ledger::OpenError,
    ledger::PolicyError,
    ledger::ProofError,
    ledger::ProofFileError,
    ledger::PublishError,
    ledger::ReadError,
    ledger::SignError,
    ledger::StoreError,
    ledger::TilePathError,
    ledger::verify::VerifyFault,
    ledger::witness::ReplyError,
    ledger::witness::RequestError,
    spacetime::AltitudeError,
    spacetime::AreaError,
    spacetime::BandTextError,
    spacetime::BoxError,
    spacetime::CellError,
    spacetime::DegreeError,
    spacetime::EdgeError,
    spacetime::MomentError,
    spacetime::PlaneError,
    spacetime::PositionError,
    spacetime::TimeError,
    spacetime::deconfliction::LiveError,
    spacetime::deconfliction::RulesError,
    spacetime::volume::VolumeError,
    spacetime::gazetteer::AgreedNameError,
    spacetime::gazetteer::TableError,
    spacetime::area::OverlayError,
    spacetime::area::ZoneError,
);
