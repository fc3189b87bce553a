//! The gazetteer on names of the theatre, on made-up homonyms, and on hostile input.
