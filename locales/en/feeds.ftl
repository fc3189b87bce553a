# What was seen: what can be wrong with a feed or with the register of sources, and how to set it right.

# The register of sources (--sensors).
sensors-too-long = The register of sources is longer than the limit of { $most }.
    .cure = Check that the file is the register; if it is, split it by site.
sensors-json = The register of sources is not JSON: line { $line }, column { $column }.
    .cure = Correct that place; a missing comma or quotation mark often stands just before it.
sensors-missing = The register of sources lacks “{ $path }”.
    .cure = Add it as docs/grounding-watch.md shows. Nothing is guessed about a source.
sensors-unknown = The register of sources has no member “{ $path }”.
    .cure = Correct its spelling or remove it. Known here: { $known }.
sensors-value = In the register of sources “{ $path }” cannot be { $found }.
    .cure = Write it so: { $expected }.
sensors-twice = In the register of sources { $path } (“{ $name }”) has the name or the codes SAC and SIC of an earlier row.
    .cure = Give each source a name and a pair of codes of its own; reports could not be told apart otherwise.
